-- Who did what to which record, as a chain: each row's hash holds the one before it.
--
-- No personal data: actors are ids of accounts or names of jobs, objects are ids of records.

CREATE TABLE audit (
    -- From 1, without gaps.
    number BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    object TEXT NOT NULL,
    detail TEXT NOT NULL,
    -- Keyed hash of the row before, 64 hex digits, and of this row with it.
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
);

CREATE INDEX audit_by_object ON audit (object, number);

-- The end of the chain. Whoever appends changes this row first, so that one transaction appends at a time.
CREATE TABLE audit_end (
    one BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
    number BIGINT NOT NULL,
    hash TEXT NOT NULL
);

INSERT INTO audit_end (one, number, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
