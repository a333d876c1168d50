//! Failures with codes: five lock a code for an hour, and while there are too many altogether, one does.
//!
//! In memory, since a code that is locked for an hour is not worth a row on the disk; each of several
//! servers counts for itself. Limits by address come before (`guard`).

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, PoisonError};

use eldercare_requests::Moment;

/// Failures with one code until it is locked. A person who mistypes has the slip beside the hand.
const MOST: u32 = 5;
/// For so long a failure counts and a lock lasts, in seconds.
const HOUR: u64 = 3_600;
/// Failures with all codes in an hour, after which one failure locks a code: more than a large city
/// mistypes (10,000 looks an hour, one in ten wrong), and few for whoever guesses.
const BUDGET: usize = 1_000;
/// Codes that are remembered; some 3 MB. Beyond, the oldest failure is forgotten.
const REMEMBERED: usize = 20_000;
/// Stands for everything that is no code.
const NO_CODE: &str = "";

/// What was tried in vain.
#[derive(Default)]
pub(crate) struct Attempts(Mutex<Failures>);

#[derive(Default)]
struct Failures {
    /// By the key of the code: how many, and when the last one was.
    by_code: HashMap<String, (u32, u64)>,
    /// Every failure of the last hour, oldest first.
    in_order: VecDeque<(u64, String)>,
}

impl Attempts {
    /// Whether a try succeeds: what was typed fits, and the code is not locked. A locked code fails
    /// with the right digits too, and in the same way. A failure while it is locked does not make
    /// the lock longer, so nobody is kept out for ever.
    pub(crate) fn judge(&self, code_key: Option<&str>, fits: bool, now: Moment) -> bool {
        let mut failures = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        failures.forget(now.0);
        let key = code_key.unwrap_or(NO_CODE);
        let most = if failures.in_order.len() > BUDGET {
            1
        } else {
            MOST
        };
        let count = failures.by_code.get(key).map_or(0, |failed| failed.0);
        let locked = count >= most;
        let succeeds = fits && !locked;
        if succeeds {
            failures.by_code.remove(key);
        } else if !locked {
            failures.note(key, now.0);
            if count + 1 == most {
                tracing::warn!("too many failures with one code: it is locked for an hour");
            }
        }
        succeeds
    }
}

impl Failures {
    /// Forgets what is over.
    fn forget(&mut self, now: u64) {
        while let Some((at, _)) = self.in_order.front()
            && (at + HOUR <= now || self.in_order.len() > REMEMBERED)
        {
            let Some((at, key)) = self.in_order.pop_front() else {
                return;
            };
            // A later failure with the same code keeps it.
            if self.by_code.get(&key).is_some_and(|failed| failed.1 <= at) {
                self.by_code.remove(&key);
            }
        }
    }

    fn note(&mut self, key: &str, now: u64) {
        self.in_order.push_back((now, key.to_owned()));
        let failed = self.by_code.entry(key.to_owned()).or_insert((0, now));
        *failed = (failed.0 + 1, now);
    }
}

#[cfg(test)]
mod tests {
    use super::{Attempts, BUDGET, HOUR, MOST, Moment, REMEMBERED};

    const NOW: u64 = 1_795_320_000;

    fn tries(attempts: &Attempts, key: &str, fits: bool, after: u64) -> bool {
        attempts.judge(Some(key), fits, Moment(NOW + after))
    }

    #[test]
    fn five_failures_lock_a_code_for_an_hour_and_no_other() {
        let attempts = Attempts::default();
        for after in 0..u64::from(MOST) {
            assert!(!tries(&attempts, "a", false, after));
        }
        assert!(!tries(&attempts, "a", true, 10));
        assert!(tries(&attempts, "b", true, 10));
        // Failures while it is locked do not make it longer.
        assert!(!tries(&attempts, "a", false, HOUR - 1));
        assert!(tries(&attempts, "a", true, HOUR + u64::from(MOST)));
    }

    #[test]
    fn who_succeeds_in_between_starts_anew() {
        let attempts = Attempts::default();
        for after in 0..20 {
            assert_eq!(tries(&attempts, "a", after % 4 == 3, after), after % 4 == 3);
        }
    }

    #[test]
    fn while_there_are_too_many_altogether_one_failure_locks_a_code() {
        let attempts = Attempts::default();
        for guess in 0..=BUDGET {
            tries(&attempts, &format!("guess {guess}"), false, 0);
        }
        assert!(tries(&attempts, "a", true, 1), "who is right is let in");
        assert!(!tries(&attempts, "a", false, 2));
        assert!(!tries(&attempts, "a", true, 3));
        assert!(tries(&attempts, "a", true, HOUR + 3));
    }

    #[test]
    fn memory_is_bounded() {
        let attempts = Attempts::default();
        for guess in 0..2 * REMEMBERED {
            tries(&attempts, &format!("guess {guess}"), false, 0);
        }
        let failures = attempts.0.lock().unwrap();
        assert!(failures.by_code.len() <= REMEMBERED + 1);
        assert!(failures.in_order.len() <= REMEMBERED + 1);
    }
}
