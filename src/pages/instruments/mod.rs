//! Every screen of every questionnaire in three languages, with sources: for those who review them.

mod outcome;
mod question;
mod source;
mod texts;

use eldercare_assessment::Instrument;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::icon::{Icon, icon};
use crate::components::page_head::PageHead;
use crate::components::problems::LoadFailed;
use crate::i18n::{Bundle, t, t_with};
use crate::platform::dom;
use crate::platform::fetch::{self, LoadError};
use crate::route::Route;
use crate::state::load::Load;
use crate::state::prefs::use_prefs;
use outcome::outcome_cards;
use question::question_card;
use texts::InLanguages;

/// The questionnaires, and the files of their texts.
const FILES: [(&str, Bundle); 3] = [
    ("/instruments/gbt-42195-2022.json", Bundle::Assessment),
    (
        "/instruments/ltc-self-rating-2021.json",
        Bundle::AssessmentLtc,
    ),
    ("/instruments/quarterly-visit.json", Bundle::AssessmentVisit),
];

/// What the published scoring cases are: files beside the app, no page of it.
const VECTORS: &str = "/vectors/README.md";

/// All of them, and where they come from in words.
struct Reviewable {
    all: Vec<Reviewed>,
    sources: InLanguages,
}

/// A questionnaire with its texts.
struct Reviewed {
    instrument: Instrument,
    texts: InLanguages,
}

/// The page at `/instruments`.
#[component]
pub fn InstrumentsPage() -> impl IntoView {
    let state = RwSignal::new(Load::Loading);
    spawn_local(async move {
        // The page may be left by now.
        let _ = state.try_set(read().await.into());
    });
    view! {
        <main id="main" class="page instruments-page">
            <PageHead title=t("instruments.title").to_owned() back=Route::Check.path() />
            <p class="check-lead">{t("instruments.lead")}</p>
            <button class="button" on:click=|_| dom::print()>
                {icon(Icon::Print)}
                <span>{t("check.next.paper")}</span>
            </button>
            // The router must leave the address to the browser.
            <p><a class="check-link" href=VECTORS rel="external">{t("instruments.vectors")}</a></p>
            {move || state.with(|state| match state {
                Load::Loading => view! { <p role="status">{t("common.loading")}</p> }.into_any(),
                Load::Failed(problem) => view! { <LoadFailed problem=problem.clone() /> }.into_any(),
                Load::Ready(Reviewable { all, sources }) => {
                    all.iter().map(|one| reviewed(one, sources)).collect_view().into_any()
                }
            })}
        </main>
    }
}

async fn read() -> Result<Reviewable, LoadError> {
    let mut all = Vec::new();
    for (file, bundle) in FILES {
        let instrument = fetch::parsed(file, |file| {
            Instrument::parse(file)
                .map_err(|faults| faults.first().map(ToString::to_string).unwrap_or_default())
        });
        all.push(Reviewed {
            instrument: instrument.await?,
            texts: InLanguages::read(bundle).await?,
        });
    }
    let sources = InLanguages::read(Bundle::Review).await?;
    Ok(Reviewable { all, sources })
}

fn reviewed(one: &Reviewed, sources: &InLanguages) -> impl IntoView + use<> {
    let Reviewed { instrument, texts } = one;
    let standard = instrument.standard();
    let hash = instrument.content_hash().get(..12).unwrap_or_default();
    let source = t_with(
        "check.paper.source",
        &[
            ("number", standard.number.as_str()),
            ("version", instrument.version()),
            ("hash", hash),
        ],
    );
    let questions = instrument.questions().iter().enumerate();
    let questions = questions
        .map(|(place, question)| question_card(instrument, texts, sources, question, place + 1));
    let language = use_prefs().language.get_untracked();
    let evidence = texts.own(language, &format!("{}.evidence", instrument.id()));
    view! {
        <section class="instrument">
            <h2>{standard.title.clone()}</h2>
            <p>{source}</p>
            <p class="check-note">{evidence}</p>
            {questions.collect_view()}
            {outcome_cards(instrument, texts, sources)}
        </section>
    }
}
