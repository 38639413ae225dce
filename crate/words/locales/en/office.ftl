# What a sender's elements share: signing in, and an envelope's state.

office-signin-title = Hello. What is your address?
office-signin-why = You get a code by e‑mail. No password to remember.
office-signin-address = Your e‑mail address
office-signin-ask = Get a code
office-signin-sent = A six-digit code is on its way to { $address }.
office-signin-open = Continue
office-signin-other = Change the address
office-sign-out = Sign out

office-count = { $done } of { $of }
office-count-optional = { $done } of { $of }, { $optional } of them optional

phase-waiting = Waiting
phase-finalisable = Can be closed
phase-to-finalise = To be closed
phase-to-seal = To be sealed
phase-finalised = Completed
phase-declined = Declined
phase-cancelled = Cancelled
phase-expired = Expired
