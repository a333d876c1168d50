//! Files that are wrong are refused with every fault and its place.

use eldercare_assessment::Instrument;
use eldercare_care::{NeedRules, Priority, RulesError};
use eldercare_entitlements::ServiceId;
use eldercare_places::Kind;

use crate::support::{FILE, INSTRUMENT, RULES};

fn faults(json: &str) -> Vec<String> {
    let faults = NeedRules::parse(json, &INSTRUMENT).unwrap_err();
    faults.iter().map(ToString::to_string).collect()
}

fn need(inside: &str) -> String {
    format!(
        r#"{{"format":1,"id":"n","version":"1","instrument":"gbt-42195-2022","evidence":"","needs":[{inside}]}}"#
    )
}

#[test]
fn a_wrong_file_tells_all_its_faults_at_once() {
    let wrong = r#"{"id":"a","basis":" ","services":["bath","massage","bath"],"kinds":["bath","bath"],"aids":["x","x"],
        "steps":[{"priority":"useful","when":[{"at-least":{"question":"B.1.3","option":"4"}}]},
                 {"priority":"soon","when":[{"at-least":{"question":"B.9","option":"1"}},
                                            {"at-least":{"question":"B.1.3","option":"9"}},{"level":0},{"level":5}]}]}"#;
    let double = format!("{wrong},{wrong}");
    let found = faults(&need(&double));
    let once = [
        "need a: basis is blank; give it a text",
        "need a: the steps must go from danger to useful, each at most once",
        "need a: the service bath is named twice",
        "need a: the kind bath is named twice",
        "need a: the aid x is named twice",
        "need a: there is no service massage",
        "need a: the best answer to B.1.3 would give it to everybody",
        "need a: there is no question B.9",
        "need a: the question B.1.3 has no option 9",
        "need a: the level 0 is not between 1 and the worst",
        "need a: the level 5 is not between 1 and the worst",
    ];
    assert_eq!(found[..once.len()], once);
    assert_eq!(found[once.len()], "the need a stands twice");
    assert_eq!(found.len(), 2 * once.len() + 1);
}

#[test]
fn another_format_another_questionnaire_and_empty_needs_are_refused() {
    let empty = need(r#"{"id":"a","basis":"b","services":[],"kinds":[],"aids":[],"steps":[]}"#);
    let other = empty
        .replace("\"format\":1", "\"format\":2")
        .replace("gbt-42195-2022", "other");
    let expected = [
        "format 2 is not known; this code reads format 1",
        "the rules are for the instrument other, not for gbt-42195-2022",
        "need a: a step or its conditions are missing",
    ];
    assert_eq!(faults(&other), expected);
    let unknown = need(r#"{"id":"a","why":"b"}"#);
    assert!(faults(&unknown)[0].contains("unknown field `why`"));
    assert!(
        faults(&need(
            r#"{"id":"a","basis":"b","services":[],"kinds":["hospital"],"aids":[],"steps":[]}"#
        ))[0]
            .contains("unknown variant `hospital`")
    );
}

#[test]
fn wrong_states_and_ways_are_told_with_their_place() {
    let need = r#"{"id":"a","basis":"b","services":[],"kinds":[],"aids":[],
        "steps":[{"priority":"useful","when":[{"level":2}]}],
        "instead":[{"state":"late","services":["massage"],"kinds":[],"aids":[]},
                   {"state":"early","waits":true,"services":["meal"],"kinds":[],"aids":[]},
                   {"state":"other","services":[],"kinds":[],"aids":["x","x"]}]}"#;
    let states = r#""states":[{"id":"early","when":[]},{"id":"late","when":[{"level":9}]},{"id":"late","when":[
        {"at-least":{"question":"B.1.3","option":"4"}}]}]"#;
    let file = format!(
        r#"{{"format":1,"id":"n","version":"1","instrument":"gbt-42195-2022","evidence":"",{states},"needs":[{need}]}}"#
    );
    let expected = [
        "the state early has no condition",
        "state late: the level 9 is not between 1 and the worst",
        "the state late stands twice",
        "state late: the best answer to B.1.3 would give it to everybody",
        "need a, state late: there is no service massage",
        "need a: there is no state other",
        "need a, state other: the aid x is named twice",
        "need a: its states must stand in the order of the list of states, each at most once",
    ];
    assert_eq!(faults(&file), expected);
}

#[test]
fn options_that_do_not_get_worse_are_refused() {
    let file = include_str!("../../../../assets/instruments/gbt-42195-2022.json");
    let swapped = file.replacen(
        r#"{"id": "4", "score": 4},
        {"id": "3", "score": 3},"#,
        r#"{"id": "3", "score": 3},
        {"id": "4", "score": 4},"#,
        1,
    );
    // Should the questionnaire itself refuse such an order one day, nothing is left to test here.
    let Ok(instrument) = Instrument::parse(&swapped) else {
        return;
    };
    let found = NeedRules::parse(FILE, &instrument).unwrap_err();
    assert!(
        found
            .iter()
            .any(|fault| matches!(fault, RulesError::OptionOrder { .. }))
    );
}

#[test]
fn the_shipped_rules_reach_every_item_and_offer_something_for_every_need() {
    let read = |question: &str| FILE.contains(&format!("\"question\": \"{question}\""));
    let unread: Vec<&str> = INSTRUMENT
        .questions()
        .iter()
        .map(|question| question.id.as_str())
        .filter(|id| !read(id))
        .collect();
    assert_eq!(unread, ["risk-any"], "the question before the five events");
    for rule in RULES.rules() {
        assert!(
            !rule.way.services.is_empty() && !rule.way.kinds.is_empty(),
            "{}",
            rule.id
        );
    }
}

#[test]
fn what_the_product_promises_is_in_the_rules() {
    let has = |need: &str, service: ServiceId, kind: Kind, aid: &str| {
        let rule = RULES.rule(need).unwrap();
        assert!(rule.way.services.contains(&service), "{need}");
        assert!(rule.way.kinds.contains(&kind), "{need}");
        assert!(
            aid.is_empty() || rule.way.aids.contains(&aid.into()),
            "{need}"
        );
    };
    has("bathing", ServiceId::Bath, Kind::Bath, "bath-seat");
    has("stairs", ServiceId::HomeWorks, Kind::AidRental, "handrail");
    has("meals", ServiceId::Meal, Kind::Canteen, "");
    has(
        "wandering",
        ServiceId::DayCare,
        Kind::DayCare,
        "locating-watch",
    );
    has(
        "home-check",
        ServiceId::HomeWorks,
        Kind::Station,
        "grab-bar",
    );
    has("home-bed", ServiceId::HomeBed, Kind::AidRental, "care-bed");
    has("visiting", ServiceId::Visiting, Kind::Station, "");
    has("assessment", ServiceId::Assessment, Kind::StreetCentre, "");
}

#[test]
fn five_needs_may_be_a_danger() {
    let dangers: Vec<&str> = RULES
        .rules()
        .iter()
        .filter(|rule| rule.steps[0].priority == Priority::Danger)
        .map(|rule| rule.id.as_str())
        .collect();
    let expected = [
        "consciousness",
        "self-harm",
        "swallowing",
        "wandering",
        "home-check",
    ];
    assert_eq!(dangers, expected);
}
