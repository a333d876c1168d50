//! The list as a file for a spreadsheet. The server writes down who took it.

use eldercare_api::v1::desk::ExportRequests;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::i18n::t;
use crate::platform::download;
use crate::state::desk::worklist::Worklist;
use crate::state::desk::{Desk, may, trouble, use_desk};

/// The buttons, for those who may: masked, and for a head whole.
pub fn take_away(list: Worklist, problem: RwSignal<Option<String>>) -> impl IntoView {
    let desk = use_desk();
    let button = move |whole: bool, key: &'static str| {
        view! {
            <button type="button" class="button button-quiet" on:click=move |_| take(desk, list, whole, problem)>
                {t(key)}
            </button>
        }
    };
    view! {
        {desk.may(may::EXPORT).then(|| button(false, "desk.export"))}
        {desk.may(may::EXPORT_WHOLE).then(|| button(true, "desk.export.whole"))}
    }
}

fn take(desk: Desk, list: Worklist, whole: bool, problem: RwSignal<Option<String>>) {
    let filters = list.filters.get_untracked();
    let asked = ExportRequests {
        state: filters.state,
        service: filters.service,
        town: filters.town,
        overdue: filters.overdue,
        whole,
    };
    problem.set(None);
    spawn_local(async move {
        let taken = desk.post_for_text("export", &asked).await;
        let wrong = match taken {
            Ok(file) => {
                let is_given = download::offer(&["requests", "csv"].join("."), "text/csv", &file);
                (!is_given).then(|| t("desk.export.refused").to_owned())
            }
            Err(why) => Some(trouble::in_words(&why)),
        };
        // The page may be left by now.
        let _ = problem.try_set(wrong);
    });
}
