//! Ours against a peer: ratios within a round, their median and a bootstrap interval.

/// A ratio with its spread.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Ratio {
    /// The middle ratio.
    pub median: f64,
    /// Between these the median lies with 95 % confidence.
    pub interval: (f64, f64),
    /// The smallest and the largest ratio.
    pub range: (f64, f64),
}

impl Ratio {
    /// Compares the values of two contenders round by round; rounds in which one has none are
    /// left out. Nothing when no round has both.
    pub fn of(ours: &[Option<f64>], peer: &[Option<f64>]) -> Option<Ratio> {
        let pairs = ours.iter().zip(peer);
        let ratios: Vec<f64> = pairs
            .filter_map(|(ours, peer)| Some((*ours)? / (*peer)?))
            .filter(|ratio| ratio.is_finite())
            .collect();
        let median = median(&ratios)?;
        let sorted = sorted(&ratios);
        Some(Ratio {
            median,
            interval: interval(&ratios, median),
            range: (*sorted.first()?, *sorted.last()?),
        })
    }
}

/// The middle value; of an even number the lower one, so that it is a value that occurred.
pub fn median(values: &[f64]) -> Option<f64> {
    let sorted = sorted(values);
    sorted.get(values.len().checked_sub(1)? / 2).copied()
}

fn sorted(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted
}

/// How many samples the interval is read from.
const SAMPLES: usize = 2000;

/// The 2.5 and 97.5 percentiles of the medians of samples drawn with replacement. The draw is
/// seeded: the same rounds always give the same interval.
fn interval(ratios: &[f64], otherwise: f64) -> (f64, f64) {
    let mut state: u64 = 42;
    let mut below = |end: usize| {
        // Knuth's MMIX constants; the upper half of the state is the random part.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or_default() % end
    };
    let medians: Vec<f64> = (0..SAMPLES)
        .filter_map(|_| {
            let sample: Vec<f64> = (0..ratios.len())
                .map(|_| ratios[below(ratios.len())])
                .collect();
            median(&sample)
        })
        .collect();
    let medians = sorted(&medians);
    let at = |share: usize| {
        medians
            .get(SAMPLES * share / 1000)
            .copied()
            .unwrap_or(otherwise)
    };
    (at(25), at(975))
}

#[cfg(test)]
mod tests {
    use super::{Ratio, median};

    #[test]
    fn a_ratio_is_made_within_a_round() {
        // A slow moment of the machine in the second round meets both and changes nothing.
        let ours = [Some(1.0), Some(10.0), Some(1.0), None];
        let peer = [Some(2.0), Some(20.0), Some(4.0), Some(1.0)];
        let ratio = Ratio::of(&ours, &peer).unwrap();
        assert!((ratio.median - 0.5).abs() < 1e-9);
        assert_eq!(ratio.range, (0.25, 0.5));
        assert!(ratio.interval.0 >= 0.25 && ratio.interval.1 <= 0.5);
    }

    #[test]
    fn the_interval_holds_the_median_and_is_the_same_each_time() {
        let ours: Vec<_> = (1..=7).map(|n| Some(f64::from(n))).collect();
        let peer = [Some(10.0); 7];
        let ratio = Ratio::of(&ours, &peer).unwrap();
        assert!(ratio.interval.0 <= ratio.median && ratio.median <= ratio.interval.1);
        assert_eq!(Some(ratio), Ratio::of(&ours, &peer));
    }

    #[test]
    fn nothing_compared_is_no_ratio() {
        assert_eq!(Ratio::of(&[None], &[Some(1.0)]), None);
        assert_eq!(median(&[]), None);
    }
}
