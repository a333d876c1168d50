//! The care plan (照护需求计划清单): the needs that follow from the self-check, each with its reasons,
//! what helps and where, as a list that the family may change.

mod add;
mod begun;
mod desk;
mod fold;
mod foot;
mod item;
mod list;
mod near;
mod offers;
mod struck;
mod unclear;
mod visits;

use eldercare_assessment::Instrument;
use eldercare_care::NeedRules;
use leptos::prelude::*;
use leptos::task::spawn_local;

use self::desk::Desk;
use crate::components::no_rules::has_no_rules;
use crate::components::notice::{Notice, Tone};
use crate::components::origin_line::origin_line;
use crate::components::page_head::PageHead;
use crate::components::problems::in_words;
use crate::i18n::{t, t_with};
use crate::pages::check::danger::danger_lines;
use crate::pages::check::gate::gate;
use crate::pages::check::result::done_words;
use crate::pages::check::words::level_in_words;
use crate::platform::fetch::LoadError;
use crate::route::Route;
use crate::state::atlas::{use_atlas, use_hotline};
use crate::state::benefits::{self, offered::Benefits};
use crate::state::check::use_check;
use crate::state::divisions::use_divisions;
use crate::state::load::Load;
use crate::state::plan::{PlanState, rules};
use crate::state::request::use_requests;

type Files = RwSignal<Load<&'static NeedRules>>;

/// The page at `/plan`.
#[component]
pub fn PlanPage() -> impl IntoView {
    let plan = PlanState::open();
    // A request that is begun here goes on with what is typed already, and knows the towns.
    use_requests().open();
    let (atlas, divisions) = (use_atlas(), use_divisions());
    Effect::new(move |_| {
        if let Some(city) = atlas.id() {
            divisions.want(&city);
        }
    });
    let files: Files = RwSignal::new(Load::Loading);
    let documents = benefits::of_open_city();
    gate(move |instrument| {
        read(files, instrument);
        (move || opened(files, instrument, plan, documents)).into_any()
    })
}

fn read(files: Files, instrument: &'static Instrument) {
    files.set(Load::Loading);
    spawn_local(async move {
        // The page may be left by now.
        let _ = files.try_set(rules(instrument).await.into());
    });
}

fn opened(
    files: Files,
    instrument: &'static Instrument,
    plan: PlanState,
    documents: Benefits,
) -> AnyView {
    let session = use_check().session().unwrap_or_default();
    if session.answers.is_empty() {
        return without_answers().into_any();
    }
    match files.get() {
        Load::Ready(rules) if plan.is_open() => {
            desk_view(&Desk::new(instrument, rules, session, plan, documents)).into_any()
        }
        Load::Ready(_) | Load::Loading => waiting().into_any(),
        Load::Failed(problem) => failed(files, instrument, &problem).into_any(),
    }
}

fn desk_view(desk: &Desk) -> impl IntoView + use<> {
    let level = level_in_words(desk.instrument, &desk.evaluation);
    view! {
        <main id="main" class="page plan">
            <PageHead title=t("plan.title").to_owned() back=Route::Result.path() />
            <p class="plan-about"><strong>{level}</strong>" · "{done_words(&desk.session)}</p>
            {danger_lines(&desk.evaluation.dangers)}
            <p class="plan-lead">{t("plan.lead")}</p>
            <p class="plan-reference">{t("plan.reference")}</p>
            {elsewhere()}
            {desk::kept_notice(desk)}
            {desk::other_person(desk)}
            {origin_line()}
            {list::list(desk)}
            {struck::struck(desk)}
            {unclear::unclear(desk)}
            {add::add(desk)}
            {foot::foot(desk)}
            {list::undo_bar(desk)}
        </main>
    }
}

/// The words of the list are those of the mainland: said where other rules hold.
fn elsewhere() -> Option<impl IntoView> {
    has_no_rules().then(|| {
        let city = use_atlas().city_name().unwrap_or_default();
        let number = use_hotline();
        let words = t_with("plan.elsewhere", &[("city", &*city), ("number", &*number)]);
        view! { <Notice tone=Tone::Plain><p>{words}</p></Notice> }
    })
}

fn waiting() -> impl IntoView {
    view! {
        <main id="main" class="page plan" aria-busy="true">
            <p class="visually-hidden" role="status">{t("common.loading")}</p>
            {(0..4).map(|_| view! { <div class="skeleton check-skeleton"></div> }).collect_view()}
        </main>
    }
}

fn without_answers() -> impl IntoView {
    view! {
        <main id="main" class="page plan">
            <PageHead title=t("plan.title").to_owned() back=Route::Check.path() />
            <p>{t("check.result.none")}</p>
            <div class="button-row">
                <a class="button button-main" href=Route::Check.path()>{t("check.to.start")}</a>
            </div>
        </main>
    }
}

fn failed(
    files: Files,
    instrument: &'static Instrument,
    problem: &LoadError,
) -> impl IntoView + use<> {
    let why = in_words(problem);
    view! {
        <main id="main" class="page plan">
            <PageHead title=t("plan.title").to_owned() back=Route::Result.path() />
            <Notice tone=Tone::Warn><p>{t("plan.failed")}</p><p>{why}</p></Notice>
            <div class="button-row">
                <button class="button button-main" on:click=move |_| read(files, instrument)>{t("common.retry")}</button>
                <a class="button" href=Route::Result.path()>{t("plan.back")}</a>
            </div>
        </main>
    }
}
