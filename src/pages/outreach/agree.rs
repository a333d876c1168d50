//! The agreement: what is read out to the elder, and how they say yes. Before it nothing is written down.

use eldercare_outreach::{How, Signature, Stroke};
use leptos::ev::PointerEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::heading;
use crate::components::field::{TextField, Typing};
use crate::components::icon::{Icon, icon};
use crate::components::notice::{Notice, Tone};
use crate::i18n::t;
use crate::platform::ink;
use crate::state::outreach::Outreach;

/// How the elder says yes, while it is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Choosing,
    Glass,
    Sheet,
}

/// The page.
pub fn agree(outreach: Outreach) -> impl IntoView {
    let way = RwSignal::new(Way::Choosing);
    let problem = RwSignal::new(None::<&'static str>);
    let give = move |how: How| {
        spawn_local(async move {
            if outreach.agree(how).await.is_err() {
                problem.set(Some("outreach.unkept"));
            }
        });
    };
    let refuse = move |_| spawn_local(outreach.back_to_day());
    view! {
        {heading(t("outreach.agree.title"))}
        <p class="field-hint">{t("outreach.agree.read")}</p>
        <blockquote class="outreach-words">{t("outreach.agree.words")}</blockquote>
        <div role="alert">{move || problem.get().map(|key| view! { <Notice tone=Tone::Stop><p>{t(key)}</p></Notice> })}</div>
        {move || match way.get() {
            Way::Choosing => view! {
                <div class="outreach-ways">
                    <button type="button" class="button button-main button-big" on:click=move |_| give(How::Spoken)>{icon(Icon::Tick)}<span>{t("outreach.agree.spoken")}</span></button>
                    <button type="button" class="button button-big" on:click=move |_| way.set(Way::Glass)>{icon(Icon::Edit)}<span>{t("outreach.agree.glass")}</span></button>
                    <button type="button" class="button button-big" on:click=move |_| way.set(Way::Sheet)>{icon(Icon::List)}<span>{t("outreach.agree.sheet")}</span></button>
                </div>
            }.into_any(),
            Way::Glass => glass(give, problem).into_any(),
            Way::Sheet => sheet(give, problem).into_any(),
        }}
        {move || (way.get() != Way::Choosing).then(|| view! {
            <button type="button" class="button button-quiet" on:click=move |_| way.set(Way::Choosing)>{t("common.back")}</button>
        })}
        <button type="button" class="button button-stop" on:click=refuse>{t("outreach.agree.no")}</button>
    }
}

/// The glass to write on.
fn glass(
    give: impl Fn(How) + Copy + 'static,
    problem: RwSignal<Option<&'static str>>,
) -> impl IntoView {
    let signature = RwSignal::new(Signature::default());
    let done = move |_| {
        if signature.with_untracked(Signature::is_written) {
            give(How::Glass(signature.get_untracked()));
        } else {
            problem.set(Some("outreach.agree.unsigned"));
        }
    };
    view! {
        <p id="outreach-glass">{t("outreach.agree.glass.here")}</p>
        {ink_of(signature)}
        <div class="button-row">
            <button type="button" class="button" on:click=move |_| signature.set(Signature::default())>{t("outreach.agree.glass.again")}</button>
            <button type="button" class="button button-main" on:click=done>{t("outreach.agree.glass.done")}</button>
        </div>
    }
}

fn ink_of(signature: RwSignal<Signature>) -> impl IntoView {
    let is_down = StoredValue::new(false);
    let down = move |event: PointerEvent| {
        if let Some((x, y)) = ink::place(&event) {
            is_down.set_value(true);
            signature.update(|signature| {
                // What is more than a name is not kept.
                let _ = signature.begin(x, y);
            });
        }
    };
    let go_on = move |event: PointerEvent| {
        if is_down.get_value()
            && let Some((x, y)) = ink::place(&event)
        {
            signature.update(|signature| {
                let _ = signature.go_on(x, y);
            });
        }
    };
    let up = move |_| is_down.set_value(false);
    let lines =
        move || signature.with(|signature| signature.strokes().iter().map(line).collect_view());
    view! {
        <svg class="outreach-glass" viewBox="0 0 1000 1000" preserveAspectRatio="none" role="img" aria-labelledby="outreach-glass"
            on:pointerdown=down on:pointermove=go_on on:pointerup=up on:pointercancel=up>{lines}</svg>
    }
}

fn line(stroke: &Stroke) -> impl IntoView + use<> {
    let points: Vec<String> = stroke.iter().map(|(x, y)| format!("{x},{y}")).collect();
    view! {
        <polyline points=points.join(" ") fill="none" stroke="currentColor" stroke-width="14" stroke-linecap="round" stroke-linejoin="round" />
    }
}

/// The number of the sheet.
fn sheet(
    give: impl Fn(How) + Copy + 'static,
    problem: RwSignal<Option<&'static str>>,
) -> impl IntoView {
    let number = RwSignal::new(String::new());
    let done = move |_| match How::sheet(&number.get_untracked()) {
        Some(how) => give(how),
        None => problem.set(Some("outreach.agree.sheet.missing")),
    };
    view! {
        <TextField name="sheet-number" label=Signal::stored(t("outreach.agree.sheet.number").to_owned()) hint=t("outreach.agree.sheet.hint").to_owned()
            typed=String::new() error=Signal::stored(None::<String>) typing=Typing::Line on_input=Callback::new(move |text| number.set(text)) />
        <button type="button" class="button button-main button-big" on:click=done>{t("outreach.agree.sheet.done")}</button>
    }
}
