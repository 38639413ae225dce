# L’élément <paraph-prepare> : de « j’ai un contrat » à « c’est envoyé ».

prepare-step-documents = Documents
prepare-step-people = Signataires
prepare-step-place = Emplacements
prepare-step-recap = Envoi
prepare-where = Étape { $number } sur 4 · { $name }
prepare-total = { $size } sur { $most }
prepare-sign-out = Se déconnecter

prepare-signin-title = Bonjour. Quelle est votre adresse ?
prepare-signin-why = Vous recevrez un code par e-mail. Aucun mot de passe à retenir.
prepare-signin-address = Votre adresse e-mail
prepare-signin-ask = Recevoir un code
prepare-signin-sent = Un code à six chiffres vient de partir vers { $address }.
prepare-signin-open = Continuer
prepare-signin-other = Changer d’adresse

prepare-home-title = Vos envois
prepare-home-new = Nouvel envoi
prepare-home-empty = Rien n’a encore été envoyé. Choisissez un PDF, dites qui signe : c’est l’affaire de deux minutes.
prepare-sent-on = Envoyé le { $day }
prepare-details-open = Détails
prepare-details-close = Fermer
prepare-reason = Motif donné : « { $reason } »
prepare-cancel = Annuler cet envoi
prepare-cancel-reason = Pourquoi l’annuler ? Les signataires le liront (facultatif).
prepare-cancel-no = Ne pas annuler
prepare-cancel-yes = Annuler l’envoi
prepare-void = Faire signer à nouveau
prepare-void-why = La signature de { $name } ne peut pas être reconstruite à partir de l’original. Reprenez-la : { $name } recevra une nouvelle invitation, et rien d’autre ne change.

phase-waiting = En attente · { $done }/{ $of }
phase-finalisable = Peut être clos · { $done }/{ $of }
phase-to-finalise = À clore · { $done }/{ $of }
phase-finalised = Signé par tous
phase-declined = Refusé
phase-cancelled = Annulé
phase-expired = Échu

prepare-documents-title = Que faut-il signer ?
prepare-documents-choose = Choisir des PDF
prepare-documents-private = Vos documents restent sur cet appareil et chez leurs signataires. Notre service ne reçoit que des empreintes et des données chiffrées qu’il ne peut pas lire.
prepare-document-facts =
    { $size } · { $pages ->
        [one] { $pages } page
       *[other] { $pages } pages
    }
prepare-document-remove = Retirer { $name }
prepare-looking = Lecture du document…
prepare-missing-document = Ajoutez au moins un PDF

prepare-people-title = Qui signe ?
prepare-people-order = Ordre des signatures
prepare-people-in-order = L’un après l’autre
prepare-people-at-once = Tous en même temps
prepare-people-in-order-why = Chacun est invité quand le précédent a signé.
prepare-people-at-once-why = Tout le monde est invité tout de suite ; chacun signe quand il veut.
prepare-people-add = Ajouter un signataire
prepare-people-me = Je signe aussi
prepare-people-moved = Maintenant en position { $number }
prepare-person = Signataire { $number }
prepare-person-email = Adresse e-mail
prepare-person-name = Prénom et nom (facultatif)
prepare-person-up = Faire signer le signataire { $number } plus tôt
prepare-person-down = Faire signer le signataire { $number } plus tard
prepare-person-remove = Retirer le signataire { $number }
prepare-missing-person = Ajoutez au moins un signataire
prepare-missing-address = Il manque l’adresse du signataire { $number }

prepare-place-title = Qui signe, où ?
prepare-place-how = Choisissez un signataire, puis touchez la page. Faites glisser pour ajuster ; au clavier : flèches, Page préc. et suiv., Suppr.
prepare-place-how-short = Touchez la page
prepare-place-last = Mettre en dernière page
prepare-place-bin = Retirer
prepare-place-put = Emplacement posé page { $page }
prepare-placed = placé
prepare-to-place = à placer
prepare-pages =
    { $pages ->
        [one] { $pages } page
       *[other] { $pages } pages
    }
prepare-slots =
    { $count ->
        [0] aucun emplacement
        [one] { $count } emplacement
       *[other] { $count } emplacements
    }
prepare-slot = Signature de { $name }, page { $page }
prepare-missing-slot = Il manque l’emplacement de { $name }

prepare-recap-title = Tout est prêt ?
prepare-title-label = Titre de l’envoi
prepare-message-label = Message aux signataires (facultatif)
prepare-deadline-label = Échéance
prepare-deadline = 30 jours après l’envoi
prepare-recap-private = Les adresses, le titre et le message servent à inviter les signataires et à constituer la preuve. Les documents ne quittent pas cet appareil sans vous.
prepare-missing-title = Donnez un titre à l’envoi
prepare-send = Envoyer
prepare-sending = Préparation et envoi…

prepare-sent-title = C’est envoyé
prepare-sent-what = Chacun reçoit un lien personnel par e-mail. Vous serez averti quand tout le monde aura signé.
prepare-sent-back = Voir mes envois
prepare-invited = Invité
prepare-later = Ensuite
prepare-hand-title = Donnez le document à chaque signataire
prepare-hand-why = Le service ne transporte pas vos documents. Remettez à chacun ce fichier tel quel, par e-mail par exemple ; il l’ouvrira depuis son lien.
prepare-hand-save = Enregistrer les fichiers
