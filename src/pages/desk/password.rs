//! Another password for one's own account.

use eldercare_api::v1::desk::ChangePassword;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::desk::field::{DeskField, Kind};
use crate::components::desk::page_title::PageTitle;
use crate::components::desk::trouble::trouble_line;
use crate::i18n::t;
use crate::platform::api::ApiError;
use crate::state::desk::{Desk, trouble, use_desk};

/// What is wrong, by the field at which it is said.
#[derive(Clone, Default)]
struct Wrong {
    whole: Option<String>,
    new: Option<String>,
    again: Option<String>,
}

impl From<&ApiError> for Wrong {
    fn from(problem: &ApiError) -> Self {
        match trouble::of_field(problem, "new") {
            Some(words) => Wrong {
                new: Some(words),
                ..Wrong::default()
            },
            None => Wrong {
                whole: Some(trouble::in_words(problem)),
                ..Wrong::default()
            },
        }
    }
}

/// The page.
#[component]
pub fn PasswordPage() -> impl IntoView {
    let desk = use_desk();
    let texts = [(); 3].map(|()| RwSignal::new(String::new()));
    let [old, new, again] = texts;
    let wrong = RwSignal::new(Wrong::default());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        change(desk, texts.map(|text| text.get_untracked()), wrong);
    };
    let said = move |pick: fn(Wrong) -> Option<String>| Signal::derive(move || pick(wrong.get()));
    let keep = |text: RwSignal<String>| Callback::new(move |typed| text.set(typed));
    view! {
        <main id="main" class="desk-main desk-door">
            <PageTitle title=t("desk.password") />
            <form class="card desk-form" novalidate on:submit=submit>
                {trouble_line(said(|wrong| wrong.whole))}
                <DeskField name="old" label=t("desk.password.old") kind=Kind::Password typed=String::new()
                    on_input=keep(old) />
                <DeskField name="new" label=t("desk.password.new") kind=Kind::NewPassword typed=String::new()
                    on_input=keep(new) error=said(|wrong| wrong.new) hint=t("desk.password.hint").to_owned() />
                <DeskField name="again" label=t("desk.password.again") kind=Kind::NewPassword typed=String::new()
                    on_input=keep(again) error=said(|wrong| wrong.again) />
                <button type="submit" class="button button-main">{t("desk.password.change")}</button>
                <p class="field-hint">{t("desk.password.ends")}</p>
            </form>
        </main>
    }
}

fn change(desk: Desk, [old, new, again]: [String; 3], wrong: RwSignal<Wrong>) {
    if new != again {
        wrong.set(Wrong {
            again: Some(t("desk.password.differ").to_owned()),
            ..Wrong::default()
        });
        return;
    }
    wrong.set(Wrong::default());
    spawn_local(async move {
        let typed = ChangePassword { old, new };
        match desk.post_only("password", &typed).await {
            Ok(()) => desk.signed_out("desk.password.done"),
            // The session may have ended, and the page with it.
            Err(problem) => drop(wrong.try_set(Wrong::from(&problem))),
        }
    });
}
