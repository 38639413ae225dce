# Ce que partagent les éléments d’un expéditeur : entrer, et l’état d’un envoi.

office-signin-title = Bonjour. Quelle est votre adresse ?
office-signin-why = Vous recevrez un code par e‑mail. Aucun mot de passe à retenir.
office-signin-address = Votre adresse e‑mail
office-signin-ask = Recevoir un code
office-signin-sent = Un code à six chiffres vient de partir vers { $address }.
office-signin-open = Continuer
office-signin-other = Changer d’adresse
office-sign-out = Se déconnecter

office-count = { $done } sur { $of }
office-count-optional = { $done } sur { $of }, dont { $optional ->
    [one] { $optional } facultatif
   *[other] { $optional } facultatifs
 }

phase-waiting = En attente
phase-finalisable = Peut être clos
phase-to-finalise = À clore
phase-to-seal = À sceller
phase-finalised = Terminé
phase-declined = Refusé
phase-cancelled = Annulé
phase-expired = Échu
