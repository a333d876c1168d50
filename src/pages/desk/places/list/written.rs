//! What was written, with a way to each place.

use std::sync::Arc;

use leptos::prelude::*;

use super::cut::Cut;
use super::heading;
use crate::components::notice::{Notice, Tone};
use crate::i18n::{t, t_with};
use crate::pages::desk::places::place_path;
use crate::state::desk::upload::{Upload, Written};

/// The end.
pub fn written(upload: Upload, list: &Arc<Written>) -> AnyView {
    let done = list.done;
    let (places, facts) = (done.places.to_string(), done.facts.to_string());
    let said = t_with("desk.list.done", &[("places", &places), ("facts", &facts)]);
    let cut = Cut::of(list.places.len());
    let list = list.clone();
    let rows = move || {
        let shown = list.places.iter().take(cut.shown());
        let row = |(id, name): &(String, String)| view! { <li><a href=place_path(id, None)>{name.clone()}</a></li> };
        shown.map(row).collect_view()
    };
    view! {
        <section class="card" aria-labelledby="desk-list-heading">
            {heading(t("desk.list.written"))}
            <Notice tone=Tone::Good><p>{said}</p></Notice>
            <p>{t("desk.list.undo")}</p>
            {cut.button()}
            <ul class="desk-found">{rows}</ul>
            <div class="button-row">
                <button type="button" class="button" on:click=move |_| upload.leave()>{t("desk.list.another")}</button>
            </div>
        </section>
    }
    .into_any()
}
