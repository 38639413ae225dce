-- A pad: ink drawn on a telephone for a page on a laptop, encrypted by one for the other.
CREATE TABLE pads (
    -- SHA-256 of the pad's secret.
    hash BLOB NOT NULL PRIMARY KEY,
    -- The session that asked for it; it has one at a time.
    session BLOB NOT NULL,
    expires_at BIGINT NOT NULL,
    ink BLOB
);
CREATE INDEX pads_by_session ON pads (session);
