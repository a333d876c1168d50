-- Facts of places that the desk has changed since the published list was made. Nothing here is about a person.
--
-- One text for SQLite and PostgreSQL: TEXT and BIGINT only. Times are seconds since 1970 in UTC, days
-- are texts, 2026-11-22.

CREATE TABLE place_edits (
    city TEXT NOT NULL,
    facility TEXT NOT NULL,
    -- From 1 for each place; a later one with the same key replaces an earlier one.
    number BIGINT NOT NULL,
    fact_key TEXT NOT NULL,
    -- JSON of the change.
    edit TEXT NOT NULL,
    edited_on TEXT NOT NULL,
    confirmed_by TEXT NOT NULL CHECK (confirmed_by IN ('worker', 'operator')),
    by_whom TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (city, facility, number)
);
