# What the page says to which the identity provider leads back.

returned-page = Back from logging in
returned-known-title = You are known: { $name }
returned-known-what = Go back to the page where you are asked about “{ $title }”: it goes on by itself, and nothing is agreed to before you say so there. You can close this window. If somebody else sent you the address to log in here, do not go on, and tell them no code: your name would stand for what they do.
returned-cancelled-title = You are not logged in
returned-cancelled-what = You went back, or { $provider } refused. Nothing is lost: close this window, go back to the page you came from, and try again there.
returned-failed-title = The login could not be used
returned-failed-what = The answer from { $provider } did not come, or does not prove who you are for this content. Nothing is lost: close this window, go back to the page you came from, and try again there.
returned-unknown-title = This login is over
returned-unknown-what = It was used already, or took too long. Go back to the page you came from: it says whether you are known, and lets you log in again.
