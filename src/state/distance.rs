//! Distances in words: metres up close, kilometres farther away, minutes on foot.

use eldercare_places::walk;

use crate::decimal::decimal;
use crate::i18n::t_with;

/// "420 米" or "1.2 公里".
pub fn distance_in_words(metres: f64) -> String {
    if metres < 1000.0 {
        // Positions are no better than ten metres, so the words are not either.
        let rounded = (metres / 10.0).round() * 10.0;
        t_with("distance.metres", &[("count", &decimal(rounded, 0))])
    } else if metres < 9_950.0 {
        t_with(
            "distance.kilometres",
            &[("count", &decimal(metres / 1000.0, 1))],
        )
    } else {
        t_with(
            "distance.kilometres",
            &[("count", &decimal(metres / 1000.0, 0))],
        )
    }
}

/// "约 11 分钟" on foot; nothing when it is too far to walk.
pub fn walk_in_words(metres: f64) -> Option<String> {
    let minutes = walk::Pace::Slow.minutes(metres);
    (minutes <= 60.0).then(|| t_with("distance.walk", &[("count", &decimal(minutes.max(1.0), 0))]))
}
