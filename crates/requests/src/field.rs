//! Fields of a request and what can be wrong with them. The page's texts are keyed
//! `error.<field>.<code>`.

use crate::choice::closed_list;

closed_list! {
    /// A field of the request; its id is its name in drafts and on the wire.
    Field, 19 {
        /// The record's own id; nobody types it.
        RecordId => "record_id",
        /// The city whose office is asked.
        City => "city",
        /// The service asked for.
        Service => "service",
        /// The facility the request is about, if any.
        Facility => "facility",
        /// For whom.
        ForWhom => "for_whom",
        /// How the elder agreed, where somebody else asks.
        Agreement => "agreement",
        /// How to address the elder.
        ElderName => "elder_name",
        /// The elder's identity number.
        IdentityNumber => "identity_number",
        /// The telephone number to call back.
        Phone => "phone",
        /// Whose telephone that is.
        PhoneOwner => "phone_owner",
        /// Town, township or street.
        Town => "town",
        /// Village or residents' community.
        Village => "village",
        /// Door number or how to find the door.
        Door => "door",
        /// When help is wished.
        WishedTime => "wished_time",
        /// A note.
        Note => "note",
        /// Consent to the use of the contact data.
        ConsentContact => "consent_contact",
        /// Separate consent to pass the request on to the facility.
        ConsentShare => "consent_share",
        /// Separate consent to pass on the self-check.
        ConsentCheck => "consent_check",
        /// The attached self-check.
        SelfCheck => "self_check",
    }
}

closed_list! {
    /// What is wrong with a field.
    ErrorCode, 17 {
        /// Nothing was given.
        Missing => "missing",
        /// Not one of the choices.
        Unknown => "unknown",
        /// Longer than allowed.
        TooLong => "too-long",
        /// A number with too few digits.
        TooShort => "too-short",
        /// A landline without its area code.
        AreaCode => "area-code",
        /// Characters that do not belong there.
        Characters => "characters",
        /// A number or date that cannot exist.
        Impossible => "impossible",
        /// A number whose check character does not fit: one digit is wrong or two are swapped.
        Check => "check",
        /// A day that has passed.
        Past => "past",
        /// A day too far ahead.
        TooFar => "too-far",
        /// The city does not offer this service.
        NotOffered => "not-offered",
        /// The city takes no requests at all.
        Closed => "closed",
        /// No such place in this city, or no such village in this town.
        NotHere => "not-here",
        /// Not in the form that the page writes.
        Malformed => "malformed",
        /// The result does not follow from the answers.
        Disagrees => "disagrees",
        /// Made with an instrument or a version of it that the server does not know.
        Outdated => "outdated",
        /// A number that names a person, in a text that others read.
        Personal => "personal",
    }
}

/// One problem with one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldError {
    /// Where.
    pub field: Field,
    /// What.
    pub code: ErrorCode,
}

impl FieldError {
    /// The key of the text that explains the problem.
    #[must_use]
    pub fn message_key(&self) -> String {
        format!("error.{}.{}", self.field.id(), self.code.id())
    }
}

/// Every problem that a person can be told about, so that a check can prove that each has a text.
///
/// [`crate::validate`] reports all but the last two of the self-check, which only the server finds.
pub const POSSIBLE_ERRORS: &[(Field, &[ErrorCode])] = &[
    (Field::RecordId, &[ErrorCode::Missing, ErrorCode::Malformed]),
    (
        Field::City,
        &[ErrorCode::Missing, ErrorCode::Unknown, ErrorCode::Closed],
    ),
    (
        Field::Service,
        &[
            ErrorCode::Missing,
            ErrorCode::Unknown,
            ErrorCode::NotOffered,
        ],
    ),
    (Field::Facility, &[ErrorCode::NotHere]),
    (Field::ForWhom, &[ErrorCode::Missing, ErrorCode::Unknown]),
    (Field::Agreement, &[ErrorCode::Missing, ErrorCode::Unknown]),
    (
        Field::ElderName,
        &[
            ErrorCode::Missing,
            ErrorCode::TooLong,
            ErrorCode::Characters,
        ],
    ),
    (
        Field::IdentityNumber,
        &[
            ErrorCode::TooShort,
            ErrorCode::TooLong,
            ErrorCode::Characters,
            ErrorCode::Impossible,
            ErrorCode::Check,
        ],
    ),
    (
        Field::Phone,
        &[
            ErrorCode::Missing,
            ErrorCode::AreaCode,
            ErrorCode::TooShort,
            ErrorCode::TooLong,
            ErrorCode::Characters,
            ErrorCode::Impossible,
        ],
    ),
    (Field::PhoneOwner, &[ErrorCode::Missing, ErrorCode::Unknown]),
    (Field::Town, &[ErrorCode::Missing, ErrorCode::NotHere]),
    (Field::Village, &[ErrorCode::Missing, ErrorCode::NotHere]),
    (Field::Door, &[ErrorCode::TooLong, ErrorCode::Characters]),
    (
        Field::WishedTime,
        &[
            ErrorCode::Missing,
            ErrorCode::Unknown,
            ErrorCode::Impossible,
            ErrorCode::Past,
            ErrorCode::TooFar,
        ],
    ),
    (Field::Note, &[ErrorCode::TooLong, ErrorCode::Characters]),
    (
        Field::ConsentContact,
        &[ErrorCode::Missing, ErrorCode::Malformed],
    ),
    (Field::ConsentShare, &[ErrorCode::Malformed]),
    (
        Field::ConsentCheck,
        &[ErrorCode::Missing, ErrorCode::Malformed],
    ),
    (
        Field::SelfCheck,
        &[
            ErrorCode::Malformed,
            ErrorCode::Disagrees,
            ErrorCode::Outdated,
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::{ErrorCode, Field, FieldError, POSSIBLE_ERRORS};
    use crate::report::POSSIBLE_REPORT_ERRORS;

    #[test]
    fn a_problem_names_the_key_of_its_text() {
        let error = FieldError {
            field: Field::ElderName,
            code: ErrorCode::TooLong,
        };
        assert_eq!(error.message_key(), "error.elder_name.too-long");
    }

    #[test]
    fn every_field_and_every_code_can_occur() {
        for field in Field::ALL {
            assert!(
                POSSIBLE_ERRORS
                    .iter()
                    .any(|(possible, _)| *possible == field),
                "{field:?}"
            );
        }
        for code in ErrorCode::ALL {
            let of_requests = POSSIBLE_ERRORS.iter().map(|(_, codes)| codes);
            let of_reports = POSSIBLE_REPORT_ERRORS.iter().map(|(_, codes)| codes);
            assert!(
                of_requests
                    .chain(of_reports)
                    .any(|codes| codes.contains(&code)),
                "{code:?}"
            );
        }
    }
}
