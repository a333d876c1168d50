//! The walk of the person of this device's self-check: to choose, what it means, and what would be
//! lost if walking became one grade worse.

use eldercare_places::coverage::{around, lost, within};
use eldercare_places::floor::is_upstairs;
use eldercare_places::pack::TextField;
use eldercare_places::walk::{Circle, Gait, Pace, Stairs};
use leptos::prelude::*;

use super::walk_choice::pace_choice;
use crate::decimal::decimal;
use crate::i18n::{t, t_of, t_with};
use crate::route::Route;
use crate::state::city_data::Held;
use crate::state::map_view::{MapView, use_map_view};
use crate::state::own_walk::OwnWalk;

/// How many of the lost places are named.
const NAMED: usize = 5;

type Read = RwSignal<Option<OwnWalk>>;

/// The choice by the self-check, where there is one.
pub fn own_choice(own: Read) -> impl IntoView {
    move || {
        let gait = own.get()?.gait?;
        Some(pace_choice(Pace::Own(gait), Some(own)))
    }
}

/// Where the speeds of the answers come from.
pub fn own_source(own: Read) -> impl IntoView {
    move || {
        own.get()
            .map(|_| view! { <p class="field-hint">{t("around.own.sources")}</p> })
    }
}

/// What the own walk means, while it is chosen; and that it can be told only when it is answered.
pub fn own_words(own: Read) -> impl IntoView {
    let map = use_map_view();
    let walk = map.aids().walk;
    move || {
        let read = own.get()?;
        let Some(gait) = read.gait else {
            return Some(unanswered(walk.get().minutes).into_any());
        };
        (walk.get().pace == Pace::Own(gait)).then(|| {
            view! {
                <div class="card around-own">
                    <p><strong>{t_of("around.gait", gait.id())}</strong></p>
                    <p>{stairs_words(read.stairs)}</p>
                    {move || asks_for_lifts(Some(read)).then(|| upstairs_words(map)).flatten()}
                    {move || drop_words(map, gait)}
                    <p class="field-hint">{t("around.own.private")}</p>
                </div>
            }
            .into_any()
        })
    }
}

/// Nobody knows how far: from nowhere to as far as the best answer reaches.
fn unanswered(minutes: u8) -> impl IntoView {
    let best = Pace::Own(Gait::Steady).reach_m(f64::from(minutes));
    let words = t_with("around.own.unknown", &[("metres", &decimal(best, 0))]);
    view! {
        <div class="card around-own">
            <p>{words}</p>
            <a class="button" href=Route::Question("B.2.3".to_owned()).path()>{t("around.own.answer")}</a>
        </div>
    }
}

fn stairs_words(stairs: Option<Stairs>) -> &'static str {
    match stairs {
        Some(stairs) => t_of("around.stairs", stairs.id()),
        None => t("around.stairs.open"),
    }
}

/// Whether a floor upstairs is a question for this person; nobody's question without answers.
pub fn asks_for_lifts(own: Option<OwnWalk>) -> bool {
    own.is_some_and(|own| !own.stairs.is_some_and(Stairs::is_free))
}

/// Whether the address of a place says that it is upstairs.
pub fn stands_upstairs(held: &Held, row: u32) -> bool {
    let facts = held.facts.as_ref();
    let address = facts.and_then(|facts| facts.text(TextField::Address, row));
    address.is_some_and(is_upstairs)
}

/// The places of the circle whose address says that they are upstairs.
fn upstairs_words(map: MapView) -> Option<impl IntoView> {
    let circle = map.walking_circle()?;
    let names = map.look_at_open(|held, closed| {
        let within = within(&held.index, &circle, closed).into_iter();
        let up = within.map(|place| place.row);
        let up = up.filter(|row| stands_upstairs(held, *row));
        let name = |row| held.facts.as_ref()?.text(TextField::Name, row);
        up.filter_map(name).map(str::to_owned).collect::<Vec<_>>()
    })?;
    let first = names.get(..NAMED.min(names.len())).unwrap_or_default();
    let key = if first.len() < names.len() {
        "around.upstairs.many"
    } else {
        "around.upstairs.all"
    };
    let values = [
        ("count", &*names.len().to_string()),
        ("list", &*first.join(t("common.comma"))),
    ];
    (!names.is_empty())
        .then(|| view! { <p class="around-upstairs"><strong>{t_with(key, &values)}</strong></p> })
}

/// What would be out of reach if walking became one grade worse.
fn drop_words(map: MapView, gait: Gait) -> Option<impl IntoView> {
    let worse = gait.worse().filter(|_| gait.is_on_foot())?;
    let (origin, walk) = (map.origin_point()?, map.aids().walk.get());
    let circle = |gait| Circle::of(origin, Pace::Own(gait), walk.minutes);
    let found = map.look_at_open(|held, closed| {
        let now = around(&held.index, &circle(gait), closed);
        // That all of nothing is still within reach would be no comfort.
        if now.iter().all(|kind| kind.inside == 0) {
            return None;
        }
        let lost = lost(&held.index, &circle(gait), &circle(worse), closed);
        let name = |row| held.facts.as_ref()?.text(TextField::Name, row);
        let rows = lost.iter().map(|place| place.row);
        let names = rows.filter_map(name).take(NAMED).map(str::to_owned);
        Some((lost.len(), names.collect::<Vec<_>>()))
    })?;
    let words = found.map_or_else(|| t("around.drop.none").to_owned(), lost_words);
    let title = t_with(
        "around.drop",
        &[("grade", t_of("around.grade", worse.id()))],
    );
    Some(view! {
        <p><strong>{title}</strong></p>
        <p class="around-drop">{words}</p>
    })
}

fn lost_words((count, names): (usize, Vec<String>)) -> String {
    if count == 0 {
        return t("around.drop.nothing").to_owned();
    }
    let key = if count > names.len() {
        "around.drop.many"
    } else {
        "around.drop.all"
    };
    let list = names.join(t("common.comma"));
    t_with(key, &[("count", &count.to_string()), ("list", &list)])
}
