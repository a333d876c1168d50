//! What other programs read: scores where they look for them, nothing about a person, and every
//! answer on its way there and back. Whether it is FHIR at all is told by the judges of the tests.

#![allow(clippy::unwrap_used)]

use eldercare_assessment::{Answer, Answers, Instrument};
use eldercare_fhir::{Bundle, Questionnaire, QuestionnaireResponse, Words};
use serde_json::{Value, json};

const FILES: [&str; 3] = [
    include_str!("../../../assets/instruments/gbt-42195-2022.json"),
    include_str!("../../../assets/instruments/ltc-self-rating-2021.json"),
    include_str!("../../../assets/instruments/quarterly-visit.json"),
];

fn instrument(place: usize) -> Instrument {
    Instrument::parse(FILES[place]).unwrap()
}

/// Every key is its own text, so that a test sees where a text comes from.
fn words() -> Words<'static> {
    Words {
        language: "zh-CN",
        unsure: "not sure",
        total: "total",
        level: "level",
        text: &str::to_owned,
    }
}

fn answers(pairs: &[(&str, &str)]) -> Answers {
    let pairs = pairs.iter();
    pairs
        .map(|(id, answer)| ((*id).into(), Answer::from_stored(answer)))
        .collect()
}

fn questionnaire(place: usize) -> Value {
    serde_json::to_value(Questionnaire::of(&instrument(place), &words())).unwrap()
}

fn response(place: usize, pairs: &[(&str, &str)]) -> Value {
    let response = QuestionnaireResponse::of(
        &instrument(place),
        &answers(pairs),
        Some("2026-11-26"),
        &words(),
    );
    serde_json::to_value(response).unwrap()
}

/// The item with this id, in a group or outside.
fn item<'a>(resource: &'a Value, id: &str) -> &'a Value {
    let items = flat(resource);
    items
        .into_iter()
        .find(|item| item["linkId"] == id)
        .unwrap_or(&Value::Null)
}

/// All items, groups and what is in them.
fn flat(resource: &Value) -> Vec<&Value> {
    let items = resource["item"].as_array().into_iter().flatten();
    items
        .flat_map(|item| std::iter::once(item).chain(flat(item)))
        .collect()
}

#[test]
fn scores_stand_on_the_options_and_not_on_the_codings() {
    let questionnaire = questionnaire(0);
    let option = &item(&questionnaire, "B.1.1")["answerOption"][0];
    let ordinal = json!([{
        "url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": 4,
    }]);
    assert_eq!(option["extension"], ordinal);
    assert_eq!(option["valueCoding"]["code"], "4");
    assert!(option["valueCoding"].get("extension").is_none());
    let unsure = item(&questionnaire, "B.1.1")["answerOption"]
        .as_array()
        .unwrap()
        .last()
        .unwrap();
    assert_eq!(unsure["valueCoding"]["code"], "unsure");
    assert!(unsure.get("extension").is_none(), "not sure never scores");
    let coma = item(&questionnaire, "coma").to_string();
    assert!(!coma.contains("ordinalValue"), "a condition never scores");
}

#[test]
fn the_total_is_reckoned_from_all_the_others() {
    let questionnaire = questionnaire(0);
    let total = item(&questionnaire, "total");
    let expression = &total["extension"][0]["valueExpression"];
    assert_eq!(
        expression["expression"],
        "%resource.item.item.answer.value.where(code!='unsure').weight().aggregate($total+$this,0)"
    );
    assert_eq!(total["readOnly"], true);
    for place in [1, 2] {
        assert!(item(&self::questionnaire(place), "total").is_null());
    }
}

#[test]
fn every_question_of_every_instrument_is_an_item_of_its_kind() {
    for place in 0..FILES.len() {
        let (instrument, resource) = (instrument(place), questionnaire(place));
        for question in instrument.questions() {
            let item = item(&resource, question.id.as_str());
            assert_eq!(
                item["text"],
                format!("{}.{}.name", instrument.id(), question.id)
            );
            let options = item["answerOption"].as_array().map_or(0, Vec::len);
            let unsure = usize::from(question.has_options() && !question.is_of_record());
            assert_eq!(options, question.options.len() + unsure);
        }
    }
    let visit = questionnaire(2);
    let kind = |id: &str| item(&visit, id)["type"].clone();
    assert_eq!(
        [kind("visited-on"), kind("risks"), kind("wants")],
        ["date", "choice", "text"]
    );
    assert_eq!(item(&visit, "risks")["repeats"], true);
    assert_eq!(item(&visit, "wants")["maxLength"], 200);
    assert_eq!(
        item(&visit, "again-on")["enableWhen"][0]["answerCoding"]["code"],
        "sooner"
    );
    assert_eq!(
        item(&questionnaire(0), "risk-fall")["enableBehavior"],
        "any"
    );
}

#[test]
fn answers_stand_as_they_were_given_and_strange_ones_are_left_out() {
    let pairs = [
        ("coma", "no"),
        ("B.1.1", "3"),
        ("B.1.2", "unsure"),
        ("B.1.3", "nonsense"),
        ("B.9.9", "1"),
        ("risk-fall", "2"),
    ];
    let response = response(0, &pairs);
    let ids: Vec<&Value> = flat(&response).into_iter().map(|i| &i["linkId"]).collect();
    assert_eq!(
        ids,
        ["coma", "B.1", "B.1.1", "B.1.2"],
        "the fall was never asked for"
    );
    let code = |id: &str| item(&response, id)["answer"][0]["valueCoding"]["code"].clone();
    assert_eq!([code("B.1.1"), code("B.1.2")], ["3", "unsure"]);
    assert_eq!(response["status"], "in-progress");
    assert_eq!(response["authored"], "2026-11-26");
    assert!(
        response["questionnaire"]
            .as_str()
            .unwrap()
            .ends_with("gbt-42195-2022|1.1.0")
    );
}

#[test]
fn total_and_level_stand_there_when_there_is_one_of_each() {
    let instrument = instrument(0);
    let best: Vec<_> = instrument
        .questions()
        .iter()
        .filter(|q| q.asked_if.is_none())
        .collect();
    let mut pairs: Vec<(&str, &str)> = best
        .iter()
        .map(|q| (q.id.as_str(), q.options[0].id.as_str()))
        .collect();
    let whole = response(0, &pairs);
    assert_eq!(item(&whole, "total")["answer"][0]["valueDecimal"], 90);
    assert_eq!(
        item(&whole, "level")["answer"][0]["valueCoding"]["code"],
        "0"
    );
    assert_eq!(whole["status"], "completed");
    pairs.retain(|(id, _)| *id != "B.3.4");
    let open = response(0, &pairs);
    assert!(item(&open, "total").is_null() && item(&open, "level").is_null());
    let coma = response(0, &[("coma", "yes")]);
    assert!(item(&coma, "total").is_null());
    assert_eq!(
        item(&coma, "level")["answer"][0]["valueCoding"]["code"],
        "4"
    );
}

#[test]
fn a_bundle_carries_both_and_nothing_about_a_person() {
    let bundle = Bundle::of(&instrument(0), &answers(&[("coma", "no")]), None, &words());
    let bundle = serde_json::to_value(bundle).unwrap();
    let kinds = [0, 1].map(|place| bundle["entry"][place]["resource"]["resourceType"].clone());
    assert_eq!(kinds, ["Questionnaire", "QuestionnaireResponse"]);
    for field in ["subject", "author", "source", "authored"] {
        assert!(bundle["entry"][1]["resource"].get(field).is_none());
    }
    let hash = &bundle["entry"][0]["resource"]["identifier"][0]["value"];
    assert_eq!(hash, instrument(0).content_hash());
}
