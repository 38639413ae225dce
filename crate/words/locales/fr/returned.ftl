# Ce que dit la page à laquelle le fournisseur d’identité ramène.

returned-page = Retour de connexion
returned-asks-title = { $name }, est-ce bien à vous que l’on demande « { $title } » ?
returned-asks-what = La demande vient de { $sender }. Votre nom vaudra pour ce qui est accepté sur la page d’où vous venez. Répondez oui seulement si vous avez ouvert cette page vous-même ; si quelqu’un d’autre vous a envoyé l’adresse de cette connexion, répondez non.
returned-yes = Oui, c’est moi
returned-no = Non
returned-known-title = Vous êtes identifié : { $name }
returned-known-what = Revenez à la page où l’on vous demande « { $title } » : elle continue d’elle-même, et rien n’est accepté avant que vous ne le disiez là. Vous pouvez fermer cette fenêtre.
returned-refused-title = Votre nom ne sert pas
returned-refused-what = Rien de cette connexion n’a été transmis. Si quelqu’un vous a envoyé l’adresse de cette connexion, ne lui donnez aucun code. Vous pouvez fermer cette fenêtre.
returned-cancelled-title = Vous n’êtes pas connecté
returned-cancelled-what = Vous êtes revenu en arrière, ou { $provider } a refusé. Rien n’est perdu : fermez cette fenêtre, revenez à la page d’où vous venez, et réessayez là.
returned-failed-title = La connexion n’a pas pu servir
returned-failed-what = La réponse de { $provider } n’est pas venue, ou ne prouve pas qui vous êtes pour ce contenu. Rien n’est perdu : fermez cette fenêtre, revenez à la page d’où vous venez, et réessayez là.
returned-unknown-title = Cette connexion n’est plus valable
returned-unknown-what = Elle a déjà servi, ou a pris trop de temps. Revenez à la page d’où vous venez : elle dit si vous êtes identifié, et permet de se reconnecter.
