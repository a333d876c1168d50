//! Step 1: what is needed. A tap on a service leads on; what was begun before can be gone on with.

use eldercare_requests::{Field, RequestDraft, ServiceId};
use leptos::prelude::*;

use super::Strangers;
use super::form::Form;
use super::frame::{from_review, kept_line, step_head, step_problems};
use super::here::draft_rows;
use crate::components::dialog::Dialog;
use crate::components::error_summary::focus_summary;
use crate::components::field::field_id;
use crate::components::icon::{Icon, icon};
use crate::components::kiosk::frame::{KioskPart, at_kiosk};
use crate::components::notice::{Notice, Tone};
use crate::components::waiting_card::WaitingCards;
use crate::i18n::{t, t_of, t_with};
use crate::state::benefits::offered::said_to_anybody;
use crate::state::location::{Location, use_location};
use crate::state::place_name::place_name;
use crate::state::request::groups::GROUPS;
use crate::state::request::{Sending, Step};

/// The first screen.
pub fn service(form: Form, strangers: Strangers) -> impl IntoView {
    view! {
        {step_head(Step::Service)}
        {at_kiosk(|| KioskPart::NoNetwork)}
        <WaitingCards />
        {move || strangers.unknown_service.get().then(|| warning("request.unknown-service"))}
        {move || strangers.unknown_place.get().then(|| warning("request.unknown-place"))}
        {move || strangers.closed_place.get().then(|| warning("request.closed-place"))}
        {step_problems(form, Step::Service)}
        {chosen_card(form)}
        {other_drafts(form)}
        {GROUPS.map(|(group, services)| service_group(form, group, services)).collect_view()}
        {kept_line(form)}
    }
}

fn warning(key: &'static str) -> impl IntoView {
    view! { <Notice tone=Tone::Warn><p>{t(key)}</p></Notice> }
}

/// What is chosen already, the way on, and the way to begin anew.
fn chosen_card(form: Form) -> impl IntoView {
    let asking = RwSignal::new(false);
    let location = use_location();
    let go_on = move |_| go_on(form, location);
    move || {
        let draft = form.requests.draft.get();
        let place = draft
            .facility
            .as_deref()
            .map(|id| place_line(form, id).into_any());
        let Some(service) = draft.service.as_deref().and_then(ServiceId::from_id) else {
            // A link from a facility names the place and leaves the service open.
            return place.map(|place| {
                view! { <section class="card card-chosen">{place}</section> }.into_any()
            });
        };
        let lead = if is_begun(&draft) {
            "request.resume"
        } else {
            "request.chosen"
        };
        Some(view! {
            <section class="card card-chosen">
                <p class="field-hint">{t(lead)}</p>
                <h2>{t_of("service", service.id())}</h2>
                {said_of(form, service)}
                {place}
                <button type="button" class="button button-main button-big" on:click=go_on>{t("request.go-on")}</button>
                <button type="button" class="button" on:click=move |_| form.requests.begin_another()>{icon(Icon::Plus)}<span>{t("request.another")}</span></button>
                <button type="button" class="button button-quiet" on:click=move |_| asking.set(true)>{icon(Icon::Delete)}<span>{t("request.discard")}</span></button>
                <Show when=move || asking.get()>{confirm(form, asking)}</Show>
            </section>
        }.into_any())
    }
}

/// To the first step with something left to fill in. A link may name a service that this city does not
/// offer; that is said here.
fn go_on(form: Form, location: Location) {
    if !form.is_good(Step::Service) {
        focus_summary();
    } else if let Some(city) = form.city() {
        location.go(&form.requests.first_open_step(&city).path());
    }
}

/// What else was begun on this device.
fn other_drafts(form: Form) -> impl IntoView {
    move || {
        let in_form = form.requests.draft.with(|draft| draft.record_id.clone());
        let mut drafts = form.requests.own().drafts;
        drafts.retain(|draft| Some(draft.id()) != in_form.as_deref());
        (!drafts.is_empty()).then(|| {
            view! {
                <section class="service-group">
                    <h2>{t("request.here.others")}</h2>
                    {draft_rows(form, &drafts)}
                </section>
            }
        })
    }
}

/// Whether somebody filled it in before. For whom and in which town comes along with a need of the plan,
/// too: alone it is no work of an earlier time.
fn is_begun(draft: &RequestDraft) -> bool {
    let RequestDraft {
        elder_name,
        phone,
        wished_time,
        ..
    } = draft;
    [elder_name, phone, wished_time]
        .into_iter()
        .any(Option::is_some)
}

fn place_line(form: Form, id: &str) -> impl IntoView + use<> {
    let remove = move |_| {
        form.requests.edit(|draft| draft.facility = None);
        form.requests
            .errors
            .update(|errors| errors.retain(|error| error.field != Field::Facility));
    };
    view! {
        <div class="town-path">
            <p>{t_with("request.at-place", &[("place", &place_name(id))])}</p>
            <button type="button" id=field_id(Field::Facility.id()) class="button button-quiet" on:click=remove>{t("request.no-place")}</button>
        </div>
    }
}

fn confirm(form: Form, asking: RwSignal<bool>) -> impl IntoView {
    let discard = move |_| {
        form.requests.discard();
        asking.set(false);
    };
    view! {
        <Dialog title=t("request.discard.title") on_close=Callback::new(move |()| asking.set(false))>
            <p>{t("request.discard.body")}</p>
            <div class="button-row">
                <button type="button" class="button button-stop" on:click=discard>{t("request.discard.yes")}</button>
                <button type="button" class="button" on:click=move |_| asking.set(false)>{t("request.discard.no")}</button>
            </div>
        </Dialog>
    }
}

fn service_group(form: Form, group: &'static str, services: &'static [ServiceId]) -> impl IntoView {
    let offered = form
        .city()
        .map(|page| page.city.services)
        .unwrap_or_default();
    let offered: Vec<ServiceId> = services
        .iter()
        .copied()
        .filter(|service| offered.iter().any(|id| id == service.id()))
        .collect();
    (!offered.is_empty()).then(|| {
        view! {
            <section class="service-group">
                <h2>{t_of("request.group", group)}</h2>
                <ul class="choices">{offered.into_iter().map(|service| service_row(form, service)).collect_view()}</ul>
            </section>
        }
    })
}

/// What the city's documents leave open about a service.
fn said_of(form: Form, service: ServiceId) -> impl IntoView {
    move || {
        let words = said_to_anybody(form.benefits, service);
        words.map(|words| view! { <span class="service-said">{words}</span> })
    }
}

fn service_row(form: Form, service: ServiceId) -> impl IntoView {
    let location = use_location();
    let from_review = from_review();
    let choose = move |_| {
        form.requests.sending.set(Sending::Editing);
        form.requests
            .edit(|draft| draft.service = Some(service.id().to_owned()));
        form.requests
            .errors
            .update(|errors| errors.retain(|error| error.field != Field::Service));
        let next = if from_review.get_untracked() {
            Step::Review
        } else {
            Step::Elder
        };
        location.go(&next.path());
    };
    let pressed = move || {
        let chosen = form
            .requests
            .draft
            .with(|draft| draft.service.as_deref() == Some(service.id()));
        chosen.to_string()
    };
    let id = format!("{}-{}", field_id(Field::Service.id()), service.id());
    view! {
        <li>
            <button type="button" id=id class="choice" data-service=service.id() aria-pressed=pressed on:click=choose>
                <span class="choice-body">
                    <span class="choice-label">{t_of("service", service.id())}</span>
                    <span class="choice-detail">{t_of("service.hint", service.id())}</span>
                    {said_of(form, service)}
                </span>
            </button>
        </li>
    }
}
