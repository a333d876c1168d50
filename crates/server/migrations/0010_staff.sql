-- The people at the desk, the systems of the bureau, and what they have proven themselves with.
--
-- One text for SQLite and PostgreSQL: TEXT and BIGINT only. Times are seconds since 1970 in UTC.

CREATE TABLE staff (
    login TEXT NOT NULL PRIMARY KEY,
    -- How colleagues call them.
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('clerk', 'editor', 'head', 'system')),
    city TEXT NOT NULL,
    -- argon2id with its salt and parameters; a system has none.
    password TEXT,
    made_at BIGINT NOT NULL,
    password_at BIGINT,
    disabled_at BIGINT,
    CHECK (password IS NULL OR role <> 'system')
);

-- The towns of a clerk.
CREATE TABLE staff_towns (
    login TEXT NOT NULL REFERENCES staff (login),
    town TEXT NOT NULL,
    PRIMARY KEY (login, town)
);

-- Who is signed in. Only the SHA-256 of the cookie's value is kept.
CREATE TABLE staff_sessions (
    token_hash TEXT NOT NULL PRIMARY KEY,
    login TEXT NOT NULL REFERENCES staff (login),
    started_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL
);

CREATE INDEX staff_sessions_by_login ON staff_sessions (login);

-- Tokens of systems. Only their SHA-256 is kept.
CREATE TABLE staff_tokens (
    token_hash TEXT NOT NULL PRIMARY KEY,
    login TEXT NOT NULL REFERENCES staff (login),
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX staff_tokens_by_login ON staff_tokens (login);
