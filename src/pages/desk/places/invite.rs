//! The one-time link by which a place confirms its own facts: made here, shown once.

use eldercare_api::v1::desk::{InvitationState, InvitePlace, NewInvitation, PlaceHistory};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::desk::trouble::trouble_line;
use crate::components::notice::{Notice, Tone};
use crate::components::qr::qr;
use crate::i18n::{t, t_with};
use crate::platform::fragment;
use crate::route::AtDesk;
use crate::state::desk::book::Book;
use crate::state::desk::{trouble, use_desk, words};

/// How the latest link stands, and a new one.
#[component]
pub fn Invite(id: String, history: Book<PlaceHistory>) -> impl IntoView {
    let desk = use_desk();
    let made = RwSignal::new(None::<NewInvitation>);
    let problem = RwSignal::new(None::<String>);
    let id = StoredValue::new(id);
    let ask_for = move |_| {
        problem.set(None);
        spawn_local(async move {
            let path = format!("places/{}/invite", id.get_value());
            match desk.post::<NewInvitation>(&path, &InvitePlace {}).await {
                // The page may be left by now.
                Ok(link) => {
                    let _ = made.try_set(Some(link));
                    history.read();
                }
                Err(why) => drop(problem.try_set(Some(trouble::in_words(&why)))),
            }
        });
    };
    let standing = move || {
        history
            .said()?
            .invitation
            .as_ref()
            .map(|link| view! { <p class="desk-soft">{stands(link)}</p> })
    };
    view! {
        <section class="card" aria-labelledby="desk-invite-title">
            <h3 id="desk-invite-title">{t("desk.invite.title")}</h3>
            <p>{t("desk.invite.what")}</p>
            {move || history.said()?.confirmed_on.clone().map(|day| view! { <p>{t_with("desk.invite.confirmed", &[("day", &day)])}</p> })}
            {standing}
            {trouble_line(problem.into())}
            {move || made.get().map(|link| shown(&link))}
            <button type="button" class="button" on:click=ask_for>{t("desk.invite.make")}</button>
        </section>
    }
}

fn stands(link: &InvitationState) -> String {
    let made = words::moment(&link.made_at);
    match &link.used_at {
        Some(used) => t_with("desk.invite.used", &[("time", &words::moment(used))]),
        None => t_with(
            "desk.invite.open",
            &[
                (
                    "by",
                    &words::name(link.made_by_name.as_ref(), &link.made_by),
                ),
                ("time", &made),
                ("until", &words::moment(&link.expires_at)),
            ],
        ),
    }
}

/// The address and its code picture. The token stands behind the `#`, which no browser sends.
fn shown(link: &NewInvitation) -> AnyView {
    let address = fragment::address_with(&AtDesk::Confirm.path(), &link.token);
    let until = t_with(
        "desk.invite.until",
        &[("until", &words::moment(&link.expires_at))],
    );
    view! {
        <div class="desk-invited" role="status">
            <Notice tone=Tone::Warn><p>{t("desk.invite.once")}</p></Notice>
            {qr(&address)}
            <p class="desk-invited-address">{address}</p>
            <p>{until}</p>
        </div>
    }
    .into_any()
}
