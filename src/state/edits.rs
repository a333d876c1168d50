//! Facts that the desk changed since the published list was made, put into the places of the open
//! city.

use std::cell::RefCell;

use eldercare_api::v1::desk::{PlaceConfirmation, PlaceEdit, PlaceEdits};
use eldercare_desk::overlay::{Confirmed, Told};
use eldercare_places::Day;
use eldercare_places::details::{Confirmer, Fact};

use super::city_data::CityData;
use crate::platform::{api, online};

thread_local! {
    /// What was told last of each city that was open in this visit.
    static KNOWN: RefCell<Vec<PlaceEdits>> = const { RefCell::new(Vec::new()) };
}

/// Asks the server what was changed in a city and shows it in its places. Without a network, or when no
/// answer comes, what was told last in this visit stands.
pub async fn ask(base: &str, city: &str, data: CityData) {
    if online::is_on()
        && let Ok(told) = api::place_edits(base, city).await
        && told.city == city
    {
        KNOWN.with_borrow_mut(|known| {
            known.retain(|other| other.city != city);
            known.push(told);
        });
    }
    KNOWN.with_borrow(|known| {
        if let Some(of_city) = known.iter().find(|known| known.city == city) {
            let told: Vec<Told> = of_city.edits.iter().filter_map(told).collect();
            let own = of_city.confirmations.iter().filter_map(confirmed);
            data.show_edits(city, &told, &own.collect::<Vec<_>>());
        }
    });
}

/// A change in our form; nothing where a newer server says something that this page does not know.
fn told(edit: &PlaceEdit) -> Option<Told> {
    Some(Told {
        facility: edit.facility.clone(),
        edit: serde_json::from_value(edit.edit.clone()).ok()?,
        as_of: Day::parse(&edit.as_of)?,
        by: Confirmer::from_id(&edit.confirmed_by)?,
    })
}

/// What a place said itself, in our form.
fn confirmed(told: &PlaceConfirmation) -> Option<Confirmed> {
    let facts = told.except.iter().filter_map(|id| Fact::from_id(id));
    Some(Confirmed {
        facility: told.facility.clone(),
        on: Day::parse(&told.as_of)?,
        except: facts.collect(),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_change_that_is_not_known_here_is_passed_over() {
        let edit = |edit, as_of: &str, by: &str| PlaceEdit {
            facility: "demo-1".to_owned(),
            edit,
            as_of: as_of.to_owned(),
            confirmed_by: by.to_owned(),
        };
        let open = || json!({"fact": "open"});
        assert!(told(&edit(open(), "2026-11-26", "operator")).is_some());
        assert!(told(&edit(json!({"fact": "stairs"}), "2026-11-26", "worker")).is_none());
        assert!(told(&edit(open(), "soon", "worker")).is_none());
        assert!(told(&edit(open(), "2026-11-26", "nobody")).is_none());
    }
}
