//! One question a page, with "I would rather not say" and the way to the result.

use std::cell::RefCell;
use std::sync::Arc;

use eldercare_entitlements::{Catalogue, Fact};
use leptos::prelude::*;

use super::answers::answers;
use crate::components::anew::Anew;
use crate::components::icon::{Icon, icon};
use crate::components::page_head::{HEADING_ID, PageHead, announce_page};
use crate::components::with_texts::{failed, waiting};
use crate::i18n::{t, t_of};
use crate::route::{Later, Route};
use crate::state::benefits;
use crate::state::benefits::words::fact_of;
use crate::state::load::Load;
use crate::state::location::{Location, use_location};
use crate::state::now::use_now;
use crate::state::person::{Standing, Told, use_told};
use crate::state::quiet;

thread_local! {
    /// The questions that were answered on the way to this one.
    static BEFORE: RefCell<Vec<Fact>> = const { RefCell::new(Vec::new()) };
}

/// Forgets the way; called where it begins.
pub fn begin() {
    BEFORE.set(Vec::new());
}

/// The question before this one, or the result; whoever came back by the browser goes on from here.
fn before(fact: Fact) -> Route {
    BEFORE.with_borrow_mut(|before| {
        if let Some(at) = before.iter().position(|known| *known == fact) {
            before.truncate(at);
        }
        before.last().map_or(Route::Rights, |fact| {
            Route::RightsQuestion(fact.id().to_owned())
        })
    })
}

/// What a question needs to go on.
#[derive(Clone)]
pub struct Asking {
    /// What is asked.
    pub fact: Fact,
    /// Where answers go.
    pub told: Told,
    /// The city's benefits.
    pub catalogue: Arc<Catalogue>,
    location: Location,
}

impl Asking {
    /// To the next question, or to the result when no answer can change anything.
    pub fn go_on(&self) {
        BEFORE.with_borrow_mut(|before| before.push(self.fact));
        let person = untrack(|| self.told.person(&self.catalogue.city));
        let today = use_now().minute_untracked().day();
        let next = self.catalogue.next_question(&person, today);
        let path = next.map_or(Route::Rights, |fact| {
            Route::RightsQuestion(fact.id().to_owned())
        });
        self.location.go(&path.path());
    }
}

/// The page at `/rights/q/<fact>`.
#[component]
pub fn RightsQuestionPage() -> impl IntoView {
    quiet::while_here();
    let location = use_location();
    let parts = location.parts_of(Later::RightsQuestion);
    let id = Memo::new(move |_| parts.with(|parts| parts.get(2).cloned().unwrap_or_default()));
    let told = use_told();
    let catalogue = benefits::of_open_city();
    let standing = {
        let told = told.clone();
        Memo::new(move |_| told.standing())
    };
    let anew = Anew::here();
    move || {
        let Some(fact) = fact_of(&id.get()) else {
            return missing().into_any();
        };
        match (standing.get(), catalogue.get()) {
            (Standing::Unreadable(_) | Standing::Other(_), _) => {
                location.go_instead(&Route::Rights.path());
                ().into_any()
            }
            (Standing::Waiting, _) | (_, Load::Loading) => waiting(),
            (_, Load::Failed(problem)) => failed(problem),
            (Standing::Ready, Load::Ready(catalogue)) => {
                let asking = Asking {
                    fact,
                    told: told.clone(),
                    catalogue,
                    location,
                };
                anew.view(asked(&asking).into_any())
            }
        }
    }
}

fn missing() -> impl IntoView {
    view! {
        <main id="main" class="page">
            <PageHead title=t("rights.question.title").to_owned() back=Route::Rights.path() />
            <p>{t("rights.question.missing")}</p>
            <a class="button button-main" href=Route::Rights.path()>{t("rights.to-results")}</a>
        </main>
    }
}

fn asked(asking: &Asking) -> impl IntoView + use<> {
    // The title never says what is asked: it shows in the browser's history.
    announce_page(t("rights.question.title"));
    let id = asking.fact.id();
    let decline = {
        let asking = asking.clone();
        move |_| {
            asking.told.decline(asking.fact);
            asking.go_on();
        }
    };
    view! {
        <main id="main" class="page check-page rights-question">
            <div class="check-head">
                <a class="button button-icon" href=before(asking.fact).path()>
                    {icon(Icon::Back)}
                    <span class="visually-hidden">{t("rights.back")}</span>
                </a>
                <div class="check-where"><p>{t("rights.question.title")}</p></div>
            </div>
            <h1 id=HEADING_ID tabindex="-1">{t_of("rights.question", id)}</h1>
            <p class="check-example">{t_of("rights.hint", id)}</p>
            {answers(asking)}
            <div class="check-aside">
                <button type="button" class="button-link" on:click=decline>{t("rights.decline")}</button>
                <a class="check-link" href=Route::Rights.path()>{t("rights.to-results")}</a>
            </div>
            <p class="check-kept">{t("rights.kept")}</p>
        </main>
    }
}
