//! What somebody agreed to, each apart.

use super::Findings;
use crate::attached::AttachedCheck;
use crate::consent::Consent;
use crate::draft::RequestDraft;
use crate::field::{ErrorCode, Field};

/// The problem is among the findings already.
pub(super) struct Noted;

/// The self-check with its own consent, if one is attached.
pub(super) fn self_check(
    draft: &RequestDraft,
    found: &mut Findings,
) -> Result<Option<(AttachedCheck, Consent)>, Noted> {
    let attached = found.take(Field::SelfCheck, attached(draft));
    let consent = found.take(Field::ConsentCheck, consent_check(draft));
    Ok(attached.ok_or(Noted)?.zip(consent.ok_or(Noted)?))
}

fn consent(given: Option<&Consent>) -> Result<Consent, ErrorCode> {
    let consent = given.ok_or(ErrorCode::Missing)?;
    consent.check().map(|()| consent.clone())
}

/// The consents to the use of the contact data and to passing them on.
pub(super) fn consents(
    draft: &RequestDraft,
    facility: Option<&Option<String>>,
    found: &mut Findings,
) -> Option<(Consent, Option<Consent>)> {
    let contact = consent(draft.consent_contact.as_ref());
    let contact = found.take(Field::ConsentContact, contact);
    let share = found.take(Field::ConsentShare, consent_share(draft, facility));
    Some((contact?, share?))
}

/// Means something only where the request names a facility; without one it is dropped.
fn consent_share(
    draft: &RequestDraft,
    facility: Option<&Option<String>>,
) -> Result<Option<Consent>, ErrorCode> {
    match (&draft.consent_share, facility) {
        (Some(given), Some(Some(_))) => consent(Some(given)).map(Some),
        _ => Ok(None),
    }
}

fn attached(draft: &RequestDraft) -> Result<Option<AttachedCheck>, ErrorCode> {
    if let Some(attached) = &draft.self_check {
        attached.check()?;
    }
    Ok(draft.self_check.clone())
}

/// Asked for only when a self-check is attached; a consent without one is dropped.
fn consent_check(draft: &RequestDraft) -> Result<Option<Consent>, ErrorCode> {
    if draft.self_check.is_none() {
        return Ok(None);
    }
    consent(draft.consent_check.as_ref()).map(Some)
}
