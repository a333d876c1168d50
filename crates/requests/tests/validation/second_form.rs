//! What came with the second form.

use eldercare_requests::{Context, ErrorCode, Field, Form, RequestDraft, validate};

use crate::sample::{IDENTITY, OPEN, context, errors_after, full_draft, text};

#[test]
fn how_the_elder_agreed_is_asked_where_somebody_else_asks_and_only_in_the_second_form() {
    let missing = (Field::Agreement, ErrorCode::Missing);
    assert_eq!(errors_after(|draft| draft.agreement = None), [missing]);
    let unknown = (Field::Agreement, ErrorCode::Unknown);
    assert_eq!(
        errors_after(|draft| draft.agreement = text("perhaps")),
        [unknown]
    );
    let own = |draft: &mut RequestDraft| {
        draft.for_whom = text("self");
        draft.agreement = None;
    };
    assert_eq!(errors_after(own), []);
    let mut draft = full_draft();
    draft.agreement = None;
    let first = Context {
        form: Form::First,
        ..context(Some(&OPEN))
    };
    assert!(validate(&draft, &first).is_ok());
}

#[test]
fn an_identity_number_may_be_missing_but_not_wrong() {
    let with = |typed: &str| errors_after(|draft| draft.identity = text(typed));
    assert_eq!(with(" "), []);
    let wrong = |code| [(Field::IdentityNumber, code)];
    assert_eq!(with("430781"), wrong(ErrorCode::TooShort));
    assert_eq!(with(&format!("{IDENTITY}1")), wrong(ErrorCode::TooLong));
    assert_eq!(with("43078119020110001a"), wrong(ErrorCode::Characters));
    assert_eq!(
        with(&IDENTITY.replace("1902", "1802")),
        wrong(ErrorCode::Impossible)
    );
    assert_eq!(
        with(&IDENTITY.replace("430781", "430718")),
        wrong(ErrorCode::Check)
    );
}

#[test]
fn a_consent_to_pass_on_without_a_facility_is_dropped() {
    let mut draft = full_draft();
    draft.facility = None;
    let request = validate(&draft, &context(Some(&OPEN))).unwrap();
    assert_eq!(request.consent_share, None);
}
