//! What a place opens with its one-time link: its own facts, to be confirmed or changed. Nobody signs in here; the token
//! is in the memory of the page alone.

use std::sync::Arc;

use eldercare_api::v1::desk::{ConfirmPlace, InvitedPlace};
use eldercare_desk::edit::Edit;
use eldercare_places::{Facility, Kind};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::desk::facts::{Facts, Kept, facts};
use crate::components::desk::page_title::PageTitle;
use crate::components::desk::trouble::{not_had, trouble_line};
use crate::components::notice::{Notice, Tone};
use crate::components::with_texts::waiting;
use crate::i18n::{t, t_of, t_with};
use crate::platform::api::ApiError;
use crate::platform::{desk as server, handed};
use crate::state::atlas::use_atlas;
use crate::state::desk::change_words::of_edit;
use crate::state::desk::{trouble, words};
use crate::state::prefs::use_prefs;

/// How it stands with the link.
#[derive(Clone)]
enum Standing {
    /// The address has no token.
    Missing,
    /// Asked for.
    Asking,
    /// The link works no more.
    Over,
    /// No reply that can be used.
    Unknown(ApiError),
    /// The facts.
    Here(Arc<InvitedPlace>),
    /// Confirmed.
    Done,
}

impl From<ApiError> for Standing {
    fn from(problem: ApiError) -> Standing {
        match problem {
            ApiError::Refused(401 | 404, _) => Standing::Over,
            other => Standing::Unknown(other),
        }
    }
}

/// The page.
#[component]
pub fn ConfirmPage() -> impl IntoView {
    let standing = RwSignal::new(Standing::Missing);
    let token = StoredValue::new(String::new());
    let ask = move || {
        standing.set(Standing::Asking);
        spawn_local(async move {
            let asked = token.get_value();
            let reply = server::get_with::<InvitedPlace>(&asked, "invitation").await;
            // The page may be left by now, or another link opened in it.
            if token.try_get_value().is_some_and(|now| now == asked) {
                standing.set(
                    reply.map_or_else(Standing::from, |place| Standing::Here(Arc::new(place))),
                );
            }
        });
    };
    let look = move || {
        if let Some(came) = handed::take_token() {
            token.set_value(came);
            ask();
        }
    };
    look();
    // It listens as long as this page is there.
    StoredValue::new_local(handed::on_another(look));
    let said = |tone, key| view! { <Notice tone><p role="status">{t(key)}</p></Notice> }.into_any();
    view! {
        <main id="main" class="desk-main desk-confirm">
            <PageTitle title=t("confirm.title") />
            {move || match standing.get() {
                Standing::Missing => said(Tone::Warn, "confirm.missing"),
                Standing::Asking => waiting(),
                Standing::Over => said(Tone::Stop, "confirm.bad"),
                Standing::Unknown(problem) => not_had(&problem, Callback::new(move |()| ask())),
                Standing::Done => said(Tone::Good, "confirm.thanks"),
                Standing::Here(place) => shown(&place, token, standing),
            }}
        </main>
    }
}

/// The place in the form of the lists.
fn facility(invited: &InvitedPlace) -> Facility {
    let kind = Kind::from_id(&invited.kind).unwrap_or(Kind::Institution);
    let mut place = Facility::new(&invited.facility, kind, &invited.name, "", "", "");
    place.phone.clone_from(&invited.phone);
    place.hours.clone_from(&invited.hours);
    place.beds = invited.beds;
    place.details = serde_json::from_value(invited.details.clone()).unwrap_or_default();
    place
}

/// What a place is about to answer.
#[derive(Clone, Copy)]
struct Answering {
    token: StoredValue<String>,
    standing: RwSignal<Standing>,
    pending: RwSignal<Vec<Edit>>,
    problem: RwSignal<Option<String>>,
    is_busy: RwSignal<bool>,
}

impl Answering {
    /// Takes a change, in the place of an earlier one of the same fact.
    fn take(self, edit: Edit) {
        self.pending.update(|pending| {
            pending.retain(|other| other.key() != edit.key());
            pending.push(edit);
        });
    }

    fn send(self) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        self.problem.set(None);
        let edits = self.pending.with_untracked(|edits| {
            let written = |edit| serde_json::to_value(edit).ok();
            edits.iter().filter_map(written).collect()
        });
        spawn_local(async move {
            let (token, body) = (self.token.get_value(), ConfirmPlace { edits });
            let told = server::post_with(&token, "invitation/confirm", &body).await;
            // The page may be left by now.
            let _ = self.is_busy.try_set(false);
            match told {
                Ok(()) => drop(self.standing.try_set(Standing::Done)),
                Err(ApiError::Refused(401, _)) => drop(self.standing.try_set(Standing::Over)),
                Err(why) => drop(self.problem.try_set(Some(trouble::in_words(&why)))),
            }
        });
    }
}

fn shown(
    invited: &Arc<InvitedPlace>,
    token: StoredValue<String>,
    standing: RwSignal<Standing>,
) -> AnyView {
    let answering = Answering {
        token,
        standing,
        pending: RwSignal::new(Vec::new()),
        problem: RwSignal::new(None),
        is_busy: RwSignal::new(false),
    };
    let forms = Facts {
        place: Arc::new(facility(invited)),
        city: invited.city.clone(),
        on_edit: Callback::new(move |edit| answering.take(edit)),
        kept: Kept::default(),
    };
    let until = words::moment(&invited.expires_at);
    view! {
        <h2>{invited.name.clone()}</h2>
        <p class="desk-soft">{t_of("kind", forms.place.kind.id())}" "{invited.address.clone()}</p>
        {asker(&invited.city)}
        <p>{t("confirm.lead")}</p>
        {facts(&forms)}
        {end(answering)}
        <p class="desk-soft">{t_with("confirm.until", &[("until", &until)])}</p>
    }
    .into_any()
}

/// Who asks: the office of the place's city, once its name is known.
fn asker(city: &str) -> impl IntoView + use<> {
    let (atlas, language) = (use_atlas(), use_prefs().language);
    let city = city.to_owned();
    move || {
        let known = atlas.cities().into_iter().find(|known| known.id == city)?;
        let name = known.name.get(language.get().tag()).to_owned();
        Some(view! { <p>{t_with("confirm.from", &[("city", &name)])}</p> })
    }
}

/// What will be sent, and the one button that sends it.
fn end(answering: Answering) -> impl IntoView {
    let Answering { pending, .. } = answering;
    let button = move || {
        t(if pending.with(Vec::is_empty) {
            "confirm.right"
        } else {
            "confirm.send"
        })
    };
    view! {
        <div class="desk-pending" role="status">{move || changes(pending)}</div>
        {trouble_line(answering.problem.into())}
        <button type="button" class="button button-main button-big" aria-busy=move || answering.is_busy.get().to_string()
            on:click=move |_| answering.send()>{button}</button>
    }
}

/// What will be sent, each with a way to leave it.
fn changes(pending: RwSignal<Vec<Edit>>) -> Option<impl IntoView> {
    let edits = pending.get();
    (!edits.is_empty()).then(|| {
        let row = |edit: &Edit| {
            let key = edit.key();
            let leave = move |_| pending.update(|pending| pending.retain(|other| other.key() != key));
            view! {
                <li>
                    <span>{of_edit(edit)}</span>
                    <button type="button" class="button button-quiet" on:click=leave>{t("confirm.drop")}</button>
                </li>
            }
        };
        let rows = edits.iter().map(row).collect_view();
        view! { <h3>{t("confirm.change")}</h3><ul>{rows}</ul> }
    })
}
