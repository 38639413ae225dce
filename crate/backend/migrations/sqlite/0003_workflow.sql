-- Following twenty thousand envelopes without replaying each: what its records lead to, kept beside
-- them. All of it can be made again; rows with `changes = 0` are, when the backend starts.

DROP INDEX envelopes_by_sender;
DROP INDEX envelopes_due;
ALTER TABLE envelopes DROP COLUMN collecting;
-- The state in one word, as the interface says it.
ALTER TABLE envelopes ADD COLUMN phase TEXT NOT NULL DEFAULT 'waiting';
-- How many have acted, of how many, and how many of these may be missing.
ALTER TABLE envelopes ADD COLUMN done BIGINT NOT NULL DEFAULT 0;
ALTER TABLE envelopes ADD COLUMN asked BIGINT NOT NULL DEFAULT 0;
ALTER TABLE envelopes ADD COLUMN optional BIGINT NOT NULL DEFAULT 0;
-- When anything last changed, and how often it has.
ALTER TABLE envelopes ADD COLUMN changed_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE envelopes ADD COLUMN changes BIGINT NOT NULL DEFAULT 0;
-- When time next does something to it; none once it has ended.
ALTER TABLE envelopes ADD COLUMN next_at BIGINT;
ALTER TABLE envelopes ADD COLUMN ended_at BIGINT;
-- 1 once its sender took it out of the list.
ALTER TABLE envelopes ADD COLUMN hidden BIGINT NOT NULL DEFAULT 0;
CREATE INDEX envelopes_by_sent ON envelopes (sender, hidden, sent_at, id);
CREATE INDEX envelopes_by_deadline ON envelopes (sender, hidden, deadline, id);
CREATE INDEX envelopes_by_change ON envelopes (sender, hidden, changed_at, id);
CREATE INDEX envelopes_by_phase ON envelopes (sender, hidden, phase, sent_at, id);
CREATE INDEX envelopes_next ON envelopes (next_at);
CREATE INDEX envelopes_unmade ON envelopes (changes);

-- The value in lower case without accents, for searching; only of titles, names and addresses. It goes
-- with its opening when a person is erased.
ALTER TABLE openings ADD COLUMN folded TEXT;

-- Whose turn it is, by address: what waits for one person.
CREATE TABLE people (
    envelope TEXT NOT NULL REFERENCES envelopes (id),
    recipient BIGINT NOT NULL,
    -- HMAC of the address under the server's own key.
    address BLOB NOT NULL,
    -- 1 while it is this recipient's turn.
    waiting BIGINT NOT NULL,
    PRIMARY KEY (envelope, recipient)
);
CREATE INDEX people_waiting ON people (address, waiting);

-- When a link was made: it is good for some days after the envelope has ended.
ALTER TABLE links ADD COLUMN created_at BIGINT NOT NULL DEFAULT 0;
CREATE INDEX links_by_recipient ON links (envelope, recipient, created_at);

-- What a notice is about, so that its fate can be shown after its words were erased.
ALTER TABLE outbox ADD COLUMN channel TEXT NOT NULL DEFAULT 'email';
ALTER TABLE outbox ADD COLUMN kind TEXT NOT NULL DEFAULT 'sign_in';
ALTER TABLE outbox ADD COLUMN envelope TEXT;
-- None: the sender.
ALTER TABLE outbox ADD COLUMN recipient BIGINT;
CREATE INDEX outbox_by_envelope ON outbox (envelope, created_at);

-- A session that a code for a list of envelopes opened: the list's digest, and when the code matched.
ALTER TABLE signer_sessions ADD COLUMN list BLOB;
ALTER TABLE signer_sessions ADD COLUMN list_at BIGINT;

-- A person's inbox on a host's page, opened by the host's server.
CREATE TABLE inbox_sessions (
    hash BLOB NOT NULL PRIMARY KEY,
    -- HMAC of the person's address.
    address BLOB NOT NULL,
    language TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);
