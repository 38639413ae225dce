# L’élément <paraph-sign>.

sign-loading = Ouverture du lien…
sign-asked-by = { $sender } vous demande de signer · jusqu’au { $until }
sign-step-read = Étape 1 sur 3 · lire
sign-step-confirm = Étape 3 sur 3 · confirmer
sign-step-done = Terminé pour vous

sign-bringing = Le document arrive et il est vérifié…
sign-glimpse = Le document tel qu’il a été envoyé. Il pourra être signé dès qu’il aura été vérifié.
sign-choose-title = Choisissez le document
sign-choose-which = Il vous a été remis sous le nom « { $name } » ({ $size }). Prenez le fichier lui-même, pas une impression ni une capture.
sign-choose-button = Choisir le fichier
sign-choose-private = Le fichier est lu sur cet appareil et n’est envoyé nulle part.

sign-left-read = { $places ->
    [one] Il reste : lire jusqu’à la fin, signer
   *[other] Il reste : lire jusqu’à la fin, signer à { $places } endroits
}
sign-left-sign = { $places ->
    [one] Il reste : signer
   *[other] Il reste : signer, une fois pour { $places } endroits
}
sign-left-confirm = { $places ->
    [one] Votre signature est en place. Il reste : confirmer
   *[other] Votre signature est à ses { $places } endroits. Il reste : confirmer
}
sign-read-done = Vous êtes à la fin du document. Vous pouvez signer.
sign-go-end = Aller à la fin
sign-go-slot = Où je signe
sign-go-slot-of = Où je signe { $number }/{ $count }
sign-change-mark = Changer
sign-go-on = Continuer
sign-pages = Toutes les pages
sign-leaf =
    { $places ->
        [0] Page { $number } sur { $count }
        [one] Page { $number } sur { $count }, vous y signez
       *[other] Page { $number } sur { $count }, vous y signez { $places } fois
    }
sign-mark-stands = Votre signature est en place. Vérifiez-la, puis continuez.
sign-set-mark = Signer
sign-your-slot = Votre signature
sign-your-initials = Paraphe
sign-your-mark = Votre signature, telle qu’elle apparaîtra

sign-mark-title = Votre signature
sign-mark-draw = Dessiner
sign-mark-type = Saisir
sign-mark-import = Importer
sign-mark-set = Apposer
sign-draw-label = Zone de dessin. Sans souris ni écran tactile, choisissez « Saisir ».
sign-draw-hint = Tracez sur la ligne.
sign-draw-undo = Défaire
sign-draw-erase = Effacer
sign-type-label = Votre nom, comme vous signez
sign-type-hands = Écriture
sign-type-hand = Écriture { $number }
sign-type-hand-cannot = Écriture { $number } : { $why }
sign-type-cannot = Il lui manque de ces lettres
sign-import-drop = Déposez une image de votre signature
sign-import-choose = Choisir une image
sign-import-paper = Rendre le papier transparent
sign-import-other = Autre image
sign-import-private = PNG ou JPEG. L’image est lue sur cet appareil ; seul son dessin entre dans le document.

sign-phone = Dessiner sur mon téléphone
sign-phone-how = Scannez ce code avec votre téléphone, puis signez-y du doigt. Le dessin revient ici, chiffré.
sign-phone-code = Code à scanner avec votre téléphone. Sans téléphone, choisissez « Saisir ».
sign-phone-no = Dessiner ici
sign-pad-give = Envoyer vers l’ordinateur
sign-pad-given = C’est sur votre ordinateur
sign-pad-given-what = Votre dessin y attend que vous l’apposiez. Vous pouvez poser ce téléphone.
sign-pad-again = Recommencer

sign-name-title = Vous signez en tant que
sign-name-label = Prénom et nom
sign-name-address = Adresse vérifiée par le code : { $address }
sign-consent-title = Votre accord
sign-privacy = Votre nom et votre adresse entrent dans la preuve de signature ; votre nom figure dans le document signé. Le document, lui, ne quitte pas cet appareil.
sign-missing-name = Indiquez votre prénom et votre nom
sign-missing-consent = Cochez les deux cases
sign-missing-code = Saisissez le code reçu
sign-code-ask = Recevoir le code
sign-code-title = Le code reçu par e‑mail
sign-code-sent = Envoyé à { $address }.
sign-now = Signer

sign-doing-title = Signature en cours
sign-doing-prepare = Le document est préparé sur cet appareil
sign-doing-authorise = Votre accord est enregistré, un certificat est émis
sign-doing-stamp = La signature est faite et horodatée
sign-doing-check = Le résultat est relu et la preuve transmise
sign-doing-rebase = Quelqu’un vient de signer aussi : votre signature se pose sur cette nouvelle version.
sign-doing-stay = Gardez cette page ouverte, c’est l’affaire de quelques secondes.

sign-done-title = Vous avez signé
sign-done-when = Le { $when }. Le document n’a pas quitté cet appareil : seules des empreintes et des données chiffrées ont été transmises.
sign-done-waiting = La signature prendra effet quand tout ce qui est requis sera là. Vous en serez averti ; ce document reste à vous, sans compte.
sign-done-final = Toutes les signatures requises sont là : elles ont pris effet. Ce document reste à vous, sans compte.
sign-save = Enregistrer le PDF
sign-save-all = Enregistrer les PDF
sign-share = Partager
sign-evidence-what = Le fichier de preuve contient qui a fait quoi, quand et comment, et les ajouts chiffrés s’il y en a. Avec l’original, il suffit à tout reconstruire et vérifier, sans nous.

sign-decline-open = Refuser de signer
sign-decline-title = Refuser de signer ?
sign-decline-what = L’envoi s’arrête pour tous et l’expéditeur en est averti. C’est définitif.
sign-decline-what-optional = Votre signature est facultative : les autres continuent sans vous, et l’expéditeur en est averti. C’est définitif.
sign-decline-reason = Pourquoi ? L’expéditeur le lira (facultatif).
sign-decline-no = Revenir au document
sign-decline-yes = Refuser

sign-comment-open = Laisser un commentaire
sign-comment-title = Laisser un commentaire
sign-comment-label = L’expéditeur et les autres personnes concernées le liront.
sign-comment-send = Publier
sign-comment-sent = Votre commentaire est publié.
sign-comments = Commentaires
sign-where-open = Où en est l’envoi
sign-where-title = Où en est l’envoi
sign-over-open = Confier à quelqu’un d’autre
sign-over-title = Qui signera à votre place ?
sign-over-what = Cette personne recevra sa propre invitation et votre lien ne servira plus. L’expéditeur en est averti.
sign-over-email = Son adresse e‑mail
sign-over-name = Son prénom et son nom (facultatif)
sign-over-send = Confier la signature
sign-over-done-title = C’est confié
sign-over-done = { $name } vient de recevoir une invitation. Vous n’avez plus rien à faire.

sign-broken-title = On ne peut pas continuer ainsi
sign-paste-what = La messagerie a peut-être coupé le lien. Copiez-le en entier depuis l’e‑mail, jusqu’à son dernier caractère.
sign-paste-label = Le lien de l’e‑mail
status-reason = « { $reason } »
status-refresh = Actualiser
status-my-copy = Ma copie signée
status-signed-title = Vous avez déjà signé
status-signed = Le { $when }. Vous pouvez reprendre votre copie signée à partir de l’original.
status-finalised-title = Toutes les signatures requises sont là
status-finalised = Vous avez signé le { $when }. Les signatures ont pris effet ; reprenez votre copie à partir de l’original.
status-not-yet-title = Ce n’est pas encore votre tour
status-not-yet = Quelqu’un passe avant vous. Vous serez averti dès que ce sera à vous, avec ce même lien.
status-you-declined-title = Vous avez refusé
status-you-declined = L’expéditeur en a été averti. Il n’y a plus rien à faire ici.
status-declined-title = Quelqu’un a refusé
status-declined = L’envoi s’est arrêté là ; rien ne vous est plus demandé.
status-cancelled-title = L’envoi a été annulé
status-cancelled = L’expéditeur l’a annulé ; rien ne vous est plus demandé.
status-expired-title = L’échéance est passée
status-expired = Il manquait encore quelque chose à la date limite. Demandez à l’expéditeur un nouvel envoi.
status-seal-later = À la fin, l’organisation ajoutera son cachet électronique aux documents.
status-seal-missing = L’organisation n’a pas encore apposé son cachet électronique. Les signatures valent sans lui ; une fois apposé, il figurera sur une nouvelle copie.
status-sealed = L’organisation a ajouté son cachet électronique.
status-seal-bad = Le cachet électronique de l’organisation ne peut pas être lu : la copie est la version signée d’avant ce cachet.
status-copy-title = Vous êtes en copie
status-copy = Vous n’avez rien à faire. Vous serez averti à la fin.
status-copy-final-title = C’est signé
status-copy-final = Toutes les signatures requises sont là. Reprenez la version signée à partir de l’original.
status-over-final-title = C’est signé, sans vous
status-over-final = Votre signature était facultative et l’envoi a abouti sans elle. Vous pouvez reprendre la version signée à partir de l’original.
status-over-title = C’est terminé
status-over = Plus rien ne vous est demandé pour cet envoi.

sign-left-fields =
    { $fields ->
        [one] Reste à faire : remplir un champ, signer
       *[other] Reste à faire : remplir { $fields } champs, signer
    }
sign-fill = Remplir
sign-field-done = Valider
sign-field-required = À remplir avant de signer.
sign-field-optional = Vous pouvez laisser ce champ vide.

sign-asked-by-approve = { $sender } vous demande d’approuver · jusqu’au { $until }
sign-step-look = Étape 1 sur 2 · lire
sign-step-approve = Étape 2 sur 2 · approuver
sign-look-done = Vous êtes à la fin. Vous pouvez répondre.
sign-choose-which-file = Il vous a été remis sous le nom « { $name } » ({ $size }). Prenez le fichier lui-même, tel que vous l’avez reçu : pas une copie enregistrée à nouveau.
sign-file-checked = { $size } · vérifié : c’est bien le fichier qui vous a été adressé. Il ne peut pas être montré ici ; enregistrez-le pour l’ouvrir dans son logiciel.
sign-file-save = Enregistrer le fichier
sign-file-save-all = Enregistrer les fichiers
sign-file-save-named = Enregistrer { $name }
sign-left-look = Il reste : lire jusqu’à la fin, puis répondre
sign-left-answer = Il reste : répondre
sign-decline-approve = Refuser
sign-decline-approve-title = Refuser d’approuver ?
sign-decline-approve-optional = Votre approbation est facultative : les autres continuent sans vous, et l’expéditeur en est averti. C’est définitif.
sign-approve = Approuver
sign-approve-title = Vous approuvez
sign-approve-comment = Un commentaire, que tous liront (facultatif)
sign-approve-privacy = Votre nom et votre adresse entrent dans la preuve. Les fichiers, eux, ne quittent pas cet appareil.
sign-missing-approval = Cochez la case
sign-approving = Votre approbation est en cours d’enregistrement…
sign-approved-title = Vous avez approuvé
sign-approved-when = Le { $when }. Les fichiers n’ont pas quitté cet appareil : seules leurs empreintes ont été transmises.
sign-approved-waiting = L’approbation prendra effet quand tout ce qui est requis sera là. Vous en serez averti.
sign-approved-final = Tout ce qui est requis est là : cela a pris effet.
sign-copy-title = Voici le résultat
sign-copy-when = Vérifié et assemblé sur cet appareil.
sign-name-phone = Numéro vérifié par le code : { $address }
sign-code-title-sms = Le code reçu par SMS
sign-code-sent-sms = Envoyé par SMS au { $address }.
sign-over-approve-title = Qui approuvera à votre place ?
sign-over-phone = Son numéro de téléphone
sign-over-phone-why = Nécessaire : un lien ou un code y part par SMS.
sign-over-phone-understood = Compris comme { $number }
sign-renew = M’envoyer un nouveau lien
sign-renewed = Un nouveau lien part vers la même adresse. Vous pouvez fermer cette page.
status-approved-title = Vous avez déjà approuvé
status-approved = Le { $when }. Vous serez averti de la fin.
status-agreed-title = Tout ce qui est requis est là
status-agreed = Vous avez approuvé le { $when }. Cela a pris effet.
status-copy-agreed-title = C’est approuvé
status-copy-agreed = Toutes les approbations requises sont là.
status-over-agreed-title = C’est approuvé, sans vous
status-over-agreed = Votre réponse était facultative et l’envoi a abouti sans elle.
status-my-files = Les fichiers
status-count = { $done ->
    [one] { $done } sur { $of } a répondu
   *[other] { $done } sur { $of } ont répondu
 }
status-count-optional = { $done ->
    [one] { $done } sur { $of } a répondu
   *[other] { $done } sur { $of } ont répondu
 } ({ $optional ->
    [one] { $optional } réponse facultative
   *[other] { $optional } réponses facultatives
 })
status-next = Sollicité en ce moment : { $names }, jusqu’au { $until }.

sign-others-title =
    { $count ->
        [one] Un autre document vous attend
       *[other] { $count } autres documents vous attendent
    }
sign-others-from = de { $sender }
sign-others-open = Ouvrir
sign-others-open-one = Ouvrir « { $title } »

sign-identity-title = Montrez qui vous êtes
sign-identity-why = { $sender } demande qui vous êtes. Vous vous connectez chez { $provider }, pour ce qui vous est demandé ici précisément et pour rien d’autre.
sign-identity-privacy = { $provider } apprend que vous vous connectez ici, pas de quoi il s’agit. Nous gardons votre nom, le niveau d’assurance de { $provider } et sa réponse signée : ils font partie de la preuve.
sign-identity-ask = Montrer qui je suis
sign-identity-preparing = Tout se prépare…
sign-identity-open = Se connecter avec { $provider }
sign-identity-window = (nouvelle fenêtre)
sign-identity-waiting = Une fois connecté, et après avoir répondu que c’est bien vous, revenez à cette page : elle continue d’elle-même.
sign-identity-known = { $provider } dit que vous êtes { $name }.
sign-identity-acr = Niveau d’assurance : { $acr }
sign-identity-differs = Vous signez sous le nom « { $name } ». La preuve montrera les deux noms : si ce n’est pas ce que vous voulez, changez le nom ci-dessus et reconnectez-vous.
sign-identity-again = Recommencer
sign-identity-changed = Quelque chose a changé depuis votre connexion, qui valait pour ce qui était là avant, exactement : connectez-vous encore une fois.
sign-identity-stage-cancelled = Vous êtes revenu sans vous connecter, ou { $provider } a refusé. Rien n’est perdu : réessayez, ou demandez un autre moyen à { $sender }.
sign-identity-stage-unreachable = { $provider } ne répond pas comme il faut. Rien n’est perdu : réessayez dans quelques minutes.
sign-identity-stage-unbelieved = La réponse de { $provider } ne prouve pas une connexion pour ce contenu : elle n’a pas été retenue. Reconnectez-vous ; si cela se répète, prévenez { $sender }.
sign-identity-stage-nameless = { $provider } n’a donné aucun nom. Demandez un autre moyen à { $sender }.
sign-identity-stage-none = La connexion a pris trop de temps. Rien n’est perdu : reconnectez-vous.
sign-identity-attested = { $officer } a vu votre pièce d’identité ({ $document }) et l’atteste. Vous signez sous le nom qu’elle porte.
sign-identity-attested-approves = { $officer } a vu votre pièce d’identité ({ $document }) et l’atteste : vous êtes { $name }.
sign-identity-officer-first = L’organisation doit d’abord voir votre pièce d’identité
sign-identity-officer-what = Demandez à { $sender } où et quand. Rien de ce que vous avez donné n’est perdu : dès que votre pièce aura été vue, cette page continue d’elle-même ; le même lien vous y ramène.
sign-identity-officer-too = Ou montrez votre pièce d’identité à l’organisation : demandez à { $sender } où et quand.
sign-missing-identity = Il reste : montrer qui vous êtes
sign-missing-officer = Il reste : montrer votre pièce d’identité à l’organisation
sign-identity-shown = Vous avez montré qui vous êtes
