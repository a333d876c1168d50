//! What came from a paper lies on this device now, which may be one that many use: said where it is
//! seen first, with one button that deletes all of it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::asked::{Asked, delete_button};
use crate::components::notice::{Notice, Tone};
use crate::i18n::t;
use crate::platform::dom;
use crate::state::check::Check;
use crate::state::request::use_requests;
use crate::state::{belongings, taken};

/// The notice; nothing where nothing was taken over since the page was loaded.
pub fn taken_card(check: Check) -> Option<impl IntoView> {
    let requests = use_requests();
    taken::is_taken().then(|| {
        let asked = Asked {
            label: t("check.taken.erase"),
            about: String::new(),
            class: "button button-stop",
            ask: t("check.taken.ask"),
            body: t("check.taken.body"),
        };
        let erase = move || {
            spawn_local(async move {
                belongings::erase(requests).await;
                check.erase().await;
                // What the memory of the page holds goes with the page.
                dom::start_anew();
            });
        };
        view! {
            <div class="screen-only">
                <Notice tone=Tone::Warn>
                    <p>{t("check.taken")}</p>
                    {delete_button(asked, erase)}
                </Notice>
            </div>
        }
    })
}
