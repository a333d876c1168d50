//! The places that a hub looks after (1+n, 以大带小).

use eldercare_places::Facility;
use leptos::prelude::*;

use crate::components::glyph::glyph;
use crate::i18n::{t, t_of, t_with};
use crate::state::atlas::use_atlas;
use crate::state::hub::{Linked, members_of};

/// How many are shown at once.
const FIRST: usize = 5;

/// The places that belong to this one; nothing where none does.
pub fn network(place: &Facility) -> Option<impl IntoView + use<>> {
    let members = members_of(&place.id);
    if members.is_empty() {
        return None;
    }
    let all = RwSignal::new(members.len() <= FIRST);
    let count = members.len().to_string();
    let rows = move || {
        let shown = if all.get() { members.len() } else { FIRST };
        members.iter().take(shown).map(member).collect_view()
    };
    let more = t_with("place.network.more", &[("count", &count)]);
    Some(view! {
        <section class="card">
            <h2>{t_with("place.network", &[("count", &count)])}</h2>
            <p>{t("place.network.what")}</p>
            <ul class="members">{rows}</ul>
            <Show when=move || !all.get()>
                <button type="button" class="button button-quiet" on:click=move |_| all.set(true)>{more.clone()}</button>
            </Show>
        </section>
    })
}

fn member(place: &Linked) -> impl IntoView + use<> {
    view! {
        <li>
            <a class="member" href=use_atlas().place_path(&place.id)>
                {glyph(place.kind)}
                <span>
                    <span class="member-name">{place.name.clone()}</span>
                    <span class="member-kind">{t_of("kind", place.kind.id())}</span>
                </span>
            </a>
        </li>
    }
}
