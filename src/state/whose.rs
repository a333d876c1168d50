//! Whom a record of this device is about: what was told, changed or begun for one person is never used
//! for the self-check of another before somebody says so.

use leptos::prelude::*;

use super::check::{Check, Who};

/// The person of the self-check on this device, where something is answered.
pub fn of_check(check: Check) -> Option<Who> {
    let session = check.session()?;
    (!session.answers.is_empty()).then_some(session.who)
}

/// Whom a record is about, where the self-check is about somebody else.
pub fn somebody_else(about: Option<&str>, check: Check) -> Option<Who> {
    let (about, now) = (about?, of_check(check)?);
    is_other(about, now).then(|| Who::from_id(about))
}

/// Whether a record about this one is not about that person.
pub fn is_other(about: &str, who: Who) -> bool {
    about != who.id()
}

/// The person of the self-check as a record keeps it.
pub fn mark(check: Check) -> Option<String> {
    untrack(|| of_check(check)).map(|who| who.id().to_owned())
}
