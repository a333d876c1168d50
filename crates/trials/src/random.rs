//! Random numbers that come again from the same seed, so that every trial can be repeated.

use std::time::{SystemTime, UNIX_EPOCH};

/// SplitMix64 (Steele, Lea and Flood, 2014): small, and good enough to draw faults.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// The numbers of a seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut value = self.0;
        value = (value ^ value >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        value = (value ^ value >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        value ^ value >> 31
    }

    /// A number from 0 to `end`, `end` not included; 0 where `end` is 0.
    pub const fn below(&mut self, end: u64) -> u64 {
        if end == 0 { 0 } else { self.next() % end }
    }

    /// One of a list.
    pub fn one_of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        let end = u64::try_from(list.len()).expect("a list in memory");
        let at = usize::try_from(self.below(end)).expect("below the length");
        &list[at]
    }

    /// Sixteen bytes, for a record id.
    pub const fn bytes(&mut self) -> [u8; 16] {
        let value = (self.next() as u128) << 64 | self.next() as u128;
        value.to_be_bytes()
    }
}

/// The seed of a run: `ELDERCARE_SEED` where it is set, else a fixed one, so that a run in the
/// queue of changes does not fail by chance; the soak draws one from the clock.
#[must_use]
pub fn seed() -> u64 {
    if let Ok(text) = std::env::var("ELDERCARE_SEED") {
        return text.parse().expect("ELDERCARE_SEED is a number");
    }
    if !is_soak() {
        return 42_195;
    }
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(1, |since| {
        u64::try_from(since.as_nanos() % 1_000_000_007).unwrap_or(1)
    })
}

/// Whether `cargo xtask soak` runs this.
#[must_use]
pub fn is_soak() -> bool {
    std::env::var_os("ELDERCARE_SOAK").is_some()
}

/// How often something is tried: a few times among the tests, more often in a soak.
#[must_use]
pub fn rounds(short: u32, soak: u32) -> u32 {
    if is_soak() { soak } else { short }
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn the_numbers_of_a_seed_are_those_of_the_paper_and_come_again() {
        // First values for the seed 1234567, as published with the algorithm.
        let mut random = Random::new(1_234_567);
        assert_eq!(random.next(), 6_457_827_717_110_365_317);
        assert_eq!(random.next(), 3_203_168_211_198_807_973);
        let draw = |seed| {
            let mut random = Random::new(seed);
            [(); 20].map(|()| random.below(10))
        };
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
    }
}
