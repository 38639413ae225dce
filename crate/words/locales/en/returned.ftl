# What the page says to which the identity provider leads back.

returned-page = Back from logging in
returned-asks-title = { $name }, is it you who is asked about “{ $title }”?
returned-asks-what = { $sender } asks for it. Your name will stand for what is agreed to on the page that you came from. Say yes only if you opened that page yourself; if somebody else sent you the address to log in here, say no.
returned-yes = Yes, it is me
returned-no = No
returned-known-title = You are known: { $name }
returned-known-what = Go back to the page where you are asked about “{ $title }”: it goes on by itself, and nothing is agreed to before you say so there. You can close this window.
returned-refused-title = Your name is not used
returned-refused-what = Nothing of this login was passed on. If somebody sent you the address to log in here, tell them no code. You can close this window.
returned-cancelled-title = You are not logged in
returned-cancelled-what = You went back, or { $provider } refused. Nothing is lost: close this window, go back to the page you came from, and try again there.
returned-failed-title = The login could not be used
returned-failed-what = The answer from { $provider } did not come, or does not prove who you are for this content. Nothing is lost: close this window, go back to the page you came from, and try again there.
returned-unknown-title = This login is over
returned-unknown-what = It was used already, or took too long. Go back to the page you came from: it says whether you are known, and lets you log in again.
