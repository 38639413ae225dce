# L’élément <paraph-inbox>.

inbox-title = { $count ->
    [one] Un document à signer
   *[other] { $count } documents à signer
}
inbox-mixed-title = { $count ->
    [one] Un document à signer ou à approuver
   *[other] { $count } documents à signer ou à approuver
}
inbox-empty-title = Rien ne vous attend
inbox-empty = Ce qu’on vous demande de signer apparaîtra ici.
inbox-asks-signature = { $sender } vous demande de signer
inbox-asks-approval = { $sender } vous demande d’approuver
inbox-asks-last = { $sender } vous demande de signer en dernier
inbox-documents = { $count ->
    [one] un document
   *[other] { $count } documents
}
inbox-until = avant fin { $until }
inbox-open = Ouvrir
inbox-open-one = Ouvrir « { $title } »
inbox-more = Les { $count } plus urgents sont montrés.
inbox-all = Tout
inbox-tick = Cochez ce que vous voulez traiter en une fois.
inbox-sign = Signer ({ $count })
inbox-decline = Refuser ({ $count })

inbox-recap-title = { $count ->
    [one] Vous allez signer un document
   *[other] Vous allez en signer { $count } en une fois
}
inbox-approvals = Ce qu’on vous demande d’approuver, ou qui demande plus qu’une signature, n’en fait pas partie : ouvrez-les un par un.
inbox-unread = Ils sont signés sans être montrés ici. Pour en lire un d’abord, revenez et ouvrez-le.
inbox-resumed = La page a été interrompue. Ce qui est fait reste fait ; voici ce qui reste.
inbox-mark = Dessiner ou taper ma signature
inbox-mark-change = Changer ma signature
inbox-missing-mark = Donnez votre signature
inbox-most = Un code vaut pour 100 envois au plus. Les autres restent cochés : continuez avec eux ensuite.
inbox-left-out = { $count ->
    [one] Un envoi n’est pas dans cette liste :
   *[other] { $count } envois ne sont pas dans cette liste :
}
inbox-code-title = Un seul code pour tous
inbox-code-sent = Il vous est envoyé. Il vaut pour cette liste exactement.

inbox-working-title = Signature en cours
inbox-declining-title = Refus en cours
inbox-working = { $number } sur { $count } : { $title }
inbox-stay = Gardez cette page ouverte. Ce qui est fait reste fait, quoi qu’il arrive.
inbox-stop = Arrêter après celui-ci
inbox-stopping = Arrêt…

inbox-signed-title = { $count ->
    [one] Un document est signé
   *[other] Les { $count } sont signés
}
inbox-signed-some-title = Signés : { $count }, non signés : { $missed }
inbox-declined-title = { $count ->
    [one] Un document est refusé
   *[other] Les { $count } sont refusés
}
inbox-declined-some-title = Refusés : { $count }, non refusés : { $missed }
inbox-not = Pas fait
inbox-stopped = Arrêté avant la fin. Le reste est toujours coché : continuez maintenant ou plus tard.
inbox-go-on = Continuer ({ $count })
inbox-back = Retour à la liste

inbox-files-title = Apportez vous-même les documents
inbox-files-what = Choisissez les fichiers, ou le dossier où ils sont. Chacun est reconnu à son contenu, quel que soit son nom, et n’est envoyé nulle part.
inbox-files-drop = Déposez les documents ici
inbox-files-choose = Choisir des fichiers
inbox-folder-choose = Choisir un dossier
inbox-files-count = { $count ->
    [one] Un fichier est là.
   *[other] { $count } fichiers sont là.
}
inbox-files-strange = Ne fait pas partie de ces documents : { $names }

inbox-decline-title = { $count ->
    [one] Refuser un document ?
   *[other] En refuser { $count } en une fois ?
}
inbox-decline-what = Là où votre réponse est nécessaire, tout s’arrête pour tout le monde, et chaque expéditeur est prévenu. C’est définitif.
inbox-decline-reason = Pourquoi ? Chaque expéditeur le lira (facultatif).

# Ce qui peut empêcher que l’un d’eux soit fait
trouble-one-by-one = On vous y demande plus qu’une signature. Ouvrez-le à part.
trouble-document-missing = « { $detail } » est introuvable. Apportez le fichier, ou ouvrez-le à part.
