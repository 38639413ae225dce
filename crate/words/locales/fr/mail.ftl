# Courriers. L’objet tient sur une ligne ; l’adresse d’un lien et le code ont leur propre ligne.

mail-date = { $day ->
    [1] 1er
   *[other] { $day }
} { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
} { $year } à { $time } (UTC)
mail-footer = Envoyé par Paraph, qui transporte les signatures et jamais le document lui-même.
mail-footer-of = Envoyé par Paraph pour { $organisation }. Paraph transporte les signatures et jamais le document lui-même.
mail-sms-of = { $organisation } : { $text }
mail-reason = Le motif donné :

# Codes.
mail-office-code-subject = { $code } est votre code de connexion
mail-office-code-intro = Votre code pour vous connecter :
mail-signing-code-subject = { $code } est votre code pour signer « { $title } »
mail-signing-code-intro = Votre code pour signer « { $title } » :
mail-approval-code-subject = { $code } est votre code pour approuver « { $title } »
mail-approval-code-intro = Votre code pour approuver « { $title } » :
mail-list-code-subject = { $count ->
    [one] { $code } est votre code pour un envoi
   *[other] { $code } est votre code pour { $count } envois
}
mail-list-code-intro = { $count ->
    [one] Votre code pour signer ou approuver un envoi :
   *[other] Votre code pour signer ou approuver { $count } envois à la fois :
}
mail-code-lifetime = Il sert une seule fois, pendant 5 minutes.
mail-code-secret = Personne ne vous le demandera jamais, ni par téléphone ni par e-mail. Si vous n’avez pas demandé ce code, ignorez ce message : il ne se passera rien.

# Invitations.
mail-invitation-subject = { $sender } vous demande de signer « { $title } »
mail-invitation-intro = { $sender } vous demande de signer « { $title } ».
mail-invitation-button = Lire et signer
mail-approval-subject = { $sender } vous demande d’approuver « { $title } »
mail-approval-intro = { $sender } vous demande d’approuver « { $title } ».
mail-approval-button = Lire et approuver
mail-invitation-message = Son message :
mail-invitation-documents = { $count ->
    [one] Il y a un document.
   *[other] Il y a { $count } documents.
}
mail-invitation-deadline = Vous avez jusqu’au { $deadline }.
mail-invitation-link = Ce lien n’est que pour vous : merci de ne pas le transmettre. Un code vous sera envoyé par e-mail avant de signer.
mail-invitation-link-sms = Ce lien n’est que pour vous : merci de ne pas le transmettre. Un code vous sera envoyé par SMS avant de signer.
mail-approval-link = Ce lien n’est que pour vous : merci de ne pas le transmettre. Un code vous sera envoyé par e-mail avant d’approuver.
mail-approval-link-sms = Ce lien n’est que pour vous : merci de ne pas le transmettre. Un code vous sera envoyé par SMS avant d’approuver.
mail-occasion-turn = Celles et ceux qui vous précèdent ont répondu : c’est votre tour.
mail-occasion-again = Ce qui avait été donné n’a pas pu être relu par les autres et a été repris : merci de répondre à nouveau.
mail-occasion-reminder = Ceci est un rappel : votre réponse manque encore.
mail-occasion-expires = Le délai se termine bientôt, et votre réponse manque encore.
mail-invitation-reminder-subject = Rappel : { $sender } vous demande de signer « { $title } »
mail-approval-reminder-subject = Rappel : { $sender } vous demande d’approuver « { $title } »
mail-invitation-expires-subject = Fin proche du délai pour signer « { $title } »
mail-approval-expires-subject = Fin proche du délai pour approuver « { $title } »

# Comment cela finit.
mail-finalised-subject = Signé : « { $title } »
mail-finalised-intro = Toutes les signatures nécessaires à « { $title } » sont là : elles prennent effet.
mail-finalised-seal = L’organisation y ajoute ensuite son cachet électronique : une copie reprise plus tard l’aura.
mail-finalised-seal-yours = Il reste à apposer le cachet électronique de l’organisation : ouvrez l’envoi dans votre page de suivi, là où sont les originaux.
mail-finalised-button = Voir l’envoi et enregistrer le document signé
mail-finalised-sender = { $sender } a le document signé et peut vous le remettre.
mail-finalised-office = Ouvrir vos envois
mail-declined-subject = { $name } a refusé « { $title } »
mail-declined-intro = { $name } a refusé de signer « { $title } ».
mail-declined-goes-on = Sa signature était facultative : les autres peuvent continuer.
mail-reassigned-subject = { $name } signera « { $title } » à la place d’un destinataire
mail-reassigned-intro = La signature de « { $title } » a été confiée à { $name }, qui vient de recevoir une invitation.
mail-commented-subject = { $name } commente « { $title } »
mail-commented-intro = { $name } a laissé un commentaire sur « { $title } » :
mail-ended = L’envoi est clos. Les signatures déjà données n’ont pas d’effet ; il n’y a plus rien à faire.
mail-cancelled-subject = Annulé : « { $title } »
mail-cancelled-intro = { $sender } a annulé « { $title } ».
mail-expired-subject = Expiré : « { $title } »
mail-expired-intro = Le délai pour signer « { $title } » est passé, et une signature nécessaire manque.
mail-agreed-subject = Approuvé : « { $title } »
mail-agreed-intro = Toutes les approbations nécessaires à « { $title } » sont là : elles prennent effet.
mail-agreed-button = Voir l’envoi
mail-agreed-sender = { $sender } a le résultat et peut vous le remettre.
mail-copy-lifetime = Ce lien est valable 7 jours. Ouvert plus tard, il propose de vous en envoyer un nouveau.
mail-copy-subject = Votre nouveau lien vers « { $title } »
mail-copy-intro = Vous avez demandé un nouveau lien vers « { $title } ».
mail-copy-button = Voir l’envoi
mail-declined-approval-intro = { $name } a refusé d’approuver « { $title } ».
mail-released-subject = Votre réponse n’est plus attendue : « { $title } »
mail-released-intro = { $sender } a demandé à quelqu’un d’autre de répondre à votre place pour « { $title } ». Vous n’avez plus rien à faire ; le lien que vous aviez ne fonctionne plus.
