//! The button that reads a page aloud; it is there only where something can speak.

use leptos::prelude::*;

use crate::i18n::t;
use crate::state::mode::use_mode;
use crate::state::voice::{self, Phase, Speaker, Volume, paragraphs};

/// A loudspeaker, and the square that stops it. Not among the icons of the product: the map would carry them.
const SPEAK: &str = "M4 9.500h3.500L12 5.500v13L7.500 14.500H4ZM15.500 9a4.200 4.200 0 0 1 0 6m2.700-8.700a8 8 0 0 1 0 11.400";
const STOP: &str = "M7 7h10v10H7Z";

/// Reads these texts aloud, one after the other; they are taken as they are when somebody taps. At a kiosk the
/// buttons stand in its foot, within reach and always in the same place.
pub fn listen(texts: impl Fn() -> Vec<String> + Send + Sync + 'static) -> impl IntoView {
    voice::open();
    on_cleanup(voice::leave);
    let texts = Memo::new(move |_| paragraphs(&texts()));
    if use_mode().is_kiosk() {
        voice::offer(texts);
        return ().into_any();
    }
    buttons(texts).into_any()
}

/// The buttons for what the open page offers, for the foot of a kiosk.
pub fn listen_in_foot() -> impl IntoView {
    let offered = voice::offered();
    buttons(Memo::new(move |_| offered.get()))
}

fn buttons(texts: Memo<Vec<String>>) -> impl IntoView {
    let speaker = Memo::new(move |_| texts.with(|texts| voice::speaker_of(texts)));
    let can_speak = Memo::new(move |_| speaker.get() != Speaker::Nothing);
    move || {
        can_speak.get().then(|| {
            view! {
                <div class="listen" role="group" aria-label=t("listen.label")>
                    {main_button(texts)}
                    {volume_button()}
                    <p class="listen-said" role="status">{said}</p>
                    {move || is_trial(speaker).then(|| view! { <p class="listen-said">{t("listen.test")}</p> })}
                </div>
            }
        })
    }
}

/// One button that stays where it is and keeps the focus: begin, stop, begin again.
fn main_button(texts: Memo<Vec<String>>) -> impl IntoView {
    let is_busy = Memo::new(move |_| voice::phase().is_busy());
    let tap = move |_| {
        if is_busy.get_untracked() {
            voice::stop();
        } else {
            voice::read(texts.get_untracked());
        }
    };
    let words = move || match voice::phase() {
        Phase::Rest => t("listen.go"),
        Phase::Waiting | Phase::Speaking => t("listen.stop"),
        Phase::Done | Phase::Failed => t("listen.again"),
    };
    view! {
        <button type="button" class="button" on:click=tap>
            <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
                <path d=move || if is_busy.get() { STOP } else { SPEAK }></path>
            </svg>
            <span>{words}</span>
        </button>
    }
}

/// Louder and softer, from the first sound on.
fn volume_button() -> impl IntoView {
    // In a foot nothing moves when the first sound is heard.
    let is_kiosk = use_mode().is_kiosk();
    let has_begun = Memo::new(move |_| is_kiosk || voice::phase() != Phase::Rest);
    let words = move || {
        t(match voice::volume() {
            Volume::Low => "listen.volume.low",
            Volume::Middle => "listen.volume.middle",
            Volume::High => "listen.volume.high",
        })
    };
    move || {
        (has_begun.get() && voice::has_volume()).then(|| {
            view! {
                <button type="button" class="button button-quiet" on:click=|_| voice::next_volume()>{words}</button>
            }
        })
    }
}

/// What is to be said about it in words.
fn said() -> &'static str {
    match voice::phase() {
        Phase::Waiting => t("listen.waiting"),
        Phase::Failed => t("listen.failed"),
        Phase::Rest | Phase::Speaking | Phase::Done => "",
    }
}

/// Whether the voice is one for trials, which nobody should take for the site's own.
fn is_trial(speaker: Memo<Speaker>) -> bool {
    matches!(speaker.get(), Speaker::Clips(_)) && voice::is_test()
}
