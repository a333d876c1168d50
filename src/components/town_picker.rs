//! Choosing town and village from the city's real names: by tapping down, or by typing.

use std::sync::Arc;

use leptos::prelude::*;

use super::field::{error_line, field_id};
use super::icon::{Icon, icon};
use crate::i18n::{t, t_with};
use crate::platform::dom;
use crate::state::divisions::{Choice, Divisions, Entry, Level};

/// What is chosen so far, by code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chosen {
    /// The district; only narrows the list.
    pub district: Option<String>,
    /// The town.
    pub town: Option<String>,
    /// The village.
    pub village: Option<String>,
}

impl Chosen {
    /// What is chosen after tapping an entry.
    pub fn after(&self, choice: Choice) -> Chosen {
        match choice {
            Choice::District(code) => Chosen {
                district: Some(code),
                ..Chosen::default()
            },
            Choice::Town(code) => Chosen {
                town: Some(code),
                village: None,
                district: self.district.clone(),
            },
            Choice::Village { town, village } => Chosen {
                town: Some(town),
                village: Some(village),
                district: self.district.clone(),
            },
        }
    }
}

/// The list for what comes next, with a search box.
#[component]
pub fn TownPicker(
    /// The names.
    divisions: Arc<Divisions>,
    /// What is chosen so far.
    chosen: RwSignal<Chosen>,
    /// What is wrong, in words.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// Called with each new choice of town or village.
    on_choose: Callback<Chosen>,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let names = divisions.clone();
    let level = Memo::new(move |_| chosen.with(|chosen| level_of(&names, chosen) as u8));
    let names = divisions.clone();
    let tap = Callback::new(move |choice: Choice| {
        let after = chosen.with_untracked(|chosen| chosen.after(choice));
        typed.set(String::new());
        chosen.set(after.clone());
        on_choose.run(after);
        dom::focus_soon("town-question");
    });
    let names_in_words = divisions;
    view! {
        <div class="field town-picker" data-wrong=move || error.get().map(|_| "true")>
            {move || head(level.get())}
            {error_line(field_id("town"), error)}
            {move || chosen.with(|chosen| path(&names_in_words, chosen)).map(|words| again(words, chosen, on_choose))}
            {search_box(typed, error)}
            {move || {
                let (found, more) = chosen.with(|chosen| entries(&names, chosen, &typed.get()));
                list(found, more, tap)
            }}
        </div>
    }
}

/// What comes next, given what is chosen.
pub fn level_of(divisions: &Divisions, chosen: &Chosen) -> Level {
    divisions.level(
        chosen.district.as_deref(),
        chosen.town.as_deref(),
        chosen.village.as_deref(),
    )
}

fn entries(divisions: &Divisions, chosen: &Chosen, typed: &str) -> (Vec<Entry>, usize) {
    let (district, town) = (chosen.district.as_deref(), chosen.town.as_deref());
    if typed.trim().is_empty() {
        (divisions.entries(district, town), 0)
    } else {
        divisions.search(typed, district, town)
    }
}

fn head(level: u8) -> impl IntoView {
    let key = match level {
        level if level == Level::District as u8 => "request.address.district",
        level if level == Level::Town as u8 => "request.address.town",
        _ => "request.address.village",
    };
    view! { <h2 id="town-question" tabindex="-1">{t(key)}</h2> }
}

/// What is chosen above the present level, in words.
fn path(divisions: &Divisions, chosen: &Chosen) -> Option<String> {
    if let Some(town) = &chosen.town {
        return divisions.in_words(town, None);
    }
    let code = chosen.district.as_ref()?;
    let district = divisions
        .districts
        .iter()
        .find(|district| district.code == *code)?;
    Some(district.name.clone())
}

fn again(words: String, chosen: RwSignal<Chosen>, on_choose: Callback<Chosen>) -> impl IntoView {
    let restart = move |_| {
        chosen.set(Chosen::default());
        on_choose.run(Chosen::default());
        dom::focus_soon("town-question");
    };
    view! {
        <div class="town-path">
            <strong lang="zh-CN">{words}</strong>
            <button type="button" class="button button-quiet" on:click=restart>{icon(Icon::Edit)}<span>{t("request.address.again")}</span></button>
        </div>
    }
}

fn search_box(typed: RwSignal<String>, error: Signal<Option<String>>) -> impl IntoView {
    let id = field_id("town");
    let error_id = format!("{id}-error");
    view! {
        <label class="field-hint" data-own for=id.clone()>{t("request.address.search")}</label>
        <input class="input" data-own id=id type="search" autocomplete="off" lang="zh-CN"
            aria-invalid=move || error.get().map(|_| "true")
            aria-describedby=move || error.get().map(|_| error_id.clone())
            prop:value=move || typed.get()
            on:input=move |event| typed.set(event_target_value(&event)) />
    }
}

fn list(found: Vec<Entry>, more: usize, tap: Callback<Choice>) -> impl IntoView {
    let nothing = found
        .is_empty()
        .then(|| view! { <p>{t("request.address.nothing")}</p> });
    let rest = (more > 0).then(
        || view! { <p>{t_with("request.address.more", &[("count", &more.to_string())])}</p> },
    );
    view! {
        <div role="status">{nothing}{rest}</div>
        <ul class="choices choices-two">{found.into_iter().map(|entry| row(entry, tap)).collect_view()}</ul>
    }
}

fn row(entry: Entry, tap: Callback<Choice>) -> impl IntoView {
    let Entry {
        choice,
        name,
        within,
    } = entry;
    view! {
        <li>
            <button type="button" class="choice" on:click=move |_| tap.run(choice.clone())>
                <span class="choice-body" lang="zh-CN">
                    <span class="choice-label">{name}</span>
                    {(!within.is_empty()).then(|| view! { <span class="choice-detail">{within}</span> })}
                </span>
            </button>
        </li>
    }
}
