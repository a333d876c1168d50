-- Which requests somebody took away as a file: whom to tell when a file is lost.
--
-- One text for SQLite and PostgreSQL: TEXT and BIGINT only. Times are seconds since 1970 in UTC.

CREATE TABLE exports (
    -- Named in the audit.
    export_id TEXT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    -- Record ids with blanks between them. An id tells nothing of a person.
    record_ids TEXT NOT NULL
);

CREATE INDEX exports_by_time ON exports (at);
