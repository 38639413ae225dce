# The element <paraph-prepare>: from “I have a contract” to “it is sent”.

prepare-step-documents = Documents
prepare-step-people = Signers
prepare-step-place = Places
prepare-step-recap = Send
prepare-where = Step { $number } of 4 · { $name }
prepare-total = { $size } of { $most }
prepare-sign-out = Sign out

prepare-signin-title = Hello. What is your address?
prepare-signin-why = You get a code by e-mail. No password to remember.
prepare-signin-address = Your e-mail address
prepare-signin-ask = Get a code
prepare-signin-sent = A six-digit code is on its way to { $address }.
prepare-signin-open = Continue
prepare-signin-other = Change the address

prepare-home-title = What you sent
prepare-home-new = Send something
prepare-home-empty = Nothing has been sent yet. Choose a PDF, say who signs: it takes two minutes.
prepare-sent-on = Sent on { $day }
prepare-details-open = Details
prepare-details-close = Close
prepare-reason = Reason given: “{ $reason }”
prepare-cancel = Cancel this
prepare-cancel-reason = Why do you cancel? The signers will read it (optional).
prepare-cancel-no = Do not cancel
prepare-cancel-yes = Cancel it
prepare-void = Have it signed again
prepare-void-why = The signature of { $name } cannot be rebuilt from the original. Take it back: { $name } is invited again, and nothing else changes.

phase-waiting = Waiting · { $done }/{ $of }
phase-finalisable = Can be closed · { $done }/{ $of }
phase-to-finalise = To be closed · { $done }/{ $of }
phase-finalised = Signed by all
phase-declined = Declined
phase-cancelled = Cancelled
phase-expired = Expired

prepare-documents-title = What is to be signed?
prepare-documents-choose = Choose PDFs
prepare-documents-private = Your documents stay on this device and with their signers. Our service receives only digests, and encrypted data that it cannot read.
prepare-document-facts =
    { $size } · { $pages ->
        [one] { $pages } page
       *[other] { $pages } pages
    }
prepare-document-remove = Remove { $name }
prepare-looking = Reading the document…
prepare-missing-document = Add at least one PDF

prepare-people-title = Who signs?
prepare-people-order = Order of signing
prepare-people-in-order = One after the other
prepare-people-at-once = All at the same time
prepare-people-in-order-why = Each is invited when the one before has signed.
prepare-people-at-once-why = Everybody is invited at once and signs whenever they like.
prepare-people-add = Add a signer
prepare-people-me = I sign too
prepare-people-moved = Now at position { $number }
prepare-person = Signer { $number }
prepare-person-email = E-mail address
prepare-person-name = First and last name (optional)
prepare-person-up = Let signer { $number } sign earlier
prepare-person-down = Let signer { $number } sign later
prepare-person-remove = Remove signer { $number }
prepare-missing-person = Add at least one signer
prepare-missing-address = The address of signer { $number } is missing

prepare-place-title = Who signs where?
prepare-place-how = Choose a signer, then touch the page. Drag to adjust; on the keyboard: arrows, Page Up and Page Down, Delete.
prepare-place-how-short = Touch the page
prepare-place-last = Put on the last page
prepare-place-bin = Remove
prepare-place-put = Placed on page { $page }
prepare-placed = placed
prepare-to-place = to place
prepare-pages =
    { $pages ->
        [one] { $pages } page
       *[other] { $pages } pages
    }
prepare-slots =
    { $count ->
        [0] no place yet
        [one] { $count } place
       *[other] { $count } places
    }
prepare-slot = Signature of { $name }, page { $page }
prepare-missing-slot = { $name } has no place to sign yet

prepare-recap-title = All set?
prepare-title-label = Title
prepare-message-label = Message to the signers (optional)
prepare-deadline-label = Deadline
prepare-deadline = 30 days after sending
prepare-recap-private = Addresses, title and message serve to invite the signers and to make the evidence. The documents do not leave this device without you.
prepare-missing-title = Give it a title
prepare-send = Send
prepare-sending = Preparing and sending…

prepare-sent-title = It is sent
prepare-sent-what = Each signer gets a personal link by e-mail. You will be told when everybody has signed.
prepare-sent-back = See what I sent
prepare-invited = Invited
prepare-later = Next
prepare-hand-title = Give the document to each signer
prepare-hand-why = The service does not carry your documents. Hand this very file to each signer, by e-mail for example; they open it from their link.
prepare-hand-save = Save the files
