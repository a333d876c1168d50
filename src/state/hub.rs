//! Who belongs to whom: a place's hub, and the places that belong to a hub (1+n, 以大带小).

use eldercare_places::Kind;
use eldercare_places::pack::TextField;

use super::city_data::{Held, use_city_data};

/// A place as one needs it for a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linked {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
}

/// The place with this id in the open city.
pub fn linked(id: &str) -> Option<Linked> {
    use_city_data()
        .with(|held| of_row(held, held.facts.as_ref()?.row_of(id)?))
        .flatten()
}

/// All places that belong to a hub, in the order of the pack.
pub fn members_of(hub: &str) -> Vec<Linked> {
    let members = |held: &Held| {
        let facts = held.facts.as_ref()?;
        let rows = 0..u32::try_from(facts.len()).unwrap_or(u32::MAX);
        let own = rows.filter(|row| facts.text(TextField::Hub, *row) == Some(hub));
        Some(own.filter_map(|row| of_row(held, row)).collect())
    };
    use_city_data().with(members).flatten().unwrap_or_default()
}

fn of_row(held: &Held, row: u32) -> Option<Linked> {
    let facts = held.facts.as_ref()?;
    Some(Linked {
        id: facts.text(TextField::Id, row)?.to_owned(),
        name: facts.text(TextField::Name, row)?.to_owned(),
        kind: held.index.points().kind(row)?,
    })
}
