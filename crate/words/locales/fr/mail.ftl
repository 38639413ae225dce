# Courriers. L’objet tient sur une ligne ; l’adresse d’un lien et le code ont leur propre ligne.

mail-date = { $day } { $month ->
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
mail-reason = Le motif donné :

# Codes.
mail-office-code-subject = { $code } est votre code de connexion
mail-office-code-intro = Votre code pour vous connecter :
mail-signing-code-subject = { $code } est votre code pour signer « { $title } »
mail-signing-code-intro = Votre code pour signer « { $title } » :
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

# Comment cela finit.
mail-finalised-subject = Signé : « { $title } »
mail-finalised-intro = Toutes les signatures nécessaires à « { $title } » sont là : elles prennent effet.
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
