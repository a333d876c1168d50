//! The day of outreach: the lock, the page of the day, and the pages about one elder.

mod agree;
mod day;
mod door;
mod drive;
mod due;
mod hub;
mod intake;
mod list;
mod office;
mod relay;

use leptos::prelude::*;

use crate::components::notice::{Notice, Tone};
use crate::components::page_head::{HEADING_ID, announce_page};
use crate::i18n::t;
use crate::platform::dom;
use crate::state::outreach::{Outreach, Standing, use_outreach};

/// The page at `/outreach`.
#[component]
pub fn OutreachPage() -> impl IntoView {
    announce_page(t("outreach.title"));
    let outreach = use_outreach();
    let standing = Memo::new(move |_| outreach.standing.get());
    view! {
        <main id="main" class="page outreach">
            {move || match standing.get() {
                Standing::Asking => loading(),
                Standing::Unable(_) => unable(),
                Standing::New => door::new(outreach).into_any(),
                Standing::Locked(left) => door::locked(outreach, left).into_any(),
                Standing::Destroyed(why) => door::destroyed(outreach, why).into_any(),
                Standing::Day => day::day(outreach).into_any(),
                Standing::Person(_) => person(outreach).into_any(),
            }}
        </main>
    }
}

fn unable() -> AnyView {
    view! {
        {heading(t("outreach.title"))}
        <Notice tone=Tone::Stop><p role="alert">{t("outreach.unable")}</p></Notice>
    }
    .into_any()
}

/// While something is read.
fn loading() -> AnyView {
    view! { <p role="status">{t("common.loading")}</p> }.into_any()
}

/// The heading of a page of outreach.
fn heading(words: impl Into<String>) -> impl IntoView {
    view! { <h1 id=HEADING_ID tabindex="-1">{words.into()}</h1> }
}

/// What comes next with an elder: the agreement, the intake, everything else.
fn person(outreach: Outreach) -> impl IntoView {
    let step = Memo::new(move |_| {
        outreach
            .sitting
            .with(|sitting| match (&sitting.agreed, sitting.is_known) {
                (None, _) => Step::Agree,
                (Some(_), false) => Step::Intake,
                (Some(_), true) => Step::Hub,
            })
    });
    let editing = RwSignal::new(false);
    // What follows begins at its heading, as a page of its own does.
    Effect::new(move |before: Option<(Step, bool)>| {
        let now = (step.get(), editing.get());
        if before.is_some_and(|before| before != now) {
            dom::scroll_to_top();
            dom::focus_soon(HEADING_ID);
        }
        now
    });
    move || match (step.get(), editing.get()) {
        (Step::Agree, _) => agree::agree(outreach).into_any(),
        (Step::Hub, false) => hub::hub(outreach, editing).into_any(),
        (Step::Intake | Step::Hub, _) => intake::intake(outreach, editing).into_any(),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Agree,
    Intake,
    Hub,
}
