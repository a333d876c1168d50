//! Whether a place is open, and why nobody can say.

use eldercare_places::details::Fact;
use eldercare_places::hours::{OpenState, Opening};
use eldercare_places::truth::{Freshness, Witness};
use eldercare_places::{Day, Facility, Kind, Minute};

use super::age::ago;
use crate::i18n::t_of;
use crate::state::city_data::use_city_data;

/// Whether a place of the open city is open at this minute.
pub fn opening_of(place: &Facility, now: Minute) -> Option<Opening> {
    use_city_data()
        .with(|held| Some(place.opening(held.facts.as_ref()?.official_days(), now)))
        .flatten()
}

/// How old the hours are, where they are too old to rely on: open by them is not open.
pub fn old_hours(place: &Facility, today: Day) -> Option<String> {
    let truth = Witness::from(place).truth(Fact::Hours, today);
    (truth.freshness == Freshness::Old).then(|| ago(truth.as_of, today))
}

/// Why nobody can say whether it is open, where one would go there by the clock.
pub fn why_unclear(place: &Facility, opening: &Opening) -> Option<&'static str> {
    let OpenState::Unknown(why) = opening.state else {
        return None;
    };
    // People live there, or there is no door: that no hours are published tells nothing.
    let has_door = !matches!(place.kind, Kind::Institution | Kind::HomeService);
    (why.has_hours() || has_door).then(|| t_of("call.why", why.id()))
}
