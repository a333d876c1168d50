-- Requests and the self-checks that people attached to them.
--
-- One text for SQLite and PostgreSQL: TEXT and BIGINT only. Times are seconds since 1970 in UTC.

CREATE TABLE requests (
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
    state TEXT NOT NULL CHECK (state IN ('received', 'assigned', 'done', 'withdrawn')),
    state_since BIGINT NOT NULL,
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
    note TEXT,
    consent_version TEXT NOT NULL,
    consent_text_hash TEXT NOT NULL
);

CREATE INDEX requests_by_city ON requests (city, received_at);

-- Answers about health stand apart from the request: they have their own consent, and taking it
-- back removes this row and nothing else.
CREATE TABLE self_checks (
    record_id TEXT NOT NULL PRIMARY KEY REFERENCES requests (record_id) ON DELETE CASCADE,
    instrument TEXT NOT NULL,
    version TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    -- JSON object, question id to option id.
    answers TEXT NOT NULL,
    level_best BIGINT NOT NULL,
    level_worst BIGINT NOT NULL,
    total_low BIGINT NOT NULL,
    total_high BIGINT NOT NULL,
    consent_version TEXT NOT NULL,
    consent_text_hash TEXT NOT NULL
);

-- Facts about this installation, such as the fingerprint of its secret.
CREATE TABLE installation (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);
