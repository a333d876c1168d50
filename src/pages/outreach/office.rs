//! The account of the office: signing in once, and how long that holds.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::field::{TextField, error_line, field_id};
use crate::components::notice::{Notice, Tone};
use crate::i18n::{t, t_with};
use crate::platform::api::ApiError;
use crate::platform::desk;
use crate::state::outreach::Outreach;

/// Who is signed in, or the form.
pub fn office(outreach: Outreach) -> impl IntoView {
    let is_in = Memo::new(move |_| {
        outreach.day.with(|day| !day.token.is_empty()) && !outreach.has_ended.get()
    });
    let inside = move || {
        if is_in.get() {
            let (worker, date) = outreach
                .day
                .with(|day| (day.worker.clone(), day.ends_on.clone()));
            let words = t_with("outreach.office.in", &[("name", &worker), ("date", &date)]);
            return view! { <p>{words}</p> }.into_any();
        }
        let ended = outreach.has_ended.get().then(|| {
            view! { <Notice tone=Tone::Warn><p>{t("outreach.office.ended")}</p></Notice> }
        });
        if desk::is_readable_on_the_way() {
            return view! { {ended}<p>{t("outreach.office.insecure")}</p> }.into_any();
        }
        view! { {ended}<p>{t("outreach.office.why")}</p>{form(outreach)} }.into_any()
    };
    view! {
        <section class="outreach-part" aria-labelledby="outreach-office">
            <h2 id="outreach-office">{t("outreach.office.title")}</h2>
            {inside}
        </section>
    }
}

fn form(outreach: Outreach) -> impl IntoView {
    let [login, password, label] = [(); 3].map(|()| RwSignal::new(String::new()));
    let problem = RwSignal::new(None::<String>);
    let is_busy = RwSignal::new(false);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let [login, password, label] =
            [login, password, label].map(|typed| typed.get_untracked().trim().to_owned());
        if login.is_empty() || password.is_empty() || label.is_empty() {
            return problem.set(Some(t("outreach.office.empty").to_owned()));
        }
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let done = outreach.sign_in(login, password, label).await;
            // Signed in, the form is gone.
            let _ = is_busy.try_set(false);
            if let Err(why) = done {
                let _ = problem.try_set(Some(t(said(&why)).to_owned()));
            }
        });
    };
    let no_error = Signal::stored(None::<String>);
    let put = |typed: RwSignal<String>| Callback::new(move |text| typed.set(text));
    let id = field_id("office-password");
    view! {
        <form class="card" novalidate on:submit=submit>
            <div role="alert">{error_line("office".to_owned(), problem.into())}</div>
            <TextField name="office-login" label=Signal::stored(t("outreach.office.login").to_owned()) hint=t("outreach.office.login.hint").to_owned()
                typed=String::new() error=no_error on_input=put(login) />
            <div class="field">
                <label class="field-label" for=id.clone()>{t("outreach.office.password")}</label>
                <input class="input" id=id type="password" autocomplete="off" on:input=move |event| password.set(event_target_value(&event)) />
            </div>
            <TextField name="office-device" label=Signal::stored(t("outreach.office.device").to_owned()) hint=t("outreach.office.device.hint").to_owned()
                typed=String::new() error=no_error on_input=put(label) />
            <button type="submit" class="button button-main" aria-busy=move || is_busy.get().to_string()>{t("outreach.office.sign-in")}</button>
        </form>
    }
}

/// The key of what went wrong.
fn said(why: &ApiError) -> &'static str {
    match why {
        ApiError::Unreachable | ApiError::Strange(_) => "outreach.office.unreachable",
        ApiError::Refused(401, _) => "outreach.office.wrong",
        ApiError::Refused(403, _) => "outreach.office.may-not",
        ApiError::Refused(429, _) => "outreach.office.too-often",
        ApiError::Refused(..) => "outreach.office.refused",
    }
}
