//! The head of an inner page: back, title, and room for one action.

use leptos::prelude::*;

use super::icon::{Icon, icon};
use crate::i18n::t;
use crate::platform::dom;
use crate::route::Route;
use crate::state::mode::use_mode;

/// The id of every page's heading; focus goes there when a page opens.
pub const HEADING_ID: &str = "page-title";

/// Sets the document title and moves focus to the heading of a new page.
pub fn announce_page(title: &str) {
    dom::set_title(&crate::i18n::t_with("common.title", &[("page", title)]));
    dom::scroll_to_top();
    dom::focus_soon(HEADING_ID);
}

/// Back link, heading, action.
#[component]
pub fn PageHead(
    /// The heading; also the document title.
    title: String,
    /// Where the back link leads.
    #[prop(into)]
    back: Signal<String>,
    /// One action at the end of the line.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    announce_page(&title);
    let mode = use_mode();
    // Whoever began with the choices goes back to them, not to a map never seen.
    let back = move || {
        let to = back.get();
        if to == Route::Map.path() {
            mode.home().path()
        } else {
            to
        }
    };
    view! {
        <div class="page-head">
            <a class="button button-icon" href=back>
                {icon(Icon::Back)}
                <span class="visually-hidden">{t("common.back")}</span>
            </a>
            <h1 id=HEADING_ID tabindex="-1">{title}</h1>
            {children.map(|children| children())}
        </div>
    }
}
