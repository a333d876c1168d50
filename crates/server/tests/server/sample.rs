//! What a device sends, of invented people.

use serde_json::{Value, json};

use super::OPEN;

/// A request for the open city, without a self-check.
pub fn request(record: u8) -> Value {
    json!({
        "schema_version": 1,
        "record_id": format!("000000{record:02x}-0000-4000-8000-000000000000"),
        "city": OPEN,
        "service": "meal",
        "facility": "demo-1",
        "for_whom": "mother",
        "elder_name": "演示奶奶",
        "phone": "138 0000 4321",
        "phone_owner": "own",
        "town": "999901001",
        "village": "999901001001",
        "door": "演示路1号",
        "wished_time": "2026-12-01/morning",
        "note": "演示备注",
        "consent_contact": {"version": "2026-11", "text_hash": "0a".repeat(32)},
    })
}

/// A report that the demonstration canteen was closed.
pub fn closed(record: u8) -> Value {
    json!({
        "schema_version": 1,
        "record_id": format!("000000{record:02x}-0000-4000-8000-0000000000c1"),
        "city": OPEN,
        "facility": "demo-1",
        "kind": "closed",
        "visited_at": "2026-11-22T11:30",
    })
}

/// A report that its hours are wrong.
pub fn wrong_fact(record: u8) -> Value {
    json!({
        "schema_version": 1,
        "record_id": format!("000000{record:02x}-0000-4000-8000-0000000000f1"),
        "city": OPEN,
        "facility": "demo-1",
        "kind": "wrong-fact",
        "fact": "hours",
        "right": "演示：周一休息",
    })
}

/// The same with a self-check: one answer of 3 out of 4, one unsure, the rest open.
pub fn request_with_check(record: u8) -> Value {
    let file = include_str!("../../../../assets/instruments/gbt-42195-2022.json");
    let instrument = eldercare_assessment::Instrument::parse(file).unwrap();
    let answers = json!({"B.1.1": "3", "B.1.2": "unsure"});
    let evaluation = instrument.evaluate(&serde_json::from_value(answers.clone()).unwrap());
    let mut request = request(record);
    request["consent_check"] = json!({"version": "2026-11", "text_hash": "0b".repeat(32)});
    request["self_check"] = json!({
        "instrument": instrument.id(),
        "version": instrument.version(),
        "content_hash": instrument.content_hash(),
        "answers": answers,
        "level_best": evaluation.level.best,
        "level_worst": evaluation.level.worst,
        "total_low": evaluation.total.low,
        "total_high": evaluation.total.high,
    });
    request
}
