//! The word that a place is closed for good or for now, beside its name.

use leptos::prelude::*;

use crate::i18n::t;
use crate::state::closure::shut_today;

/// The tag; nothing for a place that is not closed today. Demonstration places have it too.
pub fn shut_tag(id: &str) -> Option<impl IntoView + use<>> {
    let shut = untrack(|| shut_today(id))?;
    Some(view! { <span class="tag tag-stop">{t(shut.key())}</span> })
}
