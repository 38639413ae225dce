# L’élément <paraph-prepare> : de « j’ai un contrat » à « c’est envoyé ».

prepare-step-documents = Documents
prepare-step-people = Signataires
prepare-step-place = Emplacements
prepare-step-recap = Envoi
prepare-where = Étape { $number } sur 4 · { $name }
prepare-total = { $size } sur { $most }
prepare-close = Fermer

prepare-home-title = Vos envois
prepare-home-new = Nouvel envoi
prepare-home-empty = Rien n’a encore été envoyé. Choisissez un PDF, dites qui signe : c’est l’affaire de deux minutes.
prepare-home-all = Suivre tous vos envois
prepare-draft = Brouillon
prepare-draft-untitled = Sans titre
prepare-draft-what =
    { $documents ->
        [0] Aucun document
        [one] { $documents } document
       *[other] { $documents } documents
    }, { $people ->
        [0] personne pour signer
        [one] { $people } signataire
       *[other] { $people } signataires
    }. Il n’existe que sur cet appareil.
prepare-draft-go-on = Reprendre
prepare-resumed = Brouillon repris : tout est là où vous l’aviez laissé.
prepare-erase = Tout effacer
prepare-erase-sure = Effacer documents, signataires et emplacements ?
prepare-erase-yes = Effacer
prepare-erase-no = Garder
prepare-erased = Brouillon effacé
prepare-sent-on = Envoyé le { $day }
prepare-details-open = Détails

prepare-documents-title = Que faut-il signer ?
prepare-documents-choose = Choisir des PDF ou images
prepare-documents-private = Vos documents restent sur cet appareil et chez leurs signataires. Notre service ne reçoit que des empreintes et des données chiffrées qu’il ne peut pas lire.
prepare-document-facts =
    { $size } · { $pages ->
        [one] { $pages } page
       *[other] { $pages } pages
    }
prepare-document-remove = Retirer { $name }
prepare-document-up = Mettre { $name } plus haut
prepare-document-down = Mettre { $name } plus bas
prepare-moved = Maintenant en position { $number }
prepare-looking = Lecture du document…
prepare-missing-document = Ajoutez au moins un document
prepare-missing-password = Il manque le mot de passe de { $name }
prepare-missing-reading = Retirez { $name }, qui ne peut pas être lu
prepare-advice-not-pdf = Dans un traitement de texte : « Enregistrer sous » ou « Exporter », puis PDF. Une photo ou une image : « Imprimer », puis « Enregistrer en PDF ».
prepare-advice-too-large = Un document numérisé se réduit en baissant la résolution ; sinon, faites deux envois.
prepare-advice-certified = Demandez à son auteur une version non certifiée, ou faites signer un autre document qui s’y réfère.
prepare-advice-twice = Une seule fois suffit : chaque signataire y a son emplacement.

prepare-people-title = Qui signe ?
prepare-people-order = Ordre des signatures
prepare-people-in-order = L’un après l’autre
prepare-people-at-once = Tous en même temps
prepare-people-in-order-why = Chacun est invité quand le précédent a signé.
prepare-people-at-once-why = Tout le monde est invité tout de suite ; chacun signe quand il veut.
prepare-people-add = Ajouter un signataire
prepare-people-me = Je signe aussi
prepare-people-paste = Vous pouvez coller plusieurs adresses à la fois : chacune aura sa ligne.
prepare-people-pasted = { $count } signataires ajoutés
prepare-person = Signataire { $number }
prepare-person-email = Adresse e‑mail
prepare-person-name = Prénom et nom (facultatif)
prepare-person-language = On lui écrit en
prepare-person-twice = Cette adresse est aussi celle d’un autre signataire : cette personne signera deux fois.
prepare-person-copied = Cette adresse est aussi en copie : cette personne recevra la version signée dans tous les cas.
prepare-required = Signature obligatoire
prepare-required-why = Sans elle, l’envoi n’aboutit pas.
prepare-optional-why = L’envoi peut aboutir sans cette personne : on ne l’attend pas pour inviter la suite, et elle peut signer jusqu’à l’échéance.
prepare-optional = Facultatif
prepare-person-up = Faire signer le signataire { $number } plus tôt
prepare-person-down = Faire signer le signataire { $number } plus tard
prepare-person-remove = Retirer le signataire { $number }
prepare-missing-person = Ajoutez au moins un signataire
prepare-missing-address = Il manque l’adresse du signataire { $number }
prepare-missing-copy = Il manque une adresse en copie
prepare-missing-required = Au moins une signature doit être obligatoire

prepare-copies = À la fin
prepare-in-copy = En copie
prepare-copy-all = Chacun reçoit la version signée à la fin
prepare-copy-all-why = Quand tout est signé, chaque signataire reçoit un lien pour enregistrer la version signée.
prepare-copy-none-why = Quand tout est signé, les signataires en sont avertis ; seuls vous et les personnes en copie recevez la version signée.
prepare-reassign = Un signataire peut confier sa signature à quelqu’un d’autre
prepare-reassign-why = Par exemple à un collègue habilité. Vous en êtes averti, et la preuve garde qui a confié à qui.
prepare-copy-add = Mettre quelqu’un en copie
prepare-copy-email = Adresse en copie
prepare-copy-remove = Ne plus mettre { $name } en copie

prepare-place-title = Qui signe, où ?
prepare-place-how = Faites glisser un signataire sur la page, ou choisissez-le puis touchez la page. Au clavier : flèches pour déplacer, Alt + flèches pour la taille, Page préc. et suiv. pour changer de page, Suppr pour retirer.
prepare-place-how-short = Touchez la page
prepare-place-last = Mettre en dernière page
prepare-place-bin = Retirer
prepare-place-everywhere = Même endroit partout
prepare-place-everywhere-done = Placé sur tous les documents
prepare-place-whose = Emplacement de
prepare-tools = Emplacement de { $name }
prepare-leave-out = Ne signe pas ce document
prepare-leave-in = Signe ce document, finalement
prepare-not-here = ne signe pas ici
prepare-document-ready = prêt
prepare-document-misses = Il manque { $names }
prepare-clash = Page { $page } : l’emplacement de { $name } en chevauche un autre. Écartez‑les.
prepare-clash-on = Page { $page } de « { $document } » : l’emplacement de { $name } en chevauche un autre. Écartez‑les.
prepare-footer = Page { $page } : l’emplacement de { $name } couvre le pied de page. Remontez‑le un peu.
prepare-footer-on = Page { $page } de « { $document } » : l’emplacement de { $name } couvre le pied de page. Remontez‑le un peu.
prepare-place-more = Plus…
prepare-place-put = Emplacement posé page { $page }
prepare-document-before = Document précédent
prepare-document-after = Document suivant
prepare-placed = placé
prepare-to-place = à placer
prepare-pages =
    { $pages ->
        [one] { $pages } page
       *[other] { $pages } pages
    }
prepare-slot = Signature de { $name }, page { $page }
prepare-slot-clash = Signature de { $name }, page { $page } : chevauche un autre emplacement
prepare-initials = Paraphe de { $name }, page { $page }
prepare-initials-clash = Paraphe de { $name }, page { $page } : chevauche un autre emplacement
prepare-initials-every = Paraphe sur chaque page
prepare-initials-one = Parapher une page
prepare-initials-done = Fini de parapher
prepare-initials-here = Parapher ici
prepare-initials-page = Parapher la page { $page }
prepare-initials-put = Paraphe posé page { $page }
prepare-missing-slot = Il manque l’emplacement de { $name }
prepare-missing-slot-on = Il manque l’emplacement de { $name } dans « { $document } »
prepare-missing-any-slot = { $name } ne signe aucun document : retirez ce signataire, ou placez-le

prepare-recap-title = Tout est prêt ?
prepare-title-label = Titre de l’envoi
prepare-message-label = Message aux signataires (facultatif)
prepare-deadline-label = À signer au plus tard le
prepare-deadline-why = Jusqu’au { $day } au soir. Ensuite, ce qui manque ne peut plus être signé.
prepare-deadline-between = Choisissez un jour entre demain et dans un an.
prepare-recap-private = Les adresses, le titre et le message servent à inviter les signataires et à constituer la preuve. Les documents ne quittent pas cet appareil sans vous.
prepare-missing-title = Donnez un titre à l’envoi
prepare-missing-deadline = Choisissez un jour entre demain et dans un an
prepare-mail-show = Voir l’e‑mail
prepare-mail-hide = Cacher l’e‑mail
prepare-mail-sheet = L’e‑mail tel qu’il partira
prepare-mail-to = À { $address }
prepare-send = Envoyer
prepare-sending = Préparation et envoi…

prepare-sent-title = C’est envoyé
prepare-sent-what = Chacun reçoit un lien personnel par e‑mail. Vous serez averti quand tout le monde aura signé.
prepare-sent-back = Voir mes envois
prepare-invited = Invité
prepare-later = Ensuite
prepare-hand-title = Donnez le document à chaque signataire
prepare-hand-why = Le service ne transporte pas vos documents. Remettez à chacun le fichier tel quel, par e‑mail par exemple ; il l’ouvrira depuis son lien.
prepare-hand-save = Enregistrer les fichiers
prepare-hand-share = Partager
prepare-hand-how = Puis, pour chacun, un message prêt à envoyer : joignez-y le fichier.
prepare-hand-mail = Écrire l’e‑mail
prepare-hand-mail-to = Écrire l’e‑mail à { $name }
prepare-hand-copy = Copier le texte
prepare-hand-copy-to = Copier le texte pour { $name }
prepare-hand-copied = Copié
prepare-hand-subject = Document à signer : { $title }
prepare-hand-body =
    Bonjour,

    { $count ->
        [one] Voici en pièce jointe le document à signer : { $files }. Enregistrez-le tel quel sur votre appareil, sans l’imprimer ni le modifier.
       *[other] Voici en pièces jointes les documents à signer : { $files }. Enregistrez-les tels quels sur votre appareil, sans les imprimer ni les modifier.
    }

    Vous recevez par ailleurs un e-mail avec votre lien personnel. Quand ce sera votre tour de signer, ouvrez ce lien et choisissez-y ce que vous avez enregistré.

    Merci.

prepare-fields = Autres champs de ce signataire
prepare-field-put = { $kind } : champ ajouté page { $page }
prepare-field = { $kind }, pour { $name }, page { $page }
prepare-field-clash = { $kind }, pour { $name }, page { $page } : recouvre un autre emplacement
prepare-field-label-text = Que faut-il écrire ?
prepare-field-label = De quoi s’agit-il ? (facultatif)
prepare-field-default = Déjà rempli avec (facultatif)
prepare-field-required = À remplir obligatoirement
prepare-field-by-itself = Se remplit tout seul à la signature.
prepare-caption = Sous la signature
prepare-caption-reason = Un motif, par exemple « Bon pour accord »
prepare-missing-label = Dites ce que { $name } doit écrire, page { $page }
prepare-too-many-fields = Trop de champs : { $most } au plus en tout. Retirez-en d’un document.

prepare-tags =
    { $places ->
        [one] Un emplacement vient d’une balise du texte.
       *[other] { $places } emplacements viennent des balises du texte.
    }
prepare-tags-nobody = Il ne reste aucun signataire pour : { $roles }.
prepare-tags-undo = Les retirer
