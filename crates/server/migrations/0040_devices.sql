-- Devices that go along to the villages. Only the SHA-256 of a device's token is kept; the city and the towns are those of
-- the account, at every moment.
--
-- One text for SQLite and PostgreSQL: TEXT and BIGINT only. Times are seconds since 1970 in UTC.

CREATE TABLE devices (
    -- Made by the device.
    device_id TEXT NOT NULL PRIMARY KEY,
    login TEXT NOT NULL REFERENCES staff (login),
    token_hash TEXT NOT NULL UNIQUE,
    -- How the office calls it.
    label TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    revoked_at BIGINT
);

CREATE INDEX devices_by_login ON devices (login);
