// Firefox's own window: its toolbar keeps it wider than a phone.
for (const part of [document.documentElement, document.body]) part.style.setProperty("min-width", "0", "important");
