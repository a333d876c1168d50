-- A request as it lies in the tables of steps 1 and 2. Everybody in it is invented.
INSERT INTO requests (record_id, schema_version, payload_hash, code_counter, code_key, received_at,
    first_look_by, state, state_since, city, service, facility, for_whom, elder_name, phone,
    phone_last4, phone_owner, town, village, door, wished_time, note, consent_version,
    consent_text_hash)
VALUES ('r1', 1, 'h1', 0, 'k1', 1700000000, NULL, 'received', 1700000000, '999901', 'meal', NULL,
    'mother', '演示奶奶', '13800004321', '4321', 'own', '999901001', NULL, NULL, 'any', '演示', '1',
    'c1');
INSERT INTO self_checks (record_id, instrument, version, content_hash, answers, level_best,
    level_worst, total_low, total_high, consent_version, consent_text_hash)
VALUES ('r1', 'gbt-42195-2022', '1.0.0', 'i1', '{"B.1.1":"3"}', 0, 4, 0, 90, '2', 'c2');
