# What all elements have in common.

part-again = Try again
part-back = Back
part-next = Next
part-loading = Loading…
part-page = Page { $number } of { $count }
part-drop-one = Drop the file here
part-drop-many = Drop one or more PDFs or pictures here
part-password-title = This document has a password
part-password-why = “{ $name }” opens only with its password. It stays on this device.
part-password-label = Password of the document
part-password-open = Open
part-signed-suffix = signed
part-evidence-suffix = evidence

sign-evidence-save = Save the evidence file
sign-code-label = Six-digit code
sign-code-valid = Good for another { $time }
sign-code-expired = This code has expired.
sign-code-again = Send the code again

who-you = You
who-signed = Signed
who-approved = Approved
who-declined = Declined
who-turn = Waiting
who-later = Next
who-over = Not signed

finding-javascript = This document contains a program. It never runs here; what you see is what counts.
finding-open-action = This document would like to act when it opens (go elsewhere, start something). Here it does nothing.
finding-additional-actions = This document would like to act when its pages are turned or its fields are used. Here it does nothing.
finding-launch = This document would like to start a program or open another file. Here it does nothing.
finding-submit = This document would like to send what is entered elsewhere, or to load data. Here it does nothing.
finding-xfa = This document contains a dynamic form (XFA) that other readers may show differently.
finding-optional-content = This document has layers that can be shown or hidden: other readers may show something else.
finding-embedded-files = This document contains attached files, which are not shown here.
finding-multimedia = This document contains sound, video or 3D, which are not shown here.
finding-external-streams = A part of this document stands in another file: other readers may show something else.
finding-earlier-revisions = This document was changed after it was first saved; only its latest version is shown and signed.
finding-signed = This document is signed already: signatures are added to it, without a footer.

field-initials = Initials
field-name = Name
field-date = Date
field-text = Text
field-checkbox = Checkbox
field-stamp = Stamp

part-drop-any = Drop one or more files here
part-print = Print

who-not-approved = Not approved

identity-passport = Passport
identity-card = Identity card
identity-permit = Residence permit
identity-other = Another document with a picture
