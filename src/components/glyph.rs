//! The sign of a kind: character, shape and colour together.

use eldercare_places::Kind;
use leptos::prelude::*;

use crate::outline::outline;

/// A kind's sign, decorative: the kind's name always stands beside it.
pub fn glyph(kind: Kind) -> impl IntoView {
    view! {
        <svg class=format!("glyph k-{}", kind.id()) viewBox="0 0 36 36" aria-hidden="true" focusable="false">
            <path d=outline(kind)></path>
            <text x="18" y="18.5">{kind.glyph().to_string()}</text>
        </svg>
    }
}
