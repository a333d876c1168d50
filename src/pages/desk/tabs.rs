//! The parts of the desk, each for those who may do something in it.

use crate::route::AtDesk;
use crate::state::desk::{Desk, may};

/// One part.
pub struct Tab {
    /// Where it begins.
    pub page: AtDesk,
    /// Key of its name.
    pub name: &'static str,
    /// Who may see it: those who may do this.
    may: &'static str,
}

/// All parts, in the order of the header.
const TABS: [Tab; 4] = [
    Tab {
        page: AtDesk::Requests,
        name: "desk.requests.title",
        may: may::LIST,
    },
    Tab {
        page: AtDesk::Ledgers,
        name: "desk.ledgers.title",
        may: may::VISITS,
    },
    Tab {
        page: AtDesk::Places,
        name: "desk.places.title",
        may: may::EDIT_PLACES,
    },
    Tab {
        page: AtDesk::Counts,
        name: "desk.counts.title",
        may: may::COUNTS,
    },
];

/// The parts for whoever is signed in.
pub fn tabs(desk: Desk) -> impl Iterator<Item = &'static Tab> {
    TABS.iter().filter(move |tab| desk.may(tab.may))
}

/// Where whoever is signed in begins.
pub fn first(desk: Desk) -> Option<AtDesk> {
    tabs(desk).next().map(|tab| tab.page.clone())
}
