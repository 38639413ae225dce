# What each level is worth in law, as the evidence says it.

worth-email = Simple electronic signature (eIDAS, articles 3(10) and 25(1)): a court may not refuse it just because it is electronic. The operator attests that whoever acted could read this mailbox, or held this telephone where the code went by SMS, and no more.
worth-sms = Simple electronic signature (eIDAS, articles 3(10) and 25(1)): a court may not refuse it just because it is electronic. The operator attests that whoever acted held this telephone number, and no more.
worth-verified = Electronic signature with a verified identity: aims at the identification that an advanced signature needs (eIDAS, article 26, points a and b). The key was made in the signer’s browser and certified by the operator; whether all of article 26 is met is for whoever judges it, and it is no less than a simple electronic signature (article 25(1)).
worth-verified-approval = Electronic agreement with a verified identity, without a key of its own: a court may not refuse it just because it is electronic (eIDAS, articles 25(1) and 46). What identified the person is below; the proof is the operator’s record.
testimony-envelope = { $title } · envelope { $id }
testimony-nobody = Nobody has signed or approved yet.
testimony-signed = { $name } signed; authorised on { $at }, with a code by { $channel }
testimony-approved = { $name } approved on { $at }, with a code by { $channel }
testimony-by-email = e-mail
testimony-by-sms = SMS
testimony-no-code = NOT PROVEN: no code is recorded as sent for what this agreement names, this envelope alone or that list of envelopes.
testimony-other-texts = NOT PROVEN: the texts recorded as agreed to are not those that belong to this act.
testimony-unknown = (erased, or not for this reader)
testimony-logged-in = Logged in at { $issuer } as { $name }; level of assurance: { $acr }
testimony-no-acr = none named
testimony-beside = The name does not stand in the signed token: the provider told it beside it, and only the operator says so.
testimony-proven = The provider’s signed token is right, and bound to exactly what was agreed to. Its key is the one that the operator fetched from the provider then; whether it was the provider’s is the operator’s word. Fingerprint of that key: { $key }
testimony-withheld = The provider’s token is not in this file, so nothing of it can be checked.
testimony-signature = NOT PROVEN: the kept key did not sign the provider’s token.
testimony-other = NOT PROVEN: the token says something else than was recorded.
testimony-unbound = NOT PROVEN: the token is bound to other content.
testimony-attested = { $officer } stated to have seen an identity document of { $name } ({ $document }). Fingerprint of its picture: { $picture }
testimony-other-login = The name signed with is another one than the provider gave. Judge for yourself whether it is the same person.
testimony-other-name = The name signed with is another one than was attested. Judge for yourself whether it is the same person.
