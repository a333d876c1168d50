//! The minute it is, for whatever must change while a page stays open.

use eldercare_places::Minute;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::{clock, visible};

/// Milliseconds of a minute.
const MINUTE_MS: f64 = 60_000.0;

/// The minute of the local clock; every city of ours is eight hours before Greenwich.
#[derive(Debug, Clone, Copy)]
pub struct Now(RwSignal<Minute>);

impl Now {
    /// The minute; whoever reads it is run again when the next one begins.
    pub fn minute(self) -> Minute {
        self.0.get()
    }

    /// The minute, as it is.
    pub fn minute_untracked(self) -> Minute {
        self.0.get_untracked()
    }

    fn look(self) {
        let minute = read(clock::now_ms());
        if minute != self.minute_untracked() {
            self.0.set(minute);
        }
    }
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "minutes since 1970 fit into 31 bits for four thousand years"
)]
fn read(ms: f64) -> Minute {
    Minute::in_china((ms / MINUTE_MS) as i32)
}

/// Milliseconds until the next minute begins, at least one.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 1 and 60,000"
)]
fn rest(ms: f64) -> u32 {
    // Not `%`, which for floats is a kilobyte of code.
    let passed = ms - (ms / MINUTE_MS).floor() * MINUTE_MS;
    (MINUTE_MS - passed).clamp(1.0, MINUTE_MS) as u32
}

/// Makes the minute known to the whole app. A phone in a pocket stops the timer; coming back
/// to the page looks at the clock at once.
pub fn provide_now() {
    let now = Now(RwSignal::new(read(clock::now_ms())));
    provide_context(now);
    visible::on_return(move || now.look());
    spawn_local(async move {
        loop {
            clock::sleep(rest(clock::now_ms())).await;
            now.look();
        }
    });
}

/// The minute it is.
pub fn use_now() -> Now {
    expect_context()
}

#[cfg(test)]
mod tests {
    use eldercare_places::Day;

    use super::*;

    #[test]
    fn the_next_look_is_at_the_turn_of_the_minute() {
        assert_eq!(rest(0.0), 60_000);
        assert_eq!(rest(59_999.0), 1);
        assert_eq!(rest(60_001.5), 59_998);
        // 2026-11-25 18:00 in Greenwich is two in the night in China.
        let night = read(1_795_629_600_000.0);
        assert_eq!(Some(night.day()), Day::first_of("2026-11-26"));
        assert_eq!(night.of_day(), 120);
    }
}
