# What each level is worth in law, as the evidence says it.

worth-email = Simple electronic signature (eIDAS, articles 3(10) and 25(1)): a court may not refuse it just because it is electronic. The operator attests that whoever acted could read this mailbox, or held this telephone where the code went by SMS, and no more.
worth-sms = Simple electronic signature (eIDAS, articles 3(10) and 25(1)): a court may not refuse it just because it is electronic. The operator attests that whoever acted held this telephone number, and no more.
worth-verified = Electronic signature with a verified identity: aims at the identification that an advanced signature needs (eIDAS, article 26, points a and b). The key was made in the signer’s browser and certified by the operator; whether all of article 26 is met is for whoever judges it, and it is no less than a simple electronic signature (article 25(1)).
