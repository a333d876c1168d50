//! Until when somebody must look at a request.
//!
//! The office's promise counts calendar days (the setting `first-look-days`). A request that comes back is promised the
//! same anew, from the day on which it came back; whoever takes one has as many days for the answer, which is told to
//! nobody outside: what was taken and forgotten would otherwise never be seen again.

use eldercare_days::Day;

/// What a request waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waits {
    /// A first look, until the promised day if one was promised.
    FirstLook {
        /// The promised day.
        by: Option<Day>,
    },
    /// A look anew: somebody took it and has not answered, or the person said that the answer was none.
    Again {
        /// The day on which it was taken or came back.
        since: Day,
    },
    /// Nothing: it is over.
    Nothing,
}

/// How it stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing is due.
    Free,
    /// Due on this day, which is not over.
    Due(Day),
    /// So many days too late.
    Overdue(u32),
}

/// How a request stands today, with the promise that holds at this office, in days.
#[must_use]
pub fn standing(waits: Waits, promise: Option<u8>, today: Day) -> Standing {
    let by = match waits {
        Waits::FirstLook { by } => by,
        Waits::Again { since } => promise.map(|days| since.plus(days.into())),
        Waits::Nothing => None,
    };
    by.map_or(Standing::Free, |by| until(by, today))
}

/// How something that is due on a day stands today.
pub(crate) fn until(by: Day, today: Day) -> Standing {
    match today.0.saturating_sub(by.0) {
        late @ 1.. => Standing::Overdue(late.unsigned_abs()),
        _ => Standing::Due(by),
    }
}

/// Whether the first look came too late, or did not come though its day is over.
#[must_use]
pub fn was_late(promised: Option<Day>, looked_at: Option<Day>, today: Day) -> bool {
    promised.is_some_and(|by| looked_at.unwrap_or(today) > by)
}

#[cfg(test)]
mod tests {
    use super::{Standing, Waits, standing, was_late};
    use eldercare_days::Day;

    const TODAY: Day = Day(20_000);

    #[test]
    fn a_promise_is_kept_until_its_day_is_over() {
        let at = |days| {
            let by = Some(TODAY.plus(days));
            standing(Waits::FirstLook { by }, Some(3), TODAY)
        };
        assert_eq!(at(0), Standing::Due(TODAY));
        assert_eq!(at(2), Standing::Due(TODAY.plus(2)));
        assert_eq!(at(-1), Standing::Overdue(1));
        let none = Waits::FirstLook { by: None };
        assert_eq!(standing(none, Some(3), TODAY), Standing::Free);
    }

    #[test]
    fn what_comes_back_is_promised_anew() {
        let since = |days| Waits::Again {
            since: TODAY.plus(days),
        };
        assert_eq!(standing(since(-3), Some(3), TODAY), Standing::Due(TODAY));
        assert_eq!(standing(since(-5), Some(3), TODAY), Standing::Overdue(2));
        assert_eq!(standing(since(-5), None, TODAY), Standing::Free);
        assert_eq!(standing(Waits::Nothing, Some(3), TODAY), Standing::Free);
    }

    #[test]
    fn a_late_look_stays_late_and_extreme_days_do_no_harm() {
        let by = Some(TODAY);
        assert!(!was_late(by, Some(TODAY), TODAY.plus(9)));
        assert!(was_late(by, Some(TODAY.plus(1)), TODAY.plus(1)));
        assert!(was_late(by, None, TODAY.plus(1)));
        assert!(!was_late(None, None, TODAY));
        let by = Some(Day(i32::MIN));
        let first = standing(Waits::FirstLook { by }, None, Day(i32::MAX));
        assert!(matches!(first, Standing::Overdue(_)));
    }
}
