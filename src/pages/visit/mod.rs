//! The form of a quarterly visit: filled in on the device, sealed there, and printed.

mod field;
mod paper;
mod words;

use eldercare_assessment::{EntryFault, Instrument, QuestionId, Scoring, SectionId};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::dialog::Dialog;
use crate::components::icon::{Icon, icon};
use crate::components::notice::{Notice, Tone};
use crate::components::page_head::PageHead;
use crate::components::problems::LoadFailed;
use crate::i18n::{t, t_with};
use crate::platform::dom;
use crate::route::Route;
use crate::state::visit::{Keeping, Standing, Visit};
use field::field;
use paper::paper;

/// What is missing, once the person said that the form is finished.
type Faults = RwSignal<Option<Vec<(QuestionId, EntryFault)>>>;

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
    let faults: Faults = RwSignal::new(None);
    let sections = match instrument.scoring() {
        Scoring::Record(record) => record.sections.as_slice(),
        Scoring::Levels(_) | Scoring::DependentActivities(_) => &[],
    };
    let sections = sections
        .iter()
        .map(|id| section(visit, instrument, id, faults));
    view! {
        <p class="check-lead">{t("visit.lead")}</p>
        {kept_warning(visit)}
        {sections.collect_view()}
        {ending(visit, instrument, faults)}
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
    faults: Faults,
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
                .then(|| field(visit, instrument, question, faults))
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
fn ending(visit: Visit, instrument: &'static Instrument, faults: Faults) -> impl IntoView {
    let finish = move |_| {
        let found = instrument.entry_faults(&untrack(|| visit.entries()));
        if let Some((first, _)) = found.first() {
            dom::focus(&field::id_of(first));
        }
        faults.set(Some(found));
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
            <div role="alert">{move || faults.get().map(|faults| finished_words(&faults))}</div>
            <button class="button button-main button-big" on:click=finish>{t("visit.finish")}</button>
            <button class="button button-big" on:click=|_| dom::print()>
                {icon(Icon::Print)}
                <span>{t("visit.print")}</span>
            </button>
            <p class="check-kept" role="status">{kept}</p>
            {erase_button(visit, faults)}
        </div>
    }
}

fn finished_words(faults: &[(QuestionId, EntryFault)]) -> AnyView {
    if faults.is_empty() {
        view! { <Notice tone=Tone::Good><p>{t("visit.done")}</p></Notice> }.into_any()
    } else {
        let count = faults.len().to_string();
        let words = t_with("visit.faults", &[("count", &count)]);
        view! { <p class="field-error">{words}</p> }.into_any()
    }
}

fn erase_button(visit: Visit, faults: Faults) -> impl IntoView {
    let asking = RwSignal::new(false);
    let erase = move |_| {
        asking.set(false);
        faults.set(None);
        spawn_local(visit.erase());
        dom::scroll_to_top();
    };
    view! {
        <button class="button button-stop" on:click=move |_| asking.set(true)>
            {icon(Icon::Delete)}
            <span>{t("visit.erase")}</span>
        </button>
        <Show when=move || asking.get()>
            <Dialog title=t("visit.erase.ask") on_close=Callback::new(move |()| asking.set(false))>
                <p>{t("visit.erase.body")}</p>
                <div class="button-row">
                    <button class="button button-stop" on:click=erase>{t("check.erase.yes")}</button>
                    <button class="button button-quiet" on:click=move |_| asking.set(false)>
                        {t("check.erase.no")}
                    </button>
                </div>
            </Dialog>
        </Show>
    }
}
