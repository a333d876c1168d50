//! The facts of one place: what is published, the forms that change it, and what was changed before.

use std::sync::Arc;

use eldercare_api::v1::desk::{EditPlace, PlaceHistory, SettleReport};
use eldercare_desk::edit::Edit;
use eldercare_places::Facility;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::find::area_in_words;
use super::history::history;
use super::invite::Invite;
use super::place_path;
use crate::components::desk::facts::{Facts, Kept, facts};
use crate::components::desk::trouble::trouble_line;
use crate::components::notice::{Notice, Tone};
use crate::components::problems::LoadFailed;
use crate::components::with_texts::waiting;
use crate::i18n::{t, t_of};
use crate::pages::place::watched;
use crate::platform::dom::focus_soon;
use crate::route::AtDesk;
use crate::state::atlas::use_atlas;
use crate::state::city_data::{CityData, use_city_data};
use crate::state::config::use_config;
use crate::state::desk::book::Book;
use crate::state::desk::sending::Sending;
use crate::state::desk::{Desk, may, use_desk};
use crate::state::edits;
use crate::state::load::Load;
use crate::state::location::{Location, use_location};

/// The id of the line that says that a change is saved.
const DONE: &str = "desk-place-done";

/// What a change to a place goes through.
#[derive(Clone, Copy)]
struct Changing {
    desk: Desk,
    /// City, place and the address of the server.
    at: StoredValue<(String, String, String)>,
    data: CityData,
    location: Location,
    sending: Sending,
    history: Book<PlaceHistory>,
    done: RwSignal<bool>,
    /// The report that is settled with the next change.
    report: RwSignal<Option<String>>,
}

impl Changing {
    /// Sends a change, alone or with the report that it settles.
    fn send(self, edit: &Edit) {
        let fact = edit.fact().id();
        let Ok(edit) = serde_json::to_value(edit) else {
            return;
        };
        self.done.set(false);
        let edits = vec![edit];
        let (_, id, _) = self.at.get_value();
        let kept = Kept::at_desk(self.desk, &id);
        match self.report.get_untracked() {
            Some(report) => {
                let body = SettleReport {
                    verdict: "changed".to_owned(),
                    edits,
                };
                self.sending
                    .send(format!("reports/{report}/settle"), body, move || {
                        // The report is settled: a second change is one by itself.
                        self.report.set(None);
                        kept.forget(fact);
                        self.changed();
                        self.location.restate(&place_path(&id, None));
                    });
            }
            None => self.sending.send(
                format!("places/{id}/edit"),
                EditPlace { edits },
                move || {
                    kept.forget(fact);
                    self.changed();
                },
            ),
        }
    }

    /// The server has it: the page reads what everybody reads now. The forms are made anew then, and the button that was
    /// pressed is gone with them: the keyboard goes on where it says that it is saved.
    fn changed(self) {
        self.done.set(true);
        self.history.read();
        let (city, _, base) = self.at.get_value();
        spawn_local(async move {
            edits::ask(&base, &city, self.data).await;
            focus_soon(DONE);
        });
    }
}

/// A place with everything that the desk may do about it.
#[component]
pub fn Editor(id: String) -> impl IntoView {
    let desk = use_desk();
    let city = untrack(|| desk.me())
        .map(|me| me.city.clone())
        .unwrap_or_default();
    let (data, base) = (use_city_data(), use_config().api);
    let location = use_location();
    let changing = Changing {
        desk,
        at: StoredValue::new((city.clone(), id.clone(), base)),
        data,
        location,
        sending: Sending::new(desk, &[]),
        history: Book::open(desk, format!("places/{id}")),
        done: RwSignal::new(false),
        report: RwSignal::new(untrack(|| location.query("report"))),
    };
    let found = watched(move || vec![id.clone()]);
    // What colleagues changed since the list was read.
    Effect::new(move |asked: Option<bool>| {
        let is_there = found.with(|found| matches!(found.first(), Some(Load::Ready(_))));
        if is_there && asked != Some(true) {
            let (city, _, base) = changing.at.get_value();
            spawn_local(async move { edits::ask(&base, &city, data).await });
        }
        is_there || asked == Some(true)
    });
    move || match found.with(|found| found.first().cloned()) {
        None | Some(Load::Loading) => waiting(),
        Some(Load::Failed(problem)) => view! { <LoadFailed problem /> }.into_any(),
        Some(Load::Ready(None)) => {
            view! { <p role="alert">{t("desk.places.missing")}</p> }.into_any()
        }
        Some(Load::Ready(Some(place))) => shown(&changing, &Arc::new(place)),
    }
}

fn shown(changing: &Changing, place: &Arc<Facility>) -> AnyView {
    let changing = *changing;
    let desk = changing.desk;
    let (city, id, _) = changing.at.get_value();
    let is_settling = move || changing.report.with(Option::is_some);
    let on_edit = Callback::new(move |edit: Edit| changing.send(&edit));
    let public = use_atlas().place_path(&id);
    let area = area_in_words(place);
    let forms = Facts {
        place: place.clone(),
        city,
        on_edit,
        kept: Kept::at_desk(desk, &id),
    };
    view! {
        <section class="desk-place" aria-labelledby="desk-place-name">
            <div class="desk-fact-head">
                <h2 id="desk-place-name">{place.name.clone()}</h2>
                <a href=public>{t("desk.places.public")}</a>
            </div>
            <p class="desk-soft">{t_of("kind", place.kind.id())}" · "{area}</p>
            {move || is_settling().then(|| view! { <Notice tone=Tone::Plain><p>{t("desk.places.settling")}</p></Notice> })}
            {trouble_line(changing.sending.whole())}
            <div id=DONE role="status" tabindex="-1">
                {move || changing.done.get().then(|| view! { <Notice tone=Tone::Good><p>{t("desk.places.done")}</p></Notice> })}
            </div>
            <div class="desk-two">
                {facts(&forms)}
                <div class="desk-beside">
                    {desk.may(may::INVITE).then(|| view! { <Invite id=id.clone() history=changing.history /> })}
                    {history(id, changing.history, Callback::new(move |()| changing.changed()))}
                    <p><a href=format!("{}?part=find", AtDesk::Places.path())>{t("desk.places.others")}</a></p>
                </div>
            </div>
        </section>
    }
    .into_any()
}
