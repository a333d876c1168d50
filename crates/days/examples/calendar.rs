//! A calendar with everything that could go wrong in one, and what a reader must find in it, as JSON:
//! for the judges of `cargo xtask test --only judges`.

use eldercare_days::ical::{AllDay, calendar};
use eldercare_days::{Day, Minute};
use serde_json::json;

/// Day, summary, description, days before that the calendar reminds.
const EVENTS: [(&str, &str, &str, u16); 6] = [
    (
        "2027-05-03",
        "去问：每年 1 次免费健康管理",
        "以民政部门答复为准。",
        7,
    ),
    (
        "2028-02-29",
        "Leap, day; with \\ signs: all of them",
        "one\ntwo\n\nfour, five; six\\n",
        1,
    ),
    ("2027-12-31", "年末", "到期的券，作废；下一年重新来。", 0),
    (
        "2100-03-01",
        "老老老老老老老老老老老老老老老老老老老老老老老老老老老老老老老老老老老老老老老老",
        "👵🏽 一位 👨‍👩‍👧 家人",
        30,
    ),
    ("2027-01-01", "x", "", 14),
    (
        "2026-11-27",
        "BEGIN:VEVENT",
        "END:VCALENDAR\nUID:other",
        365,
    ),
];

fn main() {
    let uids: Vec<String> = (0..EVENTS.len())
        .map(|at| format!("made-{at}@eldercare-map"))
        .collect();
    let day = |text: &str| Day::parse(text).unwrap_or_default();
    let events: Vec<AllDay<'_>> = EVENTS
        .iter()
        .zip(&uids)
        .map(|((date, summary, description, alarm), uid)| AllDay {
            uid,
            day: day(date),
            summary,
            description,
            alarm_days_before: *alarm,
        })
        .collect();
    let made = Minute(day("2026-11-26").start().0 + 3 * 60 + 7);
    let expected: Vec<_> = events
        .iter()
        .map(|event| {
            json!({
                "uid": event.uid,
                "start": event.day.to_string(),
                "end": event.day.plus(1).to_string(),
                "summary": event.summary,
                "description": event.description,
                // Nine in the morning, in minutes from the midnight with which the day begins.
                "alarm": 9 * 60 - i32::from(event.alarm_days_before) * 24 * 60,
                "stamp": "2026-11-26T03:07:00Z",
            })
        })
        .collect();
    let text = calendar("-//Eldercare Map//Judges//EN", made, &events);
    println!("{}", json!({"calendar": text, "events": expected}));
}
