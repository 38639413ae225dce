# L’élément <paraph-follow> : tout ce qui a été envoyé, et où cela en est.

follow-title = Vos envois
follow-new = Nouvel envoi
follow-empty = Rien n’a encore été envoyé. Vos envois se suivent ici, avec la réponse de chacun.
follow-none-found = Rien ne correspond. Cherchez moins de mots, ou regardez tous les états.
follow-untitled = Sans titre
follow-erased = Effacé
follow-not-live = Hors connexion : nouvel essai…
follow-changed = { $title } : { $state }, { $done } sur { $of }
follow-changed-several = { $count ->
    [one] Un envoi a changé
   *[other] { $count } envois ont changé
 }

follow-search = Chercher
follow-search-where = Titre, document, nom, adresse
follow-sort = Ordre
follow-sort-sent = Derniers envoyés d’abord
follow-sort-changed = Derniers changés d’abord
follow-sort-deadline = Plus urgents d’abord
follow-view = Vue
follow-view-list = Liste
follow-view-board = Tableau
follow-states = État
follow-all = Tous
follow-column-what = Envoi
follow-column-who = Personnes
follow-column-state = État
follow-column-when = Dates
follow-column-all = Les voir tous
follow-sent-on = Envoyé le { $day }
follow-until = jusqu’au { $day }
follow-ended-on = fini le { $day }
follow-others = { $count ->
    [one] et une autre personne
   *[other] et { $count } autres
 }
follow-more = En voir plus
follow-next-page = Page suivante
follow-earlier = Page précédente
follow-optional = facultatif
follow-required = obligatoire
follow-undelivered = message non remis

follow-pick = Choisir { $title }
follow-pick-all = Choisir tout ce qui est montré
follow-pick-none = Ne rien choisir
follow-picked-what = Que faire des envois choisis
follow-picked = { $count ->
    [one] { $count } envoi choisi
   *[other] { $count } envois choisis
 }
follow-remind = Relancer
follow-remind-all = Relancer tout le monde
follow-finalise = Clore
follow-cancel = Annuler
follow-delete = Supprimer
follow-versions = Versions signées
follow-print = Imprimer
follow-no = Ne rien faire
follow-close = Fermer
follow-busy = { $done } sur { $of }…
follow-nothing-done = Rien n’a été fait
follow-failed = { $count ->
    [one] Un envoi est resté tel quel :
   *[other] { $count } envois sont restés tels quels :
 }

follow-remind-title = { $count ->
    [one] Relancer les personnes qui manquent ?
   *[other] Relancer les personnes qui manquent à { $count } envois ?
 }
follow-remind-why = Chaque personne dont c’est le tour reçoit un message avec son lien, au plus une fois par heure.
follow-remind-yes = Envoyer les relances
follow-remind-done = { $count ->
    [one] Relance envoyée
   *[other] Relances envoyées pour { $count } envois
 }
follow-finalise-title = { $count ->
    [one] Clore cet envoi ?
   *[other] Clore { $count } envois ?
 }
follow-finalise-why = Les signatures prennent effet sans les facultatives qui manquent. Plus personne ne pourra signer.
follow-finalise-yes = Clore
follow-finalise-done = { $count ->
    [one] Envoi clos
   *[other] { $count } envois clos
 }
follow-cancel-title = { $count ->
    [one] Annuler cet envoi ?
   *[other] Annuler { $count } envois ?
 }
follow-cancel-why = Plus personne ne pourra signer, et les signatures déjà données n’auront pas d’effet. Les destinataires en sont avertis.
follow-cancel-reason = Pourquoi annuler ? Les destinataires le liront (facultatif).
follow-cancel-yes = Annuler l’envoi
follow-cancel-done = { $count ->
    [one] Envoi annulé
   *[other] { $count } envois annulés
 }
follow-delete-title = { $count ->
    [one] Supprimer cet envoi de votre liste ?
   *[other] Supprimer { $count } envois de votre liste ?
 }
follow-delete-why = Il quitte seulement votre liste, et seulement s’il est terminé. Ce que les autres ont reçu, et la preuve, ne changent pas.
follow-delete-yes = Supprimer de la liste
follow-delete-done = { $count ->
    [one] Supprimé de votre liste
   *[other] { $count } envois supprimés de votre liste
 }
follow-versions-title = { $count ->
    [one] Enregistrer la version signée ?
   *[other] Enregistrer les versions signées de { $count } envois ?
 }
follow-versions-why = Elles se font sur cet appareil à partir des originaux. Seul un envoi terminé en a une.
follow-versions-yes = Enregistrer
follow-versions-choose = Choisir les originaux
follow-versions-done = { $count ->
    [one] Version signée enregistrée
   *[other] Versions signées de { $count } envois enregistrées
 }
follow-look = Voir
follow-look-at = Voir { $name }
follow-look-title = Voir le document ?
follow-look-why = Il s’affiche tel qu’il est aujourd’hui, avec les signatures déjà données. Il est reconstitué sur cet appareil à partir de l’original.
follow-versions-how = La version signée se fait sur cet appareil à partir de l’original.
follow-versions-save = Enregistrer la version signée
follow-seal = Apposer le cachet
follow-seal-title = { $count ->
    [one] Apposer le cachet de l’organisation ?
   *[other] Apposer le cachet de l’organisation sur { $count } envois ?
 }
follow-seal-why = Le cachet atteste que l’envoi est terminé. Votre navigateur l’appose, une seule fois, sur chacun de ses documents, à partir des originaux ; ils restent sur cet appareil, et le service ne signe qu’une empreinte.
follow-seal-first = S’il y manque le cachet de l’organisation, il est apposé d’abord.
follow-seal-after = Le cachet de l’organisation, s’il a été demandé, est apposé aussitôt.
follow-seal-yes = Apposer
follow-seal-done = { $count ->
    [one] Cachet apposé
   *[other] Cachet apposé sur { $count } envois
 }
follow-seal-missing = L’envoi est terminé. Il reste à apposer le cachet électronique de l’organisation, demandé à l’envoi : il faut pour cela les originaux.
follow-seal-not-yours = L’envoi est terminé. Le cachet électronique de l’organisation, demandé à l’envoi, n’y est pas encore et ne peut pas être apposé d’ici en ce moment. Adressez-vous à qui gère ce service.
follow-seal-void-why = Le cachet de l’organisation qui a été apposé ne peut pas être lu. Les signatures restent intactes, et qui prend une copie reçoit la version signée, sans le cachet. Retirez-le : il pourra ensuite être apposé à nouveau.
follow-seal-void = Retirer le cachet
follow-replace-title = Demander à quelqu’un d’autre ?
follow-replace-why = La nouvelle personne reçoit une invitation. L’autre en est avertie, et son lien ne vaut plus rien.
follow-replace-email = Adresse e‑mail
follow-replace-name = Prénom et nom (facultatif)
follow-replace-phone = Téléphone, avec l’indicatif du pays
follow-replace-yes = Demander à cette personne
follow-replace-done = Quelqu’un d’autre est invité
follow-replace = Remplacer
follow-again = Annuler et renvoyer
follow-again-only = Renvoyer
follow-again-title = Renvoyer cet envoi ?
follow-again-why = Une signature donnée ne se change pas. Un nouvel envoi est préparé, avec les mêmes titre, message, personnes et emplacements ; tout peut changer avant qu’il parte.
follow-again-with = Les documents suivent, là où ce site les garde.
follow-again-without = Les documents ne sont pas gardés ici : vous les choisirez à nouveau, et les emplacements y reprendront leur place.
follow-again-draft = Vous avez commencé autre chose sur cet appareil. Ce brouillon sera remplacé.
follow-again-yes = Annuler et préparer
follow-again-done = Prêt à être renvoyé

follow-back = Tous vos envois
follow-people = Personnes
follow-timeline = Ce qui s’est passé
follow-documents = Documents et preuves
follow-comments = Commentaires
follow-evidence-why = Le fichier de preuve contient tout ce qui s’est passé, pour être vérifié sans nous.
follow-reason = Motif donné : « { $reason } »
follow-void = Faire signer à nouveau
follow-void-why = La signature de { $name } ne peut pas être reconstruite à partir de l’original. Reprenez-la : { $name } recevra une nouvelle invitation, et rien d’autre ne change.
follow-step = étape { $number }
follow-role-signer = Signe
follow-role-approver = Approuve
follow-role-finaliser = Signe en dernier
follow-role-copy = En copie
follow-undelivered-what = Vérifiez l’adresse : remplacez cette personne par la bonne adresse, ou relancez pour réessayer.
follow-undelivered-what-sms = Vérifiez le numéro : remplacez cette personne avec le bon, ou relancez pour réessayer.
follow-undelivered-code-email = Sans ce code, pas de réponse possible. Si l’adresse est juste, cette personne peut en demander un autre ; sinon, remplacez-la.
follow-undelivered-code-sms = Sans ce code, pas de réponse possible. Si le numéro est juste, cette personne peut en demander un autre ; sinon, remplacez-la.
follow-notice-sent = { $kind } { $channel }, { $at } : parti
follow-notice-waiting = { $kind } { $channel }, { $at } : sur le départ
follow-notice-retried = { $count ->
    [one] { $kind } { $channel }, { $at } : pas encore remis, un essai ; un autre suit.
   *[other] { $kind } { $channel }, { $at } : pas encore remis, { $count } essais ; d’autres suivent.
 }
follow-notice-failed = { $count ->
    [one] { $kind } { $channel }, { $at } : non remis, un essai.
   *[other] { $kind } { $channel }, { $at } : non remis, { $count } essais.
 }
follow-by-email = par e‑mail
follow-by-sms = par SMS
follow-kind-code = Code
follow-kind-invitation = Invitation
follow-kind-your-turn = « À vous »
follow-kind-reminder = Relance
follow-kind-expires-soon = « Bientôt échu »
follow-kind-declined = « Refusé »
follow-kind-cancelled = « Annulé »
follow-kind-expired = « Échu »
follow-kind-finalised = « Terminé »
follow-kind-copy = Lien vers la copie
follow-kind-reassigned = « Confié à quelqu’un »
follow-kind-released = « Quelqu’un d’autre est invité »
follow-kind-commented = « Commentaire »

event-sent = Vous avez envoyé
event-invited = Au tour de { $name } : invitation
event-opened = { $name } a ouvert le lien
event-code-sent = { $name } a demandé un code, { $channel }
event-reminded = Vous avez relancé { $name }
event-reminded-scheduled = { $name } a reçu une relance prévue
event-expires-soon = Les personnes qui manquent savent que la fin approche
event-authorised = { $name } a donné son accord pour signer
event-signed = { $name } a signé
event-approved = { $name } a approuvé
event-checked = Le navigateur de { $name } a reconstruit les signatures précédentes : elles tiennent
event-checked-first = Le navigateur de { $name } a vérifié le document : c’est bien celui envoyé
event-checked-bad = Le navigateur de { $name } n’a pas pu reconstruire une signature
event-declined = { $name } a refusé
event-reassigned = { $before } a confié sa place à { $after }
event-replaced = Vous avez demandé à { $after } à la place de { $before }
event-commented = { $name } a commenté
event-said = { $done } : « { $words } »
event-voided = Vous avez repris la signature de { $name }
event-cancelled = Vous avez annulé
event-finalised = Tout est là : les signatures prennent effet
event-finalised-by-you = Vous avez clos l’envoi : les signatures prennent effet
event-seal-authorised = Le cachet de l’organisation a été demandé, lié à l’empreinte des documents
event-sealed = Le cachet de l’organisation est apposé
event-expired = Le dernier jour est passé : envoi échu
event-seal-voided = Vous avez retiré le cachet de l’organisation, qui ne pouvait pas être lu
event-checked-seal-bad = Le navigateur de { $name } n’a pas pu lire le cachet de l’organisation

follow-unseen = { $count ->
    [one] Une personne doit encore montrer qui elle est
   *[other] { $count } personnes doivent encore montrer qui elles sont
}
follow-unseen-why = Vous êtes habilité par l’organisation : quel que soit l’expéditeur, vous pouvez attester une pièce d’identité que vous avez vue.
follow-unseen-asks = « { $title } », demandé par { $sender }
follow-attest = Attester l’identité
follow-attest-again = Attester à nouveau
follow-attest-title = Vous avez vu une pièce d’identité
follow-attest-why = Vous attestez comme agent de l’organisation qui est cette personne. Votre adresse, le nom, la nature de la pièce, l’empreinte de son image et votre déclaration entrent dans la preuve.
follow-attest-both = Vous avez aussi envoyé ceci : la preuve montre qu’expéditeur et agent sont la même personne.
follow-attest-name = Nom, exactement comme sur la pièce
follow-attest-kind = Nature de la pièce
follow-attest-picture = Photographier la pièce ou choisir l’image
follow-attest-other-picture = Une autre image
follow-attest-stays = L’image reste sur cet appareil : seule son empreinte est envoyée. Rangez le fichier là où votre organisation garde ces pièces ; sans lui, personne ne pourra plus tard comparer l’empreinte.
follow-attest-print = Empreinte { $digest }
follow-attest-save = Enregistrer l’image
follow-attest-yes = Attester
follow-attest-done = Attesté.
follow-identity-missing = Identité pas encore montrée
follow-identity-attested = Identité vue par { $officer } : { $name } ({ $document })
follow-identity-signed-in = Connexion chez { $issuer } : { $name }
event-attested-by = { $officer } a vu la pièce d’identité de { $name }
event-attested = Un agent a vu la pièce d’identité de { $name }
