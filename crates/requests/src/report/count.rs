//! How many reports count. A report is anonymous, so nobody can tell one angry person with a
//! program from a hundred visitors; what counts is therefore bounded by time.

use std::collections::BTreeMap;

use super::visit::VisitTime;
use crate::moment::Moment;
use eldercare_days::Day;

/// Of the reports that arrive within one hour of the clock, one counts; of those of one day in
/// China, so many. Our own choice: enough for "several people", too little for a flood to fill
/// the month.
pub const MOST_COUNTED_A_DAY: u32 = 3;

const HOURS_EAST: u8 = 8;

/// What is said about one facility.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClosedCount {
    /// How many reports count.
    pub count: u32,
    /// The day of the latest visit among the reports.
    pub last_visit: Day,
}

/// Counts the reports of one facility, each with its arrival and its visit, in any order.
/// Nothing when there are none.
#[must_use]
pub fn count_closed(reports: impl IntoIterator<Item = (Moment, VisitTime)>) -> Option<ClosedCount> {
    let mut hours_of_days: BTreeMap<Day, Vec<u64>> = BTreeMap::new();
    let mut last = None;
    for (arrived, visit) in reports {
        let hours = hours_of_days
            .entry(arrived.day_in_zone(HOURS_EAST))
            .or_default();
        let hour = arrived.0 / 3_600;
        if !hours.contains(&hour) {
            hours.push(hour);
        }
        last = last.max(Some(visit));
    }
    let of_day = |hours: &Vec<u64>| u32::try_from(hours.len()).unwrap_or(u32::MAX);
    let count = hours_of_days
        .values()
        .map(|hours| of_day(hours).min(MOST_COUNTED_A_DAY))
        .sum();
    last.map(|visit| ClosedCount {
        count,
        last_visit: visit.day(),
    })
}

#[cfg(test)]
mod tests {
    use super::{ClosedCount, MOST_COUNTED_A_DAY, count_closed};
    use crate::moment::Moment;
    use crate::report::VisitTime;
    use proptest::prelude::*;

    fn moment(text: &str) -> Moment {
        Moment::parse(text).unwrap()
    }

    fn at(text: &str) -> (Moment, VisitTime) {
        (moment(text), VisitTime::at(moment(text)))
    }

    fn count(reports: &[(Moment, VisitTime)]) -> u32 {
        count_closed(reports.iter().copied()).map_or(0, |counted| counted.count)
    }

    #[test]
    fn a_flood_within_an_hour_counts_once_and_one_of_a_day_three_times() {
        let hour: Vec<_> = (0..500)
            .map(|n| (Moment(7_200 + n), VisitTime::at(Moment(0))))
            .collect();
        assert_eq!(count(&hour), 1);
        let day: Vec<_> = (0..16)
            .map(|n| (Moment(n * 3_600), VisitTime::at(Moment(0))))
            .collect();
        assert_eq!(count(&day), MOST_COUNTED_A_DAY);
    }

    #[test]
    fn people_on_different_days_count_each_and_the_latest_visit_is_named() {
        let reports = [
            "2026-11-20T02:00:00Z",
            "2026-11-21T02:00:00Z",
            "2026-11-21T17:00:00Z",
        ];
        let counted = count_closed(reports.map(at)).unwrap();
        let last_visit = moment("2026-11-21T17:00:00Z").day_in_zone(8);
        assert_eq!(
            counted,
            ClosedCount {
                count: 3,
                last_visit
            }
        );
        assert_eq!(count_closed([]), None);
    }

    proptest! {
        #[test]
        fn never_more_than_there_are_nor_more_than_three_a_day_and_the_order_is_all_one(
            mut arrivals in proptest::collection::vec(0_u64..864_000, 1..60),
        ) {
            let reports = |arrivals: &[u64]| -> Vec<_> {
                arrivals.iter().map(|s| (Moment(*s), VisitTime::at(Moment(*s)))).collect()
            };
            let forward = count_closed(reports(&arrivals));
            let days: std::collections::BTreeSet<_> =
                arrivals.iter().map(|s| Moment(*s).day_in_zone(8)).collect();
            let most = u32::try_from(days.len()).unwrap() * MOST_COUNTED_A_DAY;
            let counted = forward.unwrap().count;
            prop_assert!(counted >= 1 && counted <= most);
            prop_assert!(counted as usize <= arrivals.len());
            arrivals.reverse();
            prop_assert_eq!(forward, count_closed(reports(&arrivals)));
        }
    }
}
