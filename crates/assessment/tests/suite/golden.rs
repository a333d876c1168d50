//! The worked cases: same answers, same points, same level, same reasons, same errors.

use serde_json::{Value, json};

use crate::{outcome, support::INSTRUMENT};

fn file() -> Value {
    serde_json::from_str(include_str!("../cases/gbt-42195-2022.json")).unwrap()
}

#[test]
fn every_worked_case_gives_its_expected_result() {
    let file = file();
    let cases = file["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 22);
    for case in cases {
        let mut expected = case["expected"].clone();
        expected["id"] = case["id"].clone();
        assert_eq!(outcome::of(&INSTRUMENT, case, 0).unwrap(), expected);
    }
}

#[test]
fn every_invalid_case_gives_its_expected_error() {
    let file = file();
    let cases = file["invalid_cases"].as_array().unwrap();
    assert_eq!(cases.len(), 4);
    for case in cases {
        let expected = json!({
            "id": case["id"], "error": case["expected_error"], "item": case["item"],
        });
        assert_eq!(outcome::of(&INSTRUMENT, case, 0).unwrap(), expected);
    }
}

#[test]
fn the_instrument_has_the_items_dimensions_and_bands_of_the_case_file() {
    let file = file();
    let items: Vec<Value> = INSTRUMENT
        .questions()
        .iter()
        .filter(|question| question.is_item())
        .map(|question| json!([question.id.as_str(), question.options.len() - 1]))
        .collect();
    let expected = file["items"].as_array().unwrap().iter();
    let expected: Vec<Value> = expected.map(|i| json!([i["id"], i["max"]])).collect();
    assert_eq!(items, expected);
    for (dimension, expected) in INSTRUMENT
        .dimensions()
        .iter()
        .zip(file["dimensions"].as_array().unwrap())
    {
        assert_eq!(dimension.id.as_str(), expected["id"]);
        assert_eq!(dimension.max, expected["max"]);
    }
    for (band, expected) in INSTRUMENT
        .levels()
        .iter()
        .zip(file["levels"].as_array().unwrap())
    {
        assert_eq!(band.code, expected["code"].as_str().unwrap());
        assert_eq!(
            (band.level, band.min, band.max),
            (
                u8::try_from(expected["level"].as_u64().unwrap()).unwrap(),
                u16::try_from(expected["min"].as_u64().unwrap()).unwrap(),
                u16::try_from(expected["max"].as_u64().unwrap()).unwrap(),
            )
        );
    }
    assert_eq!(INSTRUMENT.max_total(), 90);
}

#[test]
fn a_case_without_flags_is_incomplete_since_nothing_said_is_not_a_no() {
    let mut case = file()["cases"][0].clone();
    case.as_object_mut().unwrap().remove("flags");
    let outcome = outcome::of(&INSTRUMENT, &case, 0).unwrap();
    assert_eq!(outcome["error"], "incomplete");
    assert_eq!(outcome["item"], "coma");
}

#[test]
fn scores_that_are_no_whole_number_are_out_of_range() {
    for score in [json!(-1), json!(2.5), json!("4"), json!(true), json!(1e9)] {
        let mut case = file()["cases"][0].clone();
        case["answers"]["B.1.1"] = score;
        let outcome = outcome::of(&INSTRUMENT, &case, 0).unwrap();
        assert_eq!(outcome["error"], "score_out_of_range");
        assert_eq!(outcome["item"], "B.1.1");
    }
}

#[test]
fn a_case_that_cannot_be_named_is_refused() {
    assert!(outcome::of(&INSTRUMENT, &json!({}), 0).is_err());
    assert!(outcome::of(&INSTRUMENT, &json!(3), 0).is_err());
}
