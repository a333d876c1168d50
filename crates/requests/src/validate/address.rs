//! Where the elder lives.

use super::{Findings, required, typed};
use crate::context::{CityFacts, Villages};
use crate::draft::RequestDraft;
use crate::field::{ErrorCode, Field};
use crate::text::{DOOR_CHARS, chosen, single_line};

fn town(draft: &RequestDraft, city: Option<&dyn CityFacts>) -> Result<String, ErrorCode> {
    let town = required(draft.town.as_ref())?;
    let known = city.is_none_or(|city| city.town(&town).is_some());
    if known {
        Ok(town)
    } else {
        Err(ErrorCode::NotHere)
    }
}

/// Code of the town, code of the village, door.
pub(super) type Address = (String, Option<String>, Option<String>);

pub(super) fn address(
    draft: &RequestDraft,
    city: Option<&dyn CityFacts>,
    found: &mut Findings,
) -> Option<Address> {
    let town = found.take(Field::Town, town(draft, city));
    let village = found.take(Field::Village, village(draft, city, town.as_deref()));
    let door = found.take(
        Field::Door,
        single_line(typed(draft.door.as_ref()), DOOR_CHARS),
    );
    Some((town?, village?, door?))
}

/// A village is asked for exactly where the city lists villages for the chosen town.
fn village(
    draft: &RequestDraft,
    city: Option<&dyn CityFacts>,
    town: Option<&str>,
) -> Result<Option<String>, ErrorCode> {
    let village = chosen(draft.village.as_ref());
    let (Some(city), Some(town)) = (city, town) else {
        return Ok(village);
    };
    match (city.town(town), village) {
        (Some(Villages::Listed), None) => Err(ErrorCode::Missing),
        (_, None) => Ok(None),
        (_, Some(village)) if city.has_village(town, &village) => Ok(Some(village)),
        (_, Some(_)) => Err(ErrorCode::NotHere),
    }
}
