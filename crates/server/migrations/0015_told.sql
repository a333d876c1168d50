-- What other systems were told already, so that a question looks at what is new and not at everything that ever happened;
-- and the list of the desk without a walk through all cities.
--
-- One text for SQLite and PostgreSQL: TEXT and BIGINT only.

-- Under which number of `request_feed`.
ALTER TABLE request_events ADD COLUMN told BIGINT;

UPDATE request_events SET told = (SELECT request_feed.number FROM request_feed
    WHERE request_feed.record_id = request_events.record_id AND request_feed.event = request_events.number);

CREATE INDEX request_events_untold ON request_events (at, record_id, number)
    WHERE told IS NULL AND kind <> 'opened';

-- The same of the end; 0 where nothing was told of the request before.
ALTER TABLE tombstones ADD COLUMN told BIGINT;

UPDATE tombstones SET told = (SELECT request_feed.number FROM request_feed
    WHERE request_feed.record_id = tombstones.record_id AND request_feed.event = 0);

CREATE INDEX tombstones_untold ON tombstones (erased_at, record_id) WHERE told IS NULL;

CREATE INDEX requests_by_city_and_state ON requests (city, state, received_at);
