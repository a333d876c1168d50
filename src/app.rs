//! Contexts, the page that the address names, and the frame around every page.

use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::frame::{Header, Tabs};
use crate::components::soon::provide_soon;
use crate::i18n::{self, Bundle, Language};
use crate::pages::later::later;
use crate::pages::map::MapPage;
use crate::platform::dom;
use crate::platform::fetch::{self, LoadError};
use crate::route::{Later, Page};
use crate::state::atlas::provide_atlases;
use crate::state::config::{Config, provide_config};
use crate::state::location::{provide_location, use_location};
use crate::state::prefs::{provide_prefs, remembered_language};

/// Reads texts and settings, then mounts the app where the static page was.
pub async fn run() {
    let language = load_language(remembered_language()).await;
    let (config, config_problem) = match fetch::json::<Config>("/config.json").await {
        Ok(config) => (config, None),
        Err(problem) => (Config::default(), Some(problem)),
    };
    let Some(language) = language else {
        // Without a single text the static page, which says what to do, stays.
        return;
    };
    let Some(root) = dom::app_root() else { return };
    let typed = dom::take_over_shell();
    mount_to(root, move || {
        view! { <App language config config_problem typed /> }
    })
    .forget();
}

/// Loads the texts of a language, or of the default one when those are not to be had.
async fn load_language(wanted: Language) -> Option<Language> {
    for language in [wanted, Language::default()] {
        if i18n::load(language, Bundle::App).await.is_ok() {
            return Some(language);
        }
    }
    None
}

/// The whole app. Its contexts outlive a change of language; its pages do not.
#[component]
fn App(
    language: Language,
    config: Config,
    config_problem: Option<LoadError>,
    /// What was typed in the static page's search box.
    typed: Option<String>,
) -> impl IntoView {
    let prefs = provide_prefs(language);
    provide_soon();
    crate::platform::back::watch();
    crate::state::now::provide_now();
    provide_config(config.clone());
    crate::state::check::provide_check();
    crate::state::divisions::provide_divisions();
    let location = provide_location();
    crate::state::queue::provide_unarrived();
    crate::state::request::provide_requests();
    crate::state::trail::provide_trail(location);
    let atlases = provide_atlases();
    crate::state::map_view::provide_map_view(typed);
    crate::components::problems::provide_problems(config_problem);
    crate::state::queue::send_what_waits(location);
    spawn_local(atlases.start(config));
    move || {
        prefs.language.track();
        view! { <Pages /> }
    }
}

/// What stands in the frame. A change within a page's own part of the address keeps the page.
fn page() -> impl IntoView {
    let location = use_location();
    let page = Memo::new(move |_| location.pathname.with(|path| Page::of(path)));
    move || match page.get() {
        Some(Page::Map) => view! { <MapPage /> }.into_any(),
        Some(Page::Later(page)) => later(page),
        None => later(Later::Missing),
    }
}

#[component]
fn Pages() -> impl IntoView {
    view! {
        <div class="frame">
            <Header />
            {page()}
            <Tabs class="tabs tabs-foot" />
        </div>
    }
}
