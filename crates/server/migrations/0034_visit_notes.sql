-- What was written of a visit: a line for each time that somebody wrote something, with who it was.

CREATE TABLE visit_notes (
    person_id TEXT NOT NULL,
    visited_on TEXT NOT NULL,
    -- From 1, in the order in which they were written.
    number BIGINT NOT NULL,
    by_whom TEXT NOT NULL,
    at BIGINT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (person_id, visited_on, number),
    FOREIGN KEY (person_id, visited_on) REFERENCES visits (person_id, visited_on) ON DELETE CASCADE
);

INSERT INTO visit_notes (person_id, visited_on, number, by_whom, at, note)
    SELECT person_id, visited_on, 1, by_whom, at, note FROM visits WHERE note IS NOT NULL;

ALTER TABLE visits DROP COLUMN note;
