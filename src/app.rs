//! Contexts, the page that the address names, and the frame around every page.

use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::frame::{Header, Tabs};
use crate::components::kiosk::frame::FramePart;
use crate::components::soon::{provide_soon, soon};
use crate::i18n::{self, Bundle, Language};
use crate::pages::later::later;
use crate::pages::map::MapPage;
use crate::platform::dom;
use crate::platform::fetch::{self, LoadError};
use crate::platform::{clock, sheet};

use crate::route::{Later, Page, Route};
use crate::state::atlas::provide_atlases;
use crate::state::config::{Config, provide_config};
use crate::state::location::{Location, provide_location, use_location};
use crate::state::mode::{self, Mode, provide_mode, use_mode};
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
    let mode = mode::begin(&config);
    if mode != Mode::Everyday {
        // What is larger in these modes stands there. Without it everything works, in common sizes.
        let _ = sheet::load().await;
    }
    if mode == Mode::Kiosk {
        // Without it a kiosk would say that it keeps what is typed. Trying again is all that helps.
        while i18n::load(language, Bundle::Kiosk).await.is_err() {
            clock::sleep(3_000).await;
        }
    }
    mode::show(mode);
    let typed = dom::take_over_shell();
    mount_to(root, move || {
        view! { <App language mode config config_problem typed /> }
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
    mode: Mode,
    config: Config,
    config_problem: Option<LoadError>,
    /// What was typed in the static page's search box.
    typed: Option<String>,
) -> impl IntoView {
    let prefs = provide_prefs(language);
    provide_mode(mode);
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
    begin_where_asked(location, mode);
    crate::state::map_view::provide_map_view(typed);
    crate::components::problems::provide_problems(config_problem);
    crate::state::queue::send_what_waits(location);
    spawn_local(atlases.start(config));
    move || {
        prefs.language.track();
        view! { <Pages /> }
    }
}

/// The first page of a mode that begins with choices, and of a poster that names a service. What else the
/// address names, such as a city, has been read by now.
fn begin_where_asked(location: Location, mode: Mode) {
    if mode == Mode::Outreach {
        // Nothing is shown before the number was given, and each page begins with one person.
        return location.restate(&Route::Outreach.path());
    }
    if location.pathname.get_untracked() != Route::Map.path() {
        return;
    }
    let asks = |name| untrack(|| location.query(name));
    if let Some(service) = asks("service") {
        location.restate(&[&Route::Request.path(), "?service=", &service].concat());
    } else if mode != Mode::Everyday && asks("q").is_none() {
        location.restate(&Route::Start.path());
    }
}

/// What stands in the frame. A change within a page's own part of the address keeps the page.
fn page() -> impl IntoView {
    let location = use_location();
    let page = Memo::new(move |_| location.pathname.with(|path| Page::of(path)));
    let is_kiosk = use_mode().is_kiosk();
    move || match page.get() {
        Some(Page::Later(page)) if is_kiosk && !page.is_for_kiosks() => later(Later::Missing),
        Some(Page::Map) => view! { <MapPage /> }.into_any(),
        Some(Page::Later(page)) => later(page),
        None => later(Later::Missing),
    }
}

#[component]
fn Pages() -> impl IntoView {
    if use_mode().has_own_frame() {
        return view! {
            <div class="frame">
                {soon(|code| (code.frame_part)(FramePart::Head))}
                {page()}
                {soon(|code| (code.frame_part)(FramePart::Foot))}
            </div>
        }
        .into_any();
    }
    view! {
        <div class="frame">
            <Header />
            {page()}
            <Tabs class="tabs tabs-foot" />
        </div>
        {soon(|code| (code.ways_on)())}
    }
    .into_any()
}
