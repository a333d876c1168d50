//! Who is due for a visit, the nearest first, and the facts of near places that are most worth asking about again.

use std::sync::Arc;

use eldercare_outreach::Reach;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_of, t_with};
use crate::route::Route;
use crate::state::distance::distance_in_words;
use crate::state::divisions::{Divisions, use_divisions};
use crate::state::load::Load;
use crate::state::outreach::{Due, Outreach, Rechecks, due_near, rechecks_near};

/// Rows that are shown before one asks for more.
const FIRST: usize = 5;

/// Who is due.
pub fn due(outreach: Outreach) -> impl IntoView {
    let divisions = use_divisions();
    let shown = RwSignal::new(FIRST);
    let inside = move || {
        if outreach.list.with(Option::is_none) {
            return view! { <p>{t("outreach.due.sign-in")}</p> }.into_any();
        }
        let Load::Ready(names) = divisions.get() else {
            return ().into_any();
        };
        let all = due_near(outreach, &names);
        if all.is_empty() {
            return view! { <p>{t("outreach.due.none")}</p> }.into_any();
        }
        let rest = all.len().saturating_sub(shown.get());
        let rows = all.into_iter().take(shown.get());
        let rows = rows.map(|due| row(outreach, &names, due)).collect_view();
        view! {
            <ul class="outreach-rows">{rows}</ul>
            {(rest > 0).then(|| view! {
                <button type="button" class="button" on:click=move |_| shown.update(|shown| *shown += 20)>
                    {t_with("outreach.list.more", &[("count", &rest.to_string())])}
                </button>
            })}
        }
        .into_any()
    };
    view! {
        <section class="outreach-part" aria-labelledby="outreach-due">
            <h2 id="outreach-due">{t("outreach.due.title")}</h2>
            {inside}
        </section>
    }
}

fn row(outreach: Outreach, names: &Arc<Divisions>, due: Due) -> impl IntoView + use<> {
    let person = due.who;
    let id = person.person_id.clone();
    let open = move |_| spawn_local(outreach.sit_with(id.clone()));
    let town = names.in_words(&person.town, None).unwrap_or_default();
    let far = match due.reach {
        Reach::Metres(metres) if metres > 0.0 => Some(distance_in_words(metres)),
        Reach::Metres(_) => Some(t("outreach.due.here").to_owned()),
        Reach::Unknown => None,
    };
    let place = [Some(town), person.door.clone(), far].into_iter().flatten();
    let place: Vec<String> = place.filter(|text| !text.is_empty()).collect();
    let standing = if due.is_missed {
        t("outreach.due.missed").to_owned()
    } else {
        t_with(
            "outreach.due.until",
            &[("date", &person.due.clone().unwrap_or_default())],
        )
    };
    view! {
        <li class="outreach-row">
            <div class="outreach-who">
                <strong lang="zh-CN">{person.name.clone()}</strong>
                <span class="outreach-soft">{place.join(" · ")}</span>
                <span class="outreach-soft">{standing}</span>
            </div>
            <button type="button" class="button" on:click=open>
                {icon(Icon::Request)}
                <span>{t("outreach.due.visit")}<span class="visually-hidden">{person.name}</span></span>
            </button>
        </li>
    }
}

/// The facts that are most worth asking about again; nothing where none is near.
pub fn rechecks(outreach: Outreach) -> impl IntoView {
    let divisions = use_divisions();
    move || {
        let Load::Ready(names) = divisions.get() else {
            return None;
        };
        let found = rechecks_near(outreach, &names);
        (!found.is_empty()).then(|| {
            let rows = found.into_iter().map(recheck);
            view! {
                <section class="outreach-part" aria-labelledby="outreach-recheck">
                    <h2 id="outreach-recheck">{t("outreach.recheck.title")}</h2>
                    <ul class="outreach-rows">{rows.collect_view()}</ul>
                </section>
            }
        })
    }
}

fn recheck(one: Rechecks) -> impl IntoView {
    let to = Route::Place(one.id.clone()).path();
    view! {
        <li class="outreach-row">
            <div class="outreach-who">
                <strong lang="zh-CN">{one.name.clone()}</strong>
                <span class="outreach-soft">{distance_in_words(one.metres)}" · "{t_of("outreach.fact", one.fact)}</span>
                <span class="outreach-soft">{t_with("outreach.recheck.as-of", &[("date", &one.as_of)])}</span>
            </div>
            <a class="button" href=to>{icon(Icon::Pin)}<span>{t("outreach.recheck.go")}<span class="visually-hidden">{one.name}</span></span></a>
        </li>
    }
}
