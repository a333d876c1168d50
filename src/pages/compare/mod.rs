//! Up to three places side by side: the same facts in the same order, printable on one sheet.

mod table;

use eldercare_places::Facility;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::icon::{Icon, icon};
use crate::components::net_cost::net_cost;
use crate::components::notice::{Notice, Tone};
use crate::components::page_head::PageHead;
use crate::components::paper_foot::paper_foot;
use crate::components::problems::LoadFailed;
use crate::i18n::{t, t_with};
use crate::pages::place::{loading, setting_of, watched};
use crate::platform::{dom, online, share};
use crate::route::Route;
use crate::state::atlas::use_atlas;
use crate::state::city_data::use_city_data;
use crate::state::compare::{Compared, MOST, ids_of, named_in};
use crate::state::config::use_config;
use crate::state::load::Load;
use crate::state::location::use_location;
use crate::state::place_facts::{Fact, Setting, facts_of};
use crate::state::{doors, edits};

/// One place as a column.
pub struct Column {
    /// The place.
    pub place: Facility,
    /// Its facts.
    pub facts: Vec<Fact>,
    /// What the words about it depend on.
    pub setting: Setting,
}

/// The page behind `/compare?ids=a,b,c`.
#[component]
pub fn ComparePage() -> impl IntoView {
    let location = use_location();
    let atlas = use_atlas();
    let compared = move || {
        let city = atlas.id().unwrap_or_default();
        match location.query("ids") {
            Some(list) => Compared {
                city,
                ids: ids_of(&list),
            },
            None => Compared::kept(&city),
        }
    };
    let found = watched(move || compared().ids);
    move || {
        let named = location.query("ids");
        let named = named.as_deref().map_or(0, |list| named_in(list).len());
        let (compared, found) = (compared(), found.get());
        for place in &found {
            match place {
                Load::Loading => return loading().into_any(),
                Load::Failed(problem) => {
                    let problem = problem.clone();
                    return view! { <main id="main" class="page"><LoadFailed problem /></main> }
                        .into_any();
                }
                Load::Ready(_) => {}
            }
        }
        let places: Vec<Facility> = found
            .into_iter()
            .filter_map(|place| place.ready().cloned().flatten())
            .collect();
        compared_page(&compared, places, named).into_any()
    }
}

fn compared_page(compared: &Compared, places: Vec<Facility>, named: usize) -> impl IntoView {
    let remove = remover(compared.clone());
    let gone: Vec<String> = compared
        .ids
        .iter()
        .filter(|id| places.iter().all(|place| place.id != **id))
        .cloned()
        .collect();
    let columns: Vec<Column> = places.into_iter().map(column).collect();
    let (is_empty, is_asked) = (columns.is_empty(), !compared.ids.is_empty());
    if !is_empty {
        ask_visitors(&compared.city);
    }
    view! {
        <main id="main" class="page page-wide compare">
            <PageHead title=t("compare.title").to_owned() back=Route::Map.path() />
            {(MOST < named).then(|| {
                let words = t_with("compare.too-many", &[("count", &named.to_string()), ("most", &MOST.to_string())]);
                view! { <Notice tone=Tone::Warn><p>{words}</p></Notice> }
            })}
            {(!gone.is_empty()).then(|| strangers(gone, remove))}
            {(!is_asked).then(empty)}
            {(is_empty && is_asked).then(|| view! {
                <a class="button button-main" href=Route::Map.path()>{t("missing.map")}</a>
            })}
            {(!is_empty).then(|| filled(compared, &columns, remove))}
        </main>
    }
}

/// Places that the city's list does not have (any more), and the way to take them out.
fn strangers(gone: Vec<String>, remove: Callback<Vec<String>>) -> impl IntoView {
    let city = use_atlas().city_name().unwrap_or_default();
    let count = gone.len().to_string();
    let words = t_with("compare.strangers", &[("count", &count), ("city", &city)]);
    view! {
        <Notice tone=Tone::Warn>
            <p>{words}</p>
            <button type="button" class="button" on:click=move |_| remove.run(gone.clone())>
                {t("compare.strangers.remove")}
            </button>
        </Notice>
    }
}

/// Takes places out of the comparison and of the address. What somebody else sent does not touch
/// what is kept on this device.
fn remover(compared: Compared) -> Callback<Vec<String>> {
    let location = use_location();
    Callback::new(move |ids: Vec<String>| {
        let is_own = compared.is_own();
        let mut rest = compared.clone();
        rest.ids.retain(|id| !ids.contains(id));
        if is_own {
            rest.keep();
        }
        location.go_instead(&rest.path());
    })
}

fn column(place: Facility) -> Column {
    let setting = setting_of(&place);
    Column {
        facts: facts_of(&place, &setting),
        place,
        setting,
    }
}

fn empty() -> impl IntoView {
    view! {
        <p>{t_with("compare.empty", &[("count", &MOST.to_string())])}</p>
        <a class="button button-main" href=Route::Map.path()>{t("missing.map")}</a>
    }
}

fn filled(
    compared: &Compared,
    columns: &[Column],
    remove: Callback<Vec<String>>,
) -> impl IntoView + use<> {
    let told = RwSignal::new(None::<&'static str>);
    let path = compared.path();
    let share = move |_| {
        let path = path.clone();
        spawn_local(async move {
            told.set(Some(share::share(t("compare.title"), &path).await.key()));
        });
    };
    let sources = table::sources(columns);
    let places: Vec<Facility> = columns.iter().map(|column| column.place.clone()).collect();
    let room = MOST.saturating_sub(columns.len());
    view! {
        <div class="compare-room">{table::table(columns, remove)}</div>
        {net_cost(&places)}
        {sources}
        <div class="button-row screen-only">
            <button data-own type="button" class="button button-main" on:click=|_| dom::print()>{icon(Icon::Print)}<span>{t("compare.print")}</span></button>
            <button data-own type="button" class="button" on:click=share>{icon(Icon::Share)}<span>{t("place.share")}</span></button>
            {(room > 0).then(|| view! { <a class="button button-quiet" href=Route::Map.path()>{t("compare.more")}</a> })}
        </div>
        {paper_foot(&compared.path(), ())}
        <p role="status" class="screen-only told">{move || told.get().map(t)}</p>
    }
}

/// Asks the server once what the desk changed and what visitors found closed; the heads say it when
/// the answer is there.
fn ask_visitors(city: &str) {
    if !online::is_on() {
        return;
    }
    let (base, city, data) = (use_config().api, city.to_owned(), use_city_data());
    spawn_local(async move {
        edits::ask(&base, &city, data).await;
        let _ = doors::ask(&base, &city, data).await;
    });
}
