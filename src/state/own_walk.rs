//! How the person of this device's self-check walks, for the circle of the map.
//!
//! It is read from the answers in memory, else from the sealed record, when somebody looks at what
//! is within a walk. It stays in the memory of this page: no address, no storage and no request
//! ever holds it.

use eldercare_assessment::{Answer, Answers};
use eldercare_places::walk::{Gait, Pace, Stairs};
use leptos::prelude::*;

use super::check::Check;
use super::map_view::MapView;

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

/// Reads it, and lets a walk by answers that are gone or changed not go on.
pub async fn read(check: Check, map: MapView) -> Option<OwnWalk> {
    let own = check.answers_at_hand().await.as_ref().and_then(OwnWalk::of);
    let pace = own.and_then(|own| own.gait).map_or(Pace::Slow, Pace::Own);
    let walk = map.aids().walk;
    let is_stale =
        |walk: &super::map_view::Walk| matches!(walk.pace, Pace::Own(_)) && walk.pace != pace;
    if walk.with_untracked(is_stale) {
        walk.update(|walk| walk.pace = pace);
    }
    own
}

#[cfg(test)]
mod tests {
    use super::{Answers, Gait, OwnWalk, Stairs};

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
}
