# Ce que tous les éléments ont en commun.

part-again = Réessayer
part-back = Retour
part-next = Suivant
part-loading = Chargement…
part-page = Page { $number } sur { $count }
part-drop-one = Déposez le fichier ici
part-drop-many = Déposez un ou plusieurs PDF ou images ici
part-password-title = Ce document a un mot de passe
part-password-why = « { $name } » ne s’ouvre qu’avec son mot de passe. Il reste sur cet appareil.
part-password-label = Mot de passe du document
part-password-open = Ouvrir
part-signed-suffix = signé
part-evidence-suffix = preuve

sign-evidence-save = Enregistrer le fichier de preuve
sign-code-label = Code à six chiffres
sign-code-valid = Valable encore { $time }
sign-code-expired = Ce code a expiré.
sign-code-again = Renvoyer le code

who-you = Vous
who-signed = Signé
who-approved = Approuvé
who-declined = Refusé
who-turn = En attente
who-later = Ensuite
who-over = Pas signé

finding-javascript = Ce document contient un programme. Il n’est jamais exécuté ici ; c’est ce que vous voyez qui compte.
finding-open-action = Ce document voudrait agir à l’ouverture (aller ailleurs, lancer quelque chose). Ici, il ne fait rien.
finding-additional-actions = Ce document voudrait agir quand on tourne ses pages ou remplit ses champs. Ici, il ne fait rien.
finding-launch = Ce document voudrait lancer un programme ou ouvrir un autre fichier. Ici, il ne fait rien.
finding-submit = Ce document voudrait envoyer ailleurs ce que l’on y saisit, ou y charger des données. Ici, il ne fait rien.
finding-xfa = Ce document contient un formulaire dynamique (XFA) que d’autres lecteurs peuvent montrer autrement.
finding-optional-content = Ce document a des calques qui peuvent être montrés ou cachés : d’autres lecteurs peuvent afficher autre chose.
finding-embedded-files = Ce document contient des fichiers joints, qui ne sont pas montrés ici.
finding-multimedia = Ce document contient du son, de la vidéo ou de la 3D, qui ne sont pas montrés ici.
finding-external-streams = Une partie de ce document se trouve dans un autre fichier : d’autres lecteurs peuvent afficher autre chose.
finding-earlier-revisions = Ce document a été modifié après son premier enregistrement ; seule sa dernière version est montrée et signée.
finding-signed = Ce document est déjà signé : les signatures y sont ajoutées, sans pied de page.

field-initials = Paraphe
field-name = Nom
field-date = Date
field-text = Mention
field-checkbox = Case à cocher
field-stamp = Cachet

part-drop-any = Déposez ici un ou plusieurs fichiers
part-print = Imprimer

who-not-approved = Non approuvé

identity-passport = Passeport
identity-card = Carte d’identité
identity-permit = Titre de séjour
identity-other = Autre pièce avec photo
