# L’élément <paraph-verify> : un PDF signé est regardé sur cet appareil, rien n’en part.

verify-brand = Vérification
verify-title = Vérifier un PDF signé
verify-why = Qui l’a signé, quand, et s’il a changé depuis.
verify-drop = Déposez ici des PDF ou des fichiers de preuve
verify-choose = Choisir des fichiers
verify-private = Le fichier est lu et vérifié sur cet appareil. Rien n’en est envoyé.
verify-offline = Prêt, même sans réseau
verify-other = Autre fichier
verify-files = Fichiers regardés
verify-file-remove = Retirer { $name }
verify-reading = Lecture de « { $name } » ({ $size })
verify-checking = Vérification des signatures de « { $name } » ({ $size })
verify-print = Imprimer ce résultat
verify-checked = Vérifié le { $when }, à l’heure de cet appareil
verify-sha256 = SHA-256 du fichier

# Le fichier en une ligne
verify-good-word = Bon
verify-good-title = Tout est bon
verify-good =
    { $count ->
        [one] La signature est intacte et son certificat est reconnu.
       *[other] Les { $count } signatures sont intactes et leurs certificats sont reconnus.
    }
verify-completed-word = À regarder
verify-completed-title = Bon, mais complété depuis
verify-completed =
    { $count ->
        [one] La signature est intacte et son certificat est reconnu. Quelque chose de visible a été ajouté ensuite : comparez avec ce qui a été signé.
       *[other] Les { $count } signatures sont intactes et leurs certificats sont reconnus. Quelque chose de visible a été ajouté après l’une d’elles : comparez avec ce qui a été signé.
    }
verify-unrecognised-word = Indécis
verify-unrecognised-title = Intact, mais par qui ?
verify-unrecognised =
    { $count ->
        [one] Le document n’a pas changé depuis la signature. Mais aucune autorité reconnue ici ne répond du signataire.
       *[other] Le document n’a pas changé depuis les signatures. Mais aucune autorité reconnue ici ne répond de tous les signataires.
    }
verify-unclear-word = Indécis
verify-unclear-title = On ne peut pas conclure
verify-unclear = Ce qui manque pour décider est dit ci-dessous, signature par signature.
verify-broken-word = Rompu
verify-broken-title =
    { $count ->
        [one] Une signature ne tient pas
       *[other] { $count } signatures ne tiennent pas
    }
verify-broken = Une signature au moins ne tient pas ; le détail est plus bas. Ne vous fiez pas à ce fichier avant d’en savoir plus.
verify-nobody-word = Non signé
verify-nobody-title = Aucune signature
verify-nobody = Personne n’a signé ce fichier électroniquement. Une signature dessinée ou numérisée sur une page, seule, ne protège rien.
verify-if-final-title = Intact et reconnu
verify-if-final =
    { $count ->
        [one] Elle prend effet quand l’envoi est clos. Ce fichier, seul, ne dit pas s’il l’est.
       *[other] Elles prennent effet quand l’envoi est clos. Ce fichier, seul, ne dit pas s’il l’est.
    }
verify-sealed-title = Intact, reconnu, scellé
verify-sealed = Ce qui a été signé prend effet quand l’envoi est terminé. D’après { $name }, dont le cachet a suivi, il l’est.
verify-locked-word = Verrouillé
verify-failed-word = Illisible
verify-failed-title = Ce fichier n’a pas pu être vérifié
verify-failed-not-pdf = Ce fichier n’est pas un PDF.
verify-failed-damaged = Ce PDF est endommagé : ses signatures ne peuvent pas être lues. Demandez-en un nouvel exemplaire. Ne l’enregistrez pas à nouveau : cela effacerait ce qui a été signé.
verify-failed-too-complex = Ce PDF est construit de façon si inhabituelle que rien de sûr ne peut être dit de ses signatures.
verify-failed-too-large = Ce fichier est trop grand pour être vérifié dans un navigateur (plus de 1 Go).

# Une signature : qui
verify-signatures =
    { $count ->
        [one] La signature
       *[other] Les { $count } signatures
    }
verify-number = Signature { $number }
verify-signed-by = Signé par { $name }
verify-signed-as = Signé au nom de « { $name } »
verify-sealed-by = Scellé par { $name }
verify-sealed-as = Scellé au nom de « { $name } »
verify-certified-by = Certifié par { $name }
verify-certified-as = Certifié au nom de « { $name } »
verify-stamped-by = Horodaté par { $name }
verify-stamped-as = Horodaté au nom de « { $name } »
verify-nobody-named = Signataire inconnu

# … intact ou non
verify-intact = Intact depuis.
verify-intact-whole = Intact : rien n’a été ajouté depuis.
verify-intact-completed = Ce qui a été signé est intact ; quelque chose de visible a été ajouté par-dessus.
verify-then-changed = Modifié après la signature.
verify-changed = Ce qui a été signé a été modifié.
verify-false = La signature elle-même est fausse.
verify-malformed = Cette signature est mal formée : elle ne protège rien.
verify-integrity-unknown = On ne peut pas calculer ici si le contenu a changé.
verify-breach-pages = Des pages ont été ajoutées, retirées ou redéfinies : c’est interdit.
verify-breach-content = Ce qui est écrit ou dessiné sur une page a été remplacé : c’est interdit.
verify-breach-annotations = Ce qui est posé sur une page (notes, champs) a été remplacé ou retiré : c’est interdit.
verify-breach-form = Le formulaire ou l’un de ses champs a été refait : c’est interdit.
verify-breach-signature = Une signature déjà faite a été touchée : c’est interdit.
verify-breach-removed = Une modification ultérieure a retiré cette signature : c’est interdit.
verify-breach-structure = Des données ont été ajoutées que chaque logiciel peut lire autrement : c’est interdit.
verify-breach-not-permitted = Celui qui a certifié le document n’autorisait pas ce qui a été ajouté.
verify-breach-other = Une partie du document a été changée, que ni une signature ni un formulaire n’ont besoin de toucher : c’est interdit.

# … reconnu ou non
verify-trusted = Certificat reconnu, par { $anchor }.
verify-trusted-itself = Certificat reconnu : vous l’avez vous-même déclaré.
verify-untrusted = Certificat non reconnu ici.
verify-self-issued = Certificat non reconnu ici : le signataire l’a établi lui-même.
verify-no-chain = Certificat non reconnu ici : aucune autorité de la liste ne répond de « { $issuer } ».
verify-expired = Certificat hors de sa durée de validité ; aucun horodatage reconnu ne prouve que la signature date d’avant.
verify-unproven = Le certificat a expiré, et rien ne montre s’il était encore bon au moment de signer.
verify-revoked = Certificat révoqué ; rien ne prouve que la signature date d’avant.
verify-not-yet = L’horodatage est plus ancien que le certificat : cela ne se peut pas.
verify-constraints = Le certificat, ou l’un de ceux qui en répondent, n’est pas fait pour cet usage.
verify-algorithm = Le procédé de signature est trop ancien, ou inconnu ici.
verify-other-stamp = L’horodatage joint n’est pas celui de cette signature.
verify-no-certificate = Le certificat du signataire n’est pas dans le fichier.
verify-unexamined = Certificat non examiné : la signature ne tient pas.
verify-revocation-unknown = On ne sait pas si le certificat a été révoqué.
verify-final-unknown = Elle prend effet quand l’envoi est clos ; ce fichier, seul, ne dit pas s’il l’est.
verify-final-sealed = Elle prend effet quand l’envoi est terminé. D’après { $name }, dont le cachet a suivi, il l’est ; rien d’autre ici ne le montre.
verify-seal-states = { $name } déclare que l’envoi était terminé au moment du cachet, sans avoir vu le document ni répondre de ce qu’il dit.
verify-seal-unproven = Cette signature se dit cachet d’une organisation, ce qui affirmerait qu’un envoi est terminé. N’importe qui peut l’écrire : sans certificat reconnu ni signature intacte, cela ne prouve rien.

# … quand, où, et ensuite
verify-when-proven = Le { $when }, horodaté par { $by }.
verify-when-claimed = Le { $when }, d’après le signataire ; rien ne le prouve.
verify-when-unknown = Aucune date.
verify-stamp-rejected = Un horodatage est joint, mais il n’est pas reconnu ici.
verify-see-page = Voir la marque, page { $page }
verify-no-mark = Aucune marque visible sur les pages.
verify-after = Ensuite :
verify-after-signed = une autre signature, « { $name } »
verify-after-sealed = un cachet, « { $name } »
verify-after-signature-field-filled = une signature dans « { $field } »
verify-after-signature-field-added = un nouvel emplacement de signature, « { $field } »
verify-after-validation-data-added = des données pour vérifier plus tard (certificats, listes de révocation)
verify-after-form-field-filled = le champ « { $field } » a été rempli ou changé
verify-after-annotation-added = une annotation page { $page } ; elle peut recouvrir ce qui a été signé
verify-after-metadata-updated = les métadonnées
verify-after-document-info-updated = les propriétés du document (titre, dates)

# Ce qui a été signé
verify-version-see = Voir ce qui a été signé
verify-version-save = L’enregistrer
verify-version-lost = La version signée n’est plus telle quelle dans ce fichier.
verify-version-whole = Cette signature couvre le fichier entier.
verify-version-shown = Voici la version qui a été signée, sans ce qui a été ajouté ensuite.
verify-version-back = Revenir au fichier entier
verify-version-suffix = version signée { $number }
verify-pages = Le document

# Pour les spécialistes
verify-technical = Détails techniques
verify-technical-status = Verdict (ETSI EN 319 102-1)
verify-technical-reason = Motif
verify-technical-level = Niveau PAdES
verify-technical-none = aucun
verify-technical-field = Champ
verify-technical-time = Heure (UTC)
verify-technical-digest = Empreinte calculée
verify-technical-bytes = Octets couverts
verify-technical-bytes-of = { $signed } sur { $size }
verify-technical-subject = Certificat de
verify-technical-issuer = Émis par
verify-technical-serial = Numéro de série
verify-technical-validity = Valable
verify-technical-fingerprint = SHA-256 du certificat
verify-technical-anchor = Autorité reconnue
verify-technical-authorisation = Accord enregistré (empreinte)
verify-technical-sealing = Demande de cachet enregistrée (empreinte)
verify-technical-remarks = Remarques

# Qui est reconnu
verify-anchors-title = Qui est reconnu ici
verify-anchors-why = Un signataire est reconnu quand l’une de ces autorités répond de son certificat.
verify-anchors-none = Aucune autorité pour l’instant : aucun signataire ne peut être reconnu.
verify-anchor-add = Ajouter une autorité
verify-anchor-care = Fichier .pem, .crt ou .cer. N’ajoutez qu’un certificat dont vous avez comparé l’empreinte avec celle que son propriétaire publie.
verify-anchor-own = ajoutée par vous
verify-anchor-host = proposée par ce site
verify-anchor-leaf = Ce n’est pas une autorité : lui seul sera reconnu, pour lui-même.
verify-anchor-remove = Ne plus reconnaître { $name }
verify-anchor-added = { $name } est maintenant reconnu.
verify-evidence-title = Ce que dit le fichier de preuve
verify-evidence-word = Preuve
verify-evidence-what = Chaque enregistrement découle du précédent, et ce qui suit a été vérifié avec ce seul fichier. De qui est le fichier n’en découle pas : chaque PDF signé désigne l’enregistrement qui l’a autorisé.
