//! The page of the day: where, how many, the next elder, the lists.

use eldercare_outreach::Tally;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{drive, due, heading, list, office, relay};
use crate::components::icon::{Icon, icon};
use crate::components::notice::{Notice, Tone};
use crate::i18n::{t, t_with};
use crate::pages::later;
use crate::platform::{clock, online, worker};
use crate::state::atlas::use_atlas;
use crate::state::divisions::use_divisions;
use crate::state::load::Load;
use crate::state::outreach::{Outreach, tallies};
use crate::state::request::{new_record_id, use_requests};

/// Everything of the day.
pub fn day(outreach: Outreach) -> impl IntoView {
    use_requests().open();
    watch_network(outreach);
    later::fetch_when_quiet(QUIET_MS);
    let (divisions, atlas) = (use_divisions(), use_atlas());
    Effect::new(move || {
        if let Some(city) = atlas.id() {
            divisions.want(&city);
        }
    });
    let is_begun = Memo::new(move |_| outreach.day.with(|day| day.is_begun(&clock::today())));
    let choosing = RwSignal::new(false);
    move || {
        if !is_begun.get() || choosing.get() {
            return drive::drive(outreach, choosing).into_any();
        }
        view! {
            {heading(t("outreach.day.title"))}
            {place(outreach, choosing)}
            {readiness()}
            {lost(outreach)}
            {next(outreach)}
            {counts(outreach)}
            {list::list(outreach)}
            {due::due(outreach)}
            {due::rechecks(outreach)}
            {office::office(outreach)}
            {relay::relay()}
        }
        .into_any()
    }
}

/// How long the page is there before the others are fetched, in milliseconds: a worker who is about to leave waits for it.
const QUIET_MS: u32 = 1_000;
/// How often it is looked whether the app starts without a network by now, in milliseconds.
const LOOK_MS: u32 = 2_000;

/// Whether the network may go now. Nobody leaves for a village with a device that cannot start there.
fn readiness() -> impl IntoView {
    let is_ready = RwSignal::new(false);
    spawn_local(async move {
        while !worker::is_at_work().await {
            clock::sleep(LOOK_MS).await;
            if is_ready.try_get_untracked().is_none() {
                return;
            }
        }
        let _ = is_ready.try_set(true);
    });
    let words = move || {
        t(if is_ready.get() {
            "outreach.offline.ready"
        } else {
            "outreach.offline.not-yet"
        })
    };
    view! { <p class="outreach-soft" role="status">{words}</p> }
}

/// When the network is back, the office is asked and told.
fn watch_network(outreach: Outreach) {
    let watch = online::watch(move |is_on| {
        if is_on {
            spawn_local(outreach.ask_office());
        }
    });
    let _kept = StoredValue::new_local(watch);
}

fn place(outreach: Outreach, choosing: RwSignal<bool>) -> impl IntoView {
    let divisions = use_divisions();
    let words = move || {
        let drive = outreach.day.with(|day| day.drive.clone());
        let names = match divisions.get() {
            Load::Ready(names) => {
                let village = (!drive.village.is_empty()).then_some(drive.village.as_str());
                names.in_words(&drive.town, village)
            }
            _ => None,
        };
        t_with(
            "outreach.drive.here",
            &[("place", &names.unwrap_or(drive.town))],
        )
    };
    view! {
        <div class="outreach-place">
            <p>{words}</p>
            <button type="button" class="button button-quiet" on:click=move |_| choosing.set(true)>{icon(Icon::Edit)}<span>{t("outreach.drive.change")}</span></button>
        </div>
    }
}

/// What the browser threw away, and what cannot be read.
fn lost(outreach: Outreach) -> impl IntoView {
    let told = move || {
        let (lost, unreadable) = (outreach.lost.get(), outreach.unreadable.get());
        let lost = (lost > 0).then(|| view! {
            <Notice tone=Tone::Stop>
                <p>{t_with("outreach.lost", &[("count", &lost.to_string())])}</p>
                <button type="button" class="button" on:click=move |_| outreach.forget_lost()>{t("outreach.lost.known")}</button>
            </Notice>
        });
        let unreadable = (unreadable > 0).then(|| view! {
            <Notice tone=Tone::Warn><p>{t_with("outreach.unreadable", &[("count", &unreadable.to_string())])}</p></Notice>
        });
        view! { {lost} {unreadable} }
    };
    view! { <div role="alert">{told}</div> }
}

/// The counter: it counts what is on the disk, and what the office has acknowledged.
fn counts(outreach: Outreach) -> impl IntoView {
    let requests = use_requests();
    let all = Memo::new(move |_| {
        let all = requests.kept.with(tallies).into_values();
        all.fold(Tally::default(), Tally::and)
    });
    let ledger = move || outreach.waiting.get();
    let met = Signal::derive(move || outreach.met.with(Vec::len));
    let saved = Signal::derive(move || all.get().saved + ledger().count);
    let sent = Signal::derive(move || all.get().sent);
    let attention = Signal::derive(move || all.get().attention + ledger().refused);
    let can_send = move || saved.get() > 0;
    view! {
        <div role="status">
            <dl class="outreach-counts">
                {number(t("outreach.count.people"), "outreach-count", met)}
                {number(t("outreach.count.saved"), "outreach-count", saved)}
                {number(t("outreach.count.sent"), "outreach-count", sent)}
                {number(t("outreach.count.attention"), "outreach-count outreach-count-stop", attention)}
            </dl>
        </div>
        <p class="field-hint">{t("outreach.count.means")}</p>
        {move || can_send().then(|| view! {
            <button type="button" class="button" aria-busy=move || requests.is_walking.get().to_string() on:click=move |_| {
                requests.send_all();
                spawn_local(outreach.ask_office());
            }>{t("outreach.send")}</button>
        })}
    }
}

fn number(label: &'static str, class: &'static str, count: Signal<usize>) -> impl IntoView {
    view! {
        <div class=class>
            <dt>{label}</dt>
            <dd>{move || count.get().to_string()}</dd>
        </div>
    }
}

/// The one thing that a worker does forty times a day.
fn next(outreach: Outreach) -> impl IntoView {
    let begin = move |_| {
        if let Some(id) = new_record_id() {
            spawn_local(outreach.sit_with(id));
        }
    };
    view! {
        <button type="button" class="button button-main button-big outreach-next" on:click=begin>
            {icon(Icon::Plus)}
            <span>{t("outreach.next")}</span>
        </button>
    }
}
