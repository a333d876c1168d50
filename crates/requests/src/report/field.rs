//! Fields of a report and what can be wrong with them. The page's texts are keyed
//! `error.report.<field>.<code>`.

use crate::choice::closed_list;
use crate::field::ErrorCode;

closed_list! {
    /// A field of a report; its id is its name in drafts and on the wire.
    ReportField, 7 {
        /// The record's own id; nobody types it.
        RecordId => "record_id",
        /// The city.
        City => "city",
        /// The facility.
        Facility => "facility",
        /// What is reported.
        Kind => "kind",
        /// When the door was closed.
        VisitedAt => "visited_at",
        /// The fact that is wrong.
        Fact => "fact",
        /// What is right.
        Right => "right",
    }
}

/// One problem with one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReportError {
    /// Where.
    pub field: ReportField,
    /// What.
    pub code: ErrorCode,
}

impl ReportError {
    /// The key of the text that explains the problem.
    #[must_use]
    pub fn message_key(&self) -> String {
        format!("error.report.{}.{}", self.field.id(), self.code.id())
    }
}

/// Every problem that [`super::validate_report`] can find, so that a check can prove that each has
/// a text.
pub const POSSIBLE_REPORT_ERRORS: &[(ReportField, &[ErrorCode])] = &[
    (
        ReportField::RecordId,
        &[ErrorCode::Missing, ErrorCode::Malformed],
    ),
    (ReportField::City, &[ErrorCode::Missing, ErrorCode::Unknown]),
    (
        ReportField::Facility,
        &[ErrorCode::Missing, ErrorCode::NotHere],
    ),
    (ReportField::Kind, &[ErrorCode::Missing, ErrorCode::Unknown]),
    (
        ReportField::VisitedAt,
        &[
            ErrorCode::Missing,
            ErrorCode::Impossible,
            ErrorCode::Past,
            ErrorCode::TooFar,
        ],
    ),
    (ReportField::Fact, &[ErrorCode::Missing, ErrorCode::Unknown]),
    (
        ReportField::Right,
        &[
            ErrorCode::Missing,
            ErrorCode::TooLong,
            ErrorCode::Characters,
            ErrorCode::Personal,
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::{POSSIBLE_REPORT_ERRORS, ReportError, ReportField};
    use crate::field::ErrorCode;

    #[test]
    fn a_problem_names_the_key_of_its_text_and_every_field_can_have_one() {
        let error = ReportError {
            field: ReportField::VisitedAt,
            code: ErrorCode::TooFar,
        };
        assert_eq!(error.message_key(), "error.report.visited_at.too-far");
        for field in ReportField::ALL {
            assert!(
                POSSIBLE_REPORT_ERRORS
                    .iter()
                    .any(|(possible, _)| *possible == field)
            );
        }
    }
}
