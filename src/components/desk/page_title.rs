//! The heading of a page of the desk.

use leptos::prelude::*;

use crate::components::page_head::{HEADING_ID, announce_page};

/// Heading, with actions at the end of its line. The title never holds what is about a person.
#[component]
pub fn PageTitle(
    /// The heading; also the document's title.
    title: &'static str,
    /// The same page made anew: where the focus is, is known already.
    #[prop(optional)]
    is_known: bool,
    /// Actions.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    if !is_known {
        announce_page(title);
    }
    view! {
        <div class="desk-title">
            <h1 id=HEADING_ID tabindex="-1">{title}</h1>
            {children.map(|children| view! { <div class="desk-title-end">{children()}</div> })}
        </div>
    }
}
