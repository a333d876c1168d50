//! The short intake, once for everything that follows.

use eldercare_outreach::{Intake, IntakeField, Likeness, Problem};
use eldercare_requests::PhoneOwner;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{heading, loading};
use crate::components::choice_list::{Choice, ChoiceList};
use crate::components::field::{TextField, Typing, field_id};
use crate::components::notice::{Notice, Tone};
use crate::components::town_picker::{Chosen, TownPicker, level_of};
use crate::i18n::{t, t_of};
use crate::platform::dom;
use crate::platform::sealed_store::StoreError;
use crate::state::atlas::use_atlas;
use crate::state::divisions::{Divisions, Level, use_divisions};
use crate::state::load::Load;
use crate::state::outreach::Outreach;

/// The state of the form.
#[derive(Clone, Copy)]
struct Form {
    outreach: Outreach,
    /// Problems are shown once somebody wanted to go on.
    is_checked: RwSignal<bool>,
    /// Others who may be the same person, with what the surest of them is.
    alike: RwSignal<Vec<(Likeness, String)>>,
    unkept: RwSignal<Option<StoreError>>,
}

impl Form {
    fn error(self, field: IntakeField) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.outreach.sitting.track();
            if !self.is_checked.get() {
                return None;
            }
            let problems = self.outreach.problems();
            let found = problems.iter().find(|found| found.field == field)?;
            Some(t(words(field, found.why)).to_owned())
        })
    }

    fn change(self, change: impl FnOnce(&mut Intake) + 'static) {
        self.alike.set(Vec::new());
        spawn_local(async move {
            let kept = self.outreach.keep_intake(change).await;
            self.unkept.set(kept.err());
        });
    }

    fn finish(self, editing: RwSignal<bool>, is_other: bool) {
        self.is_checked.set(true);
        if let Some(first) = self.outreach.problems().first() {
            return dom::focus_soon(match first.field {
                IntakeField::Name => "field-intake-name",
                IntakeField::Born => "field-intake-born",
                IntakeField::Identity => "field-intake-identity",
                IntakeField::Phone => "field-intake-phone",
                IntakeField::Town => "field-town",
                IntakeField::Door => "field-intake-door",
            });
        }
        let alike = self.outreach.alike();
        if !alike.is_empty() && !is_other {
            self.alike.set(alike);
            return dom::reveal_soon("outreach-alike");
        }
        spawn_local(async move {
            match self.outreach.list_person(false).await {
                Ok(()) => editing.set(false),
                Err(why) => self.unkept.set(Some(why)),
            }
        });
    }
}

/// The key of what is wrong.
fn words(field: IntakeField, why: Problem) -> &'static str {
    match (field, why) {
        (IntakeField::Name, Problem::Missing) => "outreach.intake.name.missing",
        (IntakeField::Town, _) => "outreach.intake.town.missing",
        (_, Problem::TooLong) => "outreach.intake.too-long",
        (IntakeField::Born, _) => "outreach.intake.born.wrong",
        (IntakeField::Phone, _) => "outreach.intake.phone.wrong",
        (IntakeField::Identity, _) => "outreach.intake.identity.wrong",
        _ => "outreach.intake.signs",
    }
}

/// The form.
pub fn intake(outreach: Outreach, editing: RwSignal<bool>) -> impl IntoView {
    let form = Form {
        outreach,
        is_checked: RwSignal::new(false),
        alike: RwSignal::new(Vec::new()),
        unkept: RwSignal::new(None),
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.finish(editing, false);
    };
    view! {
        {heading(t("outreach.intake.title"))}
        <form novalidate on:submit=submit>
            {fields(form)}
            {address(form)}
            {identity(form)}
            <div role="alert">{move || alike(form, editing)}</div>
            <div role="alert">{move || form.unkept.get().map(|_| view! { <Notice tone=Tone::Stop><p>{t("outreach.unkept")}</p></Notice> })}</div>
            <button type="submit" class="button button-main button-big">{t("outreach.intake.go")}</button>
        </form>
    }
}

fn field(
    form: Form,
    of: IntakeField,
    name: &'static str,
    [label, hint]: [&'static str; 2],
    typing: Typing,
    place: fn(&mut Intake) -> &mut String,
) -> impl IntoView {
    let typed = form
        .outreach
        .sitting
        .with_untracked(|sitting| place(&mut sitting.intake.clone()).clone());
    let put = Callback::new(move |text: String| form.change(move |intake| *place(intake) = text));
    let may_be_empty = !matches!(of, IntakeField::Name);
    view! {
        <TextField name label=Signal::stored(t(label).to_owned()) hint=t(hint).to_owned() typed
            error=form.error(of) on_input=put typing may_be_empty />
    }
}

fn fields(form: Form) -> impl IntoView {
    use IntakeField as F;
    let owner = Signal::derive(move || {
        let owner = form
            .outreach
            .sitting
            .with(|sitting| sitting.intake.phone_owner.clone());
        (!owner.is_empty()).then_some(owner)
    });
    let choices = PhoneOwner::ALL.map(|owner| Choice {
        value: owner.id().to_owned(),
        label: t_of("request.owner", owner.id()).to_owned(),
        detail: None,
    });
    view! {
        {field(form, F::Name, "intake-name", ["outreach.intake.name", "outreach.intake.name.hint"], Typing::Name, |intake| &mut intake.name)}
        {field(form, F::Born, "intake-born", ["outreach.intake.born", "outreach.intake.born.hint"], Typing::Digits, |intake| &mut intake.born)}
        {field(form, F::Phone, "intake-phone", ["outreach.intake.phone", "outreach.intake.phone.hint"], Typing::Telephone, |intake| &mut intake.phone)}
        <ChoiceList name="intake-phone-owner" legend=t("outreach.intake.phone-owner").to_owned() choices=choices.to_vec()
            chosen=owner error=Signal::stored(None::<String>) side_by_side=true
            on_choose=Callback::new(move |id: String| form.change(move |intake| intake.phone_owner = id)) />
    }
}

fn identity(form: Form) -> impl IntoView {
    field(
        form,
        IntakeField::Identity,
        "intake-identity",
        ["outreach.intake.identity", "outreach.intake.identity.hint"],
        Typing::Line,
        |intake| &mut intake.identity,
    )
}

fn address(form: Form) -> impl IntoView {
    let (divisions, atlas) = (use_divisions(), use_atlas());
    Effect::new(move || {
        if let Some(city) = atlas.id() {
            divisions.want(&city);
        }
    });
    let known = form
        .outreach
        .sitting
        .with_untracked(|sitting| sitting.intake.clone());
    let filled = |text: String| (!text.is_empty()).then_some(text);
    let chosen = RwSignal::new(Chosen {
        district: None,
        town: filled(known.town),
        village: filled(known.village),
    });
    let keep = Callback::new(move |chosen: Chosen| {
        form.change(move |intake| {
            intake.town = chosen.town.unwrap_or_default();
            intake.village = chosen.village.unwrap_or_default();
        });
    });
    let picker = move || {
        match divisions.get() {
        Load::Ready(names) if chosen.with(|chosen| level_of(&names, chosen) == Level::Done) => {
            home(&names, chosen, keep).into_any()
        }
        Load::Ready(names) => view! { <TownPicker divisions=names chosen error=form.error(IntakeField::Town) on_choose=keep /> }.into_any(),
        _ => loading(),
    }
    };
    view! {
        {picker}
        {field(form, IntakeField::Door, "intake-door", ["request.door", "request.door.hint"], Typing::Door, |intake| &mut intake.door)}
    }
}

/// Where the elder lives, in words, and the way to change it.
fn home(
    names: &Divisions,
    chosen: RwSignal<Chosen>,
    keep: Callback<Chosen>,
) -> impl IntoView + use<> {
    let words = chosen.with_untracked(|chosen| {
        names.in_words(chosen.town.as_deref()?, chosen.village.as_deref())
    });
    let again = move |_| {
        keep.run(Chosen::default());
        chosen.set(Chosen::default());
    };
    view! {
        <section class="card card-chosen">
            <h2 id="town-question" tabindex="-1" lang="zh-CN">{words}</h2>
            <button type="button" id=field_id("town") class="button button-quiet" on:click=again>{t("request.address.again")}</button>
        </section>
    }
}

/// Somebody of the list may be the same person: only how sure that is, never who it is.
fn alike(form: Form, editing: RwSignal<bool>) -> Option<impl IntoView + use<>> {
    let (likeness, id) = form.alike.get().into_iter().next()?;
    let words = match likeness {
        Likeness::Certain => "outreach.alike.certain",
        Likeness::Likely => "outreach.alike.likely",
        Likeness::Perhaps => "outreach.alike.perhaps",
    };
    let same = move |_| spawn_local(form.outreach.same_as(id.clone()));
    Some(view! {
        <div id="outreach-alike">
            <Notice tone=Tone::Warn>
                <p>{t(words)}</p>
                <button type="button" class="button button-main" on:click=same>{t("outreach.alike.same")}</button>
                <button type="button" class="button" on:click=move |_| form.finish(editing, true)>{t("outreach.alike.other")}</button>
            </Notice>
        </div>
    })
}
