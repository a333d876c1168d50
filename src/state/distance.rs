//! Distances in words: metres up close, kilometres farther away, minutes on foot.

use eldercare_places::Direction;
use eldercare_places::coordinates::said_m;
use eldercare_places::walk::Pace;

use crate::decimal::decimal;
use crate::i18n::{t_of, t_with};

/// "420 米" or "1.2 公里".
pub fn distance_in_words(metres: f64) -> String {
    let said = said_m(metres);
    match said {
        0..1000 => t_with("distance.metres", &[("count", &said.to_string())]),
        1000..10_000 => t_with(
            "distance.kilometres",
            &[("count", &decimal(f64::from(said) / 1000.0, 1))],
        ),
        _ => t_with(
            "distance.kilometres",
            &[("count", &(said / 1000).to_string())],
        ),
    }
}

/// "约 11 分钟" on foot; nothing when it is too far to walk.
pub fn walk_in_words(pace: Pace, metres: f64) -> Option<String> {
    let minutes = pace.minutes(metres);
    (minutes <= 60.0).then(|| t_with("distance.walk", &[("count", &decimal(minutes.max(1.0), 0))]))
}

/// "在新村的东北方向，约 300 米".
pub fn way_in_words(place: &str, direction: Direction, metres: f64) -> String {
    t_with(
        "distance.way",
        &[
            ("place", place),
            ("direction", t_of("direction", direction.id())),
            ("distance", &distance_in_words(metres)),
        ],
    )
}
