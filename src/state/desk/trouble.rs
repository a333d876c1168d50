//! Why the server did not do what was asked, in words.

use eldercare_api::{ErrorEnvelope, ErrorKind};

use crate::i18n::{self, t};
use crate::platform::api::ApiError;

/// Whether nobody is signed in any more.
pub fn is_signed_out(problem: &ApiError) -> bool {
    is(problem, ErrorKind::SignInNeeded)
}

/// Whether it is refused for this reason.
pub fn is(problem: &ApiError, kind: ErrorKind) -> bool {
    matches!(problem, ApiError::Refused(_, envelope) if envelope.code == kind.code())
}

/// What happened and what to do.
pub fn in_words(problem: &ApiError) -> String {
    match problem {
        ApiError::Unreachable => t("desk.unreachable").to_owned(),
        // Said by what stands before the server, while that does not run.
        ApiError::Strange(502..=504) => t("desk.down").to_owned(),
        ApiError::Strange(_) => t("desk.strange").to_owned(),
        ApiError::Refused(_, envelope) => {
            i18n::find(&envelope.message_key).map_or_else(|| refused(envelope), str::to_owned)
        }
    }
}

/// What is wrong with one field, where the reply names it.
pub fn of_field(problem: &ApiError, field: &str) -> Option<String> {
    let ApiError::Refused(_, envelope) = problem else {
        return None;
    };
    let wrong = envelope.fields.iter().find(|wrong| wrong.field == field)?;
    Some(i18n::find(&wrong.message_key).map_or_else(|| refused(envelope), str::to_owned))
}

fn refused(envelope: &ErrorEnvelope) -> String {
    i18n::t_with("desk.refused", &[("number", &envelope.correlation_id)])
}
