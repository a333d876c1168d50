//! Who was met on this device: name, year, village and counts; never what was answered.

use eldercare_outreach::{Met, Tally};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_with};
use crate::state::outreach::{Outreach, tallies};
use crate::state::request::use_requests;

/// Rows that are shown before one asks for more: the list of two hundred stands at once, and needs no scrolling to its end.
const FIRST: usize = 30;

/// The list.
pub fn list(outreach: Outreach) -> impl IntoView {
    let requests = use_requests();
    let counts = Memo::new(move |_| requests.kept.with(tallies));
    let shown = RwSignal::new(FIRST);
    let rows = move || {
        let counts = counts.get();
        outreach.met.with(|met| {
            let first = met.iter().take(shown.get());
            let rows = first.map(|met| {
                row(
                    outreach,
                    met,
                    counts.get(&met.id).copied().unwrap_or_default(),
                )
            });
            rows.collect_view()
        })
    };
    let more = move || {
        let rest = outreach.met.with(Vec::len).saturating_sub(shown.get());
        (rest > 0).then(|| {
            let words = t_with("outreach.list.more", &[("count", &rest.to_string())]);
            view! { <button type="button" class="button" on:click=move |_| shown.set(usize::MAX)>{words}</button> }
        })
    };
    let none = move || {
        outreach
            .met
            .with(Vec::is_empty)
            .then(|| view! { <p>{t("outreach.list.none")}</p> })
    };
    view! {
        <section class="outreach-part" aria-labelledby="outreach-list">
            <h2 id="outreach-list">{t("outreach.list.title")}</h2>
            {none}
            <ul class="outreach-rows">{rows}</ul>
            {more}
        </section>
    }
}

fn row(outreach: Outreach, met: &Met, tally: Tally) -> impl IntoView + use<> {
    let id = met.id.clone();
    let open = move |_| spawn_local(outreach.sit_with(id.clone()));
    let born = met
        .born
        .map(|year| t_with("outreach.born", &[("year", &year.to_string())]));
    let time = Outreach::time_of(met);
    let standing = if met.is_done {
        "outreach.list.done"
    } else {
        "outreach.list.going"
    };
    let class = if tally.attention > 0 {
        "outreach-row outreach-row-stop"
    } else {
        "outreach-row"
    };
    view! {
        <li class=class>
            <div class="outreach-who">
                <strong lang="zh-CN">{met.name.clone()}</strong>
                <span class="outreach-soft">{[born, Some(time)].into_iter().flatten().collect::<Vec<_>>().join(" · ")}</span>
                <span class="outreach-soft">{t(standing)}{tally_words(tally).map(|words| format!(" · {words}"))}</span>
            </div>
            <button type="button" class="button" on:click=open>
                {icon(Icon::Edit)}
                <span>{t("outreach.list.open")}<span class="visually-hidden">{met.name.clone()}</span></span>
            </button>
        </li>
    }
}

/// The counts of one person in words; nothing where there are none.
pub fn tally_words(tally: Tally) -> Option<String> {
    let said =
        |key, count: usize| (count > 0).then(|| t_with(key, &[("count", &count.to_string())]));
    let words = [
        said("outreach.said.attention", tally.attention),
        said("outreach.said.begun", tally.begun),
        said("outreach.said.saved", tally.saved),
        said("outreach.said.sent", tally.sent),
    ];
    let words: Vec<String> = words.into_iter().flatten().collect();
    (!words.is_empty()).then(|| words.join(" · "))
}
