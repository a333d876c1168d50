//! Pages whose code is fetched when they are first opened, so that the map does not wait for them.
//!
//! Each function below is a cut: the build moves it, and what only it calls, into a part of its
//! own. Functions that name the same part share one file; what several parts call becomes a file for
//! each set of parts that calls it, and the first download names every file. So the parts are few,
//! and the pages of one part share one cut: with twelve parts there were 179 such files. A file that
//! does not come is a failed page with a way to try again, never a panic.

#![allow(
    clippy::unnecessary_wraps,
    reason = "the macro wants a result of a page whose code may not arrive"
)]

mod ahead;
mod texts;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use crate::components::family::{CHECK, LOOK, REQUEST, about};
use crate::components::frame_dialogs;
use crate::components::soon::foundation;
use crate::components::with_texts::{failed, waiting, with_texts};
use crate::pages::about::AboutPage;
use crate::pages::accessibility::AccessibilityPage;
use crate::pages::apply::ApplyPage;
use crate::pages::check::question::QuestionPage;
use crate::pages::check::result::ResultPage;
use crate::pages::check::self_rating::result::RatingResultPage;
use crate::pages::check::self_rating::start::RatingStartPage;
use crate::pages::check::start::CheckPage;
use crate::pages::compare::ComparePage;
use crate::pages::coverage::CoveragePage;
use crate::pages::desk::DeskPage;
use crate::pages::family::FamilyPage;
use crate::pages::instruments::InstrumentsPage;
use crate::pages::kinds::KindsPage;
use crate::pages::not_found::NotFoundPage;
use crate::pages::outreach::OutreachPage;
use crate::pages::place::PlacePage;
use crate::pages::plan::PlanPage;
use crate::pages::privacy::PrivacyPage;
use crate::pages::report::ReportPage;
use crate::pages::request::RequestPage;
use crate::pages::rights::RightsPage;
use crate::pages::rights::question::RightsQuestionPage;
use crate::pages::sheet::open::OpenPage;
use crate::pages::sheet::page::SheetPage;
use crate::pages::start::StartPage;
use crate::pages::status::StatusPage;
use crate::pages::visit::VisitPage;
use crate::platform::fetch::LoadError;
use crate::route::Later;
use crate::state::check::Sheet;
use crate::state::load::Load;

pub use ahead::{fetch_ahead, fetch_when_quiet};

/// Makes a page's view. Only the pointer crosses the cut: the view is made where it is shown, so
/// that it belongs to its route and ends with it.
type Maker = fn() -> AnyView;

#[wasm_split(facts, wasm_split_path = leptos::wasm_split, fallible)]
fn facts(page: Later) -> Result<Maker, SplitLoaderError> {
    foundation();
    Ok(match page {
        Later::Compare => || view! { <ComparePage /> }.into_any(),
        Later::Kinds => || view! { <KindsPage /> }.into_any(),
        Later::About => || view! { <AboutPage /> }.into_any(),
        Later::Privacy => || view! { <PrivacyPage /> }.into_any(),
        Later::Accessibility => || view! { <AccessibilityPage /> }.into_any(),
        Later::Report => || view! { <ReportPage /> }.into_any(),
        Later::Missing => || view! { <NotFoundPage /> }.into_any(),
        _ => || view! { <PlacePage /> }.into_any(),
    })
}

#[wasm_split(check, wasm_split_path = leptos::wasm_split, fallible)]
fn check(page: Later) -> Result<Maker, SplitLoaderError> {
    foundation();
    Ok(match page {
        Later::Question => || {
            about(CHECK, || {
                view! { <QuestionPage sheet=Sheet::Ability /> }.into_any()
            })
        },
        Later::Result => || about(LOOK, || view! { <ResultPage /> }.into_any()),
        Later::SelfRating => || about(CHECK, || view! { <RatingStartPage /> }.into_any()),
        Later::RatingQuestion => || {
            about(CHECK, || {
                view! { <QuestionPage sheet=Sheet::LongTermCare /> }.into_any()
            })
        },
        Later::RatingResult => || about(LOOK, || view! { <RatingResultPage /> }.into_any()),
        Later::Instruments => || view! { <InstrumentsPage /> }.into_any(),
        Later::Visit => || view! { <VisitPage /> }.into_any(),
        _ => || about(CHECK, || view! { <CheckPage /> }.into_any()),
    })
}

#[wasm_split(request, wasm_split_path = leptos::wasm_split, fallible)]
fn request(page: Later) -> Result<Maker, SplitLoaderError> {
    foundation();
    Ok(match page {
        Later::Status => || about(LOOK, || view! { <StatusPage /> }.into_any()),
        Later::Outreach => || view! { <OutreachPage /> }.into_any(),
        // Its steps stop by themselves: what was sent stays to be seen.
        _ => || about(LOOK, || view! { <RequestPage /> }.into_any()),
    })
}

#[wasm_split(around, wasm_split_path = leptos::wasm_split, fallible)]
fn coverage() -> Result<Maker, SplitLoaderError> {
    foundation();
    Ok(|| view! { <CoveragePage /> }.into_any())
}

#[wasm_split(desk, wasm_split_path = leptos::wasm_split, fallible)]
fn desk() -> Result<Maker, SplitLoaderError> {
    foundation();
    Ok(|| view! { <DeskPage /> }.into_any())
}

#[wasm_split(care, wasm_split_path = leptos::wasm_split, fallible)]
fn care(page: Later) -> Result<Maker, SplitLoaderError> {
    foundation();
    Ok(match page {
        Later::Apply => || about(REQUEST, || view! { <ApplyPage /> }.into_any()),
        Later::Rights => || about(LOOK, || view! { <RightsPage /> }.into_any()),
        Later::RightsQuestion => || about(CHECK, || view! { <RightsQuestionPage /> }.into_any()),
        Later::Sheet => || about(LOOK, || view! { <SheetPage /> }.into_any()),
        Later::Family => || about(LOOK, || view! { <FamilyPage /> }.into_any()),
        Later::SheetOpen => || view! { <OpenPage /> }.into_any(),
        _ => || about(LOOK, || view! { <PlanPage /> }.into_any()),
    })
}

/// The choices come with the dialogs: both are needed at once where they are needed.
#[wasm_split(dialogs, wasm_split_path = leptos::wasm_split, fallible)]
fn start() -> Result<Maker, SplitLoaderError> {
    foundation();
    Ok(|| view! { <StartPage /> }.into_any())
}

impl Later {
    async fn code(self) -> Load<Maker> {
        let fetched = match self {
            Later::Place
            | Later::Compare
            | Later::Kinds
            | Later::About
            | Later::Privacy
            | Later::Accessibility
            | Later::Report
            | Later::Missing => facts(self).await,
            Later::Check
            | Later::Question
            | Later::Result
            | Later::SelfRating
            | Later::RatingQuestion
            | Later::RatingResult
            | Later::Visit
            | Later::Instruments => check(self).await,
            Later::Request | Later::Status | Later::Outreach => request(self).await,
            Later::Coverage => coverage().await,
            Later::Desk => desk().await,
            Later::Start => start().await,
            Later::Rights
            | Later::RightsQuestion
            | Later::Sheet
            | Later::SheetOpen
            | Later::Plan
            | Later::Apply
            | Later::Family => care(self).await,
        };
        match fetched {
            Ok(maker) => Load::Ready(maker),
            // The browser's console has the reason; for people it is a file that did not come.
            Err(_) => Load::Failed(LoadError::Unreachable),
        }
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
