# Ce que vaut chaque niveau en droit, comme le dit la preuve.

worth-email = Signature électronique simple (eIDAS, articles 3, point 10, et 25, § 1) : un juge ne peut pas l’écarter au seul motif qu’elle est électronique. L’opérateur atteste que qui a agi pouvait lire cette boîte aux lettres, ou tenait ce téléphone si le code est parti par SMS, rien de plus.
worth-sms = Signature électronique simple (eIDAS, articles 3, point 10, et 25, § 1) : un juge ne peut pas l’écarter au seul motif qu’elle est électronique. L’opérateur atteste que qui a agi tenait ce numéro de téléphone, rien de plus.
worth-verified = Signature électronique avec identité vérifiée : elle vise l’identification que demande une signature avancée (eIDAS, article 26, points a et b). La clé a été faite dans le navigateur du signataire et certifiée par l’opérateur ; si tout l’article 26 est rempli revient à qui en juge, et ce n’est jamais moins qu’une signature électronique simple (article 25, § 1).
