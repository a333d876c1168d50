//! Asking for a service: one decision a screen, then reading it once more, then sending.

pub mod address;
pub mod agreement;
mod attached;
pub mod consent;
pub mod elder;
mod elsewhere;
pub mod form;
mod frame;
pub mod here;
mod identity;
pub mod phone;
mod review;
pub mod reviewed;
mod sent;
mod service;
mod share;
mod spoken;
pub mod time;

use eldercare_requests::{Act, RequestDraft};
use leptos::prelude::*;
use leptos::task::spawn_local;

use self::form::{Form, use_form};
use crate::components::call::call_button;
use crate::components::device_notices::kept_warning;
use crate::components::family::stop_page;
use crate::components::notice::{Notice, Tone};
use crate::components::page_head::PageHead;
use crate::i18n::{t, t_with};
use crate::platform::form_token;
use crate::route::{Later, Page, Route};
use crate::state::atlas::use_hotline;
use crate::state::closure::shut_today;
use crate::state::config::use_config;
use crate::state::family;
use crate::state::load::Load;
use crate::state::location::use_location;
use crate::state::place_name::{PlaceName, find_place};
use crate::state::request::opening::Opening;
use crate::state::request::{Holding, Sending, Step};

/// What one path under `/request` shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Screen {
    Step(Step),
    Sent,
    Here,
    Unknown,
}

impl Screen {
    fn of(name: Option<&str>) -> Screen {
        match (name, Step::from_path(name)) {
            (Some("sent"), _) => Screen::Sent,
            (Some("here"), _) => Screen::Here,
            (_, Some(step)) => Screen::Step(step),
            (_, None) => Screen::Unknown,
        }
    }
}

/// What the address named and cannot be asked for.
#[derive(Clone, Copy)]
struct Strangers {
    unknown_service: RwSignal<bool>,
    unknown_place: RwSignal<bool>,
    closed_place: RwSignal<bool>,
}

/// All pages under `/request`.
#[component]
pub fn RequestPage() -> impl IntoView {
    let form = use_form();
    form.requests.open();
    let base = use_config().api;
    spawn_local(async move { form_token::ask(&base).await });
    let parts = use_location().parts_of(Later::Request);
    let step = move |parts: &Vec<String>| Screen::of(parts.get(1).map(String::as_str));
    let screen = Memo::new(move |_| parts.with(step));
    let unknown_service = RwSignal::new(false);
    let unknown_place = RwSignal::new(false);
    take_opening(form, unknown_service);
    let standing = Memo::new(move |_| standing(form));
    follow_other_tab(standing);
    let closed_place = RwSignal::new(false);
    drop_place(form, unknown_place, closed_place);
    move || {
        let screen = screen.get();
        if screen == Screen::Unknown {
            return crate::pages::not_found::NotFoundPage().into_any();
        }
        let inner = if form.requests.is_open.get() {
            opened(
                form,
                screen,
                standing.get(),
                Strangers {
                    unknown_service,
                    unknown_place,
                    closed_place,
                },
            )
        } else {
            waiting(form)
        };
        view! { <main id="main" class="page request">{inner}</main> }.into_any()
    }
}

/// Takes what the address asks for into the draft, once the device has been read, and then out of
/// the address: coming back to it must not undo a later choice.
fn take_opening(form: Form, unknown_service: RwSignal<bool>) {
    let location = use_location();
    Effect::new(move |_| {
        let is_ours = location
            .pathname
            .with(|path| path.starts_with(&Route::Request.path()));
        let opening = Opening::read(|name| location.query(name));
        if !is_ours || opening.is_empty() || !form.requests.is_open.get() {
            return;
        }
        unknown_service.set(opening.unknown_service);
        form.requests.with_check.set(opening.with_check);
        let Opening { service, place, .. } = opening;
        if service.is_some() || place.is_some() {
            form.requests.sending.set(Sending::Editing);
            form.requests.edit(|draft| {
                if let Some(service) = service {
                    draft.service = Some(service.id().to_owned());
                }
                draft.facility = place.or(draft.facility.take());
            });
        }
        location.go_instead(&Route::Request.path());
    });
}

/// A facility that the open city does not have, or that is closed, is taken out of the draft, and
/// that is said.
fn drop_place(form: Form, unknown_place: RwSignal<bool>, closed_place: RwSignal<bool>) {
    Effect::new(move |_| {
        let Some(id) = form.requests.draft.with(|draft| draft.facility.clone()) else {
            return;
        };
        let why = match find_place(&id) {
            PlaceName::Unknown => unknown_place,
            PlaceName::Known(_) if shut_today(&id).is_some() => closed_place,
            PlaceName::Known(_) | PlaceName::Awaited => return,
        };
        why.set(true);
        form.requests.edit(|draft| draft.facility = None);
    });
}

/// Whether the draft in the form may be changed here; asks where nobody has yet. A new draft is this
/// tab's from its first letter on, so that nothing on the page is made anew while somebody types.
fn standing(form: Form) -> Holding {
    if form.requests.is_open.get() {
        form.requests.claim();
    }
    form.requests.holding.get()
}

/// A draft that another tab sent off or erased leaves this one, too; what became of it is shown.
fn follow_other_tab(standing: Memo<Holding>) {
    let location = use_location();
    Effect::new(move |before: Option<Holding>| {
        let now = standing.get();
        let was_taken = before == Some(Holding::Elsewhere);
        let path = location.pathname.get_untracked();
        let is_in_form = Page::of(&path) == Some(Page::Later(Later::Request))
            && path != Route::RequestHere.path();
        if was_taken && now == Holding::Free && is_in_form {
            location.go_instead(&Route::RequestSent.path());
        }
        now
    });
}

/// While the device or the list of cities is being read.
fn waiting(form: Form) -> AnyView {
    let _ = form;
    view! {
        <PageHead title=t("request.title").to_owned() back=Route::Map.path() />
        <p role="status">{t("common.loading")}</p>
        <div class="skeleton"></div>
        <div class="skeleton"></div>
    }
    .into_any()
}

fn opened(form: Form, screen: Screen, standing: Holding, strangers: Strangers) -> AnyView {
    let atlas = form.atlas.loading();
    if screen == Screen::Here {
        // What lies here is shown whatever city is open, and without any.
        return here::here(form).into_any();
    }
    let city = match atlas {
        Load::Ready(()) => form.atlas.city(),
        Load::Failed(problem) => return no_city(crate::components::problems::in_words(&problem)),
        Load::Loading => return waiting(form),
    };
    let Some(city) = city else {
        return waiting(form);
    };
    let is_empty = form
        .requests
        .draft
        .with_untracked(|draft| *draft == RequestDraft::default());
    // Coming back to a step after sending finds nothing filled in, but what became of it.
    let is_sent = !matches!(
        form.requests.sending.get_untracked(),
        Sending::Editing | Sending::Underway
    );
    let is_past = match screen {
        Screen::Step(Step::Review) => is_empty,
        Screen::Step(Step::Service) => false,
        _ => is_empty && is_sent,
    };
    if screen == Screen::Sent || is_past {
        return sent::sent(form).into_any();
    }
    if !city.requests {
        return closed(&form.atlas.city_name().unwrap_or_default());
    }
    if let Some(why) = family::stop(Act::Request) {
        return stop_page(why).into_any();
    }
    match standing {
        Holding::Elsewhere => elsewhere::elsewhere(form).into_any(),
        Holding::Free | Holding::Asked if !is_empty => waiting(form),
        _ => step_of(form, &city.id, screen, strangers),
    }
}

fn step_of(form: Form, city: &str, screen: Screen, strangers: Strangers) -> AnyView {
    let moved = form.requests.fit_to(city);
    form.divisions.want(city);
    let notice = moved
        .then(|| view! { <Notice tone=Tone::Warn><p>{t("request.city-changed")}</p></Notice> });
    let step = match screen {
        Screen::Step(Step::Elder) => elder::elder(form).into_any(),
        Screen::Step(Step::Phone) => phone::phone(form).into_any(),
        Screen::Step(Step::Address) => address::address(form).into_any(),
        Screen::Step(Step::Time) => time::time(form).into_any(),
        Screen::Step(Step::Consent) => consent::consent(form).into_any(),
        Screen::Step(Step::Review) => review::review(form).into_any(),
        _ => service::service(form, strangers).into_any(),
    };
    view! { {kept_warning(form.requests)} {notice} {step} }.into_any()
}

/// The city takes no requests: says so, and who can help.
fn closed(city: &str) -> AnyView {
    no_city(t_with("request.closed", &[("city", city)]))
}

fn no_city(why: String) -> AnyView {
    let hotline = use_hotline();
    let label = t_with("request.closed.call", &[("number", &hotline)]);
    view! {
        <PageHead title=t("request.title").to_owned() back=Route::Map.path() />
        <Notice tone=Tone::Warn><p>{why}</p></Notice>
        <p>{t("request.closed.body")}</p>
        {call_button(label, &hotline, "button button-main button-big")}
        <a class="button" href=Route::Map.path()>{t("missing.map")}</a>
    }
    .into_any()
}
