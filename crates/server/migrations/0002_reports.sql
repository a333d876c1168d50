-- What visitors report about facilities. Nothing here says who reported.
--
-- One text for SQLite and PostgreSQL: TEXT and BIGINT only. Times are seconds since 1970 in UTC.

CREATE TABLE facility_reports (
    -- Made on the device; makes a doubled send harmless.
    record_id TEXT NOT NULL PRIMARY KEY,
    schema_version BIGINT NOT NULL,
    -- SHA-256 of the body as it was received, 64 hex digits.
    payload_hash TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    city TEXT NOT NULL,
    facility TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('closed', 'wrong-fact')),
    -- With 'closed'.
    visited_at BIGINT,
    -- With 'wrong-fact'.
    fact TEXT,
    correction TEXT,
    CHECK ((kind = 'closed') = (visited_at IS NOT NULL)),
    CHECK ((kind = 'wrong-fact') = (fact IS NOT NULL))
);

-- For the bound on reports about one facility in one day.
CREATE INDEX facility_reports_by_facility ON facility_reports (city, facility, received_at);

-- For the summary of a city.
CREATE INDEX facility_reports_by_visit ON facility_reports (city, kind, visited_at);
