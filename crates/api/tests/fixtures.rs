//! Every version as it was frozen must stay readable and must be written the same way.
//!
//! Do not edit a fixture: a change that breaks one of these tests needs a new version.
#![allow(clippy::unwrap_used)]

use eldercare_api::v1::{
    DeleteRequest, Deleted, Export, ExportQuery, GiveFeedback, Receipt, ReportReceipt,
    ReportSummary, StatusQuery, StatusReply, SubmitReport, SubmitRequest, Withdraw,
};
use eldercare_api::{ErrorEnvelope, ErrorKind};
use eldercare_requests::report::{
    ReportContext, ReportDraft, ReportError, ReportField, VisitWindow, validate_report,
};
use eldercare_requests::{
    CityFacts, Context, Day, ErrorCode, Field, FieldError, Form, Moment, RequestDraft, ServiceId,
    Villages, WishWindow, report, validate,
};
use serde::{Serialize, de::DeserializeOwned};

const SUBMIT: &str = include_str!("fixtures/v1_submit.json");
const MINIMAL: &str = include_str!("fixtures/v1_submit_minimal.json");
const SECOND: &str = include_str!("fixtures/v2_submit.json");
const RECEIPT: &str = include_str!("fixtures/v1_receipt.json");
const REPORT_CLOSED: &str = include_str!("fixtures/v1_report_closed.json");
const REPORT_WRONG: &str = include_str!("fixtures/v1_report_wrong_fact.json");
const REPORT_RECEIPT: &str = include_str!("fixtures/v1_report_receipt.json");

fn reads_and_writes<T: Serialize + DeserializeOwned>(fixture: &str) -> T {
    let value: T = serde_json::from_str(fixture).unwrap();
    assert_eq!(serde_json::to_string(&value).unwrap(), fixture.trim_end());
    value
}

/// A city in which everything of the fixtures exists.
struct Anywhere;

impl CityFacts for Anywhere {
    fn id(&self) -> &'static str {
        "430781"
    }
    fn takes_requests(&self) -> bool {
        true
    }
    fn offers(&self, _: ServiceId) -> bool {
        true
    }
    fn has_facility(&self, _: &str) -> bool {
        true
    }
    fn town(&self, _: &str) -> Option<Villages> {
        Some(Villages::Unlisted)
    }
    fn has_village(&self, _: &str, _: &str) -> bool {
        true
    }
}

#[test]
fn every_frozen_body_is_read_and_written_as_it_was() {
    reads_and_writes::<SubmitRequest>(SUBMIT);
    reads_and_writes::<SubmitRequest>(MINIMAL);
    reads_and_writes::<SubmitRequest>(SECOND);
    reads_and_writes::<Receipt>(RECEIPT);
    reads_and_writes::<StatusQuery>(include_str!("fixtures/v1_status_query.json"));
    reads_and_writes::<StatusReply>(include_str!("fixtures/v1_status_reply.json"));
    reads_and_writes::<StatusReply>(include_str!("fixtures/v1_status_reply_done.json"));
    reads_and_writes::<GiveFeedback>(include_str!("fixtures/v1_feedback.json"));
    reads_and_writes::<Withdraw>(include_str!("fixtures/v1_withdraw.json"));
    reads_and_writes::<DeleteRequest>(include_str!("fixtures/v1_delete.json"));
    reads_and_writes::<Deleted>(include_str!("fixtures/v1_deleted.json"));
    reads_and_writes::<ExportQuery>(include_str!("fixtures/v1_export_query.json"));
    reads_and_writes::<Export>(include_str!("fixtures/v1_export.json"));
    reads_and_writes::<Export>(include_str!("fixtures/v1_export_worded.json"));
    reads_and_writes::<ErrorEnvelope>(include_str!("fixtures/v1_error.json"));
    reads_and_writes::<ErrorEnvelope>(include_str!("fixtures/v1_error_parameter.json"));
    reads_and_writes::<SubmitReport>(REPORT_CLOSED);
    reads_and_writes::<SubmitReport>(REPORT_WRONG);
    reads_and_writes::<ReportReceipt>(REPORT_RECEIPT);
    reads_and_writes::<ReportSummary>(include_str!("fixtures/v1_report_summary.json"));
}

#[test]
fn a_request_comes_back_unchanged_from_the_wire_to_the_domain_and_back() {
    let today = Day::parse("2026-11-22").unwrap();
    for (fixture, form) in [
        (SUBMIT, Form::First),
        (MINIMAL, Form::First),
        (SECOND, Form::Second),
    ] {
        let wire: SubmitRequest = serde_json::from_str(fixture).unwrap();
        assert_eq!(wire.form(), Some(form));
        let context = Context {
            city: Some(&Anywhere),
            wish: WishWindow::on_the_page(today),
            today,
            form,
        };
        let request = validate(&RequestDraft::from(wire), &context).unwrap();
        assert_eq!(SubmitRequest::from(&request).to_body(), fixture.trim_end());
    }
}

#[test]
fn a_version_that_does_not_know_a_field_and_an_unknown_version_have_no_form() {
    let read = |text: &str| serde_json::from_str::<SubmitRequest>(text).unwrap();
    let with_version = |version: &str| {
        SECOND.replace(
            r#""schema_version":2"#,
            &format!(r#""schema_version":{version}"#),
        )
    };
    for version in ["0", "1", "3", "65535"] {
        assert_eq!(read(&with_version(version)).form(), None, "{version}");
    }
    assert_eq!(read(&with_version("2")).form(), Some(Form::Second));
}

#[test]
fn a_report_comes_back_unchanged_from_the_wire_to_the_domain_and_back() {
    let now = Moment::parse("2026-11-22T08:00:00Z").unwrap();
    let context = ReportContext {
        city: Some(&Anywhere),
        visit: VisitWindow::on_the_page(now),
    };
    for fixture in [REPORT_CLOSED, REPORT_WRONG] {
        let wire: SubmitReport = serde_json::from_str(fixture).unwrap();
        let report = validate_report(&ReportDraft::from(wire), &context).unwrap();
        assert_eq!(SubmitReport::from(&report).to_body(), fixture.trim_end());
    }
    let wire: ReportReceipt = serde_json::from_str(REPORT_RECEIPT).unwrap();
    let receipt = report::ReportReceipt::try_from(wire.clone()).unwrap();
    assert_eq!(ReportReceipt::from(&receipt), wire);
}

#[test]
fn a_problem_of_a_report_has_a_key_of_its_own() {
    let problem = ReportError {
        field: ReportField::City,
        code: ErrorCode::Missing,
    };
    let envelope = ErrorKind::Fields.with_problems([(&problem).into()], "0".repeat(32));
    assert_eq!(envelope.field.as_deref(), Some("city"));
    assert_eq!(envelope.fields[0].message_key, "error.report.city.missing");
}

#[test]
fn a_receipt_comes_back_unchanged_and_a_wrong_one_names_its_field() {
    let wire: Receipt = serde_json::from_str(RECEIPT).unwrap();
    let receipt = eldercare_requests::Receipt::try_from(wire.clone()).unwrap();
    assert!(Receipt::from(&receipt) == wire);
    let broken = Receipt {
        tracking_code: "0000-0000-001".to_owned(),
        ..wire
    };
    let error = eldercare_requests::Receipt::try_from(broken).unwrap_err();
    assert_eq!(error.field, "tracking_code");
}

#[test]
fn a_request_with_an_unknown_field_is_refused_and_a_reply_with_one_is_read() {
    let extra = |fixture: &str| fixture.replacen('{', "{\"extra\":1,", 1);
    assert!(serde_json::from_str::<SubmitRequest>(&extra(SUBMIT)).is_err());
    assert!(serde_json::from_str::<SubmitReport>(&extra(REPORT_CLOSED)).is_err());
    assert!(serde_json::from_str::<ReportReceipt>(&extra(REPORT_RECEIPT)).is_ok());
    assert!(serde_json::from_str::<Receipt>(&extra(RECEIPT)).is_ok());
}

#[test]
fn the_envelope_lists_all_problems_and_names_the_first_field() {
    let problems = [
        FieldError {
            field: Field::Phone,
            code: ErrorCode::AreaCode,
        },
        FieldError {
            field: Field::Town,
            code: ErrorCode::Missing,
        },
    ];
    let envelope = ErrorKind::Fields.envelope(&problems, "0".repeat(32));
    assert_eq!(envelope.field.as_deref(), Some("phone"));
    assert_eq!(envelope.fields.len(), 2);
    assert_eq!(envelope.fields[1].message_key, "error.town.missing");
}
