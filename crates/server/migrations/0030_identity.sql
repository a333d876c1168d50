-- The elder's identity number, where it was given. It came with the second form of a request.

ALTER TABLE requests ADD COLUMN identity_number TEXT;
