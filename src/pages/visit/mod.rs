//! The form of a quarterly visit: filled in on the device, sealed there, and printed.

mod fault;
mod field;
mod paper;
mod words;

use eldercare_assessment::{Instrument, Scoring, SectionId};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::icon::{Icon, icon};
use crate::components::notice::{Notice, Tone};
use crate::components::page_head::PageHead;
use crate::components::problems::LoadFailed;
use crate::i18n::{t, t_with};
use crate::pages::check::asked::{Asked, delete_button};
use crate::platform::dom;
use crate::route::Route;
use crate::state::visit::{Keeping, Standing, Visit};
use field::field;
use paper::paper;

/// Whether the person said that the form is finished: from then on what is missing is shown.
type Finished = RwSignal<bool>;

/// The page at `/visit`.
#[component]
pub fn VisitPage() -> impl IntoView {
    let visit = Visit::open();
    let standing = Memo::new(move |_| visit.standing());
    move || match standing.get() {
        Standing::Waiting => frame(view! { <p role="status">{t("common.loading")}</p> }.into_any()),
        Standing::Failed(problem) => frame(view! { <LoadFailed problem /> }.into_any()),
        Standing::Unreadable(_) => frame(unreadable(visit).into_any()),
        Standing::Ready(instrument) => frame(form(visit, instrument).into_any()),
    }
}

fn frame(inside: AnyView) -> AnyView {
    view! {
        <main id="main" class="page visit-page">
            <PageHead title=t("visit.title").to_owned() back=Route::Check.path() />
            {inside}
        </main>
    }
    .into_any()
}

fn unreadable(visit: Visit) -> impl IntoView {
    view! {
        <Notice tone=Tone::Warn>
            <p>{t("visit.unreadable")}</p>
            <p>{t("check.unreadable.untouched")}</p>
        </Notice>
        <button class="button button-stop" on:click=move |_| spawn_local(visit.erase())>
            {icon(Icon::Delete)}
            <span>{t("check.unreadable.erase")}</span>
        </button>
    }
}

fn form(visit: Visit, instrument: &'static Instrument) -> impl IntoView {
    let finished: Finished = RwSignal::new(false);
    let sections = match instrument.scoring() {
        Scoring::Record(record) => record.sections.as_slice(),
        Scoring::Levels(_) | Scoring::DependentActivities(_) => &[],
    };
    let sections = sections
        .iter()
        .map(|id| section(visit, instrument, id, finished));
    view! {
        <p class="check-lead">{t("visit.lead")}</p>
        {kept_warning(visit)}
        {sections.collect_view()}
        {ending(visit, instrument, finished)}
        {paper(visit, instrument)}
    }
}

fn kept_warning(visit: Visit) -> impl IntoView {
    let not = Memo::new(move |_| visit.keeping() == Keeping::Not);
    move || {
        not.get()
            .then(|| view! { <Notice tone=Tone::Warn><p>{t("visit.kept.not")}</p></Notice> })
    }
}

fn section(
    visit: Visit,
    instrument: &'static Instrument,
    id: &'static SectionId,
    finished: Finished,
) -> impl IntoView {
    let questions = instrument.questions().iter();
    let questions = questions.filter(move |question| question.section.as_ref() == Some(id));
    let fields = questions.map(move |question| {
        let asked = Memo::new(move |_| {
            let entries = visit.entries();
            instrument
                .asked_of(&entries)
                .any(|asked| asked.id == question.id)
        });
        move || {
            asked
                .get()
                .then(|| field(visit, instrument, question, finished))
        }
    });
    view! {
        <section class="card visit-section">
            <h2>{words::section(instrument, id)}</h2>
            {fields.collect_view()}
        </section>
    }
}

/// Where it is kept, finishing, printing, deleting.
fn ending(visit: Visit, instrument: &'static Instrument, finished: Finished) -> impl IntoView {
    let finish = move |_| {
        let found = fault::all(instrument, &untrack(|| visit.entries()));
        if let Some((first, _)) = found.first() {
            dom::focus(&field::id_of(first));
        }
        // Said anew each time.
        finished.set(false);
        finished.set(true);
    };
    let kept = move || {
        t(match visit.keeping() {
            Keeping::Able => "visit.kept.able",
            Keeping::Saving => "check.kept.saving",
            Keeping::Kept => "visit.kept.done",
            Keeping::Not => "visit.kept.not",
        })
    };
    view! {
        <div class="check-end">
            <div role="alert">{move || finished.get().then(|| finished_words(visit, instrument))}</div>
            <button class="button button-main button-big" on:click=finish>{t("visit.finish")}</button>
            <button data-own class="button button-big" on:click=|_| dom::print()>
                {icon(Icon::Print)}
                <span>{t("visit.print")}</span>
            </button>
            <p class="check-kept" role="status">{kept}</p>
            {erase_button(visit, finished)}
        </div>
    }
}

/// What came out when the person said that the form is finished; it stays as it was said.
fn finished_words(visit: Visit, instrument: &Instrument) -> AnyView {
    let count = fault::all(instrument, &untrack(|| visit.entries())).len();
    if count == 0 {
        view! { <Notice tone=Tone::Good><p>{t("visit.done")}</p></Notice> }.into_any()
    } else {
        let words = t_with("visit.faults", &[("count", &count.to_string())]);
        view! { <p class="field-error">{words}</p> }.into_any()
    }
}

fn erase_button(visit: Visit, finished: Finished) -> impl IntoView {
    let asked = Asked {
        label: t("visit.erase"),
        about: String::new(),
        class: "button button-stop",
        ask: t("visit.erase.ask"),
        body: t("visit.erase.body"),
    };
    delete_button(asked, move || {
        finished.set(false);
        spawn_local(visit.erase());
        dom::scroll_to_top();
    })
}
