//! The lock: choosing a number, giving it, and what is said when everything is gone.

use eldercare_outreach::{Pin, PinProblem};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::heading;
use crate::components::field::{error_line, field_id};
use crate::components::notice::{Notice, Tone};
use crate::i18n::{t, t_with};
use crate::platform::dom;
use crate::state::outreach::{Outreach, Standing, Why};

/// A field for the number. What is typed is dots, and no browser is told that it is a password to keep.
fn pin_field(
    name: &'static str,
    label: &'static str,
    typed: RwSignal<String>,
    error: Signal<Option<String>>,
) -> impl IntoView {
    let id = field_id(name);
    let wrong = move || error.get().map(|_| "true");
    let described = format!("{id}-error");
    view! {
        <div class="field" data-wrong=wrong>
            <label class="field-label" for=id.clone()>{label}</label>
            {error_line(id.clone(), error)}
            <input class="input outreach-pin" id=id type="password" inputmode="numeric" maxlength="6" autocomplete="off"
                aria-invalid=wrong aria-describedby=described
                on:input=move |event| typed.set(event_target_value(&event)) />
        </div>
    }
}

/// The key of what is said where the two numbers differ.
const DIFFER: &str = "outreach.pin.differ";

/// Nobody has set up the device.
pub fn new(outreach: Outreach) -> impl IntoView {
    let (first, second) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let problem = RwSignal::new(None::<&'static str>);
    let is_busy = RwSignal::new(false);
    let said = move |at_second: bool| {
        Signal::derive(move || {
            let key = problem.get().filter(|key| (*key == DIFFER) == at_second);
            key.map(|key| t(key).to_owned())
        })
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let chosen = chosen(&first.get_untracked(), &second.get_untracked());
        problem.set(chosen.as_ref().err().copied());
        match chosen {
            Ok(pin) if !is_busy.get_untracked() => {
                is_busy.set(true);
                spawn_local(set_up(outreach, pin));
            }
            Ok(_) => {}
            Err(DIFFER) => dom::focus(&field_id("pin-again")),
            Err(_) => dom::focus(&field_id("pin")),
        }
    };
    view! {
        {heading(t("outreach.new.title"))}
        <p>{t("outreach.new.body")}</p>
        <form class="card" novalidate on:submit=submit>
            {pin_field("pin", t("outreach.pin"), first, said(false))}
            {pin_field("pin-again", t("outreach.pin.again"), second, said(true))}
            <p class="field-hint">{t("outreach.new.forget")}</p>
            <button type="submit" class="button button-main button-big" aria-busy=move || is_busy.get().to_string()>{t("outreach.new.go")}</button>
        </form>
    }
}

async fn set_up(outreach: Outreach, pin: Pin) {
    if let Err(why) = outreach.set_up(pin).await {
        outreach.standing.set(Standing::Unable(why));
    }
}

/// The number, or the key of what is wrong with it.
fn chosen(first: &str, second: &str) -> Result<Pin, &'static str> {
    let pin = Pin::chosen(first).map_err(|why| match why {
        PinProblem::Digits => "outreach.pin.digits",
        PinProblem::Easy => "outreach.pin.easy",
    })?;
    if first == second {
        Ok(pin)
    } else {
        Err(DIFFER)
    }
}

/// A number opens it.
pub fn locked(outreach: Outreach, left: Option<u8>) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let problem = RwSignal::new(
        left.map(|left| t_with("outreach.locked.wrong", &[("count", &left.to_string())])),
    );
    let is_busy = RwSignal::new(false);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Ok(pin) = Pin::typed(&typed.get_untracked()) else {
            problem.set(Some(t("outreach.pin.digits").to_owned()));
            return dom::focus(&field_id("pin"));
        };
        if !is_busy.get_untracked() {
            is_busy.set(true);
            spawn_local(async move {
                if let Err(why) = outreach.unlock(pin).await {
                    outreach.standing.set(Standing::Unable(why));
                }
            });
        }
    };
    dom::focus_soon("field-pin");
    view! {
        {heading(t("outreach.locked.title"))}
        <p>{t("outreach.locked.body")}</p>
        <form class="card" novalidate on:submit=submit>
            <div role="alert">{pin_field("pin", t("outreach.pin"), typed, problem.into())}</div>
            <button type="submit" class="button button-main button-big" aria-busy=move || is_busy.get().to_string()>{t("outreach.unlock")}</button>
        </form>
    }
}

/// Everything that was on the device is gone.
pub fn destroyed(outreach: Outreach, why: Why) -> impl IntoView {
    let words = match why {
        Why::Tries => t("outreach.destroyed.tries"),
        Why::Revoked => t("outreach.destroyed.revoked"),
    };
    view! {
        {heading(t("outreach.title"))}
        <Notice tone=Tone::Stop><p role="alert">{words}</p></Notice>
        <button type="button" class="button button-big" on:click=move |_| outreach.standing.set(Standing::New)>{t("outreach.destroyed.again")}</button>
    }
}
