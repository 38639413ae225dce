# The element <paraph-prepare>: from “I have a contract” to “it is sent”.

prepare-step-documents = Documents
prepare-step-people = People
prepare-step-place = Places
prepare-step-recap = Send
prepare-where = Step { $number } of { $count } · { $name }
prepare-total = { $size } of { $most }
prepare-close = Close

prepare-home-title = What you sent
prepare-home-new = Send something
prepare-home-empty = Nothing has been sent yet. Choose your documents, say who signs or approves: it takes two minutes.
prepare-home-all = Follow everything you sent
prepare-draft = Draft
prepare-draft-untitled = Without a title
prepare-draft-what =
    { $documents ->
        [0] No document
        [one] { $documents } document
       *[other] { $documents } documents
    }, { $people ->
        [0] nobody yet
        [one] { $people } person
       *[other] { $people } people
    }. It exists on this device only.
prepare-draft-go-on = Go on
prepare-resumed = Your draft is back: everything is where you left it.
prepare-erase = Erase everything
prepare-erase-sure = Erase documents, people and places?
prepare-erase-yes = Erase
prepare-erase-no = Keep
prepare-erased = Draft erased
prepare-sent-on = Sent on { $day }
prepare-details-open = Details

prepare-documents-title = Which documents?
prepare-stood =
    { $count ->
        [one] Choose the same file once more ({ $names }): places and fields stand there again.
       *[other] Choose the same files once more ({ $names }): places and fields stand there again.
    }
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

prepare-people-title = Who does what?
prepare-people-order = In what order
prepare-people-in-order = One after the other
prepare-people-at-once = All at the same time
prepare-people-in-order-why = Each is invited when the one before has acted.
prepare-people-at-once-why = Everybody is invited at once and acts whenever they like.
prepare-people-add = Add somebody
prepare-people-me = I take part too
prepare-people-paste = You can paste several addresses at once: each gets a line.
prepare-people-pasted = { $count } people added
prepare-person = Person { $number }
prepare-person-email = E-mail address
prepare-person-name = First and last name (optional)
prepare-person-language = We write in
prepare-person-twice = Somebody else on the list has this address too: this person will act twice.
prepare-person-copied = This address is in copy too: this person gets the result in any case.
prepare-required = Required
prepare-required-why = Nothing takes effect without this person.
prepare-optional-why = It can take effect without this person: the next ones are invited without waiting for them, and they can act until the deadline.
prepare-optional = Optional
prepare-person-up = Let person { $number } act earlier
prepare-person-down = Let person { $number } act later
prepare-person-remove = Remove person { $number }
prepare-missing-person = Add at least one person
prepare-missing-address = The address of person { $number } is missing
prepare-missing-copy = An address in copy is missing
prepare-missing-required = At least one person must be required

prepare-copies = At the end
prepare-in-copy = In copy
prepare-copy-all = Everybody gets the result at the end
prepare-copy-all-why = At the end each of them gets a link to it.
prepare-copy-none-why = At the end they are told; only you and those in copy get the result.
prepare-reassign = Whoever is asked may hand over to somebody else
prepare-reassign-why = To a colleague with the authority, for instance. You are told, and the evidence keeps who handed over to whom.
prepare-seal = Add the organisation’s electronic seal at the end
prepare-seal-why = Once it is completed you add it from your tracking page, with the originals; nobody else sees them. It does not show on the page: PDF readers list it among the signatures.
prepare-seal-lost = The organisation’s seal was asked for before, and your address may not add it: this goes without.
prepare-seal-recap = The organisation’s electronic seal is added at the end, from your tracking page.
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
prepare-message-label = Message (optional)
prepare-deadline-label = To be signed by
prepare-deadline-why = Until { $day }, end of the day. After that, what is missing can no longer be given.
prepare-deadline-between = Choose a day between tomorrow and a year from now.
prepare-recap-private = Addresses, numbers, title and message serve to invite people and to make the evidence. The documents do not leave this device without you.
prepare-missing-title = Give it a title
prepare-missing-deadline = Choose a day between tomorrow and a year from now
prepare-mail-show = See the e‑mail
prepare-mail-hide = Hide the e‑mail
prepare-mail-sheet = The e‑mail as it will be sent
prepare-mail-to = To { $address }
prepare-send = Send
prepare-sending = Preparing and sending…

prepare-sent-title = It is sent
prepare-sent-what = Each gets a personal link when it is their turn. You will be told when everything is there.
prepare-sent-back = See what I sent
prepare-invited = Invited
prepare-later = Next
prepare-hand-title = Give the document to each of them
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

prepare-ask = What do you ask for?
prepare-ask-sign = To be signed
prepare-ask-approve = To be approved
prepare-ask-sign-why = PDFs or pictures. Each signature stands on the document itself.
prepare-ask-approve-why = Files of any kind: spreadsheets, office documents, archives. Each person approves or declines, with a comment if they like; nothing is added to the files.
prepare-files-choose = Choose files
prepare-files-private = Your files stay on this device and with those who approve them. Our service receives only their digests.
prepare-advice-office-file = If it need not be signed: choose “To be approved” above, and it stays as it is.
prepare-approvers-title = Who approves?
prepare-role = What this person does
prepare-role-signer = Signs
prepare-role-approver = Approves
prepare-role-finaliser = Signs last and closes
prepare-role-approver-why = Reads and approves; puts nothing on the document.
prepare-role-finaliser-why = Comes after everybody else, alone: this signature closes it, even if optional ones are missing. That is why the place in the list is fixed.
prepare-finaliser-required = Who closes is always required.
prepare-together = Together with the one before
prepare-together-why = Both are invited at the same time.
prepare-missing-phone = The telephone number of person { $number } is missing
prepare-missing-signer = Nobody signs. Let somebody sign, or go back and choose “To be approved”
prepare-link-by = The link goes by
prepare-code-by = The code goes by
prepare-by-email = E-mail
prepare-by-sms = SMS
prepare-phone = Telephone number
prepare-phone-why = Needed, as something goes there by SMS.
prepare-phone-missing = Without a number, link and code will go by e‑mail.
prepare-phone-understood = Understood as { $number }
prepare-level = How they are identified
prepare-level-email = Code by e-mail
prepare-level-sms = Code by SMS
prepare-level-email-why = A link and a code. By e-mail, this is a simple electronic signature: a court may not refuse it just because it is electronic (eIDAS, article 25(1)), and we attest that whoever signed could read that mailbox (or held that telephone, where the code goes by SMS), no more.
prepare-level-sms-why = A link, and a code that always comes by SMS. This too is a simple electronic signature: a court may not refuse it just because it is electronic (eIDAS, article 25(1)), and we attest that whoever signed held that telephone number, no more.
prepare-level-email-approval = A link and a code. An approval is a simple electronic agreement: a court may not refuse it just because it is electronic (eIDAS, articles 25(1) and 46), and we attest that whoever approved could read that mailbox (or held that telephone, where the code goes by SMS), no more.
prepare-level-sms-approval = A link, and a code that always comes by SMS. An approval is a simple electronic agreement: a court may not refuse it just because it is electronic (eIDAS, articles 25(1) and 46), and we attest that whoever approved held that telephone number, no more.
prepare-message-approvers = Message to those who approve (optional)
prepare-deadline-approval = To be approved by
prepare-remind = Remind by itself
prepare-remind-days = Every … days
prepare-remind-most = At most … times
prepare-remind-never = Nobody is reminded by itself; you can still remind by hand.
prepare-remind-why =
    { $days ->
        [one] Whoever is asked and has not answered is reminded every day
       *[other] Whoever is asked and has not answered is reminded every { $days } days
    }, { $most ->
        [one] once at most.
       *[other] { $most } times at most.
    }
prepare-sent-what-approval = Each gets a personal link when it is their turn. You will be told when everything is approved, or declined.
prepare-hand-approval-subject = To be approved: { $title }
prepare-hand-approval-body =
    Hello,

    { $count ->
        [one] Attached is the file to approve: { $files }. Save it on your device as it is; do not change it.
       *[other] Attached are the files to approve: { $files }. Save them on your device as they are; do not change them.
    }

    You also get a message with your personal link. When it is your turn, open that link and choose there what you have saved.

    Thank you.

prepare-by-sms-too = Link or code by SMS…
prepare-level-verified = Verified identity
prepare-level-verified-why = A link and a code, and who signs shows who they are, by logging in at an identity provider for exactly this content or by an identity document shown to one of your officers: this aims at the identification that an advanced signature needs (eIDAS, article 26, points a and b), and, the key being made in the browser and certified by us, it is at the least a simple electronic signature (article 25(1)).
prepare-level-verified-approval = A link and a code, and who approves shows who they are, by logging in at an identity provider for exactly this content or by an identity document shown to one of your officers: an approval stays an electronic agreement without a key of its own, which a court may not refuse just because it is electronic (eIDAS, articles 25(1) and 46), and the evidence says who had been identified, and how.
