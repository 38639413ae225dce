# L’élément <paraph-prepare> : de « j’ai un contrat » à « c’est envoyé ».

prepare-step-documents = Documents
prepare-step-people = Personnes
prepare-step-place = Emplacements
prepare-step-recap = Envoi
prepare-where = Étape { $number } sur { $count } · { $name }
prepare-total = { $size } sur { $most }
prepare-close = Fermer

prepare-home-title = Vos envois
prepare-home-new = Nouvel envoi
prepare-home-empty = Rien n’a encore été envoyé. Choisissez vos documents, dites qui signe ou approuve : c’est l’affaire de deux minutes.
prepare-home-all = Suivre tous vos envois
prepare-draft = Brouillon
prepare-draft-untitled = Sans titre
prepare-draft-what =
    { $documents ->
        [0] Aucun document
        [one] { $documents } document
       *[other] { $documents } documents
    }, { $people ->
        [0] personne encore
        [one] { $people } personne
       *[other] { $people } personnes
    }. Il n’existe que sur cet appareil.
prepare-draft-go-on = Reprendre
prepare-resumed = Brouillon repris : tout est là où vous l’aviez laissé.
prepare-erase = Tout effacer
prepare-erase-sure = Effacer documents, personnes et emplacements ?
prepare-erase-yes = Effacer
prepare-erase-no = Garder
prepare-erased = Brouillon effacé
prepare-sent-on = Envoyé le { $day }
prepare-details-open = Détails

prepare-documents-title = Quels documents ?
prepare-stood =
    { $count ->
        [one] Choisissez à nouveau le même fichier ({ $names }) : emplacements et champs y reprennent leur place.
       *[other] Choisissez à nouveau les mêmes fichiers ({ $names }) : emplacements et champs y reprennent leur place.
    }
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

prepare-people-title = Qui fait quoi ?
prepare-people-order = Dans quel ordre
prepare-people-in-order = L’un après l’autre
prepare-people-at-once = Tous en même temps
prepare-people-in-order-why = Chacun est invité quand le précédent a répondu.
prepare-people-at-once-why = Tout le monde est invité tout de suite ; chacun répond quand il veut.
prepare-people-add = Ajouter quelqu’un
prepare-people-me = Je participe aussi
prepare-people-paste = Vous pouvez coller plusieurs adresses à la fois : chacune aura sa ligne.
prepare-people-pasted = { $count } personnes ajoutées
prepare-person = Personne { $number }
prepare-person-email = Adresse e‑mail
prepare-person-name = Prénom et nom (facultatif)
prepare-person-language = On lui écrit en
prepare-person-twice = Quelqu’un d’autre dans la liste a aussi cette adresse : cette personne interviendra deux fois.
prepare-person-copied = Cette adresse est aussi en copie : cette personne recevra le résultat dans tous les cas.
prepare-required = Obligatoire
prepare-required-why = Sans cette personne, l’envoi n’aboutit pas.
prepare-optional-why = L’envoi peut aboutir sans cette personne : on ne l’attend pas pour inviter la suite, et elle peut répondre jusqu’à l’échéance.
prepare-optional = Facultatif
prepare-person-up = Faire passer la personne { $number } plus tôt
prepare-person-down = Faire passer la personne { $number } plus tard
prepare-person-remove = Retirer la personne { $number }
prepare-missing-person = Ajoutez au moins une personne
prepare-missing-address = Il manque l’adresse de la personne { $number }
prepare-missing-copy = Il manque une adresse en copie
prepare-missing-required = Au moins une personne doit être obligatoire

prepare-copies = À la fin
prepare-in-copy = En copie
prepare-copy-all = Chacun reçoit le résultat à la fin
prepare-copy-all-why = À la fin, chacun reçoit un lien pour le reprendre.
prepare-copy-none-why = À la fin, tous en sont avertis ; seuls vous et les personnes en copie recevez le résultat.
prepare-reassign = Chacun peut confier son rôle à quelqu’un d’autre
prepare-reassign-why = Par exemple à un collègue habilité. Vous en êtes averti, et la preuve garde qui a confié à qui.
prepare-seal = Ajouter à la fin le cachet électronique de l’organisation
prepare-seal-why = Une fois l’envoi terminé, vous l’apposez depuis votre page de suivi, à partir des originaux, que personne d’autre ne voit. Il n’apparaît pas sur la page : les lecteurs de PDF l’affichent parmi les signatures.
prepare-seal-lost = Le cachet de l’organisation avait été demandé, et votre adresse n’est pas autorisée à l’apposer : cet envoi partira sans.
prepare-seal-recap = Le cachet électronique de l’organisation s’ajoutera à la fin, depuis votre page de suivi.
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
prepare-message-label = Message (facultatif)
prepare-deadline-label = À signer au plus tard le
prepare-deadline-why = Jusqu’au { $day } au soir. Ensuite, ce qui manque ne peut plus être donné.
prepare-deadline-between = Choisissez un jour entre demain et dans un an.
prepare-recap-private = Les adresses, les numéros, le titre et le message servent à inviter les personnes et à constituer la preuve. Les documents ne quittent pas cet appareil sans vous.
prepare-missing-title = Donnez un titre à l’envoi
prepare-missing-deadline = Choisissez un jour entre demain et dans un an
prepare-mail-show = Voir l’e‑mail
prepare-mail-hide = Cacher l’e‑mail
prepare-mail-sheet = L’e‑mail tel qu’il partira
prepare-mail-to = À { $address }
prepare-send = Envoyer
prepare-sending = Préparation et envoi…

prepare-sent-title = C’est envoyé
prepare-sent-what = Chacun reçoit un lien personnel quand vient son tour. Vous serez averti quand tout sera là.
prepare-sent-back = Voir mes envois
prepare-invited = Invité
prepare-later = Ensuite
prepare-hand-title = Donnez le document à chacun
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

prepare-ask = Que demandez-vous ?
prepare-ask-sign = Une signature
prepare-ask-approve = Une approbation
prepare-ask-sign-why = Des PDF ou des images. Chaque signature figure sur le document même.
prepare-ask-approve-why = Des fichiers de toute sorte : tableurs, documents bureautiques, archives. Chacun approuve ou refuse, avec un commentaire s’il le souhaite ; rien n’est ajouté aux fichiers.
prepare-files-choose = Choisir des fichiers
prepare-files-private = Vos fichiers restent sur cet appareil et chez ceux qui les approuvent. Notre service n’en reçoit que les empreintes.
prepare-advice-office-file = S’il n’a pas besoin d’être signé : choisissez « Une approbation » ci-dessus, et il reste tel quel.
prepare-approvers-title = Qui approuve ?
prepare-role = Ce que fait cette personne
prepare-role-signer = Signe
prepare-role-approver = Approuve
prepare-role-finaliser = Signe en dernier et clôt
prepare-role-approver-why = Lit et approuve ; n’appose rien sur le document.
prepare-role-finaliser-why = Vient après tous les autres, seule : sa signature clôt l’envoi, même s’il manque des facultatives. C’est pourquoi sa place dans la liste ne change pas.
prepare-finaliser-required = Qui clôt est toujours obligatoire.
prepare-together = En même temps que la précédente
prepare-together-why = Les deux sont invitées au même moment.
prepare-missing-phone = Il manque le numéro de téléphone de la personne { $number }
prepare-missing-signer = Personne ne signe. Faites signer quelqu’un, ou revenez choisir « Une approbation »
prepare-link-by = Le lien part par
prepare-code-by = Le code part par
prepare-by-email = E-mail
prepare-by-sms = SMS
prepare-phone = Numéro de téléphone
prepare-phone-why = Nécessaire : quelque chose y part par SMS.
prepare-phone-missing = Sans numéro, le lien et le code partiront par e‑mail.
prepare-phone-understood = Compris comme { $number }
prepare-level = Comment ils sont identifiés
prepare-level-email = Code par e-mail
prepare-level-sms = Code par SMS
prepare-level-email-why = Un lien et un code. Par e-mail, c’est une signature électronique simple : un juge ne peut pas l’écarter au seul motif qu’elle est électronique (eIDAS, article 25, § 1), et nous attestons que qui a signé pouvait lire cette boîte aux lettres (ou tenait ce téléphone, si le code part par SMS), rien de plus.
prepare-level-sms-why = Un lien, et un code qui vient toujours par SMS. C’est aussi une signature électronique simple : un juge ne peut pas l’écarter au seul motif qu’elle est électronique (eIDAS, article 25, § 1), et nous attestons que qui a signé tenait ce numéro de téléphone, rien de plus.
prepare-level-email-approval = Un lien et un code. Une approbation est un accord électronique simple : un juge ne peut pas l’écarter au seul motif qu’il est électronique (eIDAS, articles 25, § 1 et 46), et nous attestons que qui a approuvé pouvait lire cette boîte aux lettres (ou tenait ce téléphone, si le code part par SMS), rien de plus.
prepare-level-sms-approval = Un lien, et un code qui vient toujours par SMS. Une approbation est un accord électronique simple : un juge ne peut pas l’écarter au seul motif qu’il est électronique (eIDAS, articles 25, § 1 et 46), et nous attestons que qui a approuvé tenait ce numéro de téléphone, rien de plus.
prepare-message-approvers = Message à ceux qui approuvent (facultatif)
prepare-deadline-approval = À approuver au plus tard le
prepare-remind = Relancer automatiquement
prepare-remind-days = Tous les … jours
prepare-remind-most = Au plus … fois
prepare-remind-never = Personne n’est relancé automatiquement ; vous pourrez toujours relancer vous-même.
prepare-remind-why =
    { $days ->
        [one] Qui est invité et n’a pas répondu est relancé chaque jour
       *[other] Qui est invité et n’a pas répondu est relancé tous les { $days } jours
    }, { $most ->
        [one] une fois au plus.
       *[other] { $most } fois au plus.
    }
prepare-sent-what-approval = Chacun reçoit un lien personnel quand vient son tour. Vous serez averti quand tout sera approuvé, ou refusé.
prepare-hand-approval-subject = À approuver : { $title }
prepare-hand-approval-body =
    Bonjour,

    { $count ->
        [one] Voici en pièce jointe le fichier à approuver : { $files }. Enregistrez-le tel quel sur votre appareil, sans le modifier.
       *[other] Voici en pièces jointes les fichiers à approuver : { $files }. Enregistrez-les tels quels sur votre appareil, sans les modifier.
    }

    Vous recevez par ailleurs un message avec votre lien personnel. Quand ce sera votre tour, ouvrez ce lien et choisissez-y ce que vous avez enregistré.

    Merci.

prepare-by-sms-too = Lien ou code par SMS…
prepare-level-verified = Identité vérifiée
prepare-level-verified-why = Un lien et un code, et qui signe montre son identité, en se connectant chez un fournisseur d’identité pour ce contenu précis ou par une pièce d’identité montrée à l’un de vos agents : cela vise l’identification que demande une signature avancée (eIDAS, article 26, points a et b), et, la clé étant faite dans le navigateur et certifiée par nous, c’est au moins une signature électronique simple (article 25, § 1).
prepare-level-verified-approval = Un lien et un code, et qui approuve montre son identité, en se connectant chez un fournisseur d’identité pour ce contenu précis ou par une pièce d’identité montrée à l’un de vos agents : une approbation reste un accord électronique sans clé propre, qu’un juge ne peut pas écarter au seul motif qu’il est électronique (eIDAS, articles 25, § 1 et 46), et la preuve dit qui a été identifié, et comment.
