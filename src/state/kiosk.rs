//! How long a kiosk waits for somebody who does not touch it any more.

use super::config::Kiosk;

/// WCAG 2.2.1: at least 20 seconds to say that one is still there.
const LEAST_WARNING_S: u32 = 20;

/// How a visit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visit {
    /// Somebody is there, or nobody has been since the last one.
    GoesOn,
    /// It is asked whether anybody is there; so many seconds are left to answer.
    Asked(u32),
    /// Everything is erased.
    Over,
}

/// Seconds without a touch until it asks, and until it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    ask_after: u32,
    end_after: u32,
}

impl Patience {
    /// What the operator set; there is always time to answer.
    pub fn of(kiosk: &Kiosk) -> Patience {
        let ask_after = kiosk.warn_after.max(1);
        let least = ask_after.saturating_add(LEAST_WARNING_S);
        Patience {
            ask_after,
            end_after: kiosk.end_after.max(least),
        }
    }

    /// How a visit stands so many milliseconds after the last touch. A clock that was put back starts anew.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a number of seconds, cut at the ends of its type"
    )]
    pub fn after(self, still_ms: f64) -> Visit {
        let still = (still_ms / 1000.0) as u32;
        if still < self.ask_after {
            Visit::GoesOn
        } else if still < self.end_after {
            Visit::Asked(self.end_after - still)
        } else {
            Visit::Over
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Kiosk, Patience, Visit};

    #[test]
    fn it_asks_after_a_minute_counts_down_and_ends() {
        let patience = Patience::of(&Kiosk::default());
        for (still, visit) in [
            (-5_000.0, Visit::GoesOn),
            (0.0, Visit::GoesOn),
            (59_999.0, Visit::GoesOn),
            (60_000.0, Visit::Asked(30)),
            (89_999.0, Visit::Asked(1)),
            (90_000.0, Visit::Over),
            (f64::MAX, Visit::Over),
        ] {
            assert_eq!(patience.after(still), visit, "{still}");
        }
    }

    #[test]
    fn whatever_is_set_there_is_time_to_answer() {
        for (warn_after, end_after) in [(60, 61), (60, 0), (0, 0), (u32::MAX, 5)] {
            let kiosk = Kiosk {
                warn_after,
                end_after,
                ..Kiosk::default()
            };
            let Patience {
                ask_after,
                end_after,
            } = Patience::of(&kiosk);
            let is_enough = end_after.saturating_sub(ask_after) >= 20 || end_after == u32::MAX;
            assert!(ask_after >= 1 && is_enough, "{warn_after} {end_after}");
        }
    }
}
