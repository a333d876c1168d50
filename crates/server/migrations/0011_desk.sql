-- What the desk keeps beside the requests: who is in charge, what other systems have been told, who has
-- borrowed what, and who is to be visited.
--
-- One text for SQLite and PostgreSQL: TEXT and BIGINT only. Times are seconds since 1970 in UTC, days
-- are texts, 2026-11-22.

-- Who is in charge of a request.
CREATE TABLE request_desk (
    record_id TEXT NOT NULL PRIMARY KEY REFERENCES requests (record_id) ON DELETE CASCADE,
    assigned_to TEXT NOT NULL REFERENCES staff (login)
);

-- The order in which other systems are told of events. A number is given when a system asks, one system at a
-- time, to events that are committed: so no event can later appear under a number that was read already.
CREATE TABLE request_feed (
    number BIGINT NOT NULL PRIMARY KEY,
    record_id TEXT NOT NULL,
    -- Number of the event; 0 that the request was deleted.
    event BIGINT NOT NULL,
    city TEXT NOT NULL,
    UNIQUE (record_id, event)
);

CREATE TABLE request_feed_end (
    one BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
    number BIGINT NOT NULL
);

INSERT INTO request_feed_end (one, number) VALUES (1, 0);

-- What other systems have written back, so that a doubled send changes nothing.
CREATE TABLE request_writes (
    login TEXT NOT NULL REFERENCES staff (login),
    -- Made by the system, one for each change.
    write_key TEXT NOT NULL,
    record_id TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (login, write_key)
);

-- The ledger of aids.
CREATE TABLE aid_loans (
    -- Made by the page; makes a doubled send harmless.
    loan_id TEXT NOT NULL PRIMARY KEY,
    city TEXT NOT NULL,
    town TEXT NOT NULL,
    item TEXT NOT NULL,
    borrower TEXT NOT NULL,
    phone TEXT,
    lent_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    back_on TEXT,
    by_whom TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE INDEX aid_loans_by_city ON aid_loans (city, town, back_on, due_on);

-- The ledger of visits: who is on the list.
CREATE TABLE visit_people (
    -- Made by the page; makes a doubled send harmless.
    person_id TEXT NOT NULL PRIMARY KEY,
    city TEXT NOT NULL,
    town TEXT NOT NULL,
    name TEXT NOT NULL,
    phone TEXT,
    door TEXT,
    listed_on TEXT NOT NULL,
    last_visit TEXT,
    by_whom TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE INDEX visit_people_by_city ON visit_people (city, town, last_visit);

-- Every visit.
CREATE TABLE visits (
    person_id TEXT NOT NULL REFERENCES visit_people (person_id) ON DELETE CASCADE,
    visited_on TEXT NOT NULL,
    by_whom TEXT NOT NULL,
    at BIGINT NOT NULL,
    note TEXT,
    PRIMARY KEY (person_id, visited_on)
);
