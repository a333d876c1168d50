//! The ledger of aids: what is lent to whom, until when, and whether it is back.

use eldercare_days::Day;

use crate::due::{Standing, until};

/// Longest name of an item, in characters.
pub const ITEM_CHARS: usize = 60;
/// Longest time of one loan, in days: five years. Our own bound against slips of the pen.
pub const LONGEST_DAYS: i32 = 5 * 366;

/// The days of a loan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loan {
    /// The day on which it was handed out.
    pub from: Day,
    /// The day by which it should be back.
    pub due: Day,
    /// The day on which it came back.
    pub back: Option<Day>,
}

/// Why the days cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoanError {
    /// Handed out on a day that is still to come.
    FromFuture,
    /// Due before it was handed out, or more than [`LONGEST_DAYS`] later.
    Due,
    /// Back before it was handed out, or on a day that is still to come.
    Back,
}

impl Loan {
    /// The loan, when its days can be.
    pub fn check(self, today: Day) -> Result<Self, LoanError> {
        if self.from > today {
            return Err(LoanError::FromFuture);
        }
        let days = self.due.0.saturating_sub(self.from.0);
        if !(0..=LONGEST_DAYS).contains(&days) {
            return Err(LoanError::Due);
        }
        let fits = |back: Day| self.from <= back && back <= today;
        if self.back.is_some_and(|back| !fits(back)) {
            return Err(LoanError::Back);
        }
        Ok(self)
    }

    /// How it stands: free once it is back.
    #[must_use]
    pub fn standing(&self, today: Day) -> Standing {
        match self.back {
            Some(_) => Standing::Free,
            None => until(self.due, today),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_DAYS, Loan, LoanError};
    use crate::due::Standing;
    use eldercare_days::Day;

    const TODAY: Day = Day(20_000);

    fn loan(from: i32, due: i32, back: Option<i32>) -> Loan {
        Loan {
            from: TODAY.plus(from),
            due: TODAY.plus(due),
            back: back.map(|days| TODAY.plus(days)),
        }
    }

    #[test]
    fn days_that_cannot_be_are_refused() {
        let check = |from, due, back| loan(from, due, back).check(TODAY).err();
        assert_eq!(check(1, 2, None), Some(LoanError::FromFuture));
        assert_eq!(check(-2, -3, None), Some(LoanError::Due));
        assert_eq!(check(0, LONGEST_DAYS + 1, None), Some(LoanError::Due));
        assert_eq!(check(-2, 3, Some(-3)), Some(LoanError::Back));
        assert_eq!(check(-2, 3, Some(1)), Some(LoanError::Back));
        assert_eq!(check(0, 0, Some(0)), None);
    }

    #[test]
    fn a_loan_is_overdue_until_it_is_back() {
        assert_eq!(loan(-9, -2, None).standing(TODAY), Standing::Overdue(2));
        assert_eq!(loan(-9, 0, None).standing(TODAY), Standing::Due(TODAY));
        assert_eq!(loan(-9, -2, Some(0)).standing(TODAY), Standing::Free);
    }
}
