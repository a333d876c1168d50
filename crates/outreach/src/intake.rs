//! The short intake: what is written down of one elder, once, for everything that follows.

use eldercare_days::Day;
use eldercare_requests::{DOOR_CHARS, IdentityNumber, NAME_CHARS, Phone, plain, shows_nothing};
use serde::{Deserialize, Serialize};

/// Oldest age that is believed, in years; the oldest person known reached 122. Our own choice, as for identity
/// numbers.
const OLDEST_YEARS: i32 = 125;

/// What was typed or chosen of one elder.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Intake {
    /// Name, or how the elder is addressed.
    pub name: String,
    /// Year of birth as typed, if it is known.
    pub born: String,
    /// Identity number as typed; never required.
    pub identity: String,
    /// Telephone number as typed; an elder without one gives that of a neighbour or the village office.
    pub phone: String,
    /// Id of an [`eldercare_requests::PhoneOwner`].
    pub phone_owner: String,
    /// Code of the town.
    pub town: String,
    /// Code of the village, where the city lists villages.
    pub village: String,
    /// Door number.
    pub door: String,
}

/// It names a person, so a debug print shows nothing of it.
impl std::fmt::Debug for Intake {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Intake(…)")
    }
}

/// A field of the intake that can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntakeField {
    /// The name.
    Name,
    /// The year of birth.
    Born,
    /// The identity number.
    Identity,
    /// The telephone number.
    Phone,
    /// The town.
    Town,
    /// The door number.
    Door,
}

impl IntakeField {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 6] = [
        Self::Name,
        Self::Born,
        Self::Phone,
        Self::Town,
        Self::Door,
        Self::Identity,
    ];

    /// Its name in the form and in text keys.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Born => "born",
            Self::Identity => "identity",
            Self::Phone => "phone",
            Self::Town => "town",
            Self::Door => "door",
        }
    }
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nothing is there.
    Missing,
    /// More than the field holds.
    TooLong,
    /// It is no year, number or telephone that can be, or holds signs that hide something.
    Impossible,
}

/// A wrong field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IntakeProblem {
    /// Which.
    pub field: IntakeField,
    /// Why.
    pub why: Problem,
}

impl Intake {
    /// Everything that is wrong as of a day, in the order of the form.
    #[must_use]
    pub fn problems(&self, today: Day) -> Vec<IntakeProblem> {
        let check = |field| {
            let why = match field {
                IntakeField::Name => needed(&self.name, NAME_CHARS),
                IntakeField::Born => self.born_problem(today),
                IntakeField::Identity => self.identity_problem(today),
                IntakeField::Phone => self.phone_problem(),
                IntakeField::Town => needed(&self.town, NAME_CHARS),
                IntakeField::Door => short(&self.door, DOOR_CHARS),
            };
            why.map(|why| IntakeProblem { field, why })
        };
        IntakeField::ALL.into_iter().filter_map(check).collect()
    }

    /// The year of birth, of the field or of the identity number.
    #[must_use]
    pub fn born_in(&self, today: Day) -> Option<i32> {
        let typed = self.born.trim().parse().ok();
        typed.or_else(|| {
            let number = IdentityNumber::parse(&self.identity, today).ok()?;
            number.as_str().get(6..10)?.parse().ok()
        })
    }

    fn born_problem(&self, today: Day) -> Option<Problem> {
        let text = self.born.trim();
        if text.is_empty() {
            return None;
        }
        let (this_year, _, _) = today.calendar();
        let is_year = |year: i32| (this_year - OLDEST_YEARS..=this_year).contains(&year);
        let fits = text.parse().is_ok_and(is_year);
        (!fits).then_some(Problem::Impossible)
    }

    fn identity_problem(&self, today: Day) -> Option<Problem> {
        let text = self.identity.trim();
        let fits = text.is_empty() || IdentityNumber::parse(text, today).is_ok();
        (!fits).then_some(Problem::Impossible)
    }

    fn phone_problem(&self) -> Option<Problem> {
        let text = self.phone.trim();
        let fits = text.is_empty() || Phone::parse(text).is_ok();
        (!fits).then_some(Problem::Impossible)
    }
}

fn needed(text: &str, longest: usize) -> Option<Problem> {
    short(text, longest).or_else(|| shows_nothing(text.trim()).then_some(Problem::Missing))
}

fn short(text: &str, longest: usize) -> Option<Problem> {
    match plain(text.trim()) {
        None => Some(Problem::Impossible),
        Some(text) if text.chars().count() > longest => Some(Problem::TooLong),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Intake, IntakeField, Problem};
    use eldercare_days::Day;
    use proptest::prelude::*;

    fn today() -> Day {
        Day::parse("2026-11-27").unwrap()
    }

    fn whole() -> Intake {
        Intake {
            name: "演示·王奶奶".to_owned(),
            town: "430781100".to_owned(),
            ..Intake::default()
        }
    }

    fn wrong(change: impl Fn(&mut Intake)) -> Vec<(IntakeField, Problem)> {
        let mut intake = whole();
        change(&mut intake);
        let problems = intake.problems(today());
        problems
            .iter()
            .map(|found| (found.field, found.why))
            .collect()
    }

    #[test]
    fn a_name_and_a_town_are_enough() {
        assert_eq!(wrong(|_| {}), []);
        let nothing = Intake::default().problems(today());
        let fields: Vec<_> = nothing.iter().map(|found| found.field.id()).collect();
        assert_eq!(fields, ["name", "town"]);
    }

    #[test]
    fn what_cannot_be_is_named() {
        use IntakeField as F;
        use Problem as P;
        let born = |year: &'static str| wrong(move |intake| intake.born = year.to_owned());
        assert_eq!(born("1938"), []);
        for year in ["1800", "2027", "abc", "38"] {
            assert_eq!(born(year), [(F::Born, P::Impossible)], "{year}");
        }
        let found = wrong(|intake| intake.phone = "12".to_owned());
        assert_eq!(found, [(F::Phone, P::Impossible)]);
        let found = wrong(|intake| intake.identity = "430781".to_owned());
        assert_eq!(found, [(F::Identity, P::Impossible)]);
        let found = wrong(|intake| intake.name = "演".repeat(31));
        assert_eq!(found, [(F::Name, P::TooLong)]);
        let found = wrong(|intake| intake.door = "\u{202e}3".to_owned());
        assert_eq!(found, [(F::Door, P::Impossible)]);
    }

    #[test]
    fn a_year_is_read_from_the_identity_number_where_none_was_typed() {
        let mut intake = whole();
        // Invented, with its check character; nobody who was born in 1902 is alive.
        intake.identity = "43078119020201001X".to_owned();
        assert_eq!(intake.born_in(today()), Some(1902));
        intake.born = " 1940 ".to_owned();
        assert_eq!(intake.born_in(today()), Some(1940));
    }

    proptest! {
        #[test]
        fn nothing_that_is_typed_makes_the_check_panic(name: String, born: String, identity: String, phone: String, door: String) {
            let intake = Intake { name, born, identity, phone, door, ..Intake::default() };
            let _ = intake.problems(today());
            let _ = intake.born_in(today());
        }
    }
}
