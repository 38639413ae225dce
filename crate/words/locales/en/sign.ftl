# The element <paraph-sign>.

sign-loading = Opening the link…
sign-asked-by = { $sender } asks you to sign · by the end of { $until }
sign-step-read = Step 1 of 3 · read
sign-step-confirm = Step 3 of 3 · confirm
sign-step-done = Done for you

sign-bringing = The document is on its way and being checked…
sign-glimpse = The document as it was sent. It can be signed as soon as it has been checked.
sign-choose-title = Choose the document
sign-choose-which = It was handed to you as “{ $name }” ({ $size }). Take the file itself, not a print or a screenshot.
sign-choose-button = Choose the file
sign-choose-private = The file is read on this device and sent nowhere.

sign-left-read = { $places ->
    [one] Left to do: read to the end, sign
   *[other] Left to do: read to the end, sign in { $places } places
}
sign-left-sign = { $places ->
    [one] Left to do: sign
   *[other] Left to do: sign, once for { $places } places
}
sign-left-confirm = { $places ->
    [one] Your signature stands. Left to do: confirm
   *[other] Your signature stands in its { $places } places. Left to do: confirm
}
sign-read-done = You are at the end of the document. You can sign.
sign-go-end = Go to the end
sign-go-slot = Where I sign
sign-go-slot-of = Where I sign { $number }/{ $count }
sign-change-mark = Change
sign-go-on = Continue
sign-pages = All pages
sign-leaf =
    { $places ->
        [0] Page { $number } of { $count }
        [one] Page { $number } of { $count }, you sign here
       *[other] Page { $number } of { $count }, you sign here { $places } times
    }
sign-mark-stands = Your signature stands. Look at it, then continue.
sign-set-mark = Sign
sign-your-slot = Your signature
sign-your-initials = Initials
sign-your-mark = Your signature as it will look

sign-mark-title = Your signature
sign-mark-draw = Draw
sign-mark-type = Type
sign-mark-import = Import
sign-mark-set = Put it there
sign-draw-label = Drawing area. Without a mouse or a touch screen, choose “Type”.
sign-draw-hint = Draw on the line.
sign-draw-undo = Undo
sign-draw-erase = Erase
sign-type-label = Your name, as you sign it
sign-type-hands = Handwriting
sign-type-hand = Handwriting { $number }
sign-type-hand-cannot = Handwriting { $number }: { $why }
sign-type-cannot = It lacks some of these letters
sign-import-drop = Drop a picture of your signature
sign-import-choose = Choose a picture
sign-import-paper = Make the paper transparent
sign-import-other = Another picture
sign-import-private = PNG or JPEG. The picture is read on this device; only its drawing goes into the document.

sign-phone = Draw on my phone
sign-phone-how = Scan this code with your phone, then sign there with your finger. The drawing comes back here, encrypted.
sign-phone-code = Code to scan with your phone. Without a phone, choose “Type”.
sign-phone-no = Draw here
sign-pad-give = Send to the computer
sign-pad-given = It is on your computer
sign-pad-given-what = Your drawing waits there for you to put it in place. You can put this phone down.
sign-pad-again = Draw again

sign-name-title = You sign as
sign-name-label = First and last name
sign-name-address = Address checked by the code: { $address }
sign-consent-title = Your agreement
sign-privacy = Your name and address become part of the evidence; your name stands in the signed document. The document itself does not leave this device.
sign-missing-name = Give your first and last name
sign-missing-consent = Tick both boxes
sign-missing-code = Enter the code you got
sign-code-ask = Get the code
sign-code-title = The code you got by e‑mail
sign-code-sent = Sent to { $address }.
sign-now = Sign

sign-doing-title = Signing
sign-doing-prepare = The document is prepared on this device
sign-doing-authorise = Your agreement is recorded, a certificate is issued
sign-doing-stamp = The signature is made and time-stamped
sign-doing-check = The result is read back and the evidence sent
sign-doing-rebase = Somebody else has just signed: your signature goes onto that new version.
sign-doing-stay = Keep this page open, it takes a few seconds.

sign-done-title = You have signed
sign-done-when = On { $when }. The document did not leave this device: only digests and encrypted data were sent.
sign-done-waiting = The signature takes effect when everything that is needed is there. You will be told; this document stays yours, without an account.
sign-done-final = All the signatures that are needed are there: they have taken effect. This document stays yours, without an account.
sign-save = Save the PDF
sign-save-all = Save the PDFs
sign-share = Share
sign-evidence-what = The evidence file holds who acted, when and how, and the encrypted changes, if there are any. With the original it is enough to rebuild and check everything, without us.

sign-decline-open = Decline to sign
sign-decline-title = Decline to sign?
sign-decline-what = It ends here for everybody, and the sender is told. This is final.
sign-decline-what-optional = Your signature is optional: the others go on without you, and the sender is told. This is final.
sign-decline-reason = Why? The sender will read it (optional).
sign-decline-no = Back to the document
sign-decline-yes = Decline

sign-comment-open = Leave a comment
sign-comment-title = Leave a comment
sign-comment-label = The sender and everybody else who is asked will read it.
sign-comment-send = Publish
sign-comment-sent = Your comment is published.
sign-comments = Comments
sign-where-open = Where it stands
sign-where-title = Where it stands
sign-over-open = Hand over to somebody else
sign-over-title = Who will sign in your place?
sign-over-what = They get an invitation of their own, and your link stops working. The sender is told.
sign-over-email = Their e‑mail address
sign-over-name = Their name (optional)
sign-over-send = Hand it over
sign-over-done-title = It is handed over
sign-over-done = { $name } has just been invited. There is nothing left for you to do.

sign-broken-title = This cannot go on
sign-paste-what = A mail program may have cut the link. Copy it whole from the e‑mail, down to its last character.
sign-paste-label = The link from the e‑mail
status-reason = “{ $reason }”
status-refresh = Refresh
status-my-copy = My signed copy
status-signed-title = You have already signed
status-signed = On { $when }. You can get your signed copy again from the original.
status-finalised-title = All the signatures that are needed are there
status-finalised = You signed on { $when }. The signatures have taken effect; get your copy again from the original.
status-not-yet-title = It is not your turn yet
status-not-yet = Somebody comes before you. You will be told as soon as it is your turn, with this same link.
status-you-declined-title = You declined
status-you-declined = The sender was told. There is nothing more to do here.
status-declined-title = Somebody declined
status-declined = It ended there; nothing more is asked of you.
status-cancelled-title = It was cancelled
status-cancelled = The sender cancelled it; nothing more is asked of you.
status-expired-title = The deadline has passed
status-expired = Something was still missing on the last day. Ask the sender to send it again.
status-seal-later = At the end the organisation adds its electronic seal to the documents.
status-seal-missing = The organisation has not added its electronic seal yet. The signatures take effect without it; once it is there, a new copy has it.
status-sealed = The organisation has added its electronic seal.
status-seal-bad = The organisation’s electronic seal cannot be read: the copy is the signed version before it.
status-copy-title = You get a copy
status-copy = There is nothing for you to do. You will be told at the end.
status-copy-final-title = It is signed
status-copy-final = All the signatures that were needed are there. Get the signed version from the original.
status-over-final-title = It is signed, without you
status-over-final = Your signature was optional and was not waited for. You can get the signed version from the original.
status-over-title = It is over
status-over = Nothing more is asked of you here.

sign-left-fields =
    { $fields ->
        [one] Left to do: fill in one field, sign
       *[other] Left to do: fill in { $fields } fields, sign
    }
sign-fill = Fill in
sign-field-done = Done
sign-field-required = This has to be filled in before you sign.
sign-field-optional = You may leave this empty.

sign-asked-by-approve = { $sender } asks you to approve · by the end of { $until }
sign-step-look = Step 1 of 2 · read
sign-step-approve = Step 2 of 2 · approve
sign-look-done = You are at the end. You can answer.
sign-choose-which-file = It was handed to you as “{ $name }” ({ $size }). Take the file itself, as you received it: not a copy that was saved again.
sign-file-checked = { $size } · checked: this is the very file that was sent to you. It cannot be shown here; save it to open it with its own program.
sign-file-save = Save the file
sign-file-save-all = Save the files
sign-file-save-named = Save { $name }
sign-left-look = Left to do: read to the end, then answer
sign-left-answer = Left to do: answer
sign-decline-approve = Decline
sign-decline-approve-title = Decline to approve?
sign-decline-approve-optional = Your approval is optional: the others go on without you, and the sender is told. This is final.
sign-approve = Approve
sign-approve-title = You approve
sign-approve-comment = A comment, for everybody to read (optional)
sign-approve-privacy = Your name and address become part of the evidence. The files do not leave this device.
sign-missing-approval = Tick the box
sign-approving = Your approval is being recorded…
sign-approved-title = You have approved
sign-approved-when = On { $when }. The files did not leave this device: only their digests were sent.
sign-approved-waiting = The approval takes effect when everything that is needed is there. You will be told.
sign-approved-final = Everything that is needed is there: it has taken effect.
sign-copy-title = Here it is
sign-copy-when = Checked and put together on this device.
sign-name-phone = Number checked by the code: { $address }
sign-code-title-sms = The code you got by SMS
sign-code-sent-sms = Sent by SMS to { $address }.
sign-over-approve-title = Who will approve in your place?
sign-over-phone = Their telephone number
sign-over-phone-why = Needed, as a link or a code goes there by SMS.
sign-over-phone-understood = Understood as { $number }
sign-renew = Send me a fresh link
sign-renewed = A fresh link is on its way to the same address. You can close this page.
status-approved-title = You have already approved
status-approved = On { $when }. You will be told how it ends.
status-agreed-title = Everything that is needed is there
status-agreed = You approved on { $when }. It has taken effect.
status-copy-agreed-title = It is approved
status-copy-agreed = All the approvals that were needed are there.
status-over-agreed-title = It is approved, without you
status-over-agreed = Your answer was optional and was not waited for.
status-my-files = The files
status-count = { $done ->
    [one] { $done } of { $of } has acted
   *[other] { $done } of { $of } have acted
 }
status-count-optional = { $done ->
    [one] { $done } of { $of } has acted
   *[other] { $done } of { $of } have acted
 } ({ $optional } optional)
status-next = Asked now: { $names }, by the end of { $until }.

sign-others-title =
    { $count ->
        [one] One more document waits for you
       *[other] { $count } more documents wait for you
    }
sign-others-from = from { $sender }
sign-others-open = Open
sign-others-open-one = Open “{ $title }”

sign-identity-title = Show who you are
sign-identity-why = { $sender } asks who you are. You log in at { $provider }, for exactly what is asked of you here and for nothing else.
sign-identity-privacy = { $provider } learns that you log in here, not what it is about. We keep your name, how sure { $provider } is, and its signed answer: they are part of the evidence.
sign-identity-ask = Show who I am
sign-identity-preparing = Everything is being prepared…
sign-identity-open = Log in with { $provider }
sign-identity-window = (a new window)
sign-identity-waiting = When you are done there and have said that it is you, come back to this page: it goes on by itself.
sign-identity-known = { $provider } says that you are { $name }.
sign-identity-acr = Level of assurance: { $acr }
sign-identity-differs = You sign as “{ $name }”. The evidence will show both names: if that is not what you want, change the name above and log in again.
sign-identity-again = Begin again
sign-identity-changed = Something has changed since you logged in, and the login was for exactly what stood here before: please log in once more.
sign-identity-stage-cancelled = You came back without logging in, said that it is not you, or { $provider } refused. Nothing is lost: try again, or ask { $sender } for another way.
sign-identity-stage-unreachable = { $provider } does not answer as it should. Nothing is lost: try again in a few minutes.
sign-identity-stage-unbelieved = The answer from { $provider } does not prove that you logged in for this very content, so it was not taken. Please log in again; if it happens twice, tell { $sender }.
sign-identity-stage-nameless = { $provider } gave no name. Ask { $sender } for another way.
sign-identity-stage-none = The login took too long. Nothing is lost: please log in again.
sign-identity-attested = { $officer } has seen your identity document ({ $document }) and states it. You sign under the name it has.
sign-identity-attested-approves = { $officer } has seen your identity document ({ $document }) and states it: you are { $name }.
sign-identity-officer-first = The organisation has to see your identity document first
sign-identity-officer-what = Ask { $sender } where and when. Nothing of what you gave is lost: as soon as your document has been seen, this page goes on by itself; the same link brings you back.
sign-identity-officer-too = Or show your identity document to the organisation: ask { $sender } where and when.
sign-missing-identity = Left to do: show who you are
sign-missing-officer = Left to do: show your identity document to the organisation
sign-identity-shown = You have shown who you are
