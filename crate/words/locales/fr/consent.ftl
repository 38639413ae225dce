# Les textes auxquels un signataire consent. Leur empreinte entre dans la preuve : en changer un,
# c'est en faire un autre ; les preuves déjà faites gardent l'ancien.
consent-signature-terms = J’ai lu le document et j’accepte de le signer électroniquement. Ma signature prendra effet lorsque toutes les signatures obligatoires auront été recueillies.
consent-approval-terms = J’ai lu les documents et je les approuve tels qu’ils sont. Mon approbation prend effet une fois réuni tout ce qui est nécessaire.
consent-certificate-terms = J’accepte qu’un certificat à mon nom, valable quelques minutes et pour cette seule signature, soit émis et joint au document avec l’heure de la signature.
consent-list-terms = J’accepte de signer électroniquement, en une fois, tous les documents de cette liste. Ils ne sont pas montrés ici : j’ai pu ouvrir et lire chacun d’eux auparavant. Ma signature sur chacun prendra effet lorsque toutes les signatures qui y sont obligatoires auront été recueillies.
consent-list-certificate-terms = J’accepte que, pour chaque document de cette liste, un certificat à mon nom, valable quelques minutes et pour cette seule signature, soit émis et joint au document avec l’heure de la signature.
statement-identity = J’ai vu cette personne avec l’original de cette pièce d’identité, et j’ai comparé les deux. Le nom est écrit ici comme sur la pièce, et l’image dont l’empreinte est enregistrée montre cette pièce.
