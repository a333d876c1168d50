//! Drafts to test with; nobody real.

use eldercare_assessment::{Answer, Answers};
use eldercare_days::Day;
use eldercare_handover::{About, Check, Draft, Note, Room};
use proptest::prelude::*;

/// Every question of the self-check that everybody is asked, and one that only some are.
fn answers() -> Answers {
    let items = [("B.1", 8), ("B.2", 4), ("B.3", 9), ("B.4", 5)];
    let items = items
        .iter()
        .flat_map(|(part, count)| (1..=*count).map(move |item| format!("{part}.{item}")))
        .enumerate()
        .map(|(at, question)| (question, ["4", "3", "2", "unsure", "0"][at * 7 % 5]));
    let around = [
        ("coma", "no"),
        ("dementia", "yes"),
        ("mental-disorder", "no"),
        ("risk-any", "yes"),
        ("risk-fall", "2"),
    ];
    items
        .chain(around.map(|(question, answer)| (question.to_owned(), answer)))
        .map(|(question, answer)| (question.as_str().into(), Answer::from_stored(answer)))
        .collect()
}

/// What the page about entitlements gives to a paper: without the mark of its device.
const PERSON: &str = r#"{"version":1,"mark":"","birth-year":{"known":1948},"birthday":"declined","level-declined":false,"living":{"known":"home"},"area":{"known":"430781001"},"income":{"known":"least-allowance"},"tags":{"alone":{"known":true},"empty-nest":{"known":false},"left-behind":"not-asked","lost-only-child":"not-asked","severe-disability":"not-asked"}}"#;

/// What it gave in the first release.
const PERSON_V1: &str = r#"{"version":1,"mark":"00112233445566778899aabbccddeeff","birth-year":{"known":1948},"birthday":"declined","level-declined":false,"living":{"known":"home"},"area":{"known":"430781001"},"income":{"known":"least-allowance"},"tags":{"alone":{"known":true},"empty-nest":{"known":false},"left-behind":"not-asked","lost-only-child":"not-asked","severe-disability":"not-asked"}}"#;

/// What the page with the care plan gives to a paper.
const PLAN: &str =
    r#"{"version":1,"about":"mother","struck":["meals"],"order":["need:bathing","need:stairs"]}"#;

/// What it gave in the first release: with a line of the family's own.
const PLAN_V1: &str = r#"{"version":1,"about":"mother","struck":["meals"],"own":[{"number":1,"text":"周三陪去医院"}],"order":["own:1","need:bathing","need:stairs"]}"#;

/// A whole self-check with what the other rooms may write.
pub fn whole() -> Draft {
    with(PERSON, PLAN)
}

/// The same as the first release wrote it.
pub fn of_the_first_release() -> Draft {
    with(PERSON_V1, PLAN_V1)
}

fn with(person: &str, plan: &str) -> Draft {
    let note = |room, text: &str| Note {
        room,
        text: text.to_owned(),
    };
    Draft {
        city: "430781".to_owned(),
        about: About::Mother,
        check: Some(Check {
            instrument: "gbt-42195-2022".to_owned(),
            version: "1.0.0".to_owned(),
            hash: [0xde, 0xad, 0xbe, 0xef],
            day: Day::parse("2026-11-22"),
            answers: answers(),
        }),
        notes: vec![note(Room::Person, person), note(Room::Plan, plan)],
    }
}

fn id() -> impl Strategy<Value = String> {
    "[A-Za-z][A-Za-z0-9.-]{0,11}"
}

fn check() -> impl Strategy<Value = Check> {
    let answers = prop::collection::vec((id(), id()), 0..40);
    (
        id(),
        id(),
        any::<[u8; 4]>(),
        prop::option::of(-40_000..80_000),
        answers,
    )
        .prop_map(|(instrument, version, hash, day, answers)| Check {
            instrument,
            version,
            hash,
            day: day.map(Day),
            answers: answers
                .into_iter()
                .map(|(question, answer)| (question.as_str().into(), Answer::from_stored(&answer)))
                .collect(),
        })
}

/// Any draft that may be written.
pub fn draft() -> impl Strategy<Value = Draft> {
    let about = prop::sample::select(About::ALL.to_vec());
    let texts = (
        prop::option::of("[a-z{}\":,.-]{0,40}"),
        prop::option::of("[a-z{}\":,.-]{0,40}"),
    );
    (id(), about, prop::option::of(check()), texts).prop_map(
        |(city, about, check, (person, plan))| {
            let notes = [(Room::Person, person), (Room::Plan, plan)];
            Draft {
                city,
                about,
                check,
                notes: notes
                    .into_iter()
                    .filter_map(|(room, text)| Some(Note { room, text: text? }))
                    .collect(),
            }
        },
    )
}
