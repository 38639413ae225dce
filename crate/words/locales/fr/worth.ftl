# Ce que vaut chaque niveau en droit, comme le dit la preuve.

worth-email = Signature électronique simple (eIDAS, articles 3, point 10, et 25, § 1) : un juge ne peut pas l’écarter au seul motif qu’elle est électronique. L’opérateur atteste que qui a agi pouvait lire cette boîte aux lettres, ou tenait ce téléphone si le code est parti par SMS, rien de plus.
worth-sms = Signature électronique simple (eIDAS, articles 3, point 10, et 25, § 1) : un juge ne peut pas l’écarter au seul motif qu’elle est électronique. L’opérateur atteste que qui a agi tenait ce numéro de téléphone, rien de plus.
worth-verified = Signature électronique avec identité vérifiée : elle vise l’identification que demande une signature avancée (eIDAS, article 26, points a et b). La clé a été faite dans le navigateur du signataire et certifiée par l’opérateur ; si tout l’article 26 est rempli revient à qui en juge, et ce n’est jamais moins qu’une signature électronique simple (article 25, § 1).
worth-verified-approval = Accord électronique avec identité vérifiée, sans clé propre : un juge ne peut pas l’écarter au seul motif qu’il est électronique (eIDAS, articles 25, § 1 et 46). Ce qui a identifié la personne est ci-dessous ; la preuve est l’enregistrement de l’opérateur.
testimony-envelope = { $title } · envoi { $id }
testimony-nobody = Personne n’a encore signé ni approuvé.
testimony-signed = { $name } a signé ; autorisé le { $at }, avec un code par { $channel }
testimony-approved = { $name } a approuvé le { $at }, avec un code par { $channel }
testimony-by-email = e-mail
testimony-by-sms = SMS
testimony-no-code = PAS PROUVÉ : aucun code n’est enregistré comme envoyé pour ce que cet accord nomme, cet envoi seul ou cette liste d’envois.
testimony-other-texts = PAS PROUVÉ : les textes enregistrés comme acceptés ne sont pas ceux qui vont avec cet acte.
testimony-unknown = (effacé, ou pas pour ce lecteur)
testimony-logged-in = Connexion chez { $issuer } sous le nom { $name } ; niveau d’assurance : { $acr }
testimony-no-acr = aucun indiqué
testimony-beside = Le nom n’est pas dans le jeton signé : le fournisseur l’a dit à côté, et seul l’opérateur l’atteste.
testimony-proven = Le jeton signé du fournisseur est juste, et lié exactement à ce qui a été accepté. Sa clé est celle que l’opérateur a obtenue du fournisseur ce jour-là ; qu’elle soit la sienne est la parole de l’opérateur. Empreinte de cette clé : { $key }
testimony-withheld = Le jeton du fournisseur n’est pas dans ce fichier : rien n’en peut être vérifié.
testimony-signature = PAS PROUVÉ : la clé gardée n’a pas signé le jeton du fournisseur.
testimony-other = PAS PROUVÉ : le jeton dit autre chose que ce qui a été enregistré.
testimony-unbound = PAS PROUVÉ : le jeton est lié à un autre contenu.
testimony-attested = { $officer } a déclaré avoir vu une pièce d’identité de { $name } ({ $document }). Empreinte de son image : { $picture }
testimony-other-login = Le nom de la signature n’est pas celui que le fournisseur a donné. À vous de juger si c’est la même personne.
testimony-other-name = Le nom de la signature n’est pas celui qui a été attesté. À vous de juger si c’est la même personne.
