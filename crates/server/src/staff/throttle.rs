//! How often an account may be tried from one address: known and unknown ones alike. By both, so that a stranger who
//! guesses keeps nobody out but themselves; how much one address may try at all is a limit of its own (`guard`).

use std::collections::HashMap;
use std::sync::Mutex;

use eldercare_requests::Moment;
use sha2::{Digest as _, Sha256};

use crate::guard::Client;

/// Tries in a row; our own choice: enough for a slip of the hand, too few to guess.
const BURST: u64 = 10;
/// Seconds after which one more is allowed.
const SECONDS_EACH: u64 = 60;
/// Accounts that are remembered; beyond it those that were tried least are forgotten.
const MOST: usize = 10_000;

/// Counts tries for each name and address. One number for both: when they will be rested again (GCRA).
#[derive(Default)]
pub(crate) struct Throttle(Mutex<HashMap<[u8; 32], u64>>);

impl Throttle {
    /// Takes one try; else after how many seconds there is one.
    pub(crate) fn take(&self, login: &str, client: Client, now: Moment) -> Result<(), u64> {
        let key = key(login, client);
        let Ok(mut rested_at) = self.0.lock() else {
            return Err(SECONDS_EACH);
        };
        let start = rested_at.get(&key).copied().unwrap_or(0).max(now.0);
        let next = start.saturating_add(SECONDS_EACH);
        let owed = next.saturating_sub(now.0);
        if owed > BURST * SECONDS_EACH {
            return Err(owed - BURST * SECONDS_EACH);
        }
        if rested_at.len() >= MOST && !rested_at.contains_key(&key) {
            rested_at.retain(|_, rested| *rested > now.0);
            if rested_at.len() >= MOST {
                let least = rested_at.iter().min_by_key(|(_, rested)| **rested);
                if let Some(least) = least.map(|(key, _)| *key) {
                    rested_at.remove(&least);
                }
            }
        }
        rested_at.insert(key, next);
        Ok(())
    }

    /// Forgets the tries of an account whose password was right.
    pub(crate) fn forgive(&self, login: &str, client: Client) {
        let key = key(login, client);
        if let Ok(mut rested_at) = self.0.lock() {
            rested_at.remove(&key);
        }
    }
}

fn key(login: &str, client: Client) -> [u8; 32] {
    let hash = Sha256::new().chain_update(client.to_string());
    hash.chain_update([0]).chain_update(login).finalize().into()
}

#[cfg(test)]
mod tests {
    use super::{BURST, MOST, SECONDS_EACH, Throttle};
    use crate::guard::Client;
    use eldercare_requests::Moment;

    fn at(address: &str) -> Client {
        Client::of(address.parse().unwrap(), [], 0)
    }

    #[test]
    fn ten_tries_then_one_a_minute_and_other_accounts_and_addresses_are_untouched() {
        let throttle = Throttle::default();
        let (now, here) = (Moment(1_000), at("192.0.2.1"));
        for _ in 0..BURST {
            assert_eq!(throttle.take("demo", here, now), Ok(()));
        }
        assert_eq!(throttle.take("demo", here, now), Err(SECONDS_EACH));
        assert_eq!(throttle.take("other", here, now), Ok(()));
        assert_eq!(
            throttle.take("demo", here, Moment(1_000 + SECONDS_EACH)),
            Ok(())
        );
        assert_eq!(throttle.take("demo", at("192.0.2.2"), now), Ok(()));
        throttle.forgive("demo", here);
        assert_eq!(throttle.take("demo", here, now), Ok(()));
    }

    #[test]
    fn memory_is_bounded_and_the_one_tried_most_is_kept() {
        let (throttle, here) = (Throttle::default(), at("192.0.2.1"));
        while throttle.take("demo", here, Moment(0)).is_ok() {}
        for stranger in 0..MOST + 50 {
            let _ = throttle.take(&stranger.to_string(), here, Moment(0));
        }
        assert!(throttle.0.lock().unwrap().len() <= MOST);
        assert!(throttle.take("demo", here, Moment(0)).is_err());
    }
}
