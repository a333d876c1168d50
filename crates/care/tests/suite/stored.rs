//! What earlier versions wrote opens for ever; what is damaged is refused.

use eldercare_care::{Changes, ItemId, Plan, TextError};
use proptest::prelude::*;

use crate::support::{RULES, needs, person};

/// Written by the first version. It must never change.
const V1: &str = include_str!("../fixtures/plan_v1.json");

#[test]
fn a_plan_of_version_1_opens_for_ever_and_keeps_ids_that_nobody_knows() {
    let changes = Changes::from_text(V1.trim()).unwrap();
    assert_eq!(changes.about.as_deref(), Some("mother"));
    assert_eq!(
        changes.to_text(),
        V1.trim(),
        "unknown ids are kept as they stand"
    );
    let needs = needs(&person(&[("B.2.4", "1"), ("B.2.3", "3")]));
    let plan = Plan::of(&RULES, &needs, &changes);
    let lines: Vec<String> = plan.ids().iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        ["own:2", "need:stairs", "need:home-check", "need:hearing"]
    );
    assert_eq!(plan.struck.len(), 1);
}

#[test]
fn damage_and_later_versions_are_told_apart() {
    let damaged = Err(TextError::Damaged);
    for text in [
        "",
        "{",
        "[]",
        "{}",
        r#"{"version":0}"#,
        r#"{"version":1,"order":["bathing"]}"#,
        r#"{"version":1,"more":1}"#,
        r#"{"version":1,"own":[{"number":1,"text":""}]}"#,
        r#"{"version":1,"own":[{"number":1,"text":"a"},{"number":1,"text":"b"}]}"#,
    ] {
        assert_eq!(Changes::from_text(text), damaged, "{text}");
    }
    let many: Vec<String> = (0..201).map(|n| format!("\"n{n}\"")).collect();
    let many = format!(r#"{{"version":1,"struck":[{}]}}"#, many.join(","));
    assert_eq!(Changes::from_text(&many), damaged);
    let later = r#"{"version":2,"anything":true}"#;
    assert_eq!(Changes::from_text(later), Err(TextError::Newer));
}

#[test]
fn a_line_is_named_by_its_stored_form() {
    assert_eq!(ItemId::Own(2).to_string(), "own:2");
}

proptest! {
    #[test]
    fn no_text_makes_the_reading_panic(text: String) {
        let _ = Changes::from_text(&text);
    }
}
