//! The check of a report finds every problem and nothing else. The city is invented.
#![allow(clippy::unwrap_used, clippy::panic)]

use eldercare_requests::report::{
    FacilityReport, Fact, POSSIBLE_REPORT_ERRORS, RIGHT_CHARS, ReportContext, ReportDraft,
    ReportError, ReportKind, Reported, VisitWindow, validate_report,
};
use eldercare_requests::{CityFacts, ErrorCode, Moment, ServiceId, Villages};
use proptest::prelude::*;

struct DemoCity;

impl CityFacts for DemoCity {
    fn id(&self) -> &'static str {
        "999999"
    }
    fn takes_requests(&self) -> bool {
        false
    }
    fn offers(&self, _: ServiceId) -> bool {
        false
    }
    fn has_facility(&self, facility: &str) -> bool {
        facility == "demo-1"
    }
    fn town(&self, _: &str) -> Option<Villages> {
        None
    }
    fn has_village(&self, _: &str, _: &str) -> bool {
        false
    }
}

fn now() -> Moment {
    Moment::parse("2026-11-22T04:00:00Z").unwrap()
}

fn context(city: Option<&dyn CityFacts>) -> ReportContext<'_> {
    ReportContext {
        city,
        visit: VisitWindow::on_the_page(now()),
    }
}

/// A field as a draft holds it.
#[allow(clippy::unnecessary_wraps)]
fn text(value: &str) -> Option<String> {
    Some(value.to_owned())
}

fn closed() -> ReportDraft {
    ReportDraft {
        record_id: text("00000000-0000-4000-8000-000000000001"),
        city: text("999999"),
        facility: text("demo-1"),
        kind: text("closed"),
        visited_at: text("2026-11-22T09:30"),
        fact: None,
        right: None,
    }
}

fn wrong_fact() -> ReportDraft {
    ReportDraft {
        kind: text("wrong-fact"),
        visited_at: None,
        fact: text("hours"),
        right: text(" 周一休息 \r\n其他日子 8:30-17:00"),
        ..closed()
    }
}

fn something_else() -> ReportDraft {
    ReportDraft {
        fact: text("other"),
        ..wrong_fact()
    }
}

fn check(draft: &ReportDraft) -> Result<FacilityReport, Vec<ReportError>> {
    validate_report(draft, &context(Some(&DemoCity)))
}

/// The keys of all problems.
fn keys(draft: &ReportDraft) -> Vec<String> {
    let problems = check(draft).err().unwrap_or_default();
    problems.iter().map(ReportError::message_key).collect()
}

#[test]
fn a_visit_to_a_closed_door_is_taken_also_where_no_requests_are() {
    let report = check(&closed()).unwrap();
    let Reported::Closed { visited_at } = report.reported else {
        panic!("{report:?}");
    };
    assert_eq!(visited_at.to_string(), "2026-11-22T09:30");
}

#[test]
fn a_wrong_fact_is_taken_with_what_is_right_and_a_place_that_is_gone_without_words() {
    let report = check(&wrong_fact()).unwrap();
    let right = text("周一休息 \n其他日子 8:30-17:00");
    let fact = Fact::Hours;
    assert_eq!(report.reported, Reported::WrongFact { fact, right });
    let gone = ReportDraft {
        fact: text("gone"),
        right: None,
        ..wrong_fact()
    };
    assert_eq!(check(&gone).unwrap().reported.kind(), ReportKind::WrongFact);
}

#[test]
fn what_belongs_to_the_other_kind_is_dropped() {
    let draft = ReportDraft {
        fact: text("hours"),
        right: text("11010519491231002X"),
        ..closed()
    };
    assert_eq!(check(&draft), check(&closed()));
}

#[test]
fn an_empty_draft_is_told_everything_that_is_missing() {
    let expected = ["record_id", "city", "facility", "kind"];
    let expected = expected.map(|field| format!("error.report.{field}.missing"));
    assert_eq!(keys(&ReportDraft::default()), expected);
    let kind = |kind| ReportDraft {
        kind: text(kind),
        ..ReportDraft::default()
    };
    assert_eq!(keys(&kind("closed")).len(), 4);
    assert_eq!(keys(&kind("wrong-fact")).len(), 5);
}

#[test]
fn every_wrong_value_is_named() {
    let long = "演".repeat(RIGHT_CHARS + 1);
    for (base, field, value, key) in [
        (closed(), "record_id", "1", "record_id.malformed"),
        (closed(), "city", "000000", "city.unknown"),
        (closed(), "facility", "demo-2", "facility.not-here"),
        (closed(), "kind", "open", "kind.unknown"),
        (closed(), "visited_at", "yesterday", "visited_at.impossible"),
        (
            closed(),
            "visited_at",
            "2026-02-30T10:00",
            "visited_at.impossible",
        ),
        (
            closed(),
            "visited_at",
            "2026-10-23T11:59",
            "visited_at.past",
        ),
        (
            closed(),
            "visited_at",
            "2026-11-22T12:01",
            "visited_at.too-far",
        ),
        (wrong_fact(), "fact", "colour", "fact.unknown"),
        (something_else(), "right", " \n ", "right.missing"),
        (wrong_fact(), "right", &long, "right.too-long"),
        (wrong_fact(), "right", "演\u{202e}示", "right.characters"),
        (wrong_fact(), "right", "打 138 0000 0000", "right.personal"),
    ] {
        let mut draft = serde_json::to_value(base).unwrap();
        draft[field] = value.into();
        let draft = serde_json::from_value(draft).unwrap();
        assert_eq!(
            keys(&draft),
            [format!("error.report.{key}")],
            "{field} {value}"
        );
    }
}

#[test]
fn a_mobile_number_may_be_the_right_telephone_number_and_an_identity_number_never() {
    let phone = |right| ReportDraft {
        fact: text("phone"),
        right: text(right),
        ..wrong_fact()
    };
    assert!(check(&phone("13800000000")).is_ok());
    let keys = keys(&phone("11010519491231002X"));
    assert_eq!(keys, ["error.report.right.personal"]);
}

#[test]
fn the_server_lets_a_report_be_late_and_a_clock_be_ahead() {
    let server = VisitWindow::at_the_server(now());
    let page = VisitWindow::on_the_page(now());
    assert!(server.first < page.first && page.last < server.last);
    let later = Moment(now().0 + 30 * 86_400);
    assert_eq!(VisitWindow::at_the_server(later).first, page.first);
}

/// A field with anything in it: nothing, something good, something bad.
fn any_field(good: &'static str) -> impl Strategy<Value = Option<String>> {
    prop_oneof![
        Just(None),
        Just(Some(good.to_owned())),
        any::<String>().prop_map(Some),
        "[0-9T: -]{0,20}".prop_map(Some),
    ]
}

prop_compose! {
    fn any_draft()(
        record_id in any_field("00000000-0000-4000-8000-000000000001"),
        city in any_field("999999"),
        facility in any_field("demo-1"),
        kind in prop_oneof![any_field("closed"), any_field("wrong-fact")],
        visited_at in any_field("2026-11-22T09:30"),
        fact in any_field("phone"),
        right in any_field("0736-4200000"),
    ) -> ReportDraft {
        ReportDraft { record_id, city, facility, kind, visited_at, fact, right }
    }
}

proptest! {
    #[test]
    fn any_draft_is_either_good_or_has_problems_that_a_text_explains(
        draft in any_draft(), in_a_city: bool,
    ) {
        let city: Option<&dyn CityFacts> = if in_a_city { Some(&DemoCity) } else { None };
        match validate_report(&draft, &context(city)) {
            Ok(report) => prop_assert!(in_a_city && report.city == "999999"),
            Err(problems) => {
                prop_assert!(!problems.is_empty());
                prop_assert!(problems.is_sorted_by_key(|problem| problem.field));
                for ReportError { field, code } in problems {
                    let possible = POSSIBLE_REPORT_ERRORS
                        .iter()
                        .any(|(of, codes)| *of == field && codes.contains(&code));
                    prop_assert!(possible, "{:?} {:?}", field, code);
                }
            }
        }
    }

    #[test]
    fn a_stored_text_is_short_and_hides_nothing(right: String) {
        let draft = ReportDraft { right: Some(right), ..something_else() };
        if let Ok(report) = check(&draft) {
            let Reported::WrongFact { right: Some(stored), .. } = report.reported else {
                panic!("{report:?}");
            };
            prop_assert!(!stored.is_empty() && stored.chars().count() <= RIGHT_CHARS);
            prop_assert!(!stored.chars().any(|c| c == char::MIN));
        }
    }
}

#[test]
fn codes_of_this_list_do_not_clash_with_those_of_requests() {
    assert_eq!(ErrorCode::from_id("personal"), Some(ErrorCode::Personal));
}

#[test]
fn what_is_right_need_not_be_known() {
    for fact in Fact::ALL.into_iter().filter(|fact| *fact != Fact::Other) {
        let draft = ReportDraft {
            fact: text(fact.id()),
            right: None,
            ..wrong_fact()
        };
        assert!(check(&draft).is_ok(), "{fact:?}");
    }
}
