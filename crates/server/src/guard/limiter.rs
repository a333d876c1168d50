//! Token buckets in bounded memory.
//!
//! A bucket is one number, the second at which it will be full again (GCRA, ITU-T I.371): nothing runs
//! in the background, and a full bucket needs no memory. Libraries of this kind were looked at;
//! none bounds its memory while a flood comes from ever new addresses.

use std::collections::HashMap;
use std::hash::Hash;

use super::class::Rate;

/// Buckets of one kind, by key.
pub(crate) struct Limiter<Key> {
    rate: Rate,
    most: usize,
    /// When each bucket that is not full will be full again, in seconds since 1970.
    full_at: HashMap<Key, u64>,
}

impl<Key: Eq + Hash + Copy> Limiter<Key> {
    /// At most so many buckets are remembered.
    pub(crate) fn new(rate: Rate, most: usize) -> Self {
        Self {
            rate,
            most,
            full_at: HashMap::new(),
        }
    }

    /// Takes a token at a time; without one, after how many seconds there will be one.
    pub(crate) fn take(&mut self, key: Key, now: u64) -> Result<(), u64> {
        let Rate {
            burst,
            seconds_each,
        } = self.rate;
        let full_at = self.full_at.get(&key).copied().unwrap_or(0).max(now);
        let next = full_at.saturating_add(seconds_each);
        let allowed = burst.saturating_mul(seconds_each);
        let owed = next - now;
        if owed > allowed {
            return Err(owed - allowed);
        }
        if !self.full_at.contains_key(&key) {
            self.make_room(now);
        }
        self.full_at.insert(key, next);
        Ok(())
    }

    /// Puts a token back. A bucket never holds more than it does when it is full.
    pub(crate) fn give_back(&mut self, key: Key) {
        if let Some(full_at) = self.full_at.get_mut(&key) {
            *full_at = full_at.saturating_sub(self.rate.seconds_each);
        }
    }

    /// Forgets full buckets, and where that is not enough the fuller half of the others: whoever has
    /// taken most stays remembered, so that many addresses cannot wash one clean.
    fn make_room(&mut self, now: u64) {
        if self.full_at.len() < self.most {
            return;
        }
        self.full_at.retain(|_, full_at| *full_at > now);
        if self.full_at.len() < self.most {
            return;
        }
        let mut debts: Vec<u64> = self.full_at.values().copied().collect();
        let middle = debts.len() / 2;
        let (_, &mut middle, _) = debts.select_nth_unstable(middle);
        let mut surplus = self.full_at.len() - self.most / 2;
        self.full_at.retain(|_, full_at| {
            let goes = surplus > 0 && *full_at <= middle;
            surplus -= usize::from(goes);
            !goes
        });
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::class::{Class, Rate};
    use super::Limiter;

    const HOUR: u64 = 3_600;

    /// Two hundred elders in three hours, unevenly: the bus brings them, and the device with forty
    /// records from the village comes in between. Each asks twice how it stands.
    #[test]
    fn two_hundred_elders_behind_one_address_are_never_refused() {
        for class in [Class::Submit, Class::Token, Class::Follow, Class::Drive] {
            let mut limiter = Limiter::new(class.rate(), 10);
            let mut refused = 0;
            let each = if class == Class::Follow { 2 } else { 1 };
            for elder in 0..200_u64 {
                // Twenty come at once every eighteen minutes and take a minute each at five tables.
                let arrives = elder / 20 * 18 * 60 + elder % 20 / 5 * 60;
                for _ in 0..each {
                    refused += u32::from(limiter.take(0, arrives).is_err());
                }
            }
            assert_eq!(refused, 0, "{class:?}");
        }
    }

    #[test]
    fn a_device_of_the_office_that_comes_home_with_two_hundred_elders_is_not_refused() {
        let mut limiter = Limiter::new(Class::Drive.rate(), 10);
        // Each with two requests, all within a minute, and the replies of some are lost.
        for sent in 0..400_u64 {
            assert_eq!(limiter.take(0, sent / 7), Ok(()), "{sent}");
        }
    }

    #[test]
    fn a_device_that_comes_home_with_a_hundred_requests_is_not_refused() {
        let mut limiter = Limiter::new(Class::Submit.rate(), 10);
        for second in 0..100_u64 {
            assert_eq!(limiter.take(0, second / 10), Ok(()), "{second}");
        }
    }

    #[test]
    fn of_a_flood_of_a_hundred_a_second_for_an_hour_999_of_1000_are_refused_and_others_are_served()
    {
        for class in [
            Class::Submit,
            Class::Follow,
            Class::Report,
            Class::SignIn,
            Class::Token,
            Class::Device,
        ] {
            let mut limiter = Limiter::new(class.rate(), 10);
            let mut passed = 0_u64;
            for second in 0..HOUR {
                for _ in 0..100 {
                    passed += u64::from(limiter.take("flood", second).is_ok());
                }
                if second % 60 == 0 {
                    assert_eq!(limiter.take("other", second), Ok(()), "{class:?}");
                }
            }
            assert!(passed * 1_000 <= HOUR * 100, "{class:?}: {passed}");
        }
    }

    #[test]
    fn a_refusal_says_when_there_is_a_token_again_and_then_there_is_one() {
        let rate = Rate {
            burst: 2,
            seconds_each: 10,
        };
        let mut limiter = Limiter::new(rate, 10);
        assert_eq!([limiter.take(1, 100), limiter.take(1, 100)], [Ok(()); 2]);
        assert_eq!(limiter.take(1, 103), Err(7));
        assert_eq!(limiter.take(1, 109), Err(1));
        assert_eq!(limiter.take(1, 110), Ok(()));
    }

    #[test]
    fn a_token_that_is_given_back_can_be_taken_again_and_no_more_than_were_taken() {
        let mut limiter = Limiter::new(Class::SignIn.rate(), 10);
        for second in 0..200 {
            assert_eq!(limiter.take(1, second / 100), Ok(()), "{second}");
            limiter.give_back(1);
        }
        let mut limiter = Limiter::new(Class::SignIn.rate(), 10);
        limiter.give_back(1);
        for _ in 0..Class::SignIn.rate().burst {
            assert_eq!(limiter.take(1, 0), Ok(()));
        }
        assert!(limiter.take(1, 0).is_err());
    }

    #[test]
    fn memory_is_bounded_and_the_one_that_took_most_is_not_forgotten() {
        let rate = Rate {
            burst: 5,
            seconds_each: 10,
        };
        let mut limiter = Limiter::new(rate, 100);
        while limiter.take(0, 0).is_ok() {}
        for stranger in 1..10_000 {
            let _ = limiter.take(stranger, 1);
            assert!(limiter.full_at.len() <= 100);
        }
        assert!(limiter.take(0, 1).is_err());
    }

    proptest! {
        /// Whatever the times are, within any span no more pass than the burst and what came in since.
        #[test]
        fn never_more_pass_than_the_bucket_holds(
            burst in 1..20_u64,
            seconds_each in 1..30_u64,
            steps in proptest::collection::vec(0..20_u64, 1..200),
        ) {
            let mut limiter = Limiter::new(Rate { burst, seconds_each }, 4);
            let (mut now, mut passed) = (1_000, 0);
            for step in steps {
                now += step;
                passed += u64::from(limiter.take((), now).is_ok());
                prop_assert!(passed <= burst + (now - 1_000) / seconds_each);
            }
        }
    }
}
