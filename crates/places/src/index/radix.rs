//! Sorting by keys without comparing them.
//!
//! The leading 32 bits in which the keys differ at all go before their places into one number
//! each, and a radix sort moves these numbers in at most three passes from front to end, whatever
//! the order of the input. The few keys that agree in them are put in order by the rest.

use crate::rows::in_stretches;

/// Bits of a digit: as many buckets as fit into the nearest cache.
const DIGIT_BITS: u32 = 11;

/// The buckets of a digit.
const BUCKETS: usize = 1 << DIGIT_BITS;

/// Leading bits that are sorted at once.
const LEADING_BITS: u32 = 32;

/// Up to so many keys are put in order one by one, more by a sort of their own.
const FEW: usize = 24;

/// The places of the keys in ascending order; equal keys keep their order.
pub fn ascending(keys: &[u64]) -> Vec<u32> {
    let differing = differing(keys);
    let width = u64::BITS - differing.leading_zeros();
    let rest = width.saturating_sub(LEADING_BITS);
    let mut entries = Vec::with_capacity(keys.len());
    in_stretches(keys.len(), &mut |part| {
        let part = part.clone().zip(keys.get(part).unwrap_or_default());
        entries.extend(part.map(|(place, key)| entry(key >> rest, place)));
    });
    sort(&mut entries, (differing >> rest) << LEADING_BITS);
    if rest > 0 {
        order_the_rest(&mut entries, keys);
    }
    let mut order = Vec::with_capacity(entries.len());
    in_stretches(entries.len(), &mut |part| {
        let part = entries.get(part).unwrap_or_default().iter();
        order.extend(part.map(|entry| place(*entry)));
    });
    order
}

/// A leading part before a place. What is common to all keys is cut off above.
const fn entry(leading: u64, place: usize) -> u64 {
    leading << LEADING_BITS | place as u64
}

#[allow(clippy::cast_possible_truncation, reason = "the lower half")]
const fn place(entry: u64) -> u32 {
    entry as u32
}

/// The bits in which not all keys agree.
fn differing(keys: &[u64]) -> u64 {
    let first = keys.first().copied().unwrap_or_default();
    let mut differing = 0;
    in_stretches(keys.len(), &mut |part| {
        let part = keys.get(part).unwrap_or_default();
        differing |= part.iter().fold(0, |bits, key| bits | (key ^ first));
    });
    differing
}

/// Sorts by the bits that differ, a digit a pass, the lowest first.
fn sort(entries: &mut Vec<u64>, differing: u64) {
    let mut sorted = vec![0; if differing == 0 { 0 } else { entries.len() }];
    let lowest = differing.trailing_zeros();
    for shift in (lowest..u64::BITS - differing.leading_zeros()).step_by(DIGIT_BITS as usize) {
        let mut free = starts(entries, shift);
        in_stretches(entries.len(), &mut |part| {
            for entry in entries.get(part).unwrap_or_default() {
                if let Some(free) = free.get_mut(digit(*entry, shift)) {
                    if let Some(slot) = sorted.get_mut(*free as usize) {
                        *slot = *entry;
                    }
                    *free += 1;
                }
            }
        });
        std::mem::swap(entries, &mut sorted);
    }
}

/// Where the entries of each digit start once they are sorted by it.
fn starts(entries: &[u64], shift: u32) -> [u32; BUCKETS] {
    let mut counts = [0; BUCKETS];
    in_stretches(entries.len(), &mut |part| {
        for entry in entries.get(part).unwrap_or_default() {
            if let Some(count) = counts.get_mut(digit(*entry, shift)) {
                *count += 1;
            }
        }
    });
    let mut sum = 0;
    for count in &mut counts {
        sum += std::mem::replace(count, sum);
    }
    counts
}

/// The digit of an entry. The mask comes first, so that any machine's `usize` holds it.
#[allow(clippy::cast_possible_truncation, reason = "eleven bits are left")]
const fn digit(entry: u64, shift: u32) -> usize {
    (entry >> shift & (BUCKETS as u64 - 1)) as usize
}

/// Puts entries whose leading parts agree in the order of their whole keys.
fn order_the_rest(entries: &mut [u64], keys: &[u64]) {
    let mut start = 0;
    let mut leading = None;
    in_stretches(entries.len(), &mut |part| {
        for at in part {
            let own = entries.get(at).map(|entry| entry >> LEADING_BITS);
            if own != leading {
                order_run(entries.get_mut(start..at).unwrap_or_default(), keys);
                (start, leading) = (at, own);
            }
        }
    });
    order_run(entries.get_mut(start..).unwrap_or_default(), keys);
}

fn order_run(run: &mut [u64], keys: &[u64]) {
    let key = |entry: u64| keys.get(place(entry) as usize).copied().unwrap_or_default();
    if run.len() > FEW {
        let own: Vec<u64> = run.iter().map(|entry| key(*entry)).collect();
        let old = run.to_vec();
        for (slot, place) in run.iter_mut().zip(ascending(&own)) {
            *slot = old.get(place as usize).copied().unwrap_or_default();
        }
    } else {
        insert_each(run, key);
    }
}

/// Sorts a few by inserting one after the other.
fn insert_each(run: &mut [u64], key: impl Fn(u64) -> u64) {
    for end in 1..run.len() {
        let mut at = end;
        while let Some([before, this]) = run.get(at.saturating_sub(1)..=at)
            && key(*before) > key(*this)
        {
            run.swap(at - 1, at);
            at -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::rows::row;

    proptest! {
        #[test]
        fn it_is_a_stable_sort(
            mut keys in prop::collection::vec(any::<u64>(), 0..300), mask in any::<u64>(), few in 0..4_u8,
        ) {
            for key in &mut keys {
                *key = match few {
                    // Some agree altogether, some only in the leading part, some almost all.
                    0 => *key % 5,
                    1 => *key & 0x8000_0000_0000_ffff,
                    2 => (*key & 0xf000_0000_0000_000f).max(1 << 62),
                    _ => *key & mask,
                };
            }
            let mut naive: Vec<u32> = (0..row(keys.len())).collect();
            naive.sort_by_key(|place| keys[*place as usize]);
            prop_assert_eq!(ascending(&keys), naive);
        }
    }

    #[test]
    fn equal_keys_differ_in_nothing() {
        assert_eq!(differing(&[7, 7, 7]), 0);
        assert_eq!(ascending(&[]), [0; 0]);
        assert_eq!(ascending(&[7, 7, 7]), [0, 1, 2]);
    }
}
