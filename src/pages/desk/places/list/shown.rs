//! What a list would change, place by place, and the button that writes exactly this.

use std::sync::Arc;

use eldercare_api::v1::desk::{UploadChange, UploadFact, UploadPreview};
use eldercare_desk::edit::Edit;
use leptos::prelude::*;

use super::cut::Cut;
use super::heading;
use super::problems::{problems, rows_with};
use crate::components::desk::trouble::trouble_line;
use crate::components::notice::{Notice, Tone};
use crate::i18n::{t, t_with};
use crate::state::desk::change_words::{change_in_words, standing_in_words};
use crate::state::desk::upload::{Shown, Upload};

/// The preview.
pub fn shown(upload: Upload, list: &Arc<Shown>) -> AnyView {
    let anew = list.is_anew.then(|| {
        view! { <Notice tone=Tone::Warn><p>{t("desk.list.anew")}</p></Notice> }
    });
    view! {
        <section class="desk-list-part" aria-labelledby="desk-list-heading">
            {heading(t("desk.list.check"))}
            {anew}
            {sums(&list.preview)}
            {problems(list)}
            {changes(list)}
            {act(upload, &list.preview)}
        </section>
    }
    .into_any()
}

/// How much of everything there is.
fn sums(preview: &UploadPreview) -> impl IntoView + use<> {
    let facts = facts_of(preview).to_string();
    let places = preview.changes.len().to_string();
    let (rows, unchanged) = (preview.rows.to_string(), preview.unchanged.to_string());
    let unread = rows_with(&preview.problems);
    let ignored = (!preview.ignored.is_empty()).then(|| {
        let heads = preview.ignored.join(t("common.comma"));
        view! { <li>{t_with("desk.list.sum.ignored", &[("heads", &heads)])}</li> }
    });
    view! {
        <ul class="card desk-list-sums">
            <li>{t_with("desk.list.sum.rows", &[("count", &rows)])}</li>
            <li><strong>{t_with("desk.list.sum.changes", &[("places", &places), ("facts", &facts)])}</strong></li>
            <li>{t_with("desk.list.sum.unchanged", &[("count", &unchanged)])}</li>
            {(unread > 0).then(|| view! { <li>{t_with("desk.list.sum.problems", &[("count", &unread.to_string())])}</li> })}
            {ignored}
        </ul>
    }
}

fn facts_of(preview: &UploadPreview) -> usize {
    preview
        .changes
        .iter()
        .map(|change| change.facts.len())
        .sum()
}

fn changes(list: &Arc<Shown>) -> Option<impl IntoView> {
    let count = list.preview.changes.len();
    if count == 0 {
        return None;
    }
    let cut = Cut::of(count);
    let list = list.clone();
    let rows = move || {
        let shown = list.preview.changes.iter().take(cut.shown());
        shown.map(place).collect_view()
    };
    Some(view! {
        <section class="card" aria-labelledby="desk-list-changes">
            <div class="desk-fact-head">
                <h3 id="desk-list-changes">{t_with("desk.list.changes", &[("count", &count.to_string())])}</h3>
                {cut.button()}
            </div>
            <ol class="desk-list-changes">{rows}</ol>
        </section>
    })
}

fn place(change: &UploadChange) -> impl IntoView + use<> {
    let row = t_with("desk.list.of-row", &[("row", &change.row.to_string())]);
    let facts = change.facts.iter().map(fact).collect_view();
    view! {
        <li data-place=change.facility.clone()>
            <p><strong>{change.name.clone()}</strong>" "<span class="desk-soft">{row}</span></p>
            {facts}
        </li>
    }
}

/// One fact: what is said now, and what would be said.
fn fact(fact: &UploadFact) -> impl IntoView + use<> {
    let read = |edit| serde_json::from_value::<Edit>(edit).ok();
    let old = match &fact.old {
        None => t("desk.fact.none").to_owned(),
        Some(old) => {
            read(old.clone()).map_or_else(|| old.to_string(), |old| standing_in_words(&old))
        }
    };
    let new = change_in_words(&fact.new);
    // The text of hours stays, and is understood now.
    let new = if new == old {
        t("desk.list.understood").to_owned()
    } else {
        new
    };
    view! {
        <dl class="desk-from-to">
            <dt>{t("desk.list.now")}</dt>
            <dd>{old}</dd>
            <dt>{t("desk.list.then")}</dt>
            <dd><strong>{new}</strong></dd>
        </dl>
    }
}

fn act(upload: Upload, preview: &UploadPreview) -> impl IntoView + use<> {
    let facts = facts_of(preview);
    let words = t_with("desk.list.write", &[("count", &facts.to_string())]);
    let words = move || {
        if upload.is_busy() {
            t("desk.list.writing").to_owned()
        } else {
            words.clone()
        }
    };
    let write = (facts > 0).then(|| {
        view! {
            <button type="button" class="button button-main" aria-busy=move || upload.is_busy().to_string()
                on:click=move |_| upload.write()>{words}</button>
        }
    });
    let nothing = (facts == 0).then(|| view! { <p>{t("desk.list.nothing")}</p> });
    view! {
        <div class="desk-list-act">
            {trouble_line(upload.problem())}
            {nothing}
            <div class="button-row">
                {write}
                <button type="button" class="button" on:click=move |_| upload.leave()>{t("desk.list.leave")}</button>
            </div>
        </div>
    }
}
