//! The check of a request finds every problem and nothing else. The city and its people are
//! invented.
#![allow(clippy::unwrap_used, clippy::panic)]

mod sample;
mod second_form;

use eldercare_requests::{
    Agreement, AttachedCheck, Context, ErrorCode, Field, Form, NOTE_CHARS, POSSIBLE_ERRORS,
    RequestDraft, WishWindow, validate,
};
use proptest::prelude::*;

use sample::{
    CLOSED, IDENTITY, OPEN, check, consent, context, errors, errors_after, full_draft, text, today,
};

#[test]
fn a_full_draft_becomes_a_request_with_everything_normalised() {
    let request = validate(&full_draft(), &context(Some(&OPEN))).unwrap();
    assert_eq!(request.elder_name, "演示 奶奶");
    assert_eq!(request.phone.to_string(), "13800000000");
    assert_eq!(request.note.as_deref(), Some("演示备注"));
    assert_eq!(request.wished_time.to_string(), "2026-12-01/morning");
    assert_eq!(request.self_check, Some((check(), consent())));
    assert_eq!(request.agreement, Some(Agreement::Spoken));
    assert_eq!(request.consent_share, Some(consent()));
    let identity = request.identity.unwrap();
    assert_eq!(identity.as_str(), IDENTITY);
}

#[test]
fn an_empty_draft_misses_exactly_what_is_required() {
    let missing = errors(&RequestDraft::default(), None);
    let fields = [
        Field::City,
        Field::RecordId,
        Field::Service,
        Field::ForWhom,
        Field::ElderName,
        Field::Phone,
        Field::PhoneOwner,
        Field::Town,
        Field::WishedTime,
        Field::ConsentContact,
    ];
    assert_eq!(missing, fields.map(|field| (field, ErrorCode::Missing)));
}

#[test]
fn what_is_optional_may_be_left_out() {
    let found = errors_after(|draft| {
        draft.facility = None;
        draft.door = text("  ");
        draft.note = None;
        draft.self_check = None;
        draft.consent_check = None;
        draft.town = text("999999002");
        draft.village = None;
    });
    assert_eq!(found, []);
}

type Case = (fn(&mut RequestDraft), Field, ErrorCode);

/// One change to a full draft, and the one problem that follows.
const CASES: [Case; 20] = [
    (
        |d| d.record_id = text("1"),
        Field::RecordId,
        ErrorCode::Malformed,
    ),
    (
        |d| d.service = text("nothing"),
        Field::Service,
        ErrorCode::Unknown,
    ),
    (
        |d| d.service = text("bath"),
        Field::Service,
        ErrorCode::NotOffered,
    ),
    (
        |d| d.facility = text("demo-2"),
        Field::Facility,
        ErrorCode::NotHere,
    ),
    (
        |d| d.for_whom = text("cat"),
        Field::ForWhom,
        ErrorCode::Unknown,
    ),
    (
        |d| d.elder_name = text(&"演".repeat(31)),
        Field::ElderName,
        ErrorCode::TooLong,
    ),
    (
        |d| d.phone = text("4200000"),
        Field::Phone,
        ErrorCode::AreaCode,
    ),
    (
        |d| d.phone_owner = text("nobody"),
        Field::PhoneOwner,
        ErrorCode::Unknown,
    ),
    (
        |d| d.town = text("999999003"),
        Field::Town,
        ErrorCode::NotHere,
    ),
    (|d| d.village = None, Field::Village, ErrorCode::Missing),
    (
        |d| d.village = text("999999001002"),
        Field::Village,
        ErrorCode::NotHere,
    ),
    (
        |d| d.door = text(&"1".repeat(61)),
        Field::Door,
        ErrorCode::TooLong,
    ),
    (
        |d| d.wished_time = text("soon"),
        Field::WishedTime,
        ErrorCode::Unknown,
    ),
    (
        |d| d.wished_time = text("2026-11-21/evening"),
        Field::WishedTime,
        ErrorCode::Past,
    ),
    (
        |d| d.wished_time = text("2027-11-21/evening"),
        Field::WishedTime,
        ErrorCode::TooFar,
    ),
    (
        |d| d.note = text(&"演".repeat(NOTE_CHARS + 1)),
        Field::Note,
        ErrorCode::TooLong,
    ),
    (
        |d| d.consent_contact = None,
        Field::ConsentContact,
        ErrorCode::Missing,
    ),
    (
        |d| d.consent_contact.as_mut().unwrap().text_hash.clear(),
        Field::ConsentContact,
        ErrorCode::Malformed,
    ),
    (
        |d| d.consent_check = None,
        Field::ConsentCheck,
        ErrorCode::Missing,
    ),
    (
        |d| d.self_check.as_mut().unwrap().level_worst = 5,
        Field::SelfCheck,
        ErrorCode::Malformed,
    ),
];

#[test]
fn each_field_names_its_own_problem() {
    for (change, field, code) in CASES {
        assert_eq!(errors_after(change), [(field, code)]);
    }
}

#[test]
fn a_city_that_is_unknown_or_takes_no_requests_is_told_apart() {
    let draft = full_draft();
    assert_eq!(errors(&draft, None), [(Field::City, ErrorCode::Unknown)]);
    assert_eq!(
        errors(&draft, Some(&CLOSED)),
        [(Field::City, ErrorCode::Closed)]
    );
}

#[test]
fn a_consent_without_a_self_check_is_dropped() {
    let mut draft = full_draft();
    draft.self_check = None;
    assert_eq!(
        validate(&draft, &context(Some(&OPEN))).unwrap().self_check,
        None
    );
}

#[test]
fn a_request_that_waited_for_a_network_is_late_at_the_server_but_not_refused() {
    let mut draft = full_draft();
    draft.wished_time = text("2026-11-10/morning");
    let server = Context {
        city: Some(&OPEN),
        wish: WishWindow::at_the_server(today()),
        today: today(),
        form: Form::Second,
    };
    assert!(validate(&draft, &server).is_ok());
}

fn any_text() -> impl Strategy<Value = Option<String>> {
    prop_oneof![
        Just(None),
        Just(text("")),
        any::<String>().prop_map(Some),
        "[ -~]{0,40}".prop_map(Some),
        Just(text("999999")),
        Just(text("999999001")),
        Just(text("meal")),
        Just(text("mother")),
        Just(text("spoken")),
        "[0-9]{17}[0-9X]".prop_map(Some),
        "0?[0-9-]{1,14}".prop_map(Some),
        "20[0-9]{2}-[0-9]{2}-[0-9]{2}/morning".prop_map(Some),
    ]
}

proptest! {
    #[test]
    fn whatever_is_typed_the_check_ends_and_reports_only_problems_that_have_a_text(
        texts in proptest::array::uniform15(any_text()),
        check_hash in any_text(),
        ticked: (bool, bool),
    ) {
        let [record_id, city, service, facility, for_whom, elder_name, phone, phone_owner, town,
            village, door, wished_time, note, agreement, identity] = texts;
        let draft = RequestDraft {
            record_id, city, service, facility, for_whom, elder_name, phone, phone_owner, town,
            village, door, wished_time, note, agreement, identity,
            consent_share: ticked.1.then(consent),
            consent_contact: ticked.0.then(consent),
            consent_check: ticked.1.then(consent),
            self_check: check_hash.map(|content_hash| AttachedCheck { content_hash, ..check() }),
        };
        let Err(found) = validate(&draft, &context(Some(&OPEN))) else { return Ok(()) };
        prop_assert!(!found.is_empty());
        for error in &found {
            let possible = POSSIBLE_ERRORS
                .iter()
                .any(|(field, codes)| *field == error.field && codes.contains(&error.code));
            prop_assert!(possible, "{error:?}");
            prop_assert_eq!(found.iter().filter(|other| other.field == error.field).count(), 1);
        }
    }
}
