//! For whom a request is.

use super::{Findings, required, typed};
use crate::choice::{Agreement, ForWhom};
use crate::context::{Context, Form};
use crate::draft::RequestDraft;
use crate::field::{ErrorCode, Field};
use crate::identity::{IdentityError, IdentityNumber};
use crate::text::{NAME_CHARS, chosen, single_line};

/// For whom, how the elder agreed, the form of address, the identity number.
pub(super) type Elder = (ForWhom, Option<Agreement>, String, Option<IdentityNumber>);

pub(super) fn elder(
    draft: &RequestDraft,
    context: &Context<'_>,
    found: &mut Findings,
) -> Option<Elder> {
    let for_whom = found.take(Field::ForWhom, for_whom(draft));
    let agreed = agreement(draft, for_whom, context.form);
    let agreement = found.take(Field::Agreement, agreed);
    let elder_name = found.take(Field::ElderName, elder_name(draft));
    let identity = found.take(Field::IdentityNumber, identity(draft, context));
    Some((for_whom?, agreement?, elder_name?, identity?))
}

fn for_whom(draft: &RequestDraft) -> Result<ForWhom, ErrorCode> {
    ForWhom::from_id(&required(draft.for_whom.as_ref())?).ok_or(ErrorCode::Unknown)
}

/// Asked for where somebody else than the elder fills in the request, from the second form on.
fn agreement(
    draft: &RequestDraft,
    for_whom: Option<ForWhom>,
    form: Form,
) -> Result<Option<Agreement>, ErrorCode> {
    let is_asked = form >= Form::Second && for_whom.is_some_and(|whom| whom != ForWhom::Myself);
    match chosen(draft.agreement.as_ref()) {
        _ if !is_asked => Ok(None),
        None => Err(ErrorCode::Missing),
        Some(id) => Agreement::from_id(&id).ok_or(ErrorCode::Unknown).map(Some),
    }
}

fn identity(
    draft: &RequestDraft,
    context: &Context<'_>,
) -> Result<Option<IdentityNumber>, ErrorCode> {
    let Some(typed) = chosen(draft.identity.as_ref()) else {
        return Ok(None);
    };
    let number = IdentityNumber::parse(&typed, context.today).map_err(|error| match error {
        IdentityError::TooShort => ErrorCode::TooShort,
        IdentityError::TooLong => ErrorCode::TooLong,
        IdentityError::Characters => ErrorCode::Characters,
        IdentityError::Birthday => ErrorCode::Impossible,
        IdentityError::Check => ErrorCode::Check,
    })?;
    Ok(Some(number))
}

fn elder_name(draft: &RequestDraft) -> Result<String, ErrorCode> {
    single_line(typed(draft.elder_name.as_ref()), NAME_CHARS)?.ok_or(ErrorCode::Missing)
}
