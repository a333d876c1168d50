//! Changes of facts as they are sent: read, checked against the place as it is now, ready to be written.

use std::collections::BTreeSet;

use eldercare_api::ErrorKind;
use eldercare_desk::edit::{Edit, EditError};
use eldercare_places::Facility;
use serde_json::Value;

use super::super::refusal::Refusal;
use super::fields::problem;
use crate::app::App;
use crate::packs::CityLookup;
use crate::store::NewEdit;

/// Changes at once, at most.
const MOST: usize = 20;

/// A place as everybody sees it now.
pub(super) async fn place_now(app: &App, city: &str, id: &str) -> Result<Facility, Refusal> {
    let mut place = match app.packs.city(city) {
        CityLookup::Known(pack) => pack.facility(id),
        CityLookup::Unknown | CityLookup::Unavailable => {
            return Err(ErrorKind::CityUnavailable.into());
        }
    }
    .ok_or(ErrorKind::DeskUnknown)?;
    app.overlay.of(&app.store, city).await?.apply(&mut place);
    Ok(place)
}

/// Every change in its own form, or the first that cannot be.
pub(super) fn checked(
    app: &App,
    place: &Facility,
    city: &str,
    typed: Vec<Value>,
) -> Result<Vec<NewEdit>, Refusal> {
    if typed.len() > MOST {
        return Err(problem("edits", "impossible"));
    }
    let today = app.clock.today();
    let one = |typed: Value| -> Result<NewEdit, Refusal> {
        let edit: Edit = serde_json::from_value(typed).map_err(|_| ErrorKind::Shape)?;
        let fact = edit.fact().id();
        let edit = edit.check(place, city, today);
        let edit = edit.map_err(|error| problem(fact, code(error)))?;
        // Words that stay as they are stay understood as they were.
        let edit = match edit.known(place) {
            Some(known) if known.says(&edit) => known,
            _ => edit,
        };
        new_edit(&edit.understood())
    };
    let changes: Vec<NewEdit> = typed.into_iter().map(one).collect::<Result<_, _>>()?;
    let facts: BTreeSet<&str> = changes.iter().map(|edit| edit.key.as_str()).collect();
    if facts.len() < changes.len() {
        // Which of two should hold, nobody said.
        return Err(problem("edits", "impossible"));
    }
    Ok(changes)
}

/// A change as it is written down.
pub(super) fn new_edit(edit: &Edit) -> Result<NewEdit, Refusal> {
    Ok(NewEdit {
        key: edit.key(),
        edit: serde_json::to_string(edit).map_err(|_| ErrorKind::Failed)?,
    })
}

/// The code of a problem on the wire.
pub(super) const fn code(error: EditError) -> &'static str {
    match error {
        EditError::Empty => "missing",
        EditError::TooLong => "too-long",
        EditError::Characters => "characters",
        EditError::Mobile => "mobile",
        EditError::Impossible | EditError::Day => "impossible",
    }
}
