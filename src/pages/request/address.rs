//! Step 4: town, village, door.

use std::sync::Arc;

use eldercare_requests::{Field, ForWhom};
use leptos::prelude::*;

use super::form::Form;
use super::frame::{step_foot, step_head_asking, step_problems};
use crate::components::field::{TextField, Typing, field_id};
use crate::components::icon::{Icon, icon};
use crate::components::notice::{Notice, Tone};
use crate::components::problems::in_words;
use crate::components::town_picker::{Chosen, TownPicker, level_of};
use crate::i18n::t;
use crate::state::divisions::{Divisions, Level};
use crate::state::load::Load;
use crate::state::request::Step;

/// The address.
pub fn address(form: Form) -> impl IntoView {
    view! {
        {step_head_asking(Step::Address, question(form))}
        {step_problems(form, Step::Address)}
        {address_fields(form)}
        {step_foot(form, Step::Address)}
    }
}

/// Whoever asks for themselves is asked about themselves.
fn question(form: Form) -> &'static str {
    t(if is_own(form) {
        "request.address.own"
    } else {
        "request.step.address"
    })
}

fn is_own(form: Form) -> bool {
    let whom = form
        .requests
        .draft
        .with_untracked(|draft| draft.for_whom.clone());
    whom.as_deref() == Some(ForWhom::Myself.id())
}

/// The fields alone.
pub fn address_fields(form: Form) -> impl IntoView {
    view! {
        {move || match form.divisions.get() {
            Load::Loading => view! { <p role="status">{t("common.loading")}</p><div class="skeleton"></div> }.into_any(),
            Load::Ready(divisions) => picking(form, divisions).into_any(),
            Load::Failed(problem) => failed(form, in_words(&problem)).into_any(),
        }}
    }
}

fn failed(form: Form, why: String) -> impl IntoView {
    let retry = move |_| {
        if let Some(page) = form.city() {
            form.divisions.want(&page.city.id);
        }
    };
    view! {
        <Notice tone=Tone::Warn><p>{t("request.address.failed")}</p><p>{why}</p></Notice>
        <button type="button" class="button" on:click=retry>{t("common.retry")}</button>
    }
}

fn picking(form: Form, divisions: Arc<Divisions>) -> impl IntoView {
    let chosen = RwSignal::new(form.requests.draft.with_untracked(|draft| Chosen {
        district: None,
        town: draft.town.clone(),
        village: draft.village.clone(),
    }));
    let keep = Callback::new(move |chosen: Chosen| {
        form.requests.edit(|draft| {
            draft.town = chosen.town;
            draft.village = chosen.village;
        });
        let about = [Field::Town, Field::Village];
        form.requests
            .errors
            .update(|errors| errors.retain(|error| !about.contains(&error.field)));
    });
    let error = Signal::derive(move || {
        let (town, village) = (form.error(Field::Town), form.error(Field::Village));
        town.get().or_else(|| village.get())
    });
    let names = divisions.clone();
    let is_done = Memo::new(move |_| chosen.with(|chosen| level_of(&names, chosen) == Level::Done));
    move || {
        if is_done.get() {
            done(form, &divisions, chosen, keep).into_any()
        } else {
            view! { <TownPicker divisions=divisions.clone() chosen error on_choose=keep /> }
                .into_any()
        }
    }
}

/// The address in words, the way to change it, and the door.
fn done(
    form: Form,
    divisions: &Divisions,
    chosen: RwSignal<Chosen>,
    keep: Callback<Chosen>,
) -> impl IntoView + use<> {
    let words = chosen.with_untracked(|chosen| {
        divisions.in_words(chosen.town.as_deref()?, chosen.village.as_deref())
    });
    let again = move |_| {
        keep.run(Chosen::default());
        chosen.set(Chosen::default());
    };
    view! {
        <section class="card card-chosen">
            <p class="field-hint">{t(if is_own(form) { "request.address.chosen.own" } else { "request.address.chosen" })}</p>
            <h2 id="town-question" tabindex="-1" lang="zh-CN">{words}</h2>
            <button type="button" id=field_id(Field::Town.id()) class="button button-quiet" on:click=again>{icon(Icon::Edit)}<span>{t("request.address.again")}</span></button>
        </section>
        <TextField
            name=Field::Door.id()
            label=Signal::stored(t("request.door").to_owned())
            hint=t("request.door.hint").to_owned()
            typed=form.typed(|draft| draft.door.as_ref())
            error=form.error(Field::Door)
            on_input=form.put(|draft| &mut draft.door)
            typing=Typing::Door
            may_be_empty=true
        />
    }
}
