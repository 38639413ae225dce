# Mails. Subjects are one line; the address in a link and the code stand on lines of their own.

mail-date = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $day }, { $year } at { $time } (UTC)
mail-footer = Sent by Paraph, which carries signatures and never the document itself.
mail-footer-of = Sent by Paraph for { $organisation }. Paraph carries signatures and never the document itself.
mail-sms-of = { $organisation }: { $text }
mail-reason = The reason given:

# Codes.
mail-office-code-subject = { $code } is your sign-in code
mail-office-code-intro = Your code to sign in:
mail-signing-code-subject = { $code } is your code to sign “{ $title }”
mail-signing-code-intro = Your code to sign “{ $title }”:
mail-approval-code-subject = { $code } is your code to approve “{ $title }”
mail-approval-code-intro = Your code to approve “{ $title }”:
mail-list-code-subject = { $count ->
    [one] { $code } is your code to act on one envelope
   *[other] { $code } is your code to act on { $count } envelopes
}
mail-list-code-intro = { $count ->
    [one] Your code to sign or approve one envelope:
   *[other] Your code to sign or approve { $count } envelopes at once:
}
mail-code-lifetime = It is good once, for 5 minutes.
mail-code-secret = Nobody will ever ask you for it: not by telephone, not by mail. If you did not ask for this code, ignore this message; nothing will happen.

# Invitations.
mail-invitation-subject = { $sender } asks you to sign “{ $title }”
mail-invitation-intro = { $sender } asks you to sign “{ $title }”.
mail-invitation-button = Read and sign
mail-approval-subject = { $sender } asks you to approve “{ $title }”
mail-approval-intro = { $sender } asks you to approve “{ $title }”.
mail-approval-button = Read and approve
mail-invitation-message = Their message:
mail-invitation-documents = { $count ->
    [one] There is one document.
   *[other] There are { $count } documents.
}
mail-invitation-deadline = You have until { $deadline }.
mail-invitation-link = The link is yours alone: please do not pass it on. You will get a code by mail before you sign.
mail-invitation-link-sms = The link is yours alone: please do not pass it on. You will get a code by SMS before you sign.
mail-approval-link = The link is yours alone: please do not pass it on. You will get a code by mail before you approve.
mail-approval-link-sms = The link is yours alone: please do not pass it on. You will get a code by SMS before you approve.
mail-occasion-turn = Those before you have acted: it is your turn.
mail-occasion-again = What was given before could not be read by the others and has been taken back: please answer once more.
mail-occasion-reminder = This is a reminder: your answer is still missing.
mail-occasion-expires = The time is nearly over, and your answer is still missing.
mail-invitation-reminder-subject = Reminder: { $sender } asks you to sign “{ $title }”
mail-approval-reminder-subject = Reminder: { $sender } asks you to approve “{ $title }”
mail-invitation-expires-subject = Soon too late to sign “{ $title }”
mail-approval-expires-subject = Soon too late to approve “{ $title }”

# How it ended.
mail-finalised-subject = Signed: “{ $title }”
mail-finalised-intro = All signatures needed for “{ $title }” are there: they now take effect.
mail-finalised-seal = The organisation then adds its electronic seal: a copy taken later will have it.
mail-finalised-seal-yours = The organisation’s electronic seal is still to be added: open the envelope on your tracking page, where the originals are.
mail-finalised-button = See the envelope and save the signed document
mail-finalised-sender = { $sender } has the signed document and can hand it to you.
mail-finalised-office = Open your envelopes
mail-declined-subject = { $name } has declined “{ $title }”
mail-declined-intro = { $name } has declined to sign “{ $title }”.
mail-declined-goes-on = Their signature was optional: the others can go on.
mail-reassigned-subject = { $name } will sign “{ $title }” in place of a recipient
mail-reassigned-intro = The signature of “{ $title }” was handed over to { $name }, who has just been invited.
mail-commented-subject = { $name } comments on “{ $title }”
mail-commented-intro = { $name } left a comment on “{ $title }”:
mail-ended = The envelope has ended. Signatures already given take no effect; there is nothing left to do.
mail-cancelled-subject = Cancelled: “{ $title }”
mail-cancelled-intro = { $sender } has cancelled “{ $title }”.
mail-expired-subject = Expired: “{ $title }”
mail-expired-intro = The time to sign “{ $title }” is over, and a signature that is needed is missing.
mail-agreed-subject = Approved: “{ $title }”
mail-agreed-intro = All approvals needed for “{ $title }” are there: they now take effect.
mail-agreed-button = See the envelope
mail-agreed-sender = { $sender } has the result and can hand it to you.
mail-copy-lifetime = The link is good for 7 days. Opened later, it offers to send you a new one.
mail-copy-subject = Your new link to “{ $title }”
mail-copy-intro = You asked for a new link to “{ $title }”.
mail-copy-button = See the envelope
mail-declined-approval-intro = { $name } has declined to approve “{ $title }”.
mail-released-subject = You are no longer asked about “{ $title }”
mail-released-intro = { $sender } has asked somebody else in your place for “{ $title }”. There is nothing left for you to do; the link you had no longer works.
