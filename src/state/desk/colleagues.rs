//! Who works at the same desk: names for logins, and to whom a request can be given.

use std::sync::Arc;

use eldercare_api::v1::desk::{Colleague, Colleagues};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Desk, may};

/// The colleagues, asked for once by those who may know them.
#[derive(Clone, Copy)]
pub struct Staff(RwSignal<Arc<Vec<Colleague>>>);

impl Staff {
    /// Nobody yet.
    pub fn new() -> Staff {
        Staff(RwSignal::default())
    }

    /// Asks for them, unless they are here.
    pub fn want(self, desk: Desk) {
        let is_here = self.0.with_untracked(|all| !all.is_empty());
        if is_here || !untrack(|| desk.may(may::ASSIGN)) {
            return;
        }
        spawn_local(async move {
            // Without them the logins stand for the names.
            if let Ok(found) = desk.get::<Colleagues>("colleagues").await {
                let _ = self.0.try_set(Arc::new(found.colleagues));
            }
        });
    }

    /// All of them.
    pub fn all(self) -> Arc<Vec<Colleague>> {
        self.0.get()
    }

    /// The name of an account; the login itself while it is not known.
    pub fn name(self, login: &str) -> String {
        self.0.with(|all| {
            let found = all.iter().find(|one| one.login == login);
            found.map_or_else(|| login.to_owned(), |one| one.name.clone())
        })
    }

    /// Forgets them: somebody else signs in.
    pub fn forget(self) {
        self.0.set(Arc::default());
    }
}
