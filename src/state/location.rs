//! Where in the app one is, and the ways to another page.
//!
//! Not a library: the app has a dozen flat paths, which [`crate::route`] knows, and a router that
//! can also nest, load and guard would be a twentieth of the first view.

use leptos::prelude::*;

use crate::platform::address::{self, Address};
use crate::platform::dom;
use crate::route::{Later, Page};

/// The address as signals.
#[derive(Clone, Copy)]
pub struct Location {
    address: RwSignal<Address>,
    /// The path.
    pub pathname: Memo<String>,
    /// The query without its question mark.
    pub search: Memo<String>,
}

impl Location {
    /// Path and query.
    pub fn text(self) -> String {
        self.address.with(Address::text)
    }

    /// A parameter of the query.
    pub fn query(self, name: &str) -> Option<String> {
        self.search.with(|search| address::parameter(search, name))
    }

    /// The parts of the path between its slashes, while it is one of this page's. When one leaves,
    /// they stay what they were: a page that goes must not take the next one's path for its own.
    pub fn parts_of(self, page: Later) -> Memo<Vec<String>> {
        Memo::new(move |before: Option<&Vec<String>>| {
            self.pathname.with(|path| {
                if Page::of(path) == Some(Page::Later(page)) {
                    parts(path).map(address::decoded).collect()
                } else {
                    before.cloned().unwrap_or_default()
                }
            })
        })
    }

    /// Goes to another page, at its top.
    pub fn go(self, to: &str) {
        self.show(to, self.address.with_untracked(|here| here.text() == to));
        dom::scroll_to_top();
    }

    /// The same; "back" does not lead to the page that was left.
    pub fn go_instead(self, to: &str) {
        self.show(to, true);
        dom::scroll_to_top();
    }

    /// Changes the address of the page that stays.
    pub fn restate(self, to: &str) {
        self.show(to, true);
    }

    fn show(self, to: &str, in_place: bool) {
        self.arrive(address::show(to, in_place));
    }

    fn arrive(self, at: Address) {
        if self.address.with_untracked(|here| *here != at) {
            self.address.set(at);
        }
    }
}

/// The parts of a path between its slashes.
fn parts(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|part| !part.is_empty())
}

/// Makes the address known to the whole app, and follows links and history for as long as it runs.
pub fn provide_location() -> Location {
    let address = RwSignal::new(address::current());
    let location = Location {
        address,
        pathname: Memo::new(move |_| address.with(|address| address.path.clone())),
        search: Memo::new(move |_| address.with(|address| address.search.clone())),
    };
    address::on_link(move |to| location.go(to));
    address::on_history(move |at| location.arrive(at));
    provide_context(location);
    location
}

/// The address.
pub fn use_location() -> Location {
    expect_context()
}
