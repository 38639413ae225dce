-- HMAC of the network that asked, where anybody may ask: its codes are counted by themselves.
ALTER TABLE codes ADD COLUMN client BLOB;

-- Whoever came back from the provider says on the page there that it is they who sign: the hash of the
-- secret in that page. `told` is the stage in between.
ALTER TABLE identities ADD COLUMN answer BLOB;

-- Whether somebody's identity document is still to be shown to an officer; made from the records again.
ALTER TABLE people ADD COLUMN unseen BIGINT NOT NULL DEFAULT 0;
CREATE INDEX people_unseen ON people (unseen, envelope);
UPDATE envelopes SET changes = 0;

-- The list that a code is for: it belongs to every envelope whose record names it.
ALTER TABLE outbox ADD COLUMN list BLOB;
CREATE INDEX outbox_by_list ON outbox (list);
