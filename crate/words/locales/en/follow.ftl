# The element <paraph-follow>: everything that was sent, and where it stands.

follow-title = What you sent
follow-new = Send something
follow-empty = Nothing has been sent yet. What you send shows here, with everybody’s answer.
follow-none-found = Nothing here matches. Search for fewer words, or look at all states.
follow-untitled = Without a title
follow-erased = Erased
follow-not-live = Not connected: trying again…
follow-changed = { $title }: { $state }, { $done } of { $of }
follow-changed-several = { $count ->
    [one] One envelope has changed
   *[other] { $count } envelopes have changed
 }

follow-search = Search
follow-search-where = Title, document, name, address
follow-sort = Order
follow-sort-sent = Last sent first
follow-sort-changed = Last changed first
follow-sort-deadline = Most urgent first
follow-view = View
follow-view-list = List
follow-view-board = Board
follow-states = State
follow-all = All
follow-column-what = What
follow-column-who = Who
follow-column-state = State
follow-column-when = When
follow-column-all = Show all of them
follow-sent-on = Sent { $day }
follow-until = until { $day }
follow-ended-on = ended { $day }
follow-others = { $count ->
    [one] and one more
   *[other] and { $count } more
 }
follow-more = Show more
follow-next-page = Next page
follow-earlier = Previous page
follow-optional = optional
follow-required = required
follow-undelivered = not delivered

follow-pick = Select { $title }
follow-pick-all = Select all that is shown
follow-pick-none = Select none
follow-picked-what = What to do with the selection
follow-picked = { $count ->
    [one] One selected
   *[other] { $count } selected
 }
follow-remind = Remind
follow-remind-all = Remind everybody
follow-finalise = Complete now
follow-cancel = Cancel
follow-delete = Delete
follow-versions = Signed versions
follow-print = Print
follow-no = Leave it
follow-close = Close
follow-busy = { $done } of { $of } done…
follow-nothing-done = Nothing was done
follow-failed = { $count ->
    [one] One stayed as it was:
   *[other] { $count } stayed as they were:
 }

follow-remind-title = { $count ->
    [one] Remind those who are missing?
   *[other] Remind those who are missing from { $count } envelopes?
 }
follow-remind-why = Everybody whose turn it is gets a message with their link, at most once an hour.
follow-remind-yes = Send reminders
follow-remind-done = { $count ->
    [one] Reminder sent
   *[other] Reminders sent for { $count } envelopes
 }
follow-finalise-title = { $count ->
    [one] Complete this now?
   *[other] Complete { $count } envelopes now?
 }
follow-finalise-why = The signatures take effect without the optional ones that are missing. Nobody can sign after that.
follow-finalise-yes = Complete
follow-finalise-done = { $count ->
    [one] Completed
   *[other] { $count } envelopes completed
 }
follow-cancel-title = { $count ->
    [one] Cancel this?
   *[other] Cancel { $count } envelopes?
 }
follow-cancel-why = Nobody can sign after that, and signatures that were given have no effect. The recipients are told.
follow-cancel-reason = Why do you cancel? The recipients will read it (optional).
follow-cancel-yes = Cancel it
follow-cancel-done = { $count ->
    [one] Cancelled
   *[other] { $count } envelopes cancelled
 }
follow-delete-title = { $count ->
    [one] Delete this from your list?
   *[other] Delete { $count } envelopes from your list?
 }
follow-delete-why = It only leaves your list, and only what has ended can. What the others received, and the evidence, stay as they are.
follow-delete-yes = Delete from the list
follow-delete-done = { $count ->
    [one] Deleted from your list
   *[other] { $count } envelopes deleted from your list
 }
follow-versions-title = { $count ->
    [one] Save the signed version?
   *[other] Save the signed versions of { $count } envelopes?
 }
follow-versions-why = They are made on this device from the originals. Only what is completed has one.
follow-versions-yes = Save
follow-versions-choose = Choose the originals
follow-versions-done = { $count ->
    [one] Signed version saved
   *[other] Signed versions of { $count } envelopes saved
 }
follow-look = See
follow-look-at = See { $name }
follow-look-title = See the document?
follow-look-why = It is shown as it is now, with the signatures given so far. It is made on this device from the original.
follow-versions-how = The signed version is made on this device from the original.
follow-versions-save = Save the signed version
follow-seal = Add the seal
follow-seal-title = { $count ->
    [one] Add the organisation’s seal?
   *[other] Add the organisation’s seal to { $count } envelopes?
 }
follow-seal-why = The seal states that the envelope is completed. Your browser adds it, once, to each of its documents, from the originals; they stay on this device, and the service signs a digest only.
follow-seal-first = Where the organisation’s seal is missing, it is added first.
follow-seal-after = The organisation’s seal, where it was asked for, is added at once.
follow-seal-yes = Add it
follow-seal-done = { $count ->
    [one] Seal added
   *[other] Seal added to { $count } envelopes
 }
follow-seal-missing = It is completed. The organisation’s electronic seal, asked for with the envelope, is still to be added: that takes the originals.
follow-seal-not-yours = It is completed. The organisation’s electronic seal, asked for with the envelope, is not there yet, and cannot be added from here now. Ask whoever runs this service.
follow-seal-void-why = The organisation’s seal that was added cannot be read. The signatures are untouched, and whoever takes a copy gets the signed version without the seal. Withdraw it: it can then be added again.
follow-seal-void = Withdraw the seal
follow-replace-title = Ask somebody else?
follow-replace-why = The new person gets an invitation. The one before is told, and their link is worthless from then on.
follow-replace-email = E‑mail address
follow-replace-name = First and last name (optional)
follow-replace-phone = Telephone, with the country’s code
follow-replace-yes = Ask this person
follow-replace-done = Somebody else has been asked
follow-replace = Replace
follow-again = Cancel and send again
follow-again-only = Send again
follow-again-title = Send this again?
follow-again-why = A signature that was given cannot be changed. A new envelope is prepared, with the same title, message, people and places; you can change everything before it leaves.
follow-again-with = The documents come along where this site keeps them.
follow-again-without = The documents are not kept here: you choose them once more, and the places stand there again.
follow-again-draft = You have begun something else on this device. It will be replaced.
follow-again-yes = Cancel and prepare
follow-again-done = Ready to be sent again

follow-back = All that you sent
follow-people = Who
follow-timeline = What happened
follow-documents = Documents and proofs
follow-comments = Comments
follow-evidence-why = The evidence file holds everything that happened, to be checked without us.
follow-reason = Reason given: “{ $reason }”
follow-void = Have it signed again
follow-void-why = The signature of { $name } cannot be rebuilt from the original. Take it back: { $name } is invited again, and nothing else changes.
follow-step = step { $number }
follow-role-signer = Signs
follow-role-approver = Approves
follow-role-finaliser = Signs last
follow-role-copy = In copy
follow-undelivered-what = Check the address: replace this person with the right one, or remind to try again.
follow-undelivered-what-sms = Check the number: replace this person with the right one, or remind to try again.
follow-undelivered-code-email = Without it, this person cannot answer. If the address is right, another code can be asked for; if not, replace this person.
follow-undelivered-code-sms = Without it, this person cannot answer. If the number is right, another code can be asked for; if not, replace this person.
follow-notice-sent = { $kind } { $channel }, { $at }: sent
follow-notice-waiting = { $kind } { $channel }, { $at }: about to leave
follow-notice-retried = { $count ->
    [one] { $kind } { $channel }, { $at }: not delivered yet, tried once; it is tried again.
   *[other] { $kind } { $channel }, { $at }: not delivered yet, tried { $count } times; it is tried again.
 }
follow-notice-failed = { $count ->
    [one] { $kind } { $channel }, { $at }: not delivered, tried once.
   *[other] { $kind } { $channel }, { $at }: not delivered, tried { $count } times.
 }
follow-by-email = by e‑mail
follow-by-sms = by SMS
follow-kind-code = Code
follow-kind-invitation = Invitation
follow-kind-your-turn = “Your turn”
follow-kind-reminder = Reminder
follow-kind-expires-soon = “Ends soon”
follow-kind-declined = “Declined”
follow-kind-cancelled = “Cancelled”
follow-kind-expired = “Expired”
follow-kind-finalised = “Completed”
follow-kind-copy = Link to the copy
follow-kind-reassigned = “Handed over”
follow-kind-released = “Somebody else was asked”
follow-kind-commented = “Comment”

event-sent = You sent it
event-invited = It is the turn of { $name }: invited
event-opened = { $name } opened the link
event-code-sent = { $name } asked for a code, { $channel }
event-reminded = You reminded { $name }
event-reminded-scheduled = { $name } was reminded, as planned
event-expires-soon = Those who are missing were told that the end is near
event-authorised = { $name } agreed to sign
event-signed = { $name } signed
event-approved = { $name } approved
event-checked = The browser of { $name } rebuilt the signatures before: they hold
event-checked-first = The browser of { $name } checked the document: it is the one sent
event-checked-bad = The browser of { $name } could not rebuild a signature
event-declined = { $name } declined
event-reassigned = { $before } handed over to { $after }
event-replaced = You asked { $after } in the place of { $before }
event-commented = { $name } commented
event-said = { $done }: “{ $words }”
event-voided = You took back the signature of { $name }
event-cancelled = You cancelled it
event-finalised = It is complete: the signatures take effect
event-finalised-by-you = You completed it: the signatures take effect
event-seal-authorised = The organisation’s seal was asked for, bound to the documents’ digests
event-sealed = The organisation’s seal is on the documents
event-expired = The last day passed: it expired
event-seal-voided = You withdrew the organisation’s seal, which could not be read
event-checked-seal-bad = The browser of { $name } could not read the organisation’s seal

follow-unseen = { $count ->
    [one] One person still has to show who they are
   *[other] { $count } people still have to show who they are
}
follow-unseen-why = You are an officer of the organisation: whoever sent it, you can attest an identity document that you have seen.
follow-unseen-asks = “{ $title }”, asked for by { $sender }
follow-attest = Attest identity
follow-attest-again = Attest again
follow-attest-title = You have seen an identity document
follow-attest-why = You attest as an officer of the organisation who this person is. Your address, the name, the kind of document, the fingerprint of its picture and your statement become part of the evidence.
follow-attest-both = You have also sent this: the evidence shows that sender and officer are the same person.
follow-attest-name = Name, exactly as on the document
follow-attest-kind = Kind of document
follow-attest-picture = Take or choose its picture
follow-attest-other-picture = Another picture
follow-attest-stays = The picture stays on this device: only its fingerprint is sent. Keep the file where your organisation keeps such files; without it nobody can compare the fingerprint later.
follow-attest-print = Fingerprint { $digest }
follow-attest-save = Save the picture
follow-attest-yes = Attest
follow-attest-done = Attested.
follow-identity-missing = Identity not shown yet
follow-identity-attested = Identity seen by { $officer }: { $name } ({ $document })
follow-identity-signed-in = Logged in at { $issuer }: { $name }
event-attested-by = { $officer } saw the identity document of { $name }
event-attested = An officer saw the identity document of { $name }
