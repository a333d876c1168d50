//! How long a record rests after a try in vain: stored with it, so that a restart knows it too.

use serde::{Deserialize, Serialize};

/// The shortest wait before the second try, in seconds; it doubles with every try in vain.
const FIRST: u32 = 4;

/// The longest wait that we choose, in seconds: five minutes, as Enketo has it.
const LONGEST: u32 = 300;

/// The longest wait that a server may ask for, in seconds. A sign of a proxy that asks for a year
/// must not lock a record away.
const LONGEST_ASKED: u32 = 3_600;

/// What makes the queue look for something to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nudge {
    /// The time of a pause is over.
    Timer,
    /// The browser says that the network is back.
    Online,
    /// The app starts.
    Start,
    /// The person asks for it.
    Tap,
}

/// A rest after a try in vain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// When it began, in seconds since 1970 by the clock of the device, which may be wrong.
    pub since: u64,
    /// How long it lasts, in seconds.
    pub seconds: u32,
    /// The server asked for it: a network that comes back does not end it, a person may.
    pub is_asked: bool,
}

impl Pause {
    /// The pause after so many tries in vain. `asked` is what the server wants in seconds
    /// (`Retry-After`). `random` spreads the devices that lost the same server: it is any number,
    /// of which each is as likely as another.
    #[must_use]
    pub fn after(attempts: u32, asked: Option<u32>, random: u16, now: u64) -> Self {
        let doubled = attempts.saturating_sub(1).min(16);
        let most = FIRST.saturating_mul(1 << doubled).min(LONGEST);
        // Half is certain and half is drawn: nobody knocks at once again, nobody waits twice as long.
        let own = most / 2 + part(most - most / 2, random);
        let asked = asked.map(|seconds| {
            let seconds = seconds.min(LONGEST_ASKED);
            seconds + part(seconds / 10, random)
        });
        Self {
            since: now,
            seconds: own.max(asked.unwrap_or(0)),
            is_asked: asked.is_some_and(|seconds| seconds >= own),
        }
    }

    /// Seconds that are left. A clock that now stands before the beginning was put back: then
    /// nothing is left, so that no wrong clock holds a record for longer than its pause.
    #[must_use]
    pub fn left(&self, now: u64) -> u32 {
        match now.checked_sub(self.since) {
            Some(passed) => {
                let passed = u32::try_from(passed).unwrap_or(u32::MAX);
                self.seconds.saturating_sub(passed)
            }
            None => 0,
        }
    }

    /// Whether this nudge ends it.
    #[must_use]
    pub fn is_over(&self, nudge: Nudge, now: u64) -> bool {
        match nudge {
            Nudge::Tap => true,
            Nudge::Start | Nudge::Online if !self.is_asked => true,
            Nudge::Start | Nudge::Online | Nudge::Timer => self.left(now) == 0,
        }
    }
}

/// The share of a number that the random number stands for.
fn part(of: u32, random: u16) -> u32 {
    let share = u64::from(of) * u64::from(random) / u64::from(u16::MAX);
    u32::try_from(share).unwrap_or(of)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn waits_double_up_to_five_minutes_and_at_least_half_of_each_is_certain() {
        let longest = |attempts| Pause::after(attempts, None, u16::MAX, 0).seconds;
        let waits: Vec<u32> = (1..=9).map(longest).collect();
        assert_eq!(waits, [4, 8, 16, 32, 64, 128, 256, 300, 300]);
        assert_eq!(Pause::after(9, None, 0, 0).seconds, 150);
    }

    #[test]
    fn what_the_server_asks_for_is_kept_unless_a_person_taps() {
        let asked = Pause::after(1, Some(120), 0, 1_000);
        assert_eq!((asked.seconds, asked.is_asked), (120, true));
        for nudge in [Nudge::Timer, Nudge::Online, Nudge::Start] {
            assert!(!asked.is_over(nudge, 1_119), "{nudge:?}");
            assert!(asked.is_over(nudge, 1_120), "{nudge:?}");
        }
        assert!(asked.is_over(Nudge::Tap, 1_000));
        let own = Pause::after(5, None, 0, 1_000);
        assert!(own.is_over(Nudge::Online, 1_000) && own.is_over(Nudge::Start, 1_000));
        assert!(!own.is_over(Nudge::Timer, 1_000));
    }

    proptest! {
        #[test]
        fn no_clock_and_no_server_hold_a_record_for_longer_than_the_bounds(
            attempts: u32, asked: Option<u32>, random: u16, since: u64, now: u64,
        ) {
            let pause = Pause::after(attempts, asked, random, since);
            prop_assert!(pause.left(now) <= LONGEST_ASKED + LONGEST_ASKED / 10);
            if asked.is_none() {
                prop_assert!((1..=LONGEST).contains(&pause.seconds));
            }
            if now < since || now - since >= u64::from(pause.seconds) {
                prop_assert!(pause.is_over(Nudge::Timer, now));
            }
        }
    }
}
