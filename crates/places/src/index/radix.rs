//! Sorting by keys without comparing them.
//!
//! A radix sort takes one pass for each digit that differs at all, whatever the order of the
//! input; sorting by comparison takes four times as long for 400,000 places.

use crate::rows::row;

/// Bits of a digit: as many buckets as fit into the nearest cache.
const DIGIT_BITS: u32 = 11;

/// The buckets of a digit.
const BUCKETS: usize = 1 << DIGIT_BITS;

/// The places of the keys in ascending order; equal keys keep their order.
pub fn ascending<K: Copy + Into<u64>>(keys: &[K]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..row(keys.len())).collect();
    let mut next = vec![0; order.len()];
    for shift in shifts(keys) {
        let mut free = starts(keys, shift);
        for place in &order {
            let digit = keys
                .get(*place as usize)
                .map_or(0, |key| digit((*key).into(), shift));
            if let Some(free) = free.get_mut(digit) {
                if let Some(slot) = next.get_mut(*free as usize) {
                    *slot = *place;
                }
                *free += 1;
            }
        }
        std::mem::swap(&mut order, &mut next);
    }
    order
}

/// Where the digits begin in which the keys differ, lowest first.
fn shifts<K: Copy + Into<u64>>(keys: &[K]) -> impl Iterator<Item = u32> + use<K> {
    let first = keys.first().map_or(0, |key| (*key).into());
    let differing = keys
        .iter()
        .fold(0, |bits, key| bits | ((*key).into() ^ first));
    let lowest = differing.trailing_zeros();
    (lowest..u64::BITS - differing.leading_zeros()).step_by(DIGIT_BITS as usize)
}

/// Where the keys of each digit start once they are sorted by it.
fn starts<K: Copy + Into<u64>>(keys: &[K], shift: u32) -> [u32; BUCKETS] {
    let mut counts = [0; BUCKETS];
    for key in keys {
        if let Some(count) = counts.get_mut(digit((*key).into(), shift)) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for count in &mut counts {
        sum += std::mem::replace(count, sum);
    }
    counts
}

/// The digit of a key. The mask comes first, so that any machine's `usize` holds it.
#[allow(clippy::cast_possible_truncation, reason = "eleven bits are left")]
const fn digit(key: u64, shift: u32) -> usize {
    (key >> shift & (BUCKETS as u64 - 1)) as usize
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_is_a_stable_sort(mut keys in prop::collection::vec(any::<u64>(), 0..300), mask in any::<u64>(), few: bool) {
            for key in &mut keys {
                *key = if few { *key % 5 } else { *key & mask };
            }
            let mut naive: Vec<u32> = (0..row(keys.len())).collect();
            naive.sort_by_key(|place| keys[*place as usize]);
            prop_assert_eq!(ascending(&keys), naive);
        }
    }

    #[test]
    fn equal_keys_take_no_pass() {
        assert_eq!(shifts(&[7_u64, 7, 7]).count(), 0);
        assert_eq!(shifts::<u64>(&[]).count(), 0);
        assert_eq!(ascending(&[7_u64, 7, 7]), [0, 1, 2]);
    }
}
