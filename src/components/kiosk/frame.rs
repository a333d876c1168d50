//! Head and foot around every page of a kiosk. Their code comes with the dialogs.

#![allow(
    clippy::unnecessary_wraps,
    reason = "the macro wants a result of code that may not arrive"
)]

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::foot::KioskFoot;
use super::head::KioskHead;
use crate::components::outreach;
use crate::components::soon::foundation;
use crate::i18n::{self, Bundle};
use crate::platform::clock;
use crate::state::mode::use_mode;
use crate::state::prefs::use_prefs;

/// A piece of the frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KioskPart {
    /// Name, place and time.
    Head,
    /// The row at the foot; with it comes what ends a visit.
    Foot,
}

type Maker = fn() -> AnyView;

#[wasm_split(dialogs, wasm_split_path = leptos::wasm_split, fallible)]
fn maker(part: KioskPart) -> Result<Maker, SplitLoaderError> {
    foundation();
    Ok(match part {
        KioskPart::Head => || view! { <KioskHead /> }.into_any(),
        KioskPart::Foot => || view! { <KioskFoot /> }.into_any(),
    })
}

/// How long until what did not come is asked for again, in milliseconds.
const AGAIN_MS: u32 = 3_000;

/// A piece of the frame, as soon as its code and texts are there. A kiosk is not used without them, so they
/// are asked for until they come.
pub fn kiosk_part(part: KioskPart) -> AnyView {
    if use_mode().is_outreach() {
        return outreach::bar();
    }
    let made = RwSignal::new(None::<Maker>);
    let language = use_prefs().language.get_untracked();
    spawn_local(async move {
        loop {
            let has_texts =
                i18n::has(Bundle::Start) || i18n::load(language, Bundle::Start).await.is_ok();
            if let (true, Ok(make)) = (has_texts, maker(part).await) {
                // The frame may have been made anew by now.
                let _ = made.try_set(Some(make));
                return;
            }
            clock::sleep(AGAIN_MS).await;
        }
    });
    (move || made.get().map(|make| make())).into_any()
}
