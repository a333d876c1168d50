//! One intake, many applications: choose them, answer once, list the papers once, then send or print.

mod brought;
mod choose;
mod contact;
mod desk;
mod frame;
mod more;
mod paper;
mod papers;
mod send;
mod sheets;
mod whose;

use eldercare_care::forms::Forms;
use leptos::prelude::*;
use leptos::task::spawn_local;

use self::desk::Desk;
use crate::components::no_rules::{has_no_rules, no_rules};
use crate::components::notice::{Notice, Tone};
use crate::components::page_head::PageHead;
use crate::components::problems::in_words;
use crate::i18n::t;
use crate::pages::request::form::use_form;
use crate::platform::fetch::LoadError;
use crate::route::{Later, Route};
use crate::state::apply::{ApplyState, Step, forms};
use crate::state::check::use_check;
use crate::state::load::Load;
use crate::state::location::use_location;

type Files = RwSignal<Load<&'static Forms>>;

/// All pages under `/apply`.
#[component]
pub fn ApplyPage() -> impl IntoView {
    let form = use_form();
    form.requests.open();
    // For whom the self-check is, the applications are.
    use_check().open();
    let intake = ApplyState::open();
    let files: Files = RwSignal::new(Load::Loading);
    read(files);
    let parts = use_location().parts_of(Later::Apply);
    let step =
        Memo::new(move |_| parts.with(|parts| Step::from_path(parts.get(1).map(String::as_str))));
    let told = RwSignal::new(false);
    let other = whose::other(intake);
    follow_city(form);
    move || {
        let Some(step) = step.get() else {
            return crate::pages::not_found::NotFoundPage().into_any();
        };
        let is_open = intake.is_open() && form.requests.is_open.get() && form.city().is_some();
        // The list of cities may come later than this page.
        form.atlas.loading();
        let inner = match files.get() {
            _ if has_no_rules() => no_rules(t("apply.title")).into_any(),
            Load::Ready(forms) if is_open => {
                told.set(false);
                let desk = Desk {
                    forms,
                    intake,
                    form,
                    told,
                };
                match other.get() {
                    Some(about) => whose::question(desk, about).into_any(),
                    None => screen(desk, step),
                }
            }
            Load::Ready(_) | Load::Loading => waiting().into_any(),
            Load::Failed(problem) => failed(files, &problem).into_any(),
        };
        view! { <main id="main" class="page request apply">{inner}</main> }.into_any()
    }
}

fn read(files: Files) {
    files.set(Load::Loading);
    spawn_local(async move {
        // The page may be left by now.
        let _ = files.try_set(forms().await.into());
    });
}

/// The towns of the open city; an address of another city is taken out of the draft.
fn follow_city(form: crate::pages::request::form::Form) {
    Effect::new(move |_| {
        if let Some(city) = form.atlas.id().filter(|_| form.requests.is_open.get()) {
            form.divisions.want(&city);
            form.requests.fit_to(&city);
        }
    });
}

fn screen(desk: Desk, step: Step) -> AnyView {
    whose::note(desk);
    brought::take_over(desk);
    brought::take_over_person(desk);
    match step {
        Step::Choose => choose::choose(desk).into_any(),
        Step::Who => contact::who(desk).into_any(),
        Step::Where => contact::place(desk).into_any(),
        Step::More => more::more(desk).into_any(),
        Step::Papers => papers::papers(desk).into_any(),
        Step::Send => send::send(desk).into_any(),
    }
}

fn waiting() -> impl IntoView {
    view! {
        <PageHead title=t("apply.title").to_owned() back=Route::Map.path() />
        <p role="status">{t("common.loading")}</p>
        <div class="skeleton"></div>
    }
}

fn failed(files: Files, problem: &LoadError) -> impl IntoView + use<> {
    let why = in_words(problem);
    view! {
        <PageHead title=t("apply.title").to_owned() back=Route::Map.path() />
        <Notice tone=Tone::Warn><p>{t("apply.failed")}</p><p>{why}</p></Notice>
        <button class="button button-main" on:click=move |_| read(files)>{t("common.retry")}</button>
    }
}
