//! How the person of this device's self-check walks, for the circle of the map.
//!
//! It is read from the answers in memory, else from the sealed record, when distances are counted from
//! somewhere: from then on there is a circle, and it is this person's. Before that nothing is read. It
//! stays in the memory of this page: no address, no storage and no request ever holds it.

use eldercare_assessment::{Answer, Answers};
use eldercare_places::walk::{Gait, Pace, Stairs};
use leptos::prelude::*;

use super::check::Check;
use super::map_view::{MapView, Walk};

/// The items of GB/T 42195-2022 for walking on the level and for stairs.
const WALKING: &str = "B.2.3";
const STAIRS: &str = "B.2.4";

/// What the self-check of this device says about walking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnWalk {
    /// On the level; nothing when it was not answered or not sure: then it may be any.
    pub gait: Option<Gait>,
    /// On stairs; nothing as before.
    pub stairs: Option<Stairs>,
}

impl OwnWalk {
    /// What these answers say; nothing when there are none at all.
    pub fn of(answers: &Answers) -> Option<OwnWalk> {
        if answers.is_empty() {
            return None;
        }
        let points = |id: &str| match answers.get(id)? {
            Answer::Option(option) => option.as_str().parse::<u8>().ok(),
            Answer::Unsure => None,
        };
        Some(OwnWalk {
            gait: points(WALKING).and_then(Gait::from_points),
            stairs: points(STAIRS).and_then(Stairs::from_points),
        })
    }
}

/// Reads it and has the circle follow it.
pub async fn read(check: Check, map: MapView) -> Option<OwnWalk> {
    let own = check.answers_at_hand().await.as_ref().and_then(OwnWalk::of);
    let walk = map.aids().walk;
    let (now, then) = (walk.get_untracked(), follow(walk.get_untracked(), own));
    if now != then {
        walk.set(then);
    }
    own
}

/// The walk by what the self-check says, unless somebody chose a pace of everybody's. One by answers
/// that are gone or changed does not go on.
fn follow(walk: Walk, own: Option<OwnWalk>) -> Walk {
    if walk.by_hand && !matches!(walk.pace, Pace::Own(_)) {
        return walk;
    }
    let gait = own.and_then(|own| own.gait);
    Walk {
        pace: gait.map_or(Pace::Slow, Pace::Own),
        by_hand: walk.by_hand && gait.is_some(),
        ..walk
    }
}

#[cfg(test)]
mod tests {
    use super::{Answers, Gait, OwnWalk, Pace, Stairs, Walk, follow};

    fn of(stored: &str) -> Option<OwnWalk> {
        let answers: Answers = serde_json::from_str(stored).expect("answers");
        OwnWalk::of(&answers)
    }

    #[test]
    fn answers_say_how_one_walks_and_what_is_open_stays_open() {
        assert_eq!(of("{}"), None);
        let own = |gait, stairs| Some(OwnWalk { gait, stairs });
        assert_eq!(of(r#"{"B.1.1":"4"}"#), own(None, None));
        assert_eq!(
            of(r#"{"B.2.3":"3","B.2.4":"0"}"#),
            own(Some(Gait::Aided), Some(Stairs::None))
        );
        assert_eq!(
            of(r#"{"B.2.3":"unsure","B.2.4":"3"}"#),
            own(None, Some(Stairs::Alone))
        );
        assert_eq!(of(r#"{"B.2.3":"9"}"#), own(None, None));
    }

    /// What this device's self-check says with this answer about walking.
    fn says(points: &str) -> Option<OwnWalk> {
        of(&format!(r#"{{"B.2.3":"{points}"}}"#))
    }

    #[test]
    fn the_circle_is_that_of_the_answers_without_being_asked_and_never_larger_for_a_worse_one() {
        let reach = |own| follow(Walk::default(), own).pace.circle_m();
        let everybody = reach(None);
        let all = ["0", "1", "2", "3", "4"].map(|points| reach(says(points)));
        assert!(all.is_sorted() && all.iter().all(|own| *own <= everybody));
        assert!(all[0] <= 0.0, "who cannot walk has no circle");
        assert!(reach(says("unsure")) <= everybody);
    }

    #[test]
    fn a_pace_chosen_by_hand_stays_and_one_of_gone_answers_does_not() {
        let usual = Walk {
            pace: Pace::Usual,
            by_hand: true,
            ..Walk::default()
        };
        assert_eq!(follow(usual, says("0")), usual);
        let own = Walk {
            pace: Pace::Own(Gait::Aided),
            ..usual
        };
        assert_eq!(follow(own, says("2")).pace, Pace::Own(Gait::Supported));
        assert_eq!(follow(own, None), Walk::default());
        // Once they are there again, they are walked by again.
        assert_eq!(
            follow(follow(own, None), says("2")).pace,
            Pace::Own(Gait::Supported)
        );
    }
}
