//! What a sheet of paper needs besides the page: the number to call, above the foot.

use eldercare_places::Facility;
use leptos::prelude::*;

use crate::components::paper_foot::paper_foot;
use crate::i18n::t_with;
use crate::state::atlas::{use_atlas, use_hotline_signal};

/// The lines; on the screen they are not there.
pub fn paper(place: &Facility) -> impl IntoView + use<> {
    let hotline = use_hotline_signal();
    let own = place.phone.clone();
    let call = move || match &own {
        Some(number) => t_with("paper.call", &[("number", number)]),
        None => t_with("paper.hotline", &[("number", &hotline.get())]),
    };
    let path = use_atlas().place_path(&place.id);
    paper_foot(&path, view! { <p><strong>{call}</strong></p> })
}
