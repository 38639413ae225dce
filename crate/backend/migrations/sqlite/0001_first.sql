-- What happens to envelopes, exactly as recorded. Only `records` is evidence; every other table
-- serves it or can be made again.

CREATE TABLE envelopes (
    id TEXT NOT NULL PRIMARY KEY,
    -- HMAC of the sender's address under the server's own key: finds it, does not tell it.
    sender BLOB NOT NULL,
    -- The language written to the sender.
    language TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    deadline BIGINT NOT NULL,
    -- 1 until the envelope ends.
    collecting BIGINT NOT NULL
);
CREATE INDEX envelopes_by_sender ON envelopes (sender, sent_at);
CREATE INDEX envelopes_due ON envelopes (collecting, deadline);

CREATE TABLE records (
    envelope TEXT NOT NULL REFERENCES envelopes (id),
    sequence BIGINT NOT NULL,
    -- The exact bytes that are hashed.
    bytes TEXT NOT NULL,
    hash BLOB NOT NULL,
    -- Two appends at once: one of them fails here and begins again.
    PRIMARY KEY (envelope, sequence)
);

-- What stands behind the commitments: deleted when a person is erased.
CREATE TABLE openings (
    envelope TEXT NOT NULL REFERENCES envelopes (id),
    sequence BIGINT NOT NULL,
    field TEXT NOT NULL,
    salt BLOB NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (envelope, sequence, field)
);

-- Encrypted by browsers, for browsers.
CREATE TABLE revisions (
    envelope TEXT NOT NULL REFERENCES envelopes (id),
    document BIGINT NOT NULL,
    number BIGINT NOT NULL,
    ciphertext BLOB NOT NULL,
    PRIMARY KEY (envelope, document, number)
);

-- SHA-256 of each link's secret; a recipient may have several links.
CREATE TABLE links (
    hash BLOB NOT NULL PRIMARY KEY,
    envelope TEXT NOT NULL REFERENCES envelopes (id),
    recipient BIGINT NOT NULL
);

CREATE TABLE office_sessions (
    hash BLOB NOT NULL PRIMARY KEY,
    email TEXT NOT NULL,
    language TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE TABLE signer_sessions (
    hash BLOB NOT NULL PRIMARY KEY,
    envelope TEXT NOT NULL REFERENCES envelopes (id),
    recipient BIGINT NOT NULL,
    challenge BLOB NOT NULL,
    -- 1 once a code matched in this session.
    identified BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE TABLE codes (
    id TEXT NOT NULL PRIMARY KEY,
    -- HMAC of what the code is for: an office address, or an envelope and a recipient.
    scope BLOB NOT NULL,
    -- HMAC of the code.
    mac BLOB NOT NULL,
    language TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    used BIGINT NOT NULL
);
CREATE INDEX codes_by_scope ON codes (scope, created_at);

-- The certificate issued for each recorded `authorised`.
CREATE TABLE authorisations (
    envelope TEXT NOT NULL REFERENCES envelopes (id),
    sequence BIGINT NOT NULL,
    session BLOB NOT NULL,
    certificate BLOB NOT NULL,
    expires_at BIGINT NOT NULL,
    time_stamps_left BIGINT NOT NULL,
    PRIMARY KEY (envelope, sequence)
);

-- Mails, written in the transaction of the event that they tell.
CREATE TABLE outbox (
    id TEXT NOT NULL PRIMARY KEY,
    created_at BIGINT NOT NULL,
    address TEXT NOT NULL,
    subject TEXT NOT NULL,
    plain TEXT NOT NULL,
    html TEXT NOT NULL,
    -- `waiting`, `sent` (its words are erased) or `failed`.
    state TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    next_at BIGINT NOT NULL
);
CREATE INDEX outbox_due ON outbox (state, next_at);
