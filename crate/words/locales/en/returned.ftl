# What the page says to which the identity provider leads back.

returned-page = Back from signing in
returned-known-title = You are known: { $name }
returned-known-what = Go back to the page where you are asked about “{ $title }”: it goes on by itself, and nothing is signed before you say so there. You can close this window. If somebody else sent you here to sign in, tell them no: this sign-in would stand in their place.
returned-cancelled-title = You are not signed in
returned-cancelled-what = You went back, or { $provider } refused. Nothing is lost: close this window, go back to the page where you sign, and try again there.
returned-failed-title = The sign-in could not be used
returned-failed-what = The answer from { $provider } did not come, or does not prove who you are for this content. Nothing is lost: close this window, go back to the page where you sign, and try again there.
returned-unknown-title = This sign-in is over
returned-unknown-what = It was used already, or took too long. Go back to the page where you sign and look there: it says whether you are known, and lets you sign in again.
