-- What became of reports, the links by which places confirm their own facts, and changes that were taken back.
--
-- One text for SQLite and PostgreSQL: TEXT and BIGINT only. Times are seconds since 1970 in UTC, days
-- are texts, 2026-11-22.

-- A report without a row here is open.
CREATE TABLE report_settlements (
    record_id TEXT NOT NULL PRIMARY KEY REFERENCES facility_reports (record_id) ON DELETE CASCADE,
    verdict TEXT NOT NULL CHECK (verdict IN ('changed', 'already-right', 'cannot-tell')),
    by_whom TEXT NOT NULL,
    at BIGINT NOT NULL
);

-- For the list of a city.
CREATE INDEX facility_reports_by_city ON facility_reports (city, received_at);

-- The latest link of each place: a new one takes the row of the older. Only the SHA-256 of the token is kept.
CREATE TABLE place_invitations (
    city TEXT NOT NULL,
    facility TEXT NOT NULL,
    -- Names the link in the audit; tells nothing of the token.
    invitation_id TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    made_by TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    -- SHA-256 of what was answered, so that the same answer may be sent again.
    answer_hash TEXT,
    PRIMARY KEY (city, facility)
);

-- When a place said itself that its facts are right.
CREATE TABLE place_confirmations (
    city TEXT NOT NULL,
    facility TEXT NOT NULL,
    confirmed_on TEXT NOT NULL,
    invitation_id TEXT NOT NULL,
    PRIMARY KEY (city, facility)
);

-- A change that was taken back counts no more, and stays in the history.
ALTER TABLE place_edits ADD COLUMN undone_at BIGINT;
ALTER TABLE place_edits ADD COLUMN undone_by TEXT;
