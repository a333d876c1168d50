//! What a sheet of paper needs besides the page: the number to call, the address of the page as
//! text, and when it was printed.

use eldercare_places::Facility;
use leptos::prelude::*;

use crate::i18n::{t, t_with};
use crate::platform::share;
use crate::state::atlas::{use_atlas, use_hotline_signal};
use crate::state::now::use_now;
use crate::state::place_facts::age::printed_in_words;

/// The lines; on the screen they are not there.
pub fn paper(place: &Facility) -> impl IntoView + use<> {
    let (now, hotline) = (use_now(), use_hotline_signal());
    let own = place.phone.clone();
    let call = move || match &own {
        Some(number) => t_with("paper.call", &[("number", number)]),
        None => t_with("paper.hotline", &[("number", &hotline.get())]),
    };
    let path = use_atlas().place_path(&place.id);
    view! {
        <p class="place-paper">
            <strong>{call}</strong>
            {t("common.semicolon")}
            {move || printed_in_words(now.minute())}
            {t("common.semicolon")}
            <span class="place-paper-link">{share::absolute(&path)}</span>
        </p>
    }
}
