//! Repeatable numbers: SplitMix64 (Steele, Lea, Flood 2014), seeded by a text.
//!
//! Each town, village and place has its own seed, so that adding one moves no other.

/// A sequence that depends on nothing but its seed.
pub(crate) struct Sequence(u64);

impl Sequence {
    /// Starts from a text (FNV-1a).
    pub(crate) fn of(text: &str) -> Sequence {
        let seed = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Sequence(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to just below 1.
    pub(crate) fn unit(&mut self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
        let bits = (self.next() >> 11) as f64;
        bits / 9_007_199_254_740_992.0
    }

    /// A number between two others.
    pub(crate) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + self.unit() * (high - low)
    }

    /// Mixes a list (Fisher and Yates).
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let span = u64::try_from(last).unwrap_or(u64::MAX).saturating_add(1);
            let pick = usize::try_from(self.next() % span).unwrap_or_default();
            items.swap(last, pick);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_gives_the_same_numbers_and_another_text_others() {
        let three = |text| {
            let mut s = Sequence::of(text);
            [s.next(), s.next(), s.next()]
        };
        assert_eq!(three("津市"), three("津市"));
        assert_ne!(three("津市"), three("津市市"));
    }

    #[test]
    fn it_is_the_published_algorithm() {
        let mut zero = Sequence(0);
        assert_eq!(zero.next(), 0xe220_a839_7b1d_cdaf);
    }

    #[test]
    fn a_shuffle_keeps_every_item() {
        let mut items: Vec<u32> = (0..100).collect();
        Sequence::of("x").shuffle(&mut items);
        assert_ne!(items, (0..100).collect::<Vec<_>>());
        items.sort_unstable();
        assert_eq!(items, (0..100).collect::<Vec<_>>());
    }
}
