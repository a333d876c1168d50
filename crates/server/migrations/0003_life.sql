-- What becomes of a request after it was sent: its events, the consents behind it, and what is
-- left of one that was deleted. Consents move out of the rows that they belong to, so that each can
-- be taken back alone.
--
-- One text for SQLite and PostgreSQL: TEXT and BIGINT only. Times are seconds since 1970 in UTC.
-- SQLite cannot change a CHECK, so `requests` is made anew. Nothing may refer to it while it goes:
-- dropping a table deletes its rows first, and with them those that refer to them.

CREATE TABLE self_checks_kept AS SELECT * FROM self_checks;
DROP TABLE self_checks;

CREATE TABLE requests_next (
    -- Made on the device; makes a doubled send harmless.
    record_id TEXT NOT NULL PRIMARY KEY,
    schema_version BIGINT NOT NULL,
    -- SHA-256 of the body as it was received, 64 hex digits.
    payload_hash TEXT NOT NULL,
    -- With the server's secret these two give the receipt again; the code itself is not kept.
    code_counter BIGINT NOT NULL,
    code_key TEXT NOT NULL UNIQUE,
    received_at BIGINT NOT NULL,
    first_look_by TEXT,
    state TEXT NOT NULL CHECK (state IN ('received', 'assigned', 'done', 'reopened', 'withdrawn')),
    state_since BIGINT NOT NULL,
    -- How it was answered, while it is done: an id of a closed list.
    outcome TEXT CHECK (outcome IS NULL OR state = 'done'),
    -- Why somebody should call back before going there; such a request is never refused.
    caution TEXT,
    city TEXT NOT NULL,
    service TEXT NOT NULL,
    facility TEXT,
    for_whom TEXT NOT NULL,
    elder_name TEXT NOT NULL,
    phone TEXT NOT NULL,
    phone_last4 TEXT NOT NULL,
    phone_owner TEXT NOT NULL,
    town TEXT NOT NULL,
    village TEXT,
    door TEXT,
    wished_time TEXT NOT NULL,
    note TEXT
);

INSERT INTO requests_next (record_id, schema_version, payload_hash, code_counter, code_key,
    received_at, first_look_by, state, state_since, city, service, facility, for_whom, elder_name,
    phone, phone_last4, phone_owner, town, village, door, wished_time, note)
SELECT record_id, schema_version, payload_hash, code_counter, code_key, received_at,
    first_look_by, state, state_since, city, service, facility, for_whom, elder_name, phone,
    phone_last4, phone_owner, town, village, door, wished_time, note
FROM requests;

-- What somebody agreed to: which wording, when, and until when. Taking one back keeps the row.
CREATE TABLE consents (
    record_id TEXT NOT NULL REFERENCES requests_next (record_id) ON DELETE CASCADE,
    purpose TEXT NOT NULL CHECK (purpose IN ('contact', 'self-check', 'share')),
    version TEXT NOT NULL,
    -- SHA-256 of the wording as it was shown, 64 hex digits.
    text_hash TEXT NOT NULL,
    given_at BIGINT NOT NULL,
    -- 'sender': whoever filled in the request, by ticking a box that was empty.
    given_by TEXT NOT NULL,
    how TEXT NOT NULL,
    withdrawn_at BIGINT,
    PRIMARY KEY (record_id, purpose)
);

INSERT INTO consents (record_id, purpose, version, text_hash, given_at, given_by, how)
SELECT record_id, 'contact', consent_version, consent_text_hash, received_at, 'sender', 'ticked'
FROM requests;

INSERT INTO consents (record_id, purpose, version, text_hash, given_at, given_by, how)
SELECT kept.record_id, 'self-check', kept.consent_version, kept.consent_text_hash,
    requests.received_at, 'sender', 'ticked'
FROM self_checks_kept AS kept JOIN requests ON requests.record_id = kept.record_id;

-- Every change of a request, numbered from 1, written in the transaction of the change.
CREATE TABLE request_events (
    record_id TEXT NOT NULL REFERENCES requests_next (record_id) ON DELETE CASCADE,
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    -- The state afterwards.
    state TEXT NOT NULL,
    -- 'sender', 'server', or the id of an account.
    by_whom TEXT NOT NULL,
    outcome TEXT,
    note TEXT,
    PRIMARY KEY (record_id, number)
);

INSERT INTO request_events (record_id, number, at, kind, state, by_whom)
SELECT record_id, 1, received_at, 'received', 'received', 'sender' FROM requests;

-- Answers about health stand apart from the request: they have their own consent, and taking it
-- back removes this row and nothing else.
CREATE TABLE self_checks (
    record_id TEXT NOT NULL PRIMARY KEY REFERENCES requests_next (record_id) ON DELETE CASCADE,
    instrument TEXT NOT NULL,
    version TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    -- JSON object, question id to option id.
    answers TEXT NOT NULL,
    level_best BIGINT NOT NULL,
    level_worst BIGINT NOT NULL,
    total_low BIGINT NOT NULL,
    total_high BIGINT NOT NULL
);

INSERT INTO self_checks (record_id, instrument, version, content_hash, answers, level_best,
    level_worst, total_low, total_high)
SELECT record_id, instrument, version, content_hash, answers, level_best, level_worst, total_low,
    total_high
FROM self_checks_kept;

DROP TABLE self_checks_kept;
DROP TABLE requests;
-- The references of the three tables follow the name.
ALTER TABLE requests_next RENAME TO requests;

CREATE INDEX requests_by_city ON requests (city, received_at);
-- For the list of the desk and for the end of the time that a request is kept.
CREATE INDEX requests_by_state ON requests (state, state_since);

-- What is left of a deleted request, so that a late copy on some device cannot bring it back: no
-- content, and no person can be found from it.
CREATE TABLE tombstones (
    record_id TEXT NOT NULL PRIMARY KEY,
    payload_hash TEXT NOT NULL,
    erased_at BIGINT NOT NULL
);
