//! Arithmetic in the field with 32 elements, as far as the check symbol of a tracking code needs it.
//!
//! Elements are the numbers 0–31, read as polynomials over GF(2) modulo x⁵ + x² + 1. That
//! polynomial is primitive, so the powers α⁰ … α³⁰ of α = x are all different.

/// How many elements the field has.
pub(crate) const ELEMENTS: u8 = 32;

/// x⁵ + x² + 1.
const MODULUS: u8 = 0b10_0101;

/// The product of an element and α.
const fn times_alpha(element: u8) -> u8 {
    let shifted = element << 1;
    if shifted & ELEMENTS == 0 {
        shifted
    } else {
        shifted ^ MODULUS
    }
}

/// The weighted sum Σ α^(n−1−i)·sᵢ of a word of n symbols (Horner's rule).
///
/// A word is valid when this is 0. Up to 31 symbols all weights differ and none is 0. So changing
/// one symbol by e adds α^k·e ≠ 0, and swapping two different symbols a, b adds
/// (α^j − α^k)·(a − b) ≠ 0: every such slip is noticed.
pub(crate) fn weighted_sum(symbols: impl IntoIterator<Item = u8>) -> u8 {
    symbols
        .into_iter()
        .fold(0, |sum, symbol| times_alpha(sum) ^ symbol)
}

/// The symbol that makes a word valid when it is put at the end.
pub(crate) fn check_symbol(symbols: impl IntoIterator<Item = u8>) -> u8 {
    times_alpha(weighted_sum(symbols))
}

#[cfg(test)]
mod tests {
    use super::times_alpha;

    #[test]
    fn alpha_runs_through_all_31_elements_but_zero_before_it_repeats() {
        let mut seen = std::collections::BTreeSet::new();
        let mut element = 1;
        for _ in 0..31 {
            assert!(element > 0 && element < 32);
            assert!(seen.insert(element));
            element = times_alpha(element);
        }
        assert_eq!(element, 1);
    }
}
