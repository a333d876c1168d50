//! What the desk takes away as a file for a spreadsheet. The server writes down who took it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Serialize;

use crate::components::two_tap::{TwoTap, two_tap_plain};
use crate::i18n::t;
use crate::platform::download;
use crate::state::desk::{Desk, may, trouble, use_desk};

/// What went wrong with the last file.
pub type Problem = RwSignal<Option<String>>;

/// The buttons for those who may: masked, and for a head whole. The path is below `/api/v1/desk/`; `asked` makes the body,
/// given whether names are to be whole.
pub fn take_away<Asked: Serialize + 'static>(
    (action, path, name): (&str, &'static str, &'static str),
    problem: Problem,
    asked: impl Fn(bool) -> Asked + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let desk = use_desk();
    let masked = move || {
        view! {
            <button type="button" class="button button-quiet" on:click=move |_| take(desk, (path, name.to_owned()), asked(false), problem)>
                {t("desk.export")}
            </button>
        }
    };
    // What leaves the desk with names and numbers can be called back by nobody.
    let whole = move || {
        let words = TwoTap {
            label: t("desk.export.whole"),
            sure: t("desk.export.whole.sure"),
            yes: t("desk.export.whole.yes"),
        };
        let act =
            Callback::new(move |()| take(desk, (path, name.to_owned()), asked(true), problem));
        two_tap_plain(words, act)
    };
    let may_take = desk.may(action);
    view! {
        {may_take.then(masked)}
        {(may_take && desk.may(may::EXPORT_WHOLE)).then(whole)}
    }
}

/// Has a file made and hands it to the browser, under a name without its ending.
pub fn take(
    desk: Desk,
    (path, name): (&'static str, String),
    asked: impl Serialize + 'static,
    problem: Problem,
) {
    problem.set(None);
    spawn_local(async move {
        let taken = desk.post_for_text(path, &asked).await;
        let wrong = match taken {
            Ok(file) => {
                let is_given = download::offer_table(&[&name, ".csv"].concat(), &file);
                (!is_given).then(|| t("desk.export.refused").to_owned())
            }
            Err(why) => Some(trouble::in_words(&why)),
        };
        // The page may be left by now.
        let _ = problem.try_set(wrong);
    });
}
