# The texts a signer agrees to. Their digests are part of the evidence: changing one makes it
# another text; evidence already made keeps the old one.
consent-signature-terms = I have read the document and agree to sign it electronically. My signature takes effect once every required signature has been collected.
consent-approval-terms = I have read the documents and approve them as they are. My approval takes effect once everything required has been collected.
consent-certificate-terms = I agree that a certificate in my name, valid for a few minutes and for this signature only, is issued and joined to the document with the time of signing.
consent-list-terms = I agree to sign all the documents of this list electronically, at once. They are not shown here: I could open and read each of them beforehand. My signature on each takes effect once every signature required for it has been collected.
consent-list-certificate-terms = I agree that for each document of this list a certificate in my name, valid for a few minutes and for that signature only, is issued and joined to the document with the time of signing.
statement-identity = I have seen this person together with the original of this identity document, and compared both. The name is written here as the document has it, and the picture whose fingerprint is recorded shows that document.
