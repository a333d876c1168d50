//! A file from another device, read in with its code.

use eldercare_handover::Code;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::field::{TextField, Typing};
use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_of, t_with};
use crate::platform::picked;
use crate::state::request::Requests;
use crate::state::request::parcel::{Arrived, FILE_FIELD, Problem};

/// More than any file that this app writes: five hundred records of thirty thousand bytes.
const MOST_BYTES: u32 = 64 << 20;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    Asked,
    Working,
    Arrived(Arrived),
    Failed(Problem),
}

/// The form, folded in: most people never need it.
pub fn parcel_in(requests: Requests) -> impl IntoView {
    let reading = RwSignal::new(Reading::Asked);
    let typed = RwSignal::new(String::new());
    let is_busy = move || reading.get() == Reading::Working;
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !untrack(is_busy) {
            reading.set(Reading::Working);
            spawn_local(read(requests, typed, reading));
        }
    };
    view! {
        <details class="attached parcel">
            <summary>{t("request.parcel.in")}</summary>
            <form class="status-form" novalidate on:submit=submit>
                <p>{t("request.parcel.in.why")}</p>
                <div class="field">
                    <label class="field-label" for=FILE_FIELD>{t("request.parcel.file")}</label>
                    <input class="input" id=FILE_FIELD type="file" autocomplete="off" accept=".parcel" />
                </div>
                <TextField
                    name="parcel-code"
                    label=Signal::stored(t("request.parcel.in.code").to_owned())
                    hint=t("request.parcel.in.code.hint").to_owned()
                    typed=String::new()
                    error=Signal::stored(None::<String>)
                    on_input=Callback::new(move |text| typed.set(text))
                    typing=Typing::Code
                />
                <button type="submit" class="button button-main" aria-busy=move || is_busy().to_string()>
                    {icon(Icon::Check)}
                    <span>{move || t(if is_busy() { "request.parcel.working" } else { "request.parcel.read" })}</span>
                </button>
                <p role="status" class="parcel-said">{move || said(reading.get())}</p>
            </form>
        </details>
    }
}

async fn read(requests: Requests, typed: RwSignal<String>, reading: RwSignal<Reading>) {
    let now = match arrive(requests, &typed.get_untracked()).await {
        Ok(arrived) => Reading::Arrived(arrived),
        Err(why) => Reading::Failed(why),
    };
    // The page may be left by now; what was new is kept all the same.
    let _ = reading.try_set(now);
}

async fn arrive(requests: Requests, typed: &str) -> Result<Arrived, Problem> {
    let file = picked::bytes(FILE_FIELD, MOST_BYTES).await;
    let file = file.map_err(|_| Problem::NoFile)?;
    // What is no code at all opens nothing either.
    let code = Code::parse(typed).map_err(|_| Problem::WrongCode)?;
    requests.unpack(&file, code).await
}

fn said(reading: Reading) -> String {
    match reading {
        Reading::Asked | Reading::Working => String::new(),
        Reading::Failed(why) => t_of("request.parcel.problem", why.id()).to_owned(),
        Reading::Arrived(Arrived {
            new,
            known,
            damaged,
        }) => {
            let numbers = [new, known, damaged].map(|number| number.to_string());
            let [new, known, damaged] = numbers;
            let values = [("new", &*new), ("known", &*known), ("damaged", &*damaged)];
            t_with("request.parcel.arrived", &values)
        }
    }
}
