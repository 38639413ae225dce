# Ce qui a mal tourné : ce qui s’est passé, ce qui est gardé, ce qu’il faut faire.

trouble-unknown = Quelque chose n’a pas marché : { $detail }. Rien n’est perdu ; réessayez dans un instant.

# L’appareil et le réseau
trouble-offline = La connexion manque ou le service ne répond pas. Rien n’est perdu ; réessayez.
trouble-insecure-context = Cette page n’est pas servie de façon sûre (HTTPS). Signer n’y est pas possible ; prévenez qui vous y a envoyé.
trouble-insecure = Ce navigateur n’offre pas la cryptographie nécessaire. Essayez avec un navigateur à jour.
trouble-browser-crypto = La cryptographie de ce navigateur a échoué. Rechargez la page, ou essayez avec un autre navigateur.
trouble-not-loaded = Une partie de la page n’a pas pu être chargée. Vérifiez la connexion et rechargez ; ce que vous avez saisi est gardé.
trouble-engine-failed = Le traitement s’est arrêté sur cet appareil. Rechargez la page ; ce que vous avez saisi est gardé. ({ $detail })
trouble-file-unreadable = Ce fichier n’a pas pu être lu. S’il est dans un nuage, téléchargez-le d’abord, puis choisissez-le à nouveau.
trouble-not-saved = Le fichier n’a pas pu être enregistré. Réessayez, ou essayez avec un autre navigateur.
trouble-not-drawn = Les pages ne peuvent pas être affichées. Rechargez la page pour réessayer.

# Les documents
trouble-not-pdf = Ce fichier n’est pas un PDF. Choisissez le document au format PDF.
trouble-photograph-unreadable = Cette image n’a pas pu être lue. Choisissez un PNG ou un JPEG, ou numérisez le document en PDF.
trouble-office-file = C’est un fichier de bureautique. Ouvrez-le dans son logiciel, choisissez « Enregistrer sous » ou « Exporter », puis PDF, et choisissez ce PDF ici.
trouble-file-empty = Ce fichier est vide. Choisissez-en un autre, ou téléchargez-le à nouveau.
trouble-no-pages = Ce PDF n’a aucune page : il n’y a rien à signer.
trouble-damaged = Ce PDF est endommagé et ne peut pas être utilisé. Demandez-en un nouvel exemplaire, ou enregistrez-le à nouveau depuis le logiciel qui l’a fait.
trouble-too-complex = Ce PDF est construit de façon trop inhabituelle pour être signé sans risque. Enregistrez-le à nouveau depuis le logiciel qui l’a fait.
trouble-other-file = Ce n’est pas le même fichier. Prenez la pièce jointe elle-même, telle que vous l’avez reçue : ni une impression, ni une copie enregistrée à nouveau.
trouble-not-certificate = Ce fichier ne contient pas de certificat lisible. Choisissez un fichier .pem, .crt ou .cer.
trouble-password-needed = Ce document a un mot de passe.
trouble-password-wrong = Ce mot de passe n’ouvre pas le document.
trouble-too-large = Les documents dépassent ensemble la taille permise. Retirez-en un, ou réduisez-le.
trouble-twice = { $detail } est déjà dans la liste.
trouble-certified = Ce document est certifié par quelqu’un qui n’y permet plus aucune signature.
trouble-prepared-already = Ce document a déjà été préparé ici : choisissez l’original.
trouble-signed-already = Quelqu’un a déjà signé ce document : il accepte des signatures, mais plus d’emplacements de paraphe. Laissez les paraphes de côté, ou prenez le document non signé.
trouble-off-page = Un emplacement dépasse de sa page. Déplacez-le et réessayez.
trouble-slot-not-free = L’emplacement de signature n’est plus libre dans ce fichier. Prévenez l’expéditeur.
trouble-not-stored = Le document n’a pas pu être confié au site qui le garde ; rien n’a été envoyé. Réessayez. ({ $detail })
trouble-host = Le site qui garde le document ne l’a pas remis. ({ $detail })

# Les révisions des autres
trouble-undecryptable = La signature déposée par { $detail } ne peut pas être lue avec votre original. Rien n’a été montré ni signé ; l’expéditeur en est averti et peut la faire refaire.
trouble-other-digest = La signature déposée par { $detail } donne un autre document que celui qui est enregistré. Rien n’a été montré ni signé ; l’expéditeur en est averti et peut la faire refaire.
trouble-forbidden-change = La version déposée par { $detail } change autre chose que sa propre signature. Rien n’a été montré ni signé ; l’expéditeur en est averti et peut la faire refaire.
trouble-transcript = L’historique de cet envoi n’est pas cohérent : par prudence, rien n’est montré. Prévenez l’expéditeur. ({ $detail })
trouble-backend-unsound = Le service a donné un historique ou un certificat qui ne tient pas : par prudence, rien n’est signé. Prévenez l’expéditeur.
trouble-backend-mismatch = Le service a répondu autre chose que ce que vous avez accepté : par prudence, rien n’est signé. Réessayez.

# La signature dessinée ou saisie
trouble-mark-missing = Dessinez, saisissez ou importez d’abord votre signature.
trouble-initials-missing = Dessinez ou saisissez d’abord votre paraphe : ce document le demande aussi.
trouble-initials-text = Un paraphe a de 1 à 32 caractères. Saisissez-le à nouveau.
trouble-field-missing = Un champ obligatoire est vide. Revenez au document : il y est signalé.
trouble-no-room = Votre texte ne tient pas dans son emplacement sur la page. Raccourcissez-le.
trouble-too-simple = Ce trait est trop court pour une signature. Dessinez-la à nouveau, un peu plus grande.
trouble-missing-glyphs = L’écriture manuscrite n’a pas tous les caractères de ce nom. Dessinez votre signature.
trouble-mark-unusable = Cette signature ne peut pas être apposée. Dessinez-la ou saisissez-la à nouveau.
trouble-pad-over = Ce code à scanner n’est plus valable. Redemandez-en un sur l’ordinateur ; rien n’est perdu.
trouble-pad-unreadable = Le dessin du téléphone n’a pas pu être lu. Redemandez un code à scanner, ou dessinez ici.
trouble-picture-unreadable = Cette image n’a pas pu être lue. Choisissez une photo ou une image PNG ou JPEG de votre signature.
trouble-picture-too-large = Cette image est trop lourde. Choisissez-en une de moins de 25 Mo.
trouble-picture-empty = Il n’y a rien de visible sur cette image. Choisissez-en une autre, plus contrastée.

# Codes et sessions
trouble-address-invalid = Cette adresse e‑mail ne semble pas complète.
trouble-code-short = Le code a six chiffres.
trouble-code-wrong = Ce code n’est pas le bon. Regardez le dernier message reçu et réessayez.
trouble-code-expired = Ce code n’est plus valable. Demandez-en un nouveau ; tout le reste est gardé.
trouble-code-needed = Un nouveau code est nécessaire. Demandez-le ; tout le reste est gardé.
trouble-too-many-tries = Trop d’essais avec ce code. Demandez-en un nouveau.
trouble-too-many-codes = Trop de codes demandés aujourd’hui. Réessayez demain, ou écrivez à l’expéditeur.
trouble-too-many-agreements = Ce code a servi autant de fois que possible. Demandez-en un nouveau ; tout le reste est gardé.
trouble-too-many-time-stamps = Trop d’essais pour une seule signature. Reprenez avec un nouveau code.
trouble-domain-not-allowed = Cette adresse ne peut pas envoyer de documents ici. Utilisez votre adresse professionnelle.
trouble-unauthorised = Votre session est terminée. Reprenez ; ce que vous avez saisi est gardé.
trouble-session-over = Votre session est terminée. Reprenez ; ce que vous avez saisi est gardé.
trouble-not-authorised = Cet accord n’est plus valable pour cette version. Signez à nouveau.

# L’envoi
trouble-link-missing = Cette adresse ne contient pas de lien personnel. Ouvrez le lien du message, en entier.
trouble-link-unknown = Ce lien n’est pas connu ici. Ouvrez le lien de l’e‑mail, en entier, ou demandez à l’expéditeur de le renvoyer.
trouble-unknown-link = Ce lien n’est pas connu ici. Ouvrez le lien de l’e‑mail, en entier, ou demandez à l’expéditeur de le renvoyer.
trouble-stale = Quelqu’un vient de signer. Réessayez : votre signature se posera sur la nouvelle version.
trouble-too-busy = Beaucoup de personnes signent en ce moment. Attendez un instant et signez à nouveau ; rien n’est à refaire.
trouble-not-your-turn = Ce n’est pas encore votre tour.
trouble-already-acted = Vous avez déjà agi pour cet envoi.
trouble-already-sent = Cet envoi est déjà parti.
trouble-sent-before = L’envoi était déjà parti avant vos derniers changements. Retrouvez-le dans « Vos envois » : gardez-le tel quel, ou annulez-le, puis revenez envoyer celui-ci.
trouble-ended = Cet envoi est terminé : plus rien ne peut y être fait.
trouble-not-voidable = Seule la dernière signature peut être reprise, et seulement si elle ne se reconstruit pas.
trouble-text-missing = Écrivez d’abord quelque chose.
trouble-not-reassignable = L’expéditeur ne permet pas de confier cette signature à quelqu’un d’autre, ou elle l’a déjà été plusieurs fois.
trouble-too-many-comments = Vous avez déjà laissé beaucoup de commentaires ici. Écrivez directement à l’expéditeur.
trouble-phone-invalid = Ce numéro de téléphone ne semble pas complet. Commencez par l’indicatif du pays, comme +33 6 12 34 56 78.
trouble-phone-needed = Il faut un numéro de téléphone : le lien ou le code y part par SMS.
trouble-sms-unavailable = Ce service ne peut pas envoyer de SMS. Choisissez l’e‑mail.
trouble-other-documents = Ce que vous approuvez ne correspond pas aux documents. Rechargez la page et réessayez.
trouble-nobody-to-remind = Il n’y a personne à relancer : aucune réponse ne manque en ce moment.
trouble-reminded-lately = Cette personne a reçu un message il y a moins d’une heure. Attendez un peu avant de la relancer.
trouble-too-many-reminders = Cette personne a été relancée autant de fois que possible. Appelez-la, ou demandez à quelqu’un d’autre à sa place.
trouble-not-finalisable = Cet envoi ne peut pas encore être finalisé : une réponse nécessaire manque, ou personne n’a répondu.
trouble-still-collecting = Cet envoi est en cours. Annulez-le d’abord, puis supprimez-le.
trouble-original-missing = L’original n’est pas parmi les fichiers choisis. Prenez celui que vous avez envoyé.
trouble-only-approved = Ceci a été approuvé, non signé : les fichiers restent tels quels. Ouvrez-le pour enregistrer sa preuve.
trouble-not-completed = Cet envoi n’est pas terminé : il n’a pas encore de version signée.
trouble-link-over = Ce lien n’est plus valable. Demandez-en un nouveau : il part à la même adresse.
trouble-link-good = Ce lien est toujours valable. Rechargez la page pour l’ouvrir.
trouble-too-many-links = Plusieurs nouveaux liens vous ont déjà été envoyés aujourd’hui. Cherchez le dernier, ou réessayez demain.
trouble-other-way = Son code part par une autre voie ou à une autre adresse. Signez-le ensuite, avec son propre code.
trouble-mailbox-unproven = Ce qui attend à une adresse e‑mail ne se montre qu’après un code reçu par e‑mail. Ouvrez chaque lien depuis son propre message.
trouble-list-too-long = Cela fait trop à la fois. Choisissez-en moins.
trouble-not-found = Cela n’existe pas, ou plus.
trouble-other-role = Votre rôle dans cet envoi ne permet pas cela.
trouble-other-slots = Ce qui est signé ne correspond pas à vos emplacements. Rechargez la page et réessayez.
trouble-name-invalid = Indiquez votre prénom et votre nom, de 2 à 64 caractères.
trouble-text-invalid = Un des textes est vide, trop long, ou contient des caractères interdits.
trouble-consent-missing = L’accord porte sur des textes qui ont changé. Rechargez la page et cochez-les à nouveau.
trouble-envelope-no-document = Choisissez au moins un document.
trouble-envelope-too-many = C’est trop pour un seul envoi : documents, personnes ou emplacements. Faites-en deux.
trouble-envelope-nobody-acts = Personne ne signe ni n’approuve. Ajoutez quelqu’un.
trouble-envelope-steps = L’ordre des personnes n’est pas suivi. Remettez-les en ordre.
trouble-envelope-finaliser-not-last = Qui finalise agit en dernier, et sans personne d’autre à la même étape. Corrigez l’ordre.
trouble-envelope-slot = Un emplacement n’est plus à personne, ou sur aucun document. Retirez-le et remettez-le.
trouble-envelope-empty-slot = Un emplacement n’a pas de surface. Agrandissez-le.
trouble-envelope-too-many-fields = Il y a trop de champs en tout. Retirez-en d’un document.
trouble-envelope-empty-field = Un champ n’a pas de surface. Agrandissez-le.
trouble-envelope-unsound-field = Un champ demande ce que les champs de sa sorte n’ont pas. Retirez-le et remettez-le.
trouble-envelope-findings = Ce qui a été relevé dans un document ne peut pas être envoyé. Retirez ce document et choisissez-le à nouveau.
trouble-envelope-two-slots = Une personne a deux signatures sur le même document. Retirez-en une.
trouble-envelope-no-slot = Une personne signe, mais n’a d’emplacement nulle part. Placez sa signature.
trouble-envelope-slot-without-revision = Un emplacement est sur un fichier auquel rien ne peut être ajouté. Retirez ce fichier, ou demandez une approbation.
trouble-envelope-revision-of-other = Un des fichiers n’est pas un PDF et ne peut pas être signé. Retirez-le, ou demandez une approbation.
trouble-envelope-media-type = La sorte d’un des fichiers n’est pas reconnue. Retirez ce fichier et choisissez-le à nouveau.
trouble-envelope-revision-base = Un document a changé pendant la préparation. Retirez-le et choisissez-le à nouveau.
trouble-envelope-language = Une personne a une langue qui n’est pas parlée ici. Choisissez français ou anglais.
trouble-envelope-phone-missing = Il manque un numéro de téléphone : le lien ou le code part par SMS.
trouble-envelope-optional-finaliser = La signature qui finalise est toujours nécessaire : elle ne peut pas être facultative.
trouble-envelope-reminders = Les relances ne peuvent pas être aussi espacées, ni aussi nombreuses. Changez-les.
trouble-envelope-nothing-to-seal = Aucun document n’est à signer : le cachet de l’organisation n’a rien à sceller. Retirez-le, ou ajoutez un document à signer.
trouble-envelope-deadline = La date limite est déjà passée. Choisissez-en une autre.

# Le service
trouble-busy = Le service est très demandé. Réessayez dans un instant ; rien n’est perdu.
trouble-backend = Le service a un problème. Réessayez dans un instant ; rien n’est perdu.
trouble-internal = Le service a un problème. Réessayez dans un instant ; rien n’est perdu.
trouble-unreadable = La réponse du service n’est pas lisible. Rechargez la page ; rien n’est perdu.
trouble-malformed = Le service n’a pas compris la demande. Rechargez la page ; rien n’est perdu.
trouble-possession-wrong = La preuve que la clé est sur cet appareil a été refusée. Signez à nouveau.
trouble-signature-wrong = La signature a été refusée par le service ; rien n’est changé. Signez à nouveau.
trouble-signing-failed = La signature n’a pas pu être terminée ; rien n’est changé. Signez à nouveau.
trouble-opening-wrong = Les données envoyées ne s’accordent pas entre elles ; rien n’est changé. Réessayez.

trouble-newer-version = Quelqu’un vient de signer. Regardez la nouvelle version, puis répondez ; ce que vous avez saisi est gardé.

trouble-identity-needed = Il faut d’abord montrer qui vous êtes. Ce que vous avez donné est gardé : connectez-vous chez le fournisseur, ou montrez votre pièce d’identité à l’organisation.
trouble-identity-other = Quelque chose a changé depuis votre connexion, qui valait pour ce qui était là avant, exactement. Ce que vous avez donné est gardé : connectez-vous encore une fois.
trouble-identity-not-asked = Cet envoi ne demande à personne de montrer son identité.
trouble-identity-unavailable = Ce service ne peut pas vérifier les identités. Choisissez un code par e‑mail ou par SMS.
trouble-not-an-officer = Seul un agent de l’organisation atteste les identités, et personne la sienne. Adressez-vous à qui gère ce service.
trouble-not-a-sealer = Votre adresse n’est pas autorisée à apposer le cachet de l’organisation. Adressez-vous à qui gère ce service.
trouble-no-seal = Cet envoi a été fait sans le cachet de l’organisation. Il ne s’ajoute pas après coup.
trouble-not-finalised = Cet envoi n’est pas terminé : le cachet s’appose quand toutes les signatures ont pris effet.
trouble-saved-unsealed = La version signée est enregistrée, sans le cachet de l’organisation. { $detail }
trouble-seal-bad = Le cachet enregistré ne se lit pas avec ce document. Dès qu’un destinataire l’aura constaté aussi, vous pourrez le retirer et l’apposer à nouveau.
trouble-already-sealed = Le cachet de l’organisation est déjà apposé : un autre navigateur a été plus rapide.
trouble-too-many-seals = Le cachet a été demandé trop souvent pour cet envoi : réessayez demain.
trouble-name-not-attested = Vous signez sous le nom que l’organisation a vu sur votre pièce d’identité. S’il est mal écrit, demandez à l’expéditeur de le faire corriger.
trouble-provider-unreachable = Le fournisseur d’identité ne répond pas. Rien n’est perdu : réessayez dans quelques minutes.

trouble-attest-name = Écrivez le nom comme sur la pièce (2 à 64 caractères).
trouble-attest-picture = Photographiez la pièce ou choisissez une image.
trouble-attest-statement = Cochez la déclaration, si elle est vraie.

trouble-evidence-unsound = Ce n’est pas un fichier de preuve, ou il a été modifié : un enregistrement ne découle pas du précédent. Redemandez-le là où vous l’avez eu.
