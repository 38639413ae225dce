# What went wrong: what happened, what is kept, what to do.

trouble-unknown = Something did not work: { $detail }. Nothing is lost; try again in a moment.

# The device and the network
trouble-offline = There is no connection, or the service does not answer. Nothing is lost; try again.
trouble-insecure-context = This page is not served safely (HTTPS). Signing is not possible here; tell whoever sent you here.
trouble-insecure = This browser lacks the cryptography that is needed. Try an up-to-date browser.
trouble-browser-crypto = This browser’s cryptography failed. Reload the page, or try another browser.
trouble-not-loaded = A part of the page could not be loaded. Check the connection and reload; what you entered is kept.
trouble-engine-failed = Processing stopped on this device. Reload the page; what you entered is kept. ({ $detail })
trouble-file-unreadable = This file could not be read. If it is in a cloud, download it first, then choose it again.
trouble-not-saved = The file could not be saved. Try again, or try another browser.
trouble-not-drawn = The pages cannot be shown. Reload the page to try again.

# The documents
trouble-not-pdf = This file is not a PDF. Choose the document in PDF format.
trouble-photograph-unreadable = This picture could not be read. Choose a PNG or JPEG, or scan the document as PDF.
trouble-office-file = This is a file of an office program. Open it there, choose “Save as” or “Export”, then PDF, and choose that PDF here.
trouble-file-empty = This file is empty. Choose another one, or download it again.
trouble-no-pages = This PDF has no pages: there is nothing to sign.
trouble-damaged = This PDF is damaged and cannot be used. Ask for a new copy, or save it again from the program that made it.
trouble-too-complex = This PDF is built too unusually to be signed safely. Save it again from the program that made it.
trouble-other-file = This is not the same file. Take the attachment itself, as you received it: not a print, not a copy that was saved again.
trouble-not-certificate = There is no readable certificate in this file. Choose a .pem, .crt or .cer file.
trouble-password-needed = This document has a password.
trouble-password-wrong = This password does not open the document.
trouble-too-large = Together the documents are larger than allowed. Remove one, or make it smaller.
trouble-twice = { $detail } is in the list already.
trouble-certified = This document was certified by somebody who allows no further signature on it.
trouble-prepared-already = This document was prepared here before: choose the original.
trouble-signed-already = Somebody has signed this document already: it takes signatures, but no further fields. Leave initials and fields out, or take the unsigned document.
trouble-off-page = A place reaches over the edge of its page. Move it and try again.
trouble-slot-not-free = The place for the signature is no longer free in this file. Tell the sender.
trouble-not-stored = The document could not be handed to the site that keeps it; nothing was sent. Try again. ({ $detail })
trouble-host = The site that keeps the document did not hand it over. ({ $detail })

# What others posted
trouble-undecryptable = The signature posted by { $detail } cannot be read with your original. Nothing was shown or signed; the sender is told and can have it made again.
trouble-other-digest = The signature posted by { $detail } gives another document than the one recorded. Nothing was shown or signed; the sender is told and can have it made again.
trouble-forbidden-change = The version posted by { $detail } changes more than their own signature. Nothing was shown or signed; the sender is told and can have it made again.
trouble-transcript = The history of this envelope is not consistent: to be safe, nothing is shown. Tell the sender. ({ $detail })
trouble-backend-unsound = The service gave a history or a certificate that does not hold: to be safe, nothing is signed. Tell the sender.
trouble-backend-mismatch = The service answered something else than you agreed to: to be safe, nothing is signed. Try again.

# The mark
trouble-mark-missing = First draw, type or import your signature.
trouble-initials-missing = Draw or type your initials first: this document asks for them too.
trouble-initials-text = Initials are 1 to 32 characters. Type them again.
trouble-field-missing = A field that has to be filled in is empty. Go back to the document: it is marked.
trouble-no-room = What you wrote does not fit in its place on the page. Shorten it.
trouble-too-simple = This stroke is too short for a signature. Draw it again, a little larger.
trouble-missing-glyphs = The handwriting lacks some characters of this name. Draw your signature.
trouble-mark-unusable = This signature cannot be used. Draw or type it again.
trouble-pad-over = This code to scan is no longer good. Ask for another one on the computer; nothing is lost.
trouble-pad-unreadable = The drawing from the phone could not be read. Ask for another code to scan, or draw here.
trouble-picture-unreadable = This picture could not be read. Choose a photo or a PNG or JPEG picture of your signature.
trouble-picture-too-large = This picture is too large. Choose one below 25 MB.
trouble-picture-empty = There is nothing to be seen on this picture. Choose another one with more contrast.

# Codes and sessions
trouble-address-invalid = This e‑mail address does not look complete.
trouble-code-short = The code has six digits.
trouble-code-wrong = This is not the right code. Look at the latest message and try again.
trouble-code-expired = This code is no longer good. Ask for a new one; everything else is kept.
trouble-code-needed = A new code is needed. Ask for it; everything else is kept.
trouble-too-many-tries = Too many tries with this code. Ask for a new one.
trouble-too-many-codes = Too many codes today. Try again tomorrow, or write to the sender.
trouble-too-many-agreements = This code has been used as often as is allowed. Ask for a new one; everything else is kept.
trouble-too-many-time-stamps = Too many tries for one signature. Go on with a new code.
trouble-domain-not-allowed = This address may not send documents here. Use your work address.
trouble-unauthorised = Your session is over. Go on again; what you entered is kept.
trouble-session-over = Your session is over. Go on again; what you entered is kept.
trouble-not-authorised = This agreement no longer holds for this version. Sign again.

# The envelope
trouble-link-missing = This address has no personal link in it. Open the whole link from the message.
trouble-link-unknown = This link is not known here. Open the whole link from the e‑mail, or ask the sender to send it again.
trouble-unknown-link = This link is not known here. Open the whole link from the e‑mail, or ask the sender to send it again.
trouble-stale = Somebody has just signed. Try again: your signature goes onto the new version.
trouble-too-busy = Many people are signing right now. Wait a moment and sign again; nothing has to be redone.
trouble-not-your-turn = It is not your turn yet.
trouble-already-acted = You have already acted here.
trouble-already-sent = This has been sent already.
trouble-sent-before = It had been sent already, before your last changes. Find it in “What you sent”: keep it as it is, or cancel it, then come back and send this one.
trouble-ended = This is over: nothing more can be done here.
trouble-not-voidable = Only the last signature can be taken back, and only if it cannot be rebuilt.
trouble-text-missing = Write something first.
trouble-not-reassignable = The sender does not let this signature be handed over, or it has been several times already.
trouble-too-many-comments = You have left many comments here already. Write to the sender directly.
trouble-phone-invalid = This telephone number does not seem complete. Begin with the country’s code, as in +33 6 12 34 56 78.
trouble-phone-needed = A telephone number is needed: the link or the code goes there by SMS.
trouble-sms-unavailable = This service cannot send SMS. Choose e-mail instead.
trouble-other-documents = What you approve does not match the documents. Reload the page and try again.
trouble-nobody-to-remind = There is nobody to remind: nobody’s answer is missing right now.
trouble-reminded-lately = This person was written to less than an hour ago. Wait a little before you remind them again.
trouble-too-many-reminders = This person has been reminded as often as is allowed. Call them, or ask somebody else in their place.
trouble-not-finalisable = This cannot be finalised yet: somebody needed has not answered, or nobody has.
trouble-still-collecting = This is still under way. Cancel it first, then delete it.
trouble-original-missing = The original is not among the files chosen. Take the one that you sent.
trouble-only-approved = This was approved, not signed: the files stay as they are. Open it to save its evidence.
trouble-not-completed = This is not completed: it has no signed version yet.
trouble-link-over = This link is no longer good. Ask for a new one: it goes to the same address.
trouble-link-good = This link is still good. Reload the page to open it.
trouble-too-many-links = Several new links have been sent to you today already. Look for the latest, or try again tomorrow.
trouble-other-way = Its code goes another way, or to another place. Sign it afterwards, with a code of its own.
trouble-mailbox-unproven = What waits for an e-mail address is only shown after a code that came by e-mail. Open each link from its own message.
trouble-list-too-long = That is too many at once. Choose fewer.
trouble-not-found = This does not exist, or no longer.
trouble-other-role = Your role here does not allow that.
trouble-other-slots = What is signed does not match your places. Reload the page and try again.
trouble-name-invalid = Give your first and last name, 2 to 64 characters.
trouble-text-invalid = One of the texts is empty, too long, or has characters that are not allowed.
trouble-consent-missing = The texts agreed to have changed. Reload the page and tick them again.
trouble-envelope-no-document = Choose at least one document.
trouble-envelope-too-many = This is too much for one envelope: too many documents, people or places. Make it two.
trouble-envelope-nobody-acts = Nobody signs or approves. Add somebody.
trouble-envelope-steps = The order of the people is broken. Put them in order again.
trouble-envelope-finaliser-not-last = Whoever finalises acts last and alone. Correct the order.
trouble-envelope-slot = A place belongs to nobody any more, or is on no document. Remove it and put it again.
trouble-envelope-empty-slot = A place has no area. Make it larger.
trouble-envelope-too-many-fields = There are too many fields in all. Remove some from a document.
trouble-envelope-empty-field = A field has no area. Make it larger.
trouble-envelope-unsound-field = A field asks for what its kind does not have. Remove it and put it again.
trouble-envelope-findings = What was found in a document cannot be sent. Remove that document and choose it again.
trouble-envelope-two-slots = Somebody has two signatures on one document. Remove one.
trouble-envelope-no-slot = Somebody signs but has no place anywhere. Place the signature.
trouble-envelope-slot-without-revision = A place is on a file to which nothing can be added. Remove that file, or ask for approval.
trouble-envelope-revision-of-other = One of the files is not a PDF and cannot be signed. Remove it, or ask for approval.
trouble-envelope-media-type = The kind of one of the files is not recognised. Remove that file and choose it again.
trouble-envelope-revision-base = A document has changed while it was being prepared. Remove it and choose it again.
trouble-envelope-language = Somebody has a language that is not spoken here. Choose French or English.
trouble-envelope-phone-missing = A telephone number is missing: the link or the code goes by SMS.
trouble-envelope-optional-finaliser = The signature that finalises is always needed: it cannot be optional.
trouble-envelope-reminders = Reminders cannot be that far apart, or that many. Change them.
trouble-envelope-nothing-to-seal = No document is to be signed: there is nothing for the organisation’s seal. Leave it out, or add a document to sign.
trouble-envelope-deadline = The deadline has passed already. Choose another day.

# The service
trouble-busy = The service is very busy. Try again in a moment; nothing is lost.
trouble-backend = The service has a problem. Try again in a moment; nothing is lost.
trouble-internal = The service has a problem. Try again in a moment; nothing is lost.
trouble-unreadable = The service’s answer cannot be read. Reload the page; nothing is lost.
trouble-malformed = The service did not understand the request. Reload the page; nothing is lost.
trouble-possession-wrong = The proof that the key is on this device was refused. Sign again.
trouble-signature-wrong = The service refused the signature; nothing has changed. Sign again.
trouble-signing-failed = The signature could not be finished; nothing has changed. Sign again.
trouble-opening-wrong = The data sent do not agree with each other; nothing has changed. Try again.

trouble-newer-version = Somebody has just signed. Look at the new version, then answer; what you entered is kept.

trouble-identity-needed = You have to show who you are first. What you gave is kept: log in at the provider, or show your identity document to the organisation.
trouble-identity-other = Something has changed since you logged in, and the login was for exactly what stood here before. What you gave is kept: please log in once more.
trouble-identity-not-asked = This envelope asks nobody to show who they are.
trouble-identity-unavailable = This service cannot check identities. Choose a code by e-mail or SMS instead.
trouble-not-an-officer = Only an officer of the organisation attests identities, and nobody their own. Ask whoever runs this service.
trouble-not-a-sealer = Your address may not add the organisation’s seal. Ask whoever runs this service.
trouble-no-seal = This was sent without the organisation’s seal. It cannot be added afterwards.
trouble-not-finalised = This is not completed: the seal is added once all signatures have taken effect.
trouble-saved-unsealed = The signed version is saved, without the organisation’s seal. { $detail }
trouble-seal-bad = The seal that is recorded cannot be read with this document. Once a recipient has found so too, you can withdraw it and add it again.
trouble-already-sealed = The organisation’s seal is there already: another browser was faster.
trouble-too-many-seals = The seal has been asked for too often for this envelope: try again tomorrow.
trouble-name-not-attested = You sign under the name that the organisation saw in your identity document. If it is misspelt, ask the sender to have it corrected.
trouble-provider-unreachable = The identity provider does not answer. Nothing is lost: try again in a few minutes.

trouble-attest-name = Write the name as on the document (2 to 64 characters).
trouble-attest-picture = Take or choose a picture of the document.
trouble-attest-statement = Tick the statement, if it is true.

trouble-evidence-unsound = This is no evidence file, or it was changed: a record does not follow from the one before. Ask for it again where you had it from.
