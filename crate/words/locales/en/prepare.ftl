# The element <paraph-prepare>: from “I have a contract” to “it is sent”.

prepare-step-documents = Documents
prepare-step-people = Signers
prepare-step-place = Places
prepare-step-recap = Send
prepare-where = Step { $number } of 4 · { $name }
prepare-total = { $size } of { $most }
prepare-close = Close

prepare-home-title = What you sent
prepare-home-new = Send something
prepare-home-empty = Nothing has been sent yet. Choose a PDF, say who signs: it takes two minutes.
prepare-home-all = Follow everything you sent
prepare-draft = Draft
prepare-draft-untitled = Without a title
prepare-draft-what =
    { $documents ->
        [0] No document
        [one] { $documents } document
       *[other] { $documents } documents
    }, { $people ->
        [0] nobody to sign
        [one] { $people } signer
       *[other] { $people } signers
    }. It exists on this device only.
prepare-draft-go-on = Go on
prepare-resumed = Your draft is back: everything is where you left it.
prepare-erase = Erase everything
prepare-erase-sure = Erase documents, signers and places?
prepare-erase-yes = Erase
prepare-erase-no = Keep
prepare-erased = Draft erased
prepare-sent-on = Sent on { $day }
prepare-details-open = Details

prepare-documents-title = What is to be signed?
prepare-documents-choose = Choose PDFs or pictures
prepare-documents-private = Your documents stay on this device and with their signers. Our service receives only digests, and encrypted data that it cannot read.
prepare-document-facts =
    { $size } · { $pages ->
        [one] { $pages } page
       *[other] { $pages } pages
    }
prepare-document-remove = Remove { $name }
prepare-document-up = Move { $name } up
prepare-document-down = Move { $name } down
prepare-moved = Now at position { $number }
prepare-looking = Reading the document…
prepare-missing-document = Add at least one document
prepare-missing-password = The password of { $name } is missing
prepare-missing-reading = Remove { $name }, which cannot be read
prepare-advice-not-pdf = In a word processor: “Save as” or “Export”, then PDF. A photo or picture: “Print”, then “Save as PDF”.
prepare-advice-too-large = A scan gets smaller at a lower resolution; otherwise, send twice.
prepare-advice-certified = Ask its author for a version that is not certified, or have another document signed that refers to it.
prepare-advice-twice = Once is enough: each signer has a place in it.

prepare-people-title = Who signs?
prepare-people-order = Order of signing
prepare-people-in-order = One after the other
prepare-people-at-once = All at the same time
prepare-people-in-order-why = Each is invited when the one before has signed.
prepare-people-at-once-why = Everybody is invited at once and signs whenever they like.
prepare-people-add = Add a signer
prepare-people-me = I sign too
prepare-people-paste = You can paste several addresses at once: each gets a line.
prepare-people-pasted = { $count } signers added
prepare-person = Signer { $number }
prepare-person-email = E-mail address
prepare-person-name = First and last name (optional)
prepare-person-language = We write in
prepare-person-twice = Another signer has this address too: this person will sign twice.
prepare-person-copied = This address is in copy too: this person gets the signed version in any case.
prepare-required = Signature required
prepare-required-why = Nothing takes effect without it.
prepare-optional-why = It can take effect without this person: the next ones are invited without waiting for them, and they can sign until the deadline.
prepare-optional = Optional
prepare-person-up = Let signer { $number } sign earlier
prepare-person-down = Let signer { $number } sign later
prepare-person-remove = Remove signer { $number }
prepare-missing-person = Add at least one signer
prepare-missing-address = The address of signer { $number } is missing
prepare-missing-copy = An address in copy is missing
prepare-missing-required = At least one signature must be required

prepare-copies = At the end
prepare-in-copy = In copy
prepare-copy-all = Everybody gets the signed version at the end
prepare-copy-all-why = When all is signed, each signer gets a link to save the signed version.
prepare-copy-none-why = When all is signed, the signers are told; only you and those in copy get the signed version.
prepare-reassign = A signer may hand the signature over to somebody else
prepare-reassign-why = To a colleague with the authority, for instance. You are told, and the evidence keeps who handed over to whom.
prepare-copy-add = Put somebody in copy
prepare-copy-email = Address in copy
prepare-copy-remove = Take { $name } out of copy

prepare-place-title = Who signs where?
prepare-place-how = Drag a signer onto the page, or choose one and touch the page. On the keyboard: arrows to move, Alt + arrows to size, Page Up and Page Down to change the page, Delete to remove.
prepare-place-how-short = Touch the page
prepare-place-last = Put on the last page
prepare-place-bin = Remove
prepare-place-everywhere = Same place everywhere
prepare-place-everywhere-done = Placed on all documents
prepare-place-whose = Place of
prepare-tools = Place of { $name }
prepare-leave-out = Does not sign this document
prepare-leave-in = Signs this document after all
prepare-not-here = not here
prepare-document-ready = ready
prepare-document-misses = { $names } missing
prepare-clash = Page { $page }: the place of { $name } lies over another one. Move them apart.
prepare-clash-on = Page { $page } of “{ $document }”: the place of { $name } lies over another one. Move them apart.
prepare-footer = Page { $page }: the place of { $name } covers the footer. Move it up a little.
prepare-footer-on = Page { $page } of “{ $document }”: the place of { $name } covers the footer. Move it up a little.
prepare-place-more = More…
prepare-place-put = Placed on page { $page }
prepare-document-before = Previous document
prepare-document-after = Next document
prepare-placed = placed
prepare-to-place = to place
prepare-pages =
    { $pages ->
        [one] { $pages } page
       *[other] { $pages } pages
    }
prepare-slot = Signature of { $name }, page { $page }
prepare-slot-clash = Signature of { $name }, page { $page }: lies over another place
prepare-initials = Initials of { $name }, page { $page }
prepare-initials-clash = Initials of { $name }, page { $page }: lie over another place
prepare-initials-every = Initials on every page
prepare-initials-one = Initial one page
prepare-initials-done = Done with initials
prepare-initials-here = Initial here
prepare-initials-page = Initial page { $page }
prepare-initials-put = Initials on page { $page }
prepare-missing-slot = { $name } has no place to sign yet
prepare-missing-slot-on = { $name } has no place to sign in “{ $document }” yet
prepare-missing-any-slot = { $name } signs no document: remove this signer, or place them

prepare-recap-title = All set?
prepare-title-label = Title
prepare-message-label = Message to the signers (optional)
prepare-deadline-label = To be signed by
prepare-deadline-why = Until { $day }, end of the day. After that, what is missing can no longer be signed.
prepare-deadline-between = Choose a day between tomorrow and a year from now.
prepare-recap-private = Addresses, title and message serve to invite the signers and to make the evidence. The documents do not leave this device without you.
prepare-missing-title = Give it a title
prepare-missing-deadline = Choose a day between tomorrow and a year from now
prepare-mail-show = See the e‑mail
prepare-mail-hide = Hide the e‑mail
prepare-mail-sheet = The e‑mail as it will be sent
prepare-mail-to = To { $address }
prepare-send = Send
prepare-sending = Preparing and sending…

prepare-sent-title = It is sent
prepare-sent-what = Each signer gets a personal link by e‑mail. You will be told when everybody has signed.
prepare-sent-back = See what I sent
prepare-invited = Invited
prepare-later = Next
prepare-hand-title = Give the document to each signer
prepare-hand-why = The service does not carry your documents. Hand the very file to each signer, by e‑mail for example; they open it from their link.
prepare-hand-save = Save the files
prepare-hand-share = Share
prepare-hand-how = Then, for each, a message ready to send: attach the file to it.
prepare-hand-mail = Write the e‑mail
prepare-hand-mail-to = Write the e‑mail to { $name }
prepare-hand-copy = Copy the text
prepare-hand-copy-to = Copy the text for { $name }
prepare-hand-copied = Copied
prepare-hand-subject = To be signed: { $title }
prepare-hand-body =
    Hello,

    { $count ->
        [one] Attached is the document to sign: { $files }. Save it on your device as it is; do not print or change it.
       *[other] Attached are the documents to sign: { $files }. Save them on your device as they are; do not print or change them.
    }

    You also get an e-mail with your personal link. When it is your turn to sign, open that link and choose there what you have saved.

    Thank you.

prepare-fields = Further fields of this signer
prepare-field-put = { $kind } added on page { $page }
prepare-field = { $kind }, for { $name }, page { $page }
prepare-field-clash = { $kind }, for { $name }, page { $page }: lies over another place
prepare-field-label-text = What is to be written?
prepare-field-label = What is it about? (optional)
prepare-field-default = Already filled in with (optional)
prepare-field-required = Must be filled
prepare-field-by-itself = Fills itself when the document is signed.
prepare-caption = Under the signature
prepare-caption-reason = A reason, such as “Agreed”
prepare-missing-label = Say what { $name } is to write, page { $page }
prepare-too-many-fields = Too many fields: { $most } at most in all. Take some off one document.

prepare-tags =
    { $places ->
        [one] One place comes from a tag in the text.
       *[other] { $places } places come from the tags in the text.
    }
prepare-tags-nobody = No signer is left for: { $roles }.
prepare-tags-undo = Take them away
