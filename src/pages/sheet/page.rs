//! The sheet of one person: level, nearest places, next step, and the code picture that carries the
//! answers to another device. What is on the screen is what is printed.

use eldercare_assessment::Instrument;
use eldercare_handover::Draft;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::blocks::{blocks, blocks_view};
use super::foot::{foot, height_mm};
use super::head::Head;
use crate::components::icon::{Icon, icon};
use crate::components::notice::{Notice, Tone};
use crate::components::origin_line::origin_line;
use crate::components::page_head::PageHead;
use crate::components::qr::SealedCode;
use crate::i18n::t;
use crate::pages::check::gate::gate;
use crate::platform::dom;
use crate::route::Route;
use crate::state::atlas::use_atlas;
use crate::state::check::{CheckSession, use_check};
use crate::state::now::use_now;
use crate::state::prefs::use_prefs;
use crate::state::sheet::{Asked, Owed, Planned, Sealed, draft_of, fitted, owed, planned, seal};

/// How the code picture stands.
#[derive(Clone, PartialEq)]
pub enum Picture {
    /// It is being made.
    Making,
    /// It is there.
    Ready(Sealed, SealedCode),
    /// There is none: no encryption here, or the address is too long.
    Absent,
}

/// What stands on the sheet beside the self-check itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Beside {
    /// Of the care plan.
    pub planned: Planned,
    /// Of what the city may give.
    pub owed: Owed,
}

/// The page at `/sheet`.
#[component]
pub fn SheetPage() -> impl IntoView {
    gate(|instrument| match use_check().session() {
        Some(session) if !session.answers.is_empty() => sheet(instrument, &session).into_any(),
        _ => nothing_yet().into_any(),
    })
}

fn nothing_yet() -> impl IntoView {
    view! {
        <main id="main" class="page">
            <PageHead title=t("sheet.title").to_owned() back=Route::Check.path() />
            <p>{t("sheet.none")}</p>
            <div class="button-row">
                <a class="button button-main" href=Route::Check.path()>{t("check.title")}</a>
            </div>
        </main>
    }
}

fn sheet(instrument: &'static Instrument, session: &CheckSession) -> impl IntoView + use<> {
    let picture = RwSignal::new(Picture::Making);
    let known = RwSignal::new(Beside::default());
    let is_made = move || picture.with(|picture| *picture != Picture::Making);
    make(instrument, session.clone(), known, picture);
    let print = move |_| {
        if is_made() {
            dom::print();
        }
    };
    view! {
        <main id="main" class="page sheet-page">
            <PageHead title=t("sheet.title").to_owned() back=Route::Result.path() />
            <p class="screen-only">{t("sheet.lead")}</p>
            {move || known.with(|known| known.planned.own > 0).then(own_lines)}
            <div class="screen-only">{origin_line()}</div>
            <button type="button" class="button button-main button-big screen-only"
                aria-busy=move || (!is_made()).to_string() on:click=print>
                {icon(Icon::Print)}
                <span>{move || t(if is_made() { "sheet.print" } else { "sheet.making" })}</span>
            </button>
            {paper(instrument, session, known, picture)}
        </main>
    }
}

/// That the family's own lines are printed as they are, and the way to change them.
fn own_lines() -> impl IntoView {
    view! {
        <div class="screen-only">
            <Notice tone=Tone::Warn>
                <p>{t("sheet.lead.own")}</p>
                <a class="check-link" href=Route::Plan.path()>{t("sheet.lead.plan")}</a>
            </Notice>
        </div>
    }
}

/// Reads plan and benefits, then seals what this device knows. The city's id may still be on its way when
/// the page opens.
fn make(
    instrument: &'static Instrument,
    session: CheckSession,
    known: RwSignal<Beside>,
    picture: RwSignal<Picture>,
) {
    let (check, atlases) = (use_check(), use_atlas());
    let today = use_now().minute_untracked().day();
    let language = use_prefs().language.get_untracked();
    Effect::new(move |begun: Option<bool>| {
        let city = atlases.id();
        let (false, Some(city)) = (begun.unwrap_or_default(), city) else {
            return begun.unwrap_or_default();
        };
        let session = session.clone();
        spawn_local(async move {
            let asked = Asked {
                city: &city,
                today,
                language: language.tag(),
            };
            let owed = owed(instrument, &session, asked).await;
            let planned = planned(instrument, &session).await;
            let notes = [owed.note.clone(), planned.note.clone()];
            let notes = notes.into_iter().flatten().collect();
            // The page may be left by now.
            let _ = known.try_set(Beside { planned, owed });
            let drawn = drawn(draft_of(check, city, notes)).await;
            let _ = picture.try_set(drawn.unwrap_or(Picture::Absent));
        });
        true
    });
}

async fn drawn(draft: Option<Draft>) -> Option<Picture> {
    let sealed = seal(draft?).await.ok()?;
    let code = SealedCode::of(&sealed.start, &sealed.text)?;
    Some(Picture::Ready(sealed, code))
}

fn paper(
    instrument: &'static Instrument,
    session: &CheckSession,
    known: RwSignal<Beside>,
    picture: RwSignal<Picture>,
) -> impl IntoView + use<> {
    let evaluation = instrument.evaluate(&session.answers);
    let head = Head::of(instrument, session, &evaluation);
    let frame = head.frame_mm();
    let told = Memo::new(move |_| {
        let known = known.get();
        let foot = picture.with(|picture| height_mm(picture, known.planned.own));
        fitted(blocks(&evaluation, &known), frame + foot)
    });
    view! {
        <article class="sheet-paper" data-size=move || told.with(|told| told.0.to_string())>
            {head.view()}
            {move || told.with(|(_, blocks)| blocks_view(blocks))}
            {move || foot(&picture.get(), known.with(|known| known.planned.own))}
        </article>
    }
}
