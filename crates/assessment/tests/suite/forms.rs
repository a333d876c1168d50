//! Broken self-ratings and records are refused, each with the fault that it has.

use eldercare_assessment::{Instrument, InstrumentError as Fault};
use serde_json::{Value, json};

use crate::support::{LTC, LTC_FILE, VISIT, VISIT_FILE};

fn faults(file: &str, change: impl Fn(&mut Value)) -> Vec<Fault> {
    let mut file: Value = serde_json::from_str(file).unwrap();
    change(&mut file);
    Instrument::parse(&file.to_string()).expect_err("the change goes unnoticed")
}

fn grades(change: impl Fn(&mut Value)) -> Vec<Fault> {
    faults(LTC_FILE, |file| {
        change(&mut file["scoring"]["dependent-activities"]);
    })
}

#[test]
fn every_pair_of_counts_belongs_to_one_grade() {
    let lost = grades(|table| table["grades"][0]["pairs"] = json!([]));
    assert_eq!(
        lost,
        [Fault::PairNotOnce {
            a: 0,
            b: 0,
            times: 0
        }]
    );
    let twice = grades(|table| table["grades"][6]["pairs"] = json!([[3, 3], [0, 0]]));
    assert_eq!(
        twice,
        [Fault::PairNotOnce {
            a: 0,
            b: 0,
            times: 2
        }]
    );
    let beyond = grades(|table| table["grades"][6]["pairs"] = json!([[3, 3], [4, 0]]));
    assert!(matches!(
        beyond[..],
        [Fault::PairOutOfRange { a: 4, b: 0, .. }]
    ));
}

#[test]
fn one_dependent_activity_more_never_helps() {
    let swapped = grades(|table| {
        table["grades"][0]["pairs"] = json!([[3, 3]]);
        table["grades"][6]["pairs"] = json!([[0, 0]]);
    });
    assert!(swapped.contains(&Fault::GradesNotMonotone { a: 0, b: 0 }));
    let closed = grades(|table| table["grades"][6]["may_apply"] = json!(false));
    assert_eq!(
        closed,
        [
            Fault::GradesNotMonotone { a: 2, b: 3 },
            Fault::GradesNotMonotone { a: 3, b: 2 }
        ]
    );
}

#[test]
fn dependent_is_the_last_option_and_all_questions_are_activities() {
    let other = grades(|table| table["dependent"] = json!("partly"));
    assert_eq!(other.len(), 6);
    assert!(matches!(other[0], Fault::DependentNotLast(_)));
    let foreign = faults(LTC_FILE, |file| {
        file["questions"][0]["kind"] = json!("condition");
    });
    assert!(foreign.contains(&Fault::UnfitKind("eating".into())));
    let required = faults(LTC_FILE, |file| {
        file["questions"][0]["required"] = json!(true);
    });
    assert_eq!(required, [Fault::StrayMark("eating".into())]);
    let hidden = faults(LTC_FILE, |file| {
        file["questions"][1]["asked_if"] = json!({"question": "eating", "option": "partly"});
    });
    assert_eq!(hidden, [Fault::ItemNotAlwaysAsked("continence".into())]);
}

#[test]
fn a_record_stands_in_its_sections() {
    let lost = faults(VISIT_FILE, |file| {
        file["questions"][4]["section"] = json!("attic");
    });
    assert!(lost.contains(&Fault::Section("living-with".into())));
    let torn = faults(VISIT_FILE, |file| {
        file["questions"][4]["section"] = json!("agreed");
    });
    assert!(
        torn.iter()
            .any(|fault| matches!(fault, Fault::SectionOrder(_)))
    );
    let empty = faults(VISIT_FILE, |file| {
        let sections = &mut file["scoring"]["record"]["sections"];
        sections.as_array_mut().unwrap().push(json!("attic"));
    });
    assert_eq!(empty, [Fault::SectionOrder("attic".into())]);
}

#[test]
fn days_and_notes_have_no_options_and_notes_have_room() {
    let stray = faults(VISIT_FILE, |file| {
        file["questions"][0]["options"] = json!([{"id": "a"}, {"id": "b"}]);
    });
    assert_eq!(stray, [Fault::StrayOptions("visited-on".into())]);
    let without = faults(VISIT_FILE, |file| {
        file["questions"][2]["options"] = json!([]);
    });
    assert_eq!(without, [Fault::NoChoice("how".into())]);
    for room in [0, 1001] {
        let note =
            |file: &mut Value| file["questions"][13]["kind"]["note"]["max_signs"] = json!(room);
        assert_eq!(faults(VISIT_FILE, note), [Fault::NoteRoom("wants".into())]);
    }
    let scored = faults(VISIT_FILE, |file| {
        file["questions"][2]["options"][0]["score"] = json!(1);
    });
    assert!(matches!(scored[..], [Fault::UnexpectedValue { .. }]));
}

#[test]
fn recordings_have_names_that_stay() {
    assert_eq!(
        LTC.audio_key(&LTC.questions()[0]),
        "ltc-self-rating-2021/eating-1"
    );
    assert_eq!(
        VISIT.audio_key(&VISIT.questions()[0]),
        "quarterly-visit/visited-on-1"
    );
    let first = &crate::support::INSTRUMENT;
    assert_eq!(
        first.audio_key(&first.questions()[1]),
        "gbt-42195-2022/B.1.1"
    );
}
