-- What was written under which key goes with its request: the hash of a call note is about a person, too.

CREATE INDEX request_writes_by_record ON request_writes (record_id);
DELETE FROM request_writes WHERE record_id NOT IN (SELECT record_id FROM requests);
