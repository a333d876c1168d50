-- A look at the identity number is a look: other systems are not told of it, and it stays out of the index of what is to be told.
--
-- One text for SQLite and PostgreSQL.

DROP INDEX request_events_untold;

CREATE INDEX request_events_untold ON request_events (at, record_id, number)
    WHERE told IS NULL AND kind <> 'opened' AND kind <> 'identity-seen';
