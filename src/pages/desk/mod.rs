//! `/desk`: where offices answer. One page for all addresses of the desk, so that who is signed in, and what was
//! typed and not sent, stay while one walks through them.

mod confirm;
mod counts;
mod head;
mod ledgers;
mod missing;
mod password;
mod places;
mod request;
mod requests;
mod sign_in;
mod tabs;

use std::sync::Arc;

use eldercare_api::v1::desk::Me;
use leptos::prelude::*;
use leptos::task::spawn_local;

use self::confirm::ConfirmPage;
use self::counts::CountsPage;
use self::head::head;
use self::ledgers::LedgersPage;
use self::missing::missing;
use self::password::PasswordPage;
use self::places::PlacesPage;
use self::request::RequestDeskPage;
use self::requests::RequestsPage;
use self::sign_in::{no_answer, sign_in};
use self::tabs::first;
use crate::components::notice::{Notice, Tone};
use crate::components::with_texts::waiting;
use crate::i18n::t;
use crate::platform::dom;
use crate::route::{AtDesk, Later};
use crate::state::desk::{Desk, Standing, may, provide_desk};
use crate::state::divisions::use_divisions;
use crate::state::location::use_location;

/// Marks the whole document, for the style sheet: the public header and tabs are not shown here.
const MARK: &str = "desk";

/// All pages of the desk.
#[component]
pub fn DeskPage() -> impl IntoView {
    dom::set_root_data(MARK, "on");
    on_cleanup(|| dom::set_root_data(MARK, "off"));
    let desk = provide_desk();
    let parts = use_location().parts_of(Later::Desk);
    let page = Memo::new(move |_| parts.with(|parts| AtDesk::of(parts)));
    let asks_who = Memo::new(move |_| page.get() != Some(AtDesk::Confirm));
    Effect::new(move || {
        // A page that was made anew in another language knows it.
        if asks_who.get() && matches!(untrack(|| desk.standing()), Standing::Asking) {
            spawn_local(desk.look());
        }
    });
    view! { <div class="desk">{move || if asks_who.get() { gate(desk, page) } else { view! { <ConfirmPage /> }.into_any() }}</div> }
}

/// Nothing is shown before somebody has signed in.
fn gate(desk: Desk, page: Memo<Option<AtDesk>>) -> AnyView {
    (move || match desk.standing() {
        Standing::Asking => waiting(),
        Standing::Nobody => sign_in(desk, None),
        Standing::Ended(me) => sign_in(desk, Some(&me)),
        Standing::Unknown(problem) => no_answer(desk, &problem),
        Standing::In(me) => inside(desk, &me, page),
    })
    .into_any()
}

fn inside(desk: Desk, me: &Arc<Me>, page: Memo<Option<AtDesk>>) -> AnyView {
    use_divisions().want(&me.city);
    view! {
        {head(desk, me, page)}
        <div class="desk-ending screen-only" role="status">
            {move || desk.is_ending().then(|| view! { <Notice tone=Tone::Warn><p>{t("desk.ending")}</p></Notice> })}
        </div>
        {move || room(desk, page.get())}
    }
    .into_any()
}

fn room(desk: Desk, page: Option<AtDesk>) -> AnyView {
    match page {
        Some(AtDesk::Start) => {
            let Some(first) = first(desk) else {
                return missing();
            };
            use_location().go_instead(&first.path());
            waiting()
        }
        Some(AtDesk::Requests) if desk.may(may::LIST) => view! { <RequestsPage /> }.into_any(),
        Some(AtDesk::Request(id)) if desk.may(may::LIST) => {
            view! { <RequestDeskPage id /> }.into_any()
        }
        Some(AtDesk::Ledgers) if desk.may(may::LOANS) || desk.may(may::VISITS) => {
            view! { <LedgersPage /> }.into_any()
        }
        Some(AtDesk::Places) if desk.may(may::EDIT_PLACES) => view! { <PlacesPage /> }.into_any(),
        Some(AtDesk::Counts) if desk.may(may::COUNTS) => view! { <CountsPage /> }.into_any(),
        Some(AtDesk::Password) => view! { <PasswordPage /> }.into_any(),
        _ => missing(),
    }
}
