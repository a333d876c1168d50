//! A broken instrument of each sort is refused, with the fault that it has.

use eldercare_assessment::{Instrument, InstrumentError};
use serde_json::{Value, json};

use crate::support::{FILE, INSTRUMENT};

/// The faults of the real file after a change.
fn faults(change: impl Fn(&mut Value)) -> Vec<InstrumentError> {
    let mut file: Value = serde_json::from_str(FILE).unwrap();
    change(&mut file);
    Instrument::parse(&file.to_string()).expect_err("the change goes unnoticed")
}

/// The only fault of the real file after a change.
fn fault(change: impl Fn(&mut Value)) -> InstrumentError {
    let mut faults = faults(change);
    assert_eq!(faults.len(), 1, "{faults:?}");
    faults.remove(0)
}

fn at(file: &Value, question: &str) -> usize {
    let questions = file["questions"].as_array().unwrap().iter();
    let mut ids = questions.map(|q| q["id"].as_str().unwrap());
    ids.position(|id| id == question).unwrap()
}

fn question<'a>(file: &'a mut Value, id: &str) -> &'a mut Value {
    let at = at(file, id);
    &mut file["questions"][at]
}

fn has(faults: &[InstrumentError], wanted: impl Fn(&InstrumentError) -> bool) {
    assert!(faults.iter().any(wanted), "{faults:?}");
}

use InstrumentError as Fault;

#[test]
fn text_that_is_no_instrument_names_line_and_column() {
    let faults = Instrument::parse("{\n  \"format\": 1,\n  oops").unwrap_err();
    has(&faults, |f| matches!(f, Fault::Malformed { line: 3, .. }));
    has(&fault_list(&json!([])), |f| {
        matches!(f, Fault::Malformed { .. })
    });
    let unknown_field = fault(|file| file["colour"] = json!("red"));
    assert!(matches!(unknown_field, Fault::Malformed { .. }));
    let negative = fault(|file| question(file, "B.1.1")["options"][0]["score"] = json!(-1));
    assert!(matches!(negative, Fault::Malformed { .. }));
}

fn fault_list(file: &Value) -> Vec<InstrumentError> {
    Instrument::parse(&file.to_string()).unwrap_err()
}

#[test]
fn another_format_is_refused() {
    assert_eq!(
        fault(|file| file["format"] = json!(3)),
        Fault::UnknownFormat(3)
    );
}

#[test]
fn parts_stand_where_their_format_has_them() {
    let lost = fault(|file| {
        file.as_object_mut().unwrap().remove("levels");
    });
    assert_eq!(lost, Fault::Missing("levels"));
    let none = faults(|file| file["format"] = json!(2));
    assert_eq!(none, [Fault::Missing("scoring")]);
    let early = fault(|file| file["scoring"] = json!({"record": {"sections": []}}));
    assert_eq!(early, Fault::OutOfPlace("scoring"));
    let both = faults(|file| {
        file["format"] = json!(2);
        file["scoring"] = json!({"record": {"sections": []}});
    });
    let stray = ["dimensions", "levels", "rules"].map(Fault::OutOfPlace);
    assert_eq!(both, stray);
}

#[test]
fn the_same_content_reads_in_both_formats() {
    let mut file: Value = serde_json::from_str(FILE).unwrap();
    let fields = file.as_object_mut().unwrap();
    let mut take = |name: &str| fields.remove(name).unwrap();
    let levels = json!({"levels": {
        "dimensions": take("dimensions"), "levels": take("levels"), "rules": take("rules"),
    }});
    file["scoring"] = levels;
    file["format"] = json!(2);
    let later = Instrument::parse(&file.to_string()).unwrap();
    assert_eq!(later.questions(), INSTRUMENT.questions());
    assert_eq!(later.scoring(), INSTRUMENT.scoring());
}

/// Kept self-checks and requests name this hash. The file is a copy of what was released and never
/// changes; the shipped one may, under a new version.
#[test]
fn every_released_questionnaire_still_opens() {
    let file = include_str!("../../../../assets/instruments/released/gbt-42195-2022-1.0.0.json");
    let released = Instrument::parse(file).unwrap();
    let hash = "b0740f735c9629ec022417e1ead6bccddf0c6a6dfaa9b784b018b8d295bc57b5";
    assert_eq!(
        (released.version(), released.content_hash()),
        ("1.0.0", hash)
    );
    assert!(
        released.dangers().is_empty(),
        "the first release did not rank its dangers"
    );
    let shipped = "ddc4ca52cfbf4c5851b9b5f76d1b5e17c61f207a75af31475c9a9d779734906f";
    assert_eq!(
        (INSTRUMENT.version(), INSTRUMENT.content_hash()),
        ("1.1.0", shipped)
    );
}

#[test]
fn blank_ids_and_sources_are_refused() {
    let blank = fault(|file| file["id"] = json!(" "));
    assert_eq!(blank, Fault::Blank("id".into()));
    let blank = fault(|file| question(file, "B.1.1")["source"]["clause"] = json!(""));
    assert_eq!(blank, Fault::Blank("question B.1.1".into()));
    let blank = fault(|file| file["rules"][0]["source"]["clause"] = json!(""));
    assert_eq!(blank, Fault::Blank("rule coma".into()));
}

#[test]
fn ids_are_unique() {
    let twice = fault(|file| question(file, "dementia")["options"][0]["id"] = json!("yes"));
    assert_eq!(twice, Fault::DuplicateId("dementia/yes".into()));
    let twice = fault(|file| file["rules"][1]["id"] = json!("coma"));
    assert_eq!(twice, Fault::DuplicateId("coma".into()));
    let twice = faults(|file| question(file, "B.1.2")["id"] = json!("B.1.1"));
    has(&twice, |f| *f == Fault::DuplicateId("B.1.1".into()));
    let twice = faults(|file| file["dimensions"][1]["id"] = json!("B.1"));
    has(&twice, |f| *f == Fault::DuplicateId("B.1".into()));
}

#[test]
fn no_option_may_be_called_not_sure() {
    let reserved = fault(|file| question(file, "B.1.1")["options"][0]["id"] = json!("unsure"));
    assert_eq!(reserved, Fault::ReservedOption("B.1.1".into()));
}

#[test]
fn a_question_offers_a_choice() {
    let lonely = fault(|file| question(file, "risk-any")["options"] = json!([{"id": "yes"}]));
    assert_eq!(lonely, Fault::NoChoice("risk-any".into()));
}

#[test]
fn options_cover_every_score_once() {
    let gap = fault(|file| question(file, "B.1.1")["options"][1]["score"] = json!(4));
    assert_eq!(gap, Fault::ScoresNotCovered("B.1.1".into()));
    let missing = fault(|file| {
        let option = &mut question(file, "B.1.1")["options"][1];
        option.as_object_mut().unwrap().remove("score");
    });
    assert_eq!(missing, Fault::ScoresNotCovered("B.1.1".into()));
    let above = fault(|file| {
        let options = &mut question(file, "B.3.7")["options"];
        options
            .as_array_mut()
            .unwrap()
            .push(json!({"id": "2", "score": 2}));
    });
    assert_eq!(above, Fault::ScoresNotCovered("B.3.7".into()));
}

#[test]
fn counts_count_up_from_zero() {
    let gap = fault(|file| question(file, "risk-fall")["options"][0]["count"] = json!(4));
    assert_eq!(gap, Fault::CountsNotCovered("risk-fall".into()));
}

#[test]
fn values_stand_only_where_they_mean_something() {
    let stray = fault(|file| question(file, "coma")["options"][1]["score"] = json!(1));
    assert!(matches!(stray, Fault::UnexpectedValue { .. }));
    let stray = fault(|file| question(file, "B.1.1")["options"][1]["count"] = json!(1));
    assert!(matches!(stray, Fault::UnexpectedValue { .. }));
}

#[test]
fn items_belong_to_dimensions_and_dimensions_add_up() {
    let lost = faults(|file| {
        question(file, "B.1.1")["kind"]["item"]["dimension"] = json!("B.9");
    });
    has(&lost, |f| matches!(f, Fault::UnknownDimension { .. }));
    let wrong = fault(|file| file["dimensions"][0]["max"] = json!(31));
    let expected = Fault::DimensionMax {
        dimension: "B.1".into(),
        stated: 31,
        summed: 32,
    };
    assert_eq!(wrong, expected);
}

#[test]
fn references_exist() {
    let lost = faults(|file| file["rules"][1]["when"]["is"]["question"] = json!("memory"));
    has(&lost, |f| matches!(f, Fault::UnknownQuestion { .. }));
    let lost = fault(|file| file["rules"][1]["when"]["is"]["option"] = json!("perhaps"));
    assert!(matches!(lost, Fault::UnknownOption { .. }));
    let lost = fault(|file| {
        question(file, "risk-fall")["asked_if"]["option"] = json!("perhaps");
    });
    assert!(matches!(lost, Fault::UnknownOption { .. }));
    let lost = fault(|file| {
        question(file, "risk-fall")["asked_if"]["question"] = json!("memory");
    });
    assert!(matches!(lost, Fault::UnknownQuestion { .. }));
}

#[test]
fn a_question_depends_only_on_an_earlier_one_so_there_is_no_circle() {
    let itself = faults(|file| {
        question(file, "risk-fall")["asked_if"] = json!({"question": "risk-fall", "option": "1"});
    });
    has(&itself, |f| matches!(f, Fault::ForwardReference { .. }));
    let later = faults(|file| {
        question(file, "risk-any")["asked_if"] = json!({"question": "risk-fall", "option": "1"});
    });
    has(&later, |f| matches!(f, Fault::ForwardReference { .. }));
    let nested = faults(|file| {
        question(file, "risk-wander")["asked_if"] = json!({"question": "risk-fall", "option": "1"});
    });
    has(&nested, |f| {
        *f == Fault::NestedDependency("risk-wander".into())
    });
}

#[test]
fn an_item_is_always_asked() {
    let hidden = fault(|file| {
        question(file, "B.1.1")["asked_if"] = json!({"question": "coma", "option": "no"});
    });
    assert_eq!(hidden, Fault::ItemNotAlwaysAsked("B.1.1".into()));
}

#[test]
fn rules_read_what_they_can_and_each_question_serves_one() {
    let unfit = fault(|file| {
        file["rules"][1]["when"]["is"] = json!({"question": "B.3.4", "option": "0"});
    });
    assert!(matches!(unfit, Fault::UnfitQuestion { .. }));
    let shared = fault(|file| file["rules"][2]["when"]["is"]["question"] = json!("dementia"));
    assert_eq!(shared, Fault::SharedQuestion("dementia".into()));
    let shared = fault(|file| file["rules"][1]["when"]["is"]["question"] = json!("risk-any"));
    assert_eq!(shared, Fault::SharedQuestion("risk-any".into()));
}

#[test]
fn a_threshold_can_be_told_from_the_options() {
    for threshold in [0, 4] {
        let unfit = fault(|file| {
            file["rules"][3]["when"]["sum-at-least"]["threshold"] = json!(threshold);
        });
        assert_eq!(unfit, Fault::UnfitThreshold("risk_events_2plus".into()));
    }
}

#[test]
fn bands_touch_and_cover_zero_to_the_highest_total() {
    let gap = fault(|file| file["levels"][1]["max"] = json!(88));
    assert_eq!(gap, Fault::Bands(1));
    let overlap = fault(|file| file["levels"][2]["max"] = json!(66));
    assert_eq!(overlap, Fault::Bands(2));
    let floor = fault(|file| file["levels"][4]["min"] = json!(1));
    assert_eq!(floor, Fault::Bands(4));
    let top = fault(|file| file["levels"][0]["max"] = json!(100));
    assert_eq!(top, Fault::Bands(0));
    let none = faults(|file| file["levels"] = json!([]));
    has(&none, |f| *f == Fault::Bands(0));
    let order = fault(|file| file["levels"][3]["level"] = json!(7));
    assert_eq!(order, Fault::LevelOrder(7));
}

#[test]
fn a_rule_that_sets_the_level_sets_the_worst_and_stands_first() {
    let mild = fault(|file| file["rules"][0]["effect"] = json!({"set-level": 3}));
    assert_eq!(mild, Fault::SetsOtherThanWorst("coma".into()));
    let late = fault(|file| file["rules"].as_array_mut().unwrap().reverse());
    assert_eq!(late, Fault::SetsAfterRaise("coma".into()));
}

#[test]
fn a_worse_answer_never_loses_the_emergency_lines() {
    let lost = fault(|file| {
        let option = &mut question(file, "B.1.1")["options"][4];
        option.as_object_mut().unwrap().remove("danger");
    });
    let expected = Fault::DangerLost {
        question: "B.1.1".into(),
        option: "0".into(),
    };
    assert_eq!(lost, expected);
    let another = fault(|file| question(file, "risk-fall")["options"][3]["danger"] = json!("lost"));
    assert!(matches!(another, Fault::DangerLost { .. }));
}

#[test]
fn every_danger_is_ranked_and_every_ranked_danger_is_marked() {
    let unranked = fault(|file| {
        file["dangers"].as_array_mut().unwrap().pop();
    });
    assert_eq!(unranked, Fault::Unranked("fall".into()));
    let idle = fault(|file| file["dangers"].as_array_mut().unwrap().push(json!("fire")));
    assert_eq!(idle, Fault::Unranked("fire".into()));
    let twice = fault(|file| file["dangers"].as_array_mut().unwrap().push(json!("fall")));
    assert_eq!(twice, Fault::DuplicateId("fall".into()));
}

#[test]
fn all_faults_are_reported_at_once() {
    let both = faults(|file| {
        file["format"] = json!(9);
        file["levels"][1]["max"] = json!(88);
    });
    assert_eq!(both, [Fault::UnknownFormat(9), Fault::Bands(1)]);
}

#[test]
fn the_hash_follows_every_byte_of_the_file() {
    let changed = Instrument::parse(&format!("{FILE} ")).unwrap();
    assert_eq!(INSTRUMENT.content_hash().len(), 64);
    assert_ne!(changed.content_hash(), INSTRUMENT.content_hash());
    assert_eq!(INSTRUMENT.id(), "gbt-42195-2022");
    assert_eq!(INSTRUMENT.version(), "1.1.0");
    assert_eq!(INSTRUMENT.standard().number, "GB/T 42195-2022");
}
