//! Whether somebody could fulfil two conditions at once: then two figures are for the same person.

use crate::age::AgeRange;
use crate::condition::{AllOf, Condition, Conditions};

/// Whether one person could fulfil both. No ways at all mean everybody.
pub(super) fn meet(one: &Conditions, other: &Conditions) -> bool {
    let everybody = [AllOf::default()];
    let ways = |conditions: &Conditions| {
        if conditions.0.is_empty() {
            everybody.to_vec()
        } else {
            conditions.0.clone()
        }
    };
    let others = ways(other);
    ways(one)
        .iter()
        .any(|one| others.iter().any(|other| ways_meet(one, other)))
}

fn ways_meet(one: &AllOf, other: &AllOf) -> bool {
    one.0
        .iter()
        .all(|a| other.0.iter().all(|b| conditions_meet(a, b)))
}

/// Two conditions on different facts always meet.
fn conditions_meet(one: &Condition, other: &Condition) -> bool {
    match (one, other) {
        (Condition::Age(a), Condition::Age(b)) => ages_meet(*a, *b),
        (
            Condition::Level { best, worst, .. },
            Condition::Level {
                best: other_best,
                worst: other_worst,
                ..
            },
        ) => best <= other_worst && other_best <= worst,
        (Condition::Lives(a), Condition::Lives(b)) => a == b,
        (Condition::Setting(a), Condition::Setting(b)) => a == b,
        (Condition::In(a), Condition::In(b)) => {
            a.iter().any(|a| b.iter().any(|b| a.is_in(b) || b.is_in(a)))
        }
        (Condition::Income(a), Condition::Income(b)) => a.iter().any(|class| b.contains(class)),
        _ => true,
    }
}

fn ages_meet(one: AgeRange, other: AgeRange) -> bool {
    let starts_in_time = |a: AgeRange, b: AgeRange| b.to.is_none_or(|to| a.from <= to);
    starts_in_time(one, other) && starts_in_time(other, one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lists::Living;

    fn aged(from: u8, to: Option<u8>) -> Conditions {
        Conditions(vec![AllOf(vec![Condition::Age(AgeRange { from, to })])])
    }

    #[test]
    fn overlapping_ages_meet_and_neighbouring_ones_do_not() {
        assert!(meet(&aged(60, Some(79)), &aged(70, None)));
        assert!(meet(&aged(60, Some(79)), &aged(79, None)));
        assert!(!meet(&aged(60, Some(79)), &aged(80, None)));
        assert!(meet(&aged(60, Some(79)), &Conditions::default()));
        let home = Conditions(vec![AllOf(vec![Condition::Lives(Living::Home)])]);
        assert!(meet(&aged(60, Some(79)), &home));
    }
}
