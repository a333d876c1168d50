//! For whom a page is: who is chosen of the family stands over it, and its forms stop where that person has
//! not agreed.

mod bar;
mod stop;

use eldercare_requests::Act;
use leptos::prelude::*;

pub use bar::change_to;
pub use stop::stop_page;

use crate::i18n::{t, t_of};
use crate::state::family::{self, Called, Standing, Stop};

/// Of a page that asks about the person.
pub const CHECK: Option<Act> = Some(Act::Check);
/// Of a page that asks or applies for something.
pub const REQUEST: Option<Act> = Some(Act::Request);
/// Of a page that only shows.
pub const LOOK: Option<Act> = None;

/// What a person is called at home.
pub fn name(called: &Called) -> String {
    match called {
        Called::Word(word) => t_of("family.called", word).to_owned(),
        Called::Own(own) => own.clone(),
    }
}

/// What the person who is chosen is called; none while this device knows of one person alone.
pub fn current_name() -> Option<String> {
    family::current().map(|person| name(&person.called))
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Shown {
    Nothing,
    Stopped(Stop),
    Page,
}

/// A page about one person. Before the device was read it is not known about whom.
pub fn about(act: Option<Act>, page: fn() -> AnyView) -> AnyView {
    family::open();
    let shown = Memo::new(move |_| match family::standing() {
        Standing::Waiting => Shown::Nothing,
        Standing::Open | Standing::Locked => act
            .and_then(family::stop)
            .map_or(Shown::Page, Shown::Stopped),
    });
    let inner = move || match shown.get() {
        Shown::Nothing => waiting().into_any(),
        Shown::Stopped(why) => {
            view! { <main id="main" class="page">{stop_page(why)}</main> }.into_any()
        }
        Shown::Page => page(),
    };
    view! { {bar::whom_bar()} {inner} }.into_any()
}

fn waiting() -> impl IntoView {
    view! {
        <main id="main" class="page" aria-busy="true">
            <p class="visually-hidden" role="status">{t("common.loading")}</p>
        </main>
    }
}
