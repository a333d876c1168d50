//! What is fetched while the map is looked at, so that the other pages open without a network.

#![allow(
    clippy::unnecessary_wraps,
    reason = "the macro wants a result of code that may not arrive"
)]

use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use crate::components::frame_dialogs;
use crate::components::map::dialogs;
use crate::i18n::{self, Language};
use crate::platform::fetch::{self, Age};
use crate::platform::{clock, dom, online, sealed_store, sheet};
use crate::route::Later;
use crate::state::atlas::use_atlas;
use crate::state::benefits;
use crate::state::check::{Check, Sheet, use_check, use_sheet};
use crate::state::offline;
use crate::state::prefs::use_prefs;
use crate::state::queue;
use crate::state::visit;

/// The pages that are fetched ahead, one for each part and for each file of texts: with these every
/// page is there. Only the reviewers' page is not whole: it shows all questionnaires in three languages,
/// and their texts in the two others would be 20 KB more for every visitor. It says what did not come.
const AHEAD: [Later; 10] = [
    Later::Place,
    Later::Coverage,
    Later::Check,
    Later::SelfRating,
    Later::Request,
    Later::Plan,
    Later::Sheet,
    Later::Visit,
    Later::Start,
    Later::Privacy,
];

/// Whether more is wanted.
type Wanted = Box<dyn Fn() -> bool>;

type Fetcher = fn(Language, Owner, Wanted) -> Pin<Box<dyn Future<Output = ()>>>;

/// The map does not wait for the code of this either: it comes with that of the dialogs.
#[wasm_split(dialogs, wasm_split_path = leptos::wasm_split, fallible)]
fn fetcher() -> Result<Fetcher, SplitLoaderError> {
    Ok(|language, owner, is_wanted| Box::pin(all(language, owner, is_wanted)))
}

/// Fetches what the dialogs and the other pages need, one file after the other, as long as it is
/// wanted. They then open without a network, too. What does not come now is asked for again when
/// its page is opened. `owner` knows the contexts of the app.
pub async fn fetch_ahead(language: Language, owner: Owner, is_wanted: impl Fn() -> bool + 'static) {
    if is_wanted()
        && let Ok(fetch) = fetcher().await
    {
        fetch(language, owner, Box::new(is_wanted)).await;
    }
}

/// Fetches the other pages when the page that asks has been there for so many milliseconds, as the map does, and as long as it is there.
pub fn fetch_when_quiet(quiet_ms: u32) {
    let prefs = use_prefs();
    let Some(owner) = Owner::current() else {
        return;
    };
    let here = StoredValue::new(());
    spawn_local(async move {
        clock::sleep(quiet_ms).await;
        let is_wanted = move || here.try_get_value().is_some() && !dom::saves_data();
        fetch_ahead(prefs.language.get_untracked(), owner, is_wanted).await;
    });
}

async fn all(language: Language, owner: Owner, is_wanted: Wanted) {
    // The store itself knows what waits, whatever the notes beside it say.
    if sealed_store::is_there().await && online::is_on() {
        queue::open(&owner).await;
    }
    let _ = sheet::load().await;
    frame_dialogs::fetch_ahead().await;
    dialogs::fetch_ahead().await;
    for page in AHEAD {
        if !is_wanted() {
            return;
        }
        let _ = page.code().await;
        for bundle in page.bundles().iter().filter(|bundle| !i18n::has(**bundle)) {
            let _ = i18n::load(language, *bundle).await;
        }
    }
    files_ahead(&owner, &*is_wanted).await;
    offline::look_after(&owner, &*is_wanted).await;
}

/// Files that single pages read: the questionnaire, the rules of need, the city's benefits.
async fn files_ahead(owner: &Owner, is_wanted: &dyn Fn() -> bool) {
    if is_wanted()
        && let Ok(open) = check_files().await
    {
        owner.with(|| {
            open(use_check());
            open(use_sheet(Sheet::LongTermCare));
        });
        // A worker opens the record of a visit where there may be no network.
        let _ = fetch::bytes(visit::FILE, Age::Any).await;
    }
    if is_wanted()
        && let Ok(keep) = care_files().await
    {
        keep();
    }
    let city = owner.with(|| untrack(|| use_atlas().id()));
    if is_wanted()
        && let Some(city) = city
        && let Ok(fetch) = benefits_file().await
    {
        fetch(city);
    }
}

/// Reads the questionnaire, its texts and the answers on this device.
#[wasm_split(check, wasm_split_path = leptos::wasm_split, fallible)]
fn check_files() -> Result<fn(Check), SplitLoaderError> {
    Ok(Check::open)
}

/// Reads the benefits of a city, so that their page opens without a network.
#[wasm_split(care, wasm_split_path = leptos::wasm_split, fallible)]
fn benefits_file() -> Result<fn(String), SplitLoaderError> {
    Ok(|city| {
        spawn_local(async move {
            // What does not come now is asked for again when its page is opened.
            let _ = benefits::fetch(&city).await;
        });
    })
}

/// Has the browser keep the rules of need and the forms.
#[wasm_split(care, wasm_split_path = leptos::wasm_split, fallible)]
fn care_files() -> Result<fn(), SplitLoaderError> {
    Ok(|| {
        spawn_local(crate::state::plan::fetch_ahead());
        spawn_local(crate::state::apply::fetch_ahead());
    })
}

#[cfg(test)]
mod tests {
    use super::AHEAD;
    use crate::route::Later;

    const PAGES: [Later; 25] = [
        Later::Place,
        Later::Compare,
        Later::Kinds,
        Later::Report,
        Later::Check,
        Later::Question,
        Later::Result,
        Later::SelfRating,
        Later::RatingQuestion,
        Later::RatingResult,
        Later::Visit,
        Later::Instruments,
        Later::Request,
        Later::Rights,
        Later::RightsQuestion,
        Later::Status,
        Later::About,
        Later::Privacy,
        Later::Accessibility,
        Later::Coverage,
        Later::Sheet,
        Later::SheetOpen,
        Later::Plan,
        Later::Apply,
        Later::Start,
    ];

    #[test]
    fn what_is_fetched_ahead_has_the_words_of_every_page() {
        let ahead: Vec<_> = AHEAD.iter().flat_map(|page| page.bundles()).collect();
        for page in PAGES {
            let missing = page.bundles().iter().filter(|one| !ahead.contains(one));
            assert_eq!(missing.count(), 0, "{page:?}");
        }
    }
}
