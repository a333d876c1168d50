-- When a place confirmed its facts, to the second: what was changed after it on the same day is not its word.

ALTER TABLE place_confirmations ADD COLUMN confirmed_at BIGINT;
