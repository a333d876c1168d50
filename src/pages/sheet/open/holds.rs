//! What a paper holds, and the question before it takes the place of something.

use eldercare_handover::Room;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::icon::{Icon, icon};
use crate::components::notice::{Notice, Tone};
use crate::i18n::{t, t_of, t_with};
use crate::route::Route;
use crate::state::atlas::use_atlas;
use crate::state::check::{CheckSession, Fit, Standing, use_check};
use crate::state::location::use_location;
use crate::state::prefs::use_prefs;
use crate::state::request::use_requests;
use crate::state::sheet::{self, Brought};

/// The card, and what can be done with it.
pub fn holds(brought: Brought) -> impl IntoView {
    let (lines, way) = (lines(&brought), way_on(brought));
    view! {
        <section class="card sheet-holds">
            <h2>{t("sheet.holds")}</h2>
            <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
        </section>
        <Notice tone=Tone::Plain><p>{t("sheet.take.shared")}</p></Notice>
        {way}
    }
}

fn lines(brought: &Brought) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some((session, fit)) = &brought.check {
        lines.push(about(session));
        lines.push(match fit {
            Fit::Same => count_words(session),
            Fit::Older => [&count_words(session), t("sheet.holds.older")].concat(),
            Fit::Foreign => t("sheet.holds.foreign").to_owned(),
        });
    }
    let rooms = Room::ALL.into_iter();
    let rooms = rooms.filter(|room| brought.draft.note(*room).is_some());
    lines.extend(rooms.map(|room| room_words(room).to_owned()));
    lines.extend(city_line(&brought.draft.city));
    lines
}

/// For whom and of which day.
fn about(session: &CheckSession) -> String {
    t_with(
        "check.resume.about",
        &[
            ("who", t_of("check.who", session.who.id())),
            ("date", &session.updated),
        ],
    )
}

fn count_words(session: &CheckSession) -> String {
    let count = session.answers.len().to_string();
    t_with("sheet.holds.answers", &[("count", &count)])
}

/// The city, where this site has it.
fn city_line(id: &str) -> Option<String> {
    let language = use_prefs().language.get_untracked().tag();
    let cities = untrack(|| use_atlas().cities());
    let city = cities.into_iter().find(|city| city.id == id)?;
    Some(t_with(
        "sheet.holds.city",
        &[("city", city.name.get(language))],
    ))
}

/// One button where nothing is in the way; a question where this device has something already.
fn way_on(brought: Brought) -> impl IntoView {
    let (check, atlases, location) = (use_check(), use_atlas(), use_location());
    let requests = use_requests();
    let has_own = untrack(|| own_words(&brought));
    let take = move |_| {
        let brought = brought.clone();
        spawn_local(async move {
            sheet::take_over(check, atlases, requests, brought).await;
            sheet::forget();
            location.go_instead(&Route::Result.path());
        });
    };
    match has_own {
        None => view! {
            <button type="button" class="button button-main button-big" on:click=take>
                {icon(Icon::Check)}
                <span>{t("sheet.take")}</span>
            </button>
        }
        .into_any(),
        Some(own) => view! {
            <Notice tone=Tone::Warn>
                <p><strong>{t("sheet.replace")}</strong></p>
                <p>{own}</p>
            </Notice>
            <div class="button-row">
                <a class="button button-main" href=Route::Check.path()>{t("sheet.replace.no")}</a>
                <button type="button" class="button button-stop" on:click=take>{t("sheet.replace.yes")}</button>
            </div>
        }
        .into_any(),
    }
}

/// What this device has that would be replaced.
fn own_words(brought: &Brought) -> Option<String> {
    let rooms = brought
        .replaces
        .iter()
        .map(|room| room_words(*room).to_owned());
    let begun = brought.is_begun.then(|| t("sheet.holds.begun").to_owned());
    let words: Vec<String> = own_check().into_iter().chain(rooms).chain(begun).collect();
    (!words.is_empty()).then(|| words.join(t("common.comma")))
}

fn room_words(room: Room) -> &'static str {
    t(match room {
        Room::Person => "sheet.holds.person",
        Room::Plan => "sheet.holds.plan",
    })
}

/// The self-check of this device in words.
fn own_check() -> Option<String> {
    let check = use_check();
    match check.standing() {
        Standing::Unreadable(_) => Some(t("sheet.replace.unreadable").to_owned()),
        Standing::Older => Some(t("sheet.replace.older").to_owned()),
        _ => {
            let session = check
                .session()
                .filter(|session| !session.answers.is_empty())?;
            let words = [about(&session), count_words(&session)];
            Some(words.join(t("common.comma")))
        }
    }
}
