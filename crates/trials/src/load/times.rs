//! The times of many exchanges.

use std::fmt;
use std::time::Duration;

use super::milliseconds;

/// What a measurement found.
#[derive(Clone, Debug, Default)]
pub struct Times {
    /// From when a request should have gone until its receipt was there.
    accepted: Vec<Duration>,
    /// Replies that were no receipt.
    refused: u64,
    /// How long it was measured.
    over: Duration,
}

impl Times {
    /// Puts several clients together.
    #[must_use]
    pub fn of(parts: Vec<(Vec<Duration>, u64)>, over: Duration) -> Self {
        let mut all = Self {
            over,
            ..Self::default()
        };
        for (accepted, refused) in parts {
            all.accepted.extend(accepted);
            all.refused += refused;
        }
        all.accepted.sort_unstable();
        all
    }

    /// Accepted requests a second.
    #[must_use]
    pub fn per_second(&self) -> f64 {
        let number = u32::try_from(self.accepted.len()).unwrap_or(u32::MAX);
        f64::from(number) / self.over.as_secs_f64()
    }

    /// This share of the requests, in percent, took no longer.
    #[must_use]
    pub fn percentile(&self, percent: usize) -> Duration {
        let last = self.accepted.len().saturating_sub(1);
        let at = (self.accepted.len() * percent / 100).min(last);
        self.accepted.get(at).copied().unwrap_or(Duration::MAX)
    }
}

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} accepted, {} refused;",
            self.accepted.len(),
            self.refused
        )?;
        for percent in [50, 95, 99, 100] {
            write!(
                f,
                " p{percent} {:.1} ms",
                milliseconds(self.percentile(percent))
            )?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Times;

    #[test]
    fn rates_and_percentiles_are_those_of_all_clients_together() {
        let part =
            |range: std::ops::RangeInclusive<u64>| (range.map(Duration::from_millis).collect(), 1);
        let times = Times::of(vec![part(51..=100), part(1..=50)], Duration::from_secs(2));
        assert_eq!(times.percentile(50), Duration::from_millis(51));
        assert_eq!(times.percentile(99), Duration::from_millis(100));
        assert!((times.per_second() - 50.0).abs() < 1e-9);
        assert!(
            times
                .to_string()
                .starts_with("100 accepted, 2 refused; p50 51.0 ms")
        );
        assert_eq!(Times::default().percentile(99), Duration::MAX);
    }
}
