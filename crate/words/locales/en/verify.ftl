# The element <paraph-verify>: a signed PDF is looked at on this device, nothing of it leaves.

verify-brand = Verification
verify-title = Check a signed PDF
verify-why = Who signed it, when, and whether it has changed since.
verify-drop = Drop PDFs or evidence files here
verify-choose = Choose files
verify-private = The file is read and checked on this device. Nothing of it is sent.
verify-offline = Ready, even without the network
verify-other = Another file
verify-files = Files looked at
verify-file-remove = Remove { $name }
verify-reading = Reading “{ $name }” ({ $size })
verify-checking = Checking the signatures of “{ $name }” ({ $size })
verify-print = Print this result
verify-checked = Checked on { $when }, by this device’s clock
verify-sha256 = SHA-256 of the file

# The file in one line
verify-good-word = Good
verify-good-title = All is good
verify-good =
    { $count ->
        [one] The signature is intact and its certificate is recognised.
       *[other] The { $count } signatures are intact and their certificates are recognised.
    }
verify-completed-word = Have a look
verify-completed-title = Good, but added to since
verify-completed =
    { $count ->
        [one] The signature is intact and its certificate is recognised. Something visible was added afterwards: compare with what was signed.
       *[other] The { $count } signatures are intact and their certificates are recognised. Something visible was added after one of them: compare with what was signed.
    }
verify-unrecognised-word = Undecided
verify-unrecognised-title = Intact, but by whom?
verify-unrecognised =
    { $count ->
        [one] The document has not changed since it was signed. But no authority recognised here answers for the signer.
       *[other] The document has not changed since it was signed. But no authority recognised here answers for all the signers.
    }
verify-unclear-word = Undecided
verify-unclear-title = This cannot be decided
verify-unclear = What is missing to decide is said below, signature by signature.
verify-broken-word = Broken
verify-broken-title =
    { $count ->
        [one] A signature does not hold
       *[other] { $count } signatures do not hold
    }
verify-broken = At least one signature does not hold; the details are below. Do not rely on this file before you know more.
verify-nobody-word = Not signed
verify-nobody-title = No signature
verify-nobody = Nobody has signed this file electronically. A drawn or scanned signature on a page, by itself, protects nothing.
verify-if-final-title = Intact and recognised
verify-if-final =
    { $count ->
        [one] It takes effect when its envelope is closed. This file alone does not say whether it is.
       *[other] They take effect when their envelope is closed. This file alone does not say whether it is.
    }
verify-sealed-title = Intact, recognised, sealed
verify-sealed = What was signed takes effect when its envelope is completed. According to { $name }, whose seal followed, it is.
verify-locked-word = Locked
verify-failed-word = Unreadable
verify-failed-title = This file could not be checked
verify-failed-not-pdf = This file is not a PDF.
verify-failed-damaged = This PDF is damaged: its signatures cannot be read. Ask for a new copy. Do not save it again: that would erase what was signed.
verify-failed-too-complex = This PDF is built so unusually that nothing certain can be said of its signatures.
verify-failed-too-large = This file is too large to be checked in a browser (over 1 GB).

# A signature: who
verify-signatures =
    { $count ->
        [one] The signature
       *[other] The { $count } signatures
    }
verify-number = Signature { $number }
verify-signed-by = Signed by { $name }
verify-signed-as = Signed in the name of “{ $name }”
verify-sealed-by = Sealed by { $name }
verify-sealed-as = Sealed in the name of “{ $name }”
verify-certified-by = Certified by { $name }
verify-certified-as = Certified in the name of “{ $name }”
verify-stamped-by = Time-stamped by { $name }
verify-stamped-as = Time-stamped in the name of “{ $name }”
verify-nobody-named = Unknown signer

# … intact or not
verify-intact = Intact since then.
verify-intact-whole = Intact: nothing was added since.
verify-intact-completed = What was signed is intact; something visible was added on top.
verify-then-changed = Changed after it was signed.
verify-changed = What was signed has been changed.
verify-false = The signature itself is false.
verify-malformed = This signature is malformed: it protects nothing.
verify-integrity-unknown = Whether the content has changed cannot be computed here.
verify-breach-pages = Pages were added, removed or redefined: that is forbidden.
verify-breach-content = What is written or drawn on a page was replaced: that is forbidden.
verify-breach-annotations = What lies on a page (notes, fields) was replaced or removed: that is forbidden.
verify-breach-form = The form or one of its fields was remade: that is forbidden.
verify-breach-signature = A signature made before was touched: that is forbidden.
verify-breach-removed = A later change removed this signature: that is forbidden.
verify-breach-structure = Data were added that programs can read in different ways: that is forbidden.
verify-breach-not-permitted = Who certified the document did not permit what was added.
verify-breach-other = A part of the document was changed that neither a signature nor a form needs to touch: that is forbidden.

# … recognised or not
verify-trusted = Certificate recognised, by { $anchor }.
verify-trusted-itself = Certificate recognised: you declared it yourself.
verify-untrusted = Certificate not recognised here.
verify-self-issued = Certificate not recognised here: the signer issued it to themselves.
verify-no-chain = Certificate not recognised here: no authority on the list answers for “{ $issuer }”.
verify-expired = Certificate outside its validity; no recognised time-stamp proves that the signature is older.
verify-unproven = The certificate has expired, and nothing shows whether it was still good at the time of signing.
verify-revoked = Certificate revoked; nothing proves that the signature is older.
verify-not-yet = The time-stamp is older than the certificate: that cannot be.
verify-constraints = The certificate, or one of those that answer for it, is not made for this use.
verify-algorithm = The way of signing is too old, or unknown here.
verify-other-stamp = The time-stamp that comes with it is not this signature’s.
verify-no-certificate = The signer’s certificate is not in the file.
verify-unexamined = Certificate not examined: the signature does not hold.
verify-revocation-unknown = It is not known whether the certificate was revoked.
verify-final-unknown = It takes effect when its envelope is closed; this file alone does not say whether it is.
verify-final-sealed = It takes effect when its envelope is completed. According to { $name }, whose seal followed, it is; nothing else here shows it.
verify-seal-states = { $name } states that the envelope was completed when this was sealed. It has not seen the document, and does not answer for what it says.
verify-seal-unproven = It calls itself an organisation’s seal, which would say that an envelope is completed. Anybody can write that: without a recognised certificate and an intact signature it proves nothing.

# … when, where, and afterwards
verify-when-proven = On { $when }, time-stamped by { $by }.
verify-when-claimed = On { $when }, as the signer says; nothing proves it.
verify-when-unknown = No date.
verify-stamp-rejected = There is a time-stamp, but it is not recognised here.
verify-see-page = See the mark, page { $page }
verify-no-mark = No mark to be seen on the pages.
verify-after = Afterwards:
verify-after-signed = another signature, “{ $name }”
verify-after-sealed = a seal, “{ $name }”
verify-after-signature-field-filled = a signature in “{ $field }”
verify-after-signature-field-added = a new place for a signature, “{ $field }”
verify-after-validation-data-added = data for checking later (certificates, revocation lists)
verify-after-form-field-filled = the field “{ $field }” was filled in or changed
verify-after-annotation-added = an annotation on page { $page }; it may cover what was signed
verify-after-metadata-updated = the metadata
verify-after-document-info-updated = the document’s properties (title, dates)

# What was signed
verify-version-see = See what was signed
verify-version-save = Save it
verify-version-lost = The signed version is no longer in this file as it was.
verify-version-whole = This signature covers the whole file.
verify-version-shown = This is the version that was signed, without what was added afterwards.
verify-version-back = Back to the whole file
verify-version-suffix = signed version { $number }
verify-pages = The document

# For specialists
verify-technical = Technical details
verify-technical-status = Verdict (ETSI EN 319 102-1)
verify-technical-reason = Reason
verify-technical-level = PAdES level
verify-technical-none = none
verify-technical-field = Field
verify-technical-time = Time (UTC)
verify-technical-digest = Computed digest
verify-technical-bytes = Bytes covered
verify-technical-bytes-of = { $signed } of { $size }
verify-technical-subject = Certificate of
verify-technical-issuer = Issued by
verify-technical-serial = Serial number
verify-technical-validity = Valid
verify-technical-fingerprint = SHA-256 of the certificate
verify-technical-anchor = Recognised authority
verify-technical-authorisation = Recorded agreement (hash)
verify-technical-sealing = Recorded request for the seal (hash)
verify-technical-remarks = Remarks

# Who is recognised
verify-anchors-title = Who is recognised here
verify-anchors-why = A signer is recognised when one of these authorities answers for their certificate.
verify-anchors-none = No authority so far: no signer can be recognised.
verify-anchor-add = Add an authority
verify-anchor-care = A .pem, .crt or .cer file. Add only a certificate whose fingerprint you have compared with the one its owner publishes.
verify-anchor-own = added by you
verify-anchor-host = offered by this site
verify-anchor-leaf = This is no authority: it alone will be recognised, for itself.
verify-anchor-remove = No longer recognise { $name }
verify-anchor-added = { $name } is recognised now.
verify-evidence-title = What the evidence file says
verify-evidence-word = Evidence
verify-evidence-what = Every record follows from the one before, and what stands below was checked with this file alone. Whose file it is does not follow from it: each signed PDF names the record that authorised it.
