//! Splitting a total over shares exactly, by largest remainders, within limits.

/// Splits `total` in proportion to the weights so that the parts sum to it and no part is
/// above its cap. Gives fewer only when the caps sum to less.
pub(crate) fn apportion(total: usize, weights: &[f64], caps: &[usize]) -> Vec<usize> {
    let mut parts = vec![0_usize; weights.len()];
    let mut left = total;
    while left > 0 {
        let open: Vec<usize> = (0..parts.len()).filter(|&i| parts[i] < caps[i]).collect();
        if open.is_empty() {
            break;
        }
        left -= give(left, weights, caps, &open, &mut parts);
    }
    parts
}

/// One round over the open parts; returns how many were given, at least one.
fn give(
    left: usize,
    weights: &[f64],
    caps: &[usize],
    open: &[usize],
    parts: &mut [usize],
) -> usize {
    let sum: f64 = open.iter().map(|&i| weights[i]).sum();
    let mut remainders = Vec::new();
    let mut given = 0;
    for &i in open {
        #[expect(clippy::cast_precision_loss, reason = "totals are small")]
        let wish = if sum > 0.0 {
            left as f64 * weights[i] / sum
        } else {
            0.0
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "not negative"
        )]
        let whole = (wish.floor() as usize).min(caps[i] - parts[i]);
        parts[i] += whole;
        given += whole;
        remainders.push((wish - wish.floor(), i));
    }
    remainders.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    for (_, i) in remainders {
        if given < left && parts[i] < caps[i] {
            parts[i] += 1;
            given += 1;
        }
    }
    given
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn seats_go_to_the_largest_remainders() {
        assert_eq!(apportion(10, &[6.0, 6.0, 2.0], &[99; 3]), vec![4, 4, 2]);
    }

    proptest! {
        #[test]
        fn the_parts_sum_to_the_total_or_to_all_that_the_caps_allow(
            total in 0..500_usize,
            shares in prop::collection::vec((0.0..100.0f64, 0..60_usize), 1..30),
        ) {
            let (weights, caps): (Vec<f64>, Vec<usize>) = shares.into_iter().unzip();
            let parts = apportion(total, &weights, &caps);
            let room: usize = caps.iter().sum();
            prop_assert_eq!(parts.iter().sum::<usize>(), total.min(room));
            prop_assert!(parts.iter().zip(&caps).all(|(part, cap)| part <= cap));
        }
    }
}
