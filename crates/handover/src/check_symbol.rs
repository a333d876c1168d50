//! The check symbol of a code: arithmetic modulo the prime 31.
//!
//! 3 generates all 30 remainders but 0 (3 is a primitive root of 31), so up to thirty symbols have
//! weights that all differ and none is 0. One wrong symbol then changes the sum by `weight · e ≠ 0`,
//! and two swapped ones by `(w − v)·(a − b) ≠ 0`: every such slip is noticed. A test tries them all.

/// How many symbols there are: a prime, as the arithmetic needs.
pub(crate) const SYMBOLS: u8 = 31;

/// A primitive root of 31.
const ROOT: u32 = 3;

/// The weighted sum of a word, its last symbol with weight 1. A word is sound when this is 0.
pub(crate) fn weighted_sum(symbols: &[u8]) -> u8 {
    let sum = symbols.iter().fold(0, |sum, symbol| {
        (sum * ROOT + u32::from(*symbol)) % u32::from(SYMBOLS)
    });
    u8::try_from(sum).unwrap_or(0)
}

/// The symbol that makes a word sound when it is put at the end.
pub(crate) fn check_symbol(data: &[u8]) -> u8 {
    let sum = u32::from(weighted_sum(data)) * ROOT % u32::from(SYMBOLS);
    u8::try_from((u32::from(SYMBOLS) - sum) % u32::from(SYMBOLS)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{ROOT, SYMBOLS};

    #[test]
    fn the_weights_run_through_all_remainders_but_zero() {
        let mut seen = std::collections::BTreeSet::new();
        let mut weight = 1;
        for _ in 1..SYMBOLS {
            assert!(weight != 0 && seen.insert(weight));
            weight = weight * ROOT % u32::from(SYMBOLS);
        }
        assert_eq!(weight, 1);
    }
}
