//! The foot of the sheet: the code picture, how it is used, and the strip with its code to cut off.

use eldercare_handover::Room;
use leptos::prelude::*;

use super::page::Picture;
use crate::components::qr::SealedCode;
use crate::components::receipt_card::code_groups;
use crate::i18n::{t, t_with};
use crate::state::now::use_now;
use crate::state::place_facts::age::printed_in_words;
use crate::state::sheet::{LeftOut, Sealed, foot_mm};

/// What the words may be higher than the pictures, in millimetres.
const SPARE_MM: f64 = 6.0;

/// Picture and strip, or why there are none.
pub fn foot(picture: &Picture, own_lines: usize) -> AnyView {
    match picture {
        Picture::Making => view! { <p role="status">{t("sheet.making")}</p> }.into_any(),
        Picture::Absent => {
            view! { <p class="sheet-paper-absent">{t("sheet.qr.none")}</p> }.into_any()
        }
        Picture::Ready(sealed, code) => {
            let twice = stands_twice(sealed, code, own_lines);
            let second = twice.then(|| code.drawing(t("sheet.qr.label")));
            // The screen shows one of them, so it speaks of one.
            let on_screen =
                twice.then(|| view! { <p class="sheet-paper-screen">{t("sheet.qr.use")}</p> });
            let words = words(sealed, own_lines, twice);
            let words = words.into_iter().map(|words| view! { <p>{words}</p> });
            view! {
                <div class="sheet-paper-foot">
                    {code.drawing(t("sheet.qr.label"))}
                    <div class="sheet-paper-use">
                        <p><strong>{t("sheet.qr")}</strong></p>
                        {on_screen}
                        {words.collect_view()}
                        <p>{printed()}</p>
                    </div>
                    {second}
                </div>
                {strip(sealed)}
            }
            .into_any()
        }
    }
}

/// How high the foot is above its strip, in millimetres.
pub fn height_mm(picture: &Picture, own_lines: usize) -> f64 {
    let Picture::Ready(sealed, code) = picture else {
        return 0.0;
    };
    let twice = stands_twice(sealed, code, own_lines);
    height_of(sealed, code, own_lines, twice)
}

/// The code stands twice where the words still fit between its copies: a stain or a tear seldom
/// reaches both.
fn stands_twice(sealed: &Sealed, code: &SealedCode, own_lines: usize) -> bool {
    height_of(sealed, code, own_lines, true) <= code.width_mm() + SPARE_MM
}

fn height_of(sealed: &Sealed, code: &SealedCode, own_lines: usize, twice: bool) -> f64 {
    let mut all = words(sealed, own_lines, twice);
    all.push(t("sheet.qr").to_owned());
    all.push(printed_in_words(use_now().minute_untracked()));
    foot_mm(code.width_mm(), if twice { 2 } else { 1 }, &all)
}

fn printed() -> impl IntoView {
    let now = use_now();
    move || printed_in_words(now.minute())
}

/// How the code is used, what it holds and what it does not.
fn words(sealed: &Sealed, own_lines: usize, twice: bool) -> Vec<String> {
    let used = if twice {
        "sheet.qr.use.two"
    } else {
        "sheet.qr.use"
    };
    let mut words = vec![t(used).to_owned(), t("sheet.qr.holds").to_owned()];
    if own_lines > 0 {
        words.push(t_with("sheet.qr.own", &[("count", &own_lines.to_string())]));
    }
    words.extend(sealed.left_out.iter().copied().map(left_out));
    words
}

/// What the picture does not carry, and why.
fn left_out((room, why): (Room, LeftOut)) -> String {
    let room = match room {
        Room::Person => t("sheet.holds.person"),
        Room::Plan => t("sheet.holds.plan"),
    };
    let key = match why {
        LeftOut::Long => "sheet.qr.long",
        LeftOut::Personal => "sheet.qr.personal",
    };
    t_with(key, &[("what", room)])
}

/// The strip with the code: it is worth something only apart from the picture.
fn strip(sealed: &Sealed) -> impl IntoView + use<> {
    view! {
        <div class="sheet-paper-strip">
            <p class="sheet-paper-cut">{t("sheet.cut")}</p>
            <div class="sheet-paper-code">
                <strong>{t("sheet.code")}</strong>
                {code_groups(&sealed.code.to_string())}
            </div>
            <p>{t("sheet.code.keep")}</p>
        </div>
    }
}
