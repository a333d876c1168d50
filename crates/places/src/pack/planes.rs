//! Numbers as byte planes: all lowest bytes, then all second bytes, and so on.
//!
//! High bytes that are zero in every row are left out; the others are mostly equal and
//! shrink to nothing under brotli, while the noise of the low bytes stays among itself.

/// The planes of these numbers, lowest first. Without numbers or with zeros only: no bytes.
#[must_use]
pub fn encode(numbers: &[u32]) -> Vec<u8> {
    let widest = numbers.iter().fold(0, |bits, number| bits | number);
    let used = 4 - usize::try_from(widest.leading_zeros() / 8).unwrap_or(0);
    (0..used)
        .flat_map(|plane| {
            numbers
                .iter()
                .filter_map(move |number| number.to_le_bytes().get(plane).copied())
        })
        .collect()
}

/// The numbers of so many rows, or nothing when the bytes are not whole planes for them.
#[must_use]
pub fn decode(bytes: &[u8], rows: usize) -> Option<Vec<u32>> {
    if rows == 0 || bytes.is_empty() {
        // No plane at all stands for zeros. The caller has checked `rows` against a
        // column that is really there, so this cannot be made to allocate at will.
        return bytes.is_empty().then(|| vec![0; rows]);
    }
    if !bytes.len().is_multiple_of(rows) || bytes.len() / rows > 4 {
        return None;
    }
    let mut numbers = vec![0_u32; rows];
    for (shift, plane) in (0_u32..).step_by(8).zip(bytes.chunks_exact(rows)) {
        for (number, byte) in numbers.iter_mut().zip(plane) {
            *number |= u32::from(*byte) << shift;
        }
    }
    Some(numbers)
}

/// Signed numbers as differences from the one before, small for neighbours on the curve.
#[must_use]
pub fn deltas(numbers: impl IntoIterator<Item = i32>) -> Vec<u32> {
    let mut before = 0;
    let zigzag = |n: i32| (n << 1 ^ n >> 31).cast_unsigned();
    numbers
        .into_iter()
        .map(|number| zigzag(number.wrapping_sub(std::mem::replace(&mut before, number))))
        .collect()
}

/// The numbers that have these differences.
#[must_use]
pub fn sums(deltas: Vec<u32>) -> Vec<i32> {
    let mut sum = 0_i32;
    deltas
        .into_iter()
        .map(|zigzag| {
            let delta = (zigzag >> 1).cast_signed() ^ -(zigzag & 1).cast_signed();
            sum = sum.wrapping_add(delta);
            sum
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn zeros_cost_nothing_and_small_numbers_one_byte() {
        assert!(encode(&[0, 0, 0]).is_empty());
        assert_eq!(encode(&[1, 2, 255]), [1, 2, 255]);
        assert_eq!(encode(&[1, 256]), [1, 0, 0, 1]);
    }

    #[test]
    fn bytes_that_are_no_whole_planes_are_refused() {
        assert_eq!(decode(&[1, 2, 3], 2), None);
        assert_eq!(decode(&[0; 10], 2), None);
        assert_eq!(decode(&[1], 0), None);
    }

    proptest! {
        #[test]
        fn numbers_come_back(numbers in prop::collection::vec(any::<u32>(), 0..40)) {
            prop_assert_eq!(decode(&encode(&numbers), numbers.len()), Some(numbers));
        }

        #[test]
        fn differences_add_up_again(numbers in prop::collection::vec(any::<i32>(), 0..40)) {
            prop_assert_eq!(sums(deltas(numbers.clone())), numbers);
        }
    }
}
