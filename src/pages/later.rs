//! Pages whose code is fetched when they are first opened, so that the map does not wait for them.
//!
//! Each function below is a cut: the build moves it, and what only it calls, into a part of its
//! own. Functions that name the same part share one file; what several parts call becomes a file for
//! each set of parts that calls it, and the first download names every file. So the parts are few,
//! and the pages of one part share one cut: with twelve parts there were 179 such files. A file that does not come is a failed page with a way to try again, never a
//! panic.

#![allow(
    clippy::unnecessary_wraps,
    reason = "the macro wants a result of a page whose code may not arrive"
)]

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::about::AboutPage;
use super::apply::ApplyPage;
use super::check::question::QuestionPage;
use super::check::result::ResultPage;
use super::check::self_rating::result::RatingResultPage;
use super::check::self_rating::start::RatingStartPage;
use super::check::start::CheckPage;
use super::compare::ComparePage;
use super::coverage::CoveragePage;
use super::instruments::InstrumentsPage;
use super::kinds::KindsPage;
use super::place::PlacePage;
use super::plan::PlanPage;
use super::report::ReportPage;
use super::request::RequestPage;
use super::rights::RightsPage;
use super::rights::question::RightsQuestionPage;
use super::sheet::open::OpenPage;
use super::sheet::page::SheetPage;
use super::status::StatusPage;
use super::visit::VisitPage;
use crate::components::frame_dialogs;
use crate::components::map::dialogs;
use crate::components::with_texts::{failed, waiting, with_texts};
use crate::i18n::{self, Bundle, Language};
use crate::platform::fetch::{self, Age, LoadError};
use crate::platform::sheet;
use crate::route::Later;
use crate::state::atlas::use_atlas;
use crate::state::benefits;
use crate::state::check::{Check, Sheet, use_check, use_sheet};
use crate::state::load::Load;
use crate::state::visit;

/// Makes a page's view. Only the pointer crosses the cut: the view is made where it is shown, so
/// that it belongs to its route and ends with it.
type Maker = fn() -> AnyView;

#[wasm_split(facts, wasm_split_path = leptos::wasm_split, fallible)]
fn facts(page: Later) -> Result<Maker, SplitLoaderError> {
    Ok(match page {
        Later::Compare => || view! { <ComparePage /> }.into_any(),
        Later::Kinds => || view! { <KindsPage /> }.into_any(),
        Later::About => || view! { <AboutPage /> }.into_any(),
        Later::Report => || view! { <ReportPage /> }.into_any(),
        _ => || view! { <PlacePage /> }.into_any(),
    })
}

#[wasm_split(check, wasm_split_path = leptos::wasm_split, fallible)]
fn check(page: Later) -> Result<Maker, SplitLoaderError> {
    Ok(match page {
        Later::Question => || view! { <QuestionPage sheet=Sheet::Ability /> }.into_any(),
        Later::Result => || view! { <ResultPage /> }.into_any(),
        Later::SelfRating => || view! { <RatingStartPage /> }.into_any(),
        Later::RatingQuestion => || view! { <QuestionPage sheet=Sheet::LongTermCare /> }.into_any(),
        Later::RatingResult => || view! { <RatingResultPage /> }.into_any(),
        Later::Instruments => || view! { <InstrumentsPage /> }.into_any(),
        Later::Visit => || view! { <VisitPage /> }.into_any(),
        _ => || view! { <CheckPage /> }.into_any(),
    })
}

/// Reads the questionnaire, its texts and the answers on this device.
#[wasm_split(check, wasm_split_path = leptos::wasm_split, fallible)]
fn check_files() -> Result<fn(Check), SplitLoaderError> {
    Ok(Check::open)
}

#[wasm_split(request, wasm_split_path = leptos::wasm_split, fallible)]
fn request(page: Later) -> Result<Maker, SplitLoaderError> {
    Ok(match page {
        Later::Status => || view! { <StatusPage /> }.into_any(),
        _ => || view! { <RequestPage /> }.into_any(),
    })
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

#[wasm_split(around, wasm_split_path = leptos::wasm_split, fallible)]
fn coverage() -> Result<Maker, SplitLoaderError> {
    Ok(|| view! { <CoveragePage /> }.into_any())
}

#[wasm_split(care, wasm_split_path = leptos::wasm_split, fallible)]
fn care(page: Later) -> Result<Maker, SplitLoaderError> {
    Ok(match page {
        Later::Apply => || view! { <ApplyPage /> }.into_any(),
        Later::Rights => || view! { <RightsPage /> }.into_any(),
        Later::RightsQuestion => || view! { <RightsQuestionPage /> }.into_any(),
        Later::Sheet => || view! { <SheetPage /> }.into_any(),
        Later::SheetOpen => || view! { <OpenPage /> }.into_any(),
        _ => || view! { <PlanPage /> }.into_any(),
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

impl Later {
    /// The texts that the page reads besides those of the map.
    fn bundles(self) -> &'static [Bundle] {
        match self {
            Later::Check | Later::Question | Later::Result => &[Bundle::Check],
            Later::SelfRating | Later::RatingQuestion | Later::RatingResult => {
                &[Bundle::Check, Bundle::Ltc]
            }
            // An answer may point to danger; what to do then stands with the first questionnaire.
            Later::Visit => &[
                Bundle::Visit,
                Bundle::AssessmentVisit,
                Bundle::Check,
                Bundle::Assessment,
            ],
            Later::Instruments => &[Bundle::Visit, Bundle::Check],
            // These show the self-check that may go along.
            Later::Request => &[Bundle::Request, Bundle::Check],
            // Dates in words stand with the places, the choice of a town with the request.
            Later::Rights | Later::RightsQuestion => &[
                Bundle::Rights,
                Bundle::Place,
                Bundle::Request,
                Bundle::Check,
            ],
            // Reports that wait on this device are shown there too.
            Later::Status => &[Bundle::Request, Bundle::Check, Bundle::Place],
            Later::Place | Later::Compare | Later::Kinds | Later::Report => &[Bundle::Place],
            Later::About => &[],
            Later::Coverage => &[Bundle::Around],
            // What a sheet holds is said in the words of self-check, plan and benefits; when it was
            // printed, in those of a place.
            Later::Sheet => &[
                Bundle::Sheet,
                Bundle::Check,
                Bundle::Place,
                Bundle::Care,
                Bundle::Rights,
            ],
            Later::SheetOpen => &[Bundle::Sheet, Bundle::Check],
            // The names of services and of answers are theirs.
            Later::Plan | Later::Apply => &[Bundle::Care, Bundle::Check, Bundle::Request],
        }
    }

    async fn code(self) -> Load<Maker> {
        let fetched = match self {
            Later::Place | Later::Compare | Later::Kinds | Later::About | Later::Report => {
                facts(self).await
            }
            Later::Check
            | Later::Question
            | Later::Result
            | Later::SelfRating
            | Later::RatingQuestion
            | Later::RatingResult
            | Later::Visit
            | Later::Instruments => check(self).await,
            Later::Request | Later::Status => request(self).await,
            Later::Coverage => coverage().await,
            Later::Rights
            | Later::RightsQuestion
            | Later::Sheet
            | Later::SheetOpen
            | Later::Plan
            | Later::Apply => care(self).await,
        };
        match fetched {
            Ok(maker) => Load::Ready(maker),
            // The browser's console has the reason; for people it is a file that did not come.
            Err(_) => Load::Failed(LoadError::Unreachable),
        }
    }
}

/// The pages that are fetched ahead, one for each part and for each file of texts: with these every
/// page is there.
const AHEAD: [Later; 8] = [
    Later::Place,
    Later::Coverage,
    Later::Check,
    Later::SelfRating,
    Later::Request,
    Later::Plan,
    Later::Sheet,
    Later::Visit,
];

/// Fetches what the dialogs and the other pages need, one file after the other, as long as it is
/// wanted. They then open without a network, too. What does not come now is asked for again when
/// its page is opened. `owner` knows the contexts of the app.
pub async fn fetch_ahead(language: Language, owner: Owner, is_wanted: impl Fn() -> bool) {
    if is_wanted() {
        let _ = sheet::load().await;
        frame_dialogs::fetch_ahead().await;
        dialogs::fetch_ahead().await;
    }
    for page in AHEAD {
        if !is_wanted() {
            return;
        }
        let _ = page.code().await;
        for bundle in page.bundles().iter().filter(|bundle| !i18n::has(**bundle)) {
            let _ = i18n::load(language, *bundle).await;
        }
    }
    files_ahead(&owner, is_wanted).await;
}

/// Files that single pages read: the questionnaire, the rules of need, the city's benefits.
async fn files_ahead(owner: &Owner, is_wanted: impl Fn() -> bool) {
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

/// The page once its code and its texts are there; they are fetched at the same time.
pub fn later(page: Later) -> AnyView {
    let code = RwSignal::new(Load::<Maker>::Loading);
    spawn_local(async move {
        // The page may be left by now.
        let _ = code.try_set(page.code().await);
        // At once, not when a dialog is opened: nothing may go out between the first question of
        // the self-check and its result, and the network may be gone by then.
        frame_dialogs::fetch_ahead().await;
    });
    with_texts(page.bundles(), move || match code.get() {
        Load::Ready(make) => make(),
        Load::Loading => waiting(),
        Load::Failed(problem) => failed(problem),
    })
}

#[cfg(test)]
mod tests {
    use super::{AHEAD, Later};

    const PAGES: [Later; 22] = [
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
        Later::Coverage,
        Later::Sheet,
        Later::SheetOpen,
        Later::Plan,
        Later::Apply,
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
