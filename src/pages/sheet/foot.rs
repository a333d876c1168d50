//! The foot of the sheet: the code picture, how it is used, and the strip with its code to cut off.

use eldercare_handover::Room;
use leptos::prelude::*;

use super::page::Picture;
use crate::components::receipt_card::code_groups;
use crate::i18n::{t, t_with};
use crate::state::now::use_now;
use crate::state::place_facts::age::printed_in_words;
use crate::state::sheet::{LeftOut, Sealed};

/// Picture and strip, or why there are none.
pub fn foot(picture: &Picture) -> AnyView {
    match picture {
        Picture::Making => view! { <p role="status">{t("sheet.making")}</p> }.into_any(),
        Picture::Absent => {
            view! { <p class="sheet-paper-absent">{t("sheet.qr.none")}</p> }.into_any()
        }
        Picture::Ready(sealed, code) => {
            let drawing = code.drawing(t("sheet.qr.label"));
            view! {
                <div class="sheet-paper-foot">
                    {drawing}
                    <div class="sheet-paper-use">
                        <p><strong>{t("sheet.qr")}</strong></p>
                        <p>{t("sheet.qr.use")}</p>
                        <p>{t("sheet.qr.holds")}</p>
                        {left_out(sealed)}
                        <p>{printed()}</p>
                    </div>
                </div>
                {strip(sealed)}
            }
            .into_any()
        }
    }
}

fn printed() -> impl IntoView {
    let now = use_now();
    move || printed_in_words(now.minute())
}

/// What the picture does not carry, and why.
fn left_out(sealed: &Sealed) -> impl IntoView + use<> {
    let line = |(room, why): &(Room, LeftOut)| {
        let room = match room {
            Room::Person => t("sheet.holds.person"),
            Room::Plan => t("sheet.holds.plan"),
        };
        let key = match why {
            LeftOut::Long => "sheet.qr.long",
            LeftOut::Personal => "sheet.qr.personal",
        };
        let words = t_with(key, &[("what", room)]);
        view! { <p>{words}</p> }
    };
    sealed.left_out.iter().map(line).collect_view()
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
