//! What a paper carries is opened: its code is asked for, what it holds is shown, and only then,
//! after a question where something would be replaced, it is put on this device.

mod ask;
mod holds;

use leptos::prelude::*;
use leptos::task::spawn_local;

use self::ask::code_form;
use self::holds::holds;
use crate::components::notice::{Notice, Tone};
use crate::components::page_head::PageHead;
use crate::components::with_texts::waiting;
use crate::i18n::{t, t_with};
use crate::platform::{dom, handed};
use crate::route::Route;
use crate::state::atlas::{use_hotline, use_hotline_signal};
use crate::state::check::{Check, Standing, use_check};
use crate::state::sheet::{Brought, Came, brought, came, open_envelope, read_code};

/// How opening stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Stage {
    /// The code is asked for.
    #[default]
    Asking,
    /// The key is being derived.
    Working,
    /// It is open.
    Open(Brought),
}

/// What the page holds while it is open.
#[derive(Clone, Copy)]
pub struct Opening {
    /// The self-check of this device.
    check: Check,
    /// Whom to call where nothing helps.
    hotline: Signal<String>,
    /// What came with the address.
    pub came: RwSignal<Came>,
    /// What was typed.
    pub typed: RwSignal<String>,
    /// What is wrong with it, in words.
    pub wrong: RwSignal<Option<String>>,
    /// How far it is.
    pub stage: RwSignal<Stage>,
}

/// The page at `/sheet/open`.
#[component]
pub fn OpenPage() -> impl IntoView {
    let check = use_check();
    check.open();
    let opening = Opening {
        check,
        hotline: use_hotline_signal(),
        came: RwSignal::new(came()),
        typed: RwSignal::new(String::new()),
        wrong: RwSignal::new(None),
        stage: RwSignal::new(Stage::Asking),
    };
    // It listens as long as this page is there.
    StoredValue::new_local(handed::on_another(move || {
        opening.stage.set(Stage::Asking);
        opening.wrong.set(None);
        opening.came.set(came());
    }));
    // What the device has must be known before anything can take its place.
    let read = Memo::new(move |_| match check.standing() {
        Standing::Waiting => None,
        Standing::Failed(_) => Some(false),
        _ => Some(true),
    });
    move || match (opening.came.get(), read.get()) {
        (Came::Sealed(_), None) => waiting(),
        (came, read) => page(opening, &came, read == Some(false)),
    }
}

fn page(opening: Opening, came: &Came, no_questions: bool) -> AnyView {
    let body = match came {
        Came::Nothing => nothing().into_any(),
        Came::Damaged => obstacle("sheet.open.damaged"),
        Came::Newer => obstacle("sheet.open.newer"),
        Came::Sealed(_) if no_questions => obstacle("sheet.open.no-questions"),
        Came::Sealed(_) => (move || match opening.stage.get() {
            Stage::Open(brought) => holds(brought).into_any(),
            Stage::Asking | Stage::Working => code_form(opening).into_any(),
        })
        .into_any(),
    };
    view! {
        <main id="main" class="page sheet-open">
            <PageHead title=t("sheet.open.title").to_owned() back=Route::Map.path() />
            {body}
        </main>
    }
    .into_any()
}

/// Without a draft: how one comes here.
fn nothing() -> impl IntoView {
    view! {
        <p>{t("sheet.open.none")}</p>
        <p class="field-hint">{t("sheet.open.none.again")}</p>
        <div class="button-row">
            <a class="button button-main" href=Route::Map.path()>{t("missing.map")}</a>
            <a class="button" href=Route::Check.path()>{t("check.title")}</a>
        </div>
    }
}

/// What is in the way, and whom to call.
fn obstacle(key: &str) -> AnyView {
    let words = t_with(key, &[("number", &use_hotline())]);
    view! { <Notice tone=Tone::Warn><p>{words}</p></Notice> }.into_any()
}

/// Tries the code that was typed.
fn try_code(opening: Opening) {
    let Came::Sealed(envelope) = opening.came.get_untracked() else {
        return;
    };
    let code = match read_code(&opening.typed.get_untracked()) {
        Ok(code) => code,
        Err(words) => return refuse(opening, words),
    };
    opening.wrong.set(None);
    opening.stage.set(Stage::Working);
    spawn_local(async move {
        match open_envelope(code, &envelope).await {
            Ok(draft) => {
                let brought = brought(opening.check, draft).await;
                opening.stage.set(Stage::Open(brought));
            }
            Err(key) => {
                let number = opening.hotline.get_untracked();
                refuse(opening, t_with(key, &[("number", &number)]));
            }
        }
    });
}

fn refuse(opening: Opening, words: String) {
    opening.stage.set(Stage::Asking);
    opening.wrong.set(Some(words));
    dom::focus_soon("field-code");
}
