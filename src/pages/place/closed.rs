//! A closed place says so before anything else, with its day.

use eldercare_places::Facility;
use leptos::prelude::*;

use crate::components::notice::{Notice, Tone};
use crate::i18n::t;
use crate::state::place_facts::{Setting, closed_by_desk, closed_in_words};

/// The notice; nothing where the place is not closed and will not be.
pub fn closed_notice(place: &Facility, setting: &Setting) -> Option<impl IntoView + use<>> {
    let words = closed_in_words(place, setting)?;
    let who = closed_by_desk(place);
    Some(view! {
        <Notice tone=Tone::Stop>
            <p><strong>{words}</strong></p>
            {who.map(|words| view! { <p>{words}</p> })}
            <p>{t("place.closed.what")}</p>
        </Notice>
    })
}
