-- A sign-in at the provider: asked for by a recipient's page, for exactly one content.
CREATE TABLE identities (
    -- SHA-256 of the state that travels through the browser.
    hash BLOB NOT NULL PRIMARY KEY,
    -- The session that asked; it has one at a time.
    session BLOB NOT NULL,
    -- What the nonce was made from, and the nonce.
    salt BLOB NOT NULL,
    nonce TEXT NOT NULL,
    -- The language of the page to which the provider leads back.
    language TEXT NOT NULL,
    -- `waiting`, `returned`, `known`, or why it failed.
    stage TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    -- What came of it: the token, the name and whether it stands in the token, `acr`, the key.
    token TEXT,
    name TEXT,
    name_signed BIGINT NOT NULL DEFAULT 0,
    acr TEXT,
    key TEXT
);
CREATE INDEX identities_by_session ON identities (session);
