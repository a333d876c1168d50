//! Which facts of nearby places are most worth asking about again.
//!
//! Our own reckoning: what is old and near and matters when somebody sets out comes first. A fact's worth is its
//! weight times its age in years, halved with every kilometre of way. The weights say what a wrong word costs: a
//! place that is closed or cannot be called costs a way, a wrong number of beds a question.

/// How many are shown.
pub const RECHECKS: usize = 5;
/// Years beyond which a fact is simply old; one of unknown age is as old as that.
const OLDEST_YEARS: f64 = 5.0;
/// Days of a year.
const YEAR: f64 = 365.25;
/// Metres at which the worth is half.
const HALF_AT: f64 = 1_000.0;
/// Metres beyond which nobody walks today.
const FARTHEST: f64 = 5_000.0;
/// Days within which a fact counts as new.
const NEW_DAYS: i32 = 90;

/// Facts that can be asked about at a door, each with what a wrong one costs.
pub const FACTS: [(&str, f64); 6] = [
    ("open", 5.0),
    ("phone", 4.0),
    ("hours", 3.0),
    ("meals", 2.5),
    ("prices", 2.0),
    ("beds", 1.0),
];

/// A fact of a place near by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate<P> {
    /// The place.
    pub place: P,
    /// Metres of way, in a straight line.
    pub metres: f64,
    /// One of [`FACTS`].
    pub fact: &'static str,
    /// Days since it was checked; none where nobody knows.
    pub age_days: Option<i32>,
}

/// A fact that is worth asking about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Recheck<P> {
    /// Which.
    pub of: Candidate<P>,
    /// How much.
    pub worth: f64,
}

/// The facts that are most worth asking about, one of each place at most, so that five ways are made and not one.
#[must_use]
pub fn most_worth<P: PartialEq + Copy>(
    candidates: impl IntoIterator<Item = Candidate<P>>,
) -> Vec<Recheck<P>> {
    let weighed = |of: Candidate<P>| {
        Some(Recheck {
            worth: worth(&of)?,
            of,
        })
    };
    let mut all: Vec<Recheck<P>> = candidates.into_iter().filter_map(weighed).collect();
    all.sort_by(|one, two| two.worth.total_cmp(&one.worth));
    let mut picked: Vec<Recheck<P>> = Vec::with_capacity(RECHECKS);
    for recheck in all {
        let is_there = picked
            .iter()
            .any(|known| known.of.place == recheck.of.place);
        if !is_there && picked.len() < RECHECKS {
            picked.push(recheck);
        }
    }
    picked
}

/// None for what is new, far, or not asked about.
fn worth<P>(of: &Candidate<P>) -> Option<f64> {
    let (_, weight) = FACTS.iter().find(|(fact, _)| *fact == of.fact)?;
    let is_near = (0.0..=FARTHEST).contains(&of.metres);
    let is_old = of.age_days.is_none_or(|days| days > NEW_DAYS);
    let years = of
        .age_days
        .map_or(OLDEST_YEARS, |days| f64::from(days) / YEAR);
    (is_near && is_old).then(|| weight * years.min(OLDEST_YEARS) / (1.0 + of.metres / HALF_AT))
}

#[cfg(test)]
mod tests {
    use super::{Candidate, RECHECKS, most_worth};
    use proptest::prelude::*;

    fn fact(place: u32, metres: f64, fact: &'static str, age_days: Option<i32>) -> Candidate<u32> {
        Candidate {
            place,
            metres,
            fact,
            age_days,
        }
    }

    #[test]
    fn old_near_and_dear_comes_first_and_new_or_far_not_at_all() {
        let found = most_worth([
            fact(1, 100.0, "beds", Some(700)),
            fact(2, 100.0, "phone", Some(700)),
            fact(2, 100.0, "open", Some(400)),
            fact(3, 3_000.0, "phone", Some(700)),
            fact(4, 9_000.0, "phone", None),
            fact(5, 100.0, "phone", Some(30)),
            fact(6, 900.0, "open", None),
            fact(7, 10.0, "colour", None),
        ]);
        let places: Vec<_> = found.iter().map(|recheck| recheck.of.place).collect();
        assert_eq!(places, [6, 2, 3, 1]);
        assert_eq!(found[1].of.fact, "phone");
    }

    proptest! {
        #[test]
        fn five_places_at_most_each_once(rows in proptest::collection::vec((0_u32..20, -10.0_f64..20_000.0, 0_usize..6, proptest::option::of(-50_i32..5_000)), 0..80)) {
            let facts = rows.iter().map(|(place, metres, which, age)| fact(*place, *metres, super::FACTS[*which].0, *age));
            let found = most_worth(facts);
            prop_assert!(found.len() <= RECHECKS);
            let mut places: Vec<_> = found.iter().map(|recheck| recheck.of.place).collect();
            places.sort_unstable();
            places.dedup();
            prop_assert_eq!(places.len(), found.len());
            prop_assert!(found.windows(2).all(|pair| pair[0].worth >= pair[1].worth));
        }
    }
}
