//! Head and foot around every page of a kiosk, and its pieces in pages. Their code comes with the dialogs.

#![allow(
    clippy::unnecessary_wraps,
    reason = "the macro wants a result of code that may not arrive"
)]

use std::cell::Cell;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::foot::KioskFoot;
use super::head::KioskHead;
use super::paper_form::{Lines, no_network, paper_button};
use super::take_along::{TakeAlong, take_along};
use crate::components::frame::Header;
use crate::components::outreach;
use crate::components::soon::foundation;
use crate::i18n::{self, Bundle};
use crate::platform::{clock, forgetful, locked};
use crate::state::mode::use_mode;
use crate::state::prefs::use_prefs;

/// A piece of the frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FramePart {
    /// Name, place and time.
    Head,
    /// The rows at the foot; with them comes what ends a visit.
    Foot,
}

/// A piece of the frame, or of a page at a kiosk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KioskPart {
    /// Of the frame.
    Frame(FramePart),
    /// On to the own telephone, and a slip.
    TakeAlong(TakeAlong),
    /// An application on paper, with these lines that were typed.
    Paper(Lines),
    /// That there is no network, while there is none.
    NoNetwork,
}

type Maker = fn(KioskPart) -> AnyView;

#[wasm_split(dialogs, wasm_split_path = leptos::wasm_split, fallible)]
fn maker() -> Result<Maker, SplitLoaderError> {
    foundation();
    Ok(|part| match part {
        KioskPart::Frame(FramePart::Head) => view! { <KioskHead /> }.into_any(),
        KioskPart::Frame(FramePart::Foot) => view! { <KioskFoot /> }.into_any(),
        KioskPart::TakeAlong(what) => take_along(what).into_any(),
        KioskPart::Paper(typed) => paper_button(typed).into_any(),
        KioskPart::NoNetwork => no_network().into_any(),
    })
}

/// How long until what did not come is asked for again, in milliseconds.
const AGAIN_MS: u32 = 3_000;

/// A piece of the frame, as soon as its code and texts are there. A kiosk is not used without them, so they
/// are asked for until they come.
pub fn kiosk_part(part: KioskPart) -> AnyView {
    let made = RwSignal::new(None::<Maker>);
    let language = use_prefs().language.get_untracked();
    spawn_local(async move {
        loop {
            let has_texts =
                i18n::has(Bundle::Start) || i18n::load(language, Bundle::Start).await.is_ok();
            if let (true, Ok(make)) = (has_texts, maker().await) {
                // The frame may have been made anew by now.
                let _ = made.try_set(Some(make));
                return;
            }
            clock::sleep(AGAIN_MS).await;
        }
    });
    (move || made.get().map(|make| make(part.clone()))).into_any()
}

thread_local! {
    static IS_SHUT: Cell<bool> = const { Cell::new(false) };
}

/// What keeps people apart on a screen of many comes with its frame: before that nobody has written anything.
fn shut_once(is_kiosk: bool) {
    if IS_SHUT.replace(true) {
        return;
    }
    forgetful::watch();
    if is_kiosk {
        locked::begin();
    }
}

/// A piece of the frame. What a page shows is larger and would be part of the first download, which makes the frame.
pub fn frame_part(part: FramePart) -> AnyView {
    shut_once(use_mode().is_kiosk());
    if use_mode().is_outreach() {
        return match part {
            FramePart::Head => view! { <Header /> }.into_any(),
            FramePart::Foot => outreach::bar(),
        };
    }
    kiosk_part(KioskPart::Frame(part))
}

/// A piece in a page; nothing where this is no kiosk.
pub fn at_kiosk(part: impl FnOnce() -> KioskPart) -> Option<AnyView> {
    use_mode().is_kiosk().then(|| kiosk_part(part()))
}
