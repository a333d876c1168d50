//! What must hold for every benefit and every person.

#![allow(clippy::unwrap_used, reason = "a test may stop")]

mod made;

use eldercare_entitlements::{Catalogue, Fact, NotNow, Outcome, Person, Standing, When};
use made::{TODAY, benefit, completions, is_yes, person, tell};
use proptest::prelude::*;

fn of(benefits: Vec<eldercare_entitlements::Benefit>) -> Catalogue {
    Catalogue {
        benefits,
        ..Catalogue::default()
    }
}

/// Likely, not now or cannot tell, as a plain word.
fn word(outcome: &Outcome<'_>) -> &'static str {
    match outcome {
        Outcome::Likely => "likely",
        Outcome::NotNow(_) => "not-now",
        Outcome::CannotTell { .. } => "cannot-tell",
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// "Cannot tell" is exactly when two ways of completing what is unknown differ; the completions
    /// here are made by a second, plain implementation.
    #[test]
    fn cannot_tell_exactly_when_two_completions_differ(one in benefit(), person in person()) {
        let catalogue = of(vec![one]);
        let benefit = &catalogue.benefits[0];
        let found = catalogue.findings(&person, TODAY);
        let outcomes: Vec<bool> = completions(&person)
            .flat_map(|full| [false, true].map(|open| is_yes(benefit, &full, open)))
            .collect();
        let expected = match (outcomes.contains(&true), outcomes.contains(&false)) {
            (true, false) => "likely",
            (false, _) => "not-now",
            (true, true) => "cannot-tell",
        };
        prop_assert_eq!(word(&found[0].outcome), expected);
    }

    /// Telling more never turns what is certain into something else.
    #[test]
    fn what_is_certain_stays_so_whatever_else_is_told(one in benefit(), person in person(), seed in any::<u32>()) {
        let catalogue = of(vec![one]);
        let before = catalogue.findings(&person, TODAY);
        for fact in Fact::all() {
            let mut told = person.clone();
            tell(&mut told, fact, seed);
            let after = catalogue.findings(&told, TODAY);
            if word(&before[0].outcome) != "cannot-tell" {
                prop_assert_eq!(word(&before[0].outcome), word(&after[0].outcome), "{:?}", fact);
            }
            // A fact that is not open changes neither outcome nor amounts.
            if person.is_open(fact) && !before[0].open.contains(&fact) {
                prop_assert_eq!(word(&before[0].outcome), word(&after[0].outcome), "{:?}", fact);
                prop_assert_eq!(before[0].amounts.len(), after[0].amounts.len(), "{:?}", fact);
            }
        }
    }

    /// To decline is to say nothing: the outcome is that of a fact that was not asked.
    #[test]
    fn declining_gives_the_same_outcome_and_ends_the_asking(one in benefit(), person in person()) {
        let catalogue = of(vec![one]);
        let before = catalogue.findings(&person, TODAY);
        for fact in Fact::all().into_iter().filter(|fact| person.is_open(*fact)) {
            let mut declined = person.clone();
            declined.decline(fact);
            let after = catalogue.findings(&declined, TODAY);
            prop_assert_eq!(word(&before[0].outcome), word(&after[0].outcome));
            prop_assert_ne!(catalogue.next_question(&declined, TODAY), Some(fact));
        }
    }

    /// Asking ends, and whatever is asked can change something.
    #[test]
    fn questions_end_and_each_can_change_something(
        all in proptest::collection::vec(benefit(), 1..4), mut person in person(), seed in any::<u32>(),
    ) {
        let catalogue = of(all);
        let mut asked = Vec::new();
        while let Some(fact) = catalogue.next_question(&person, TODAY) {
            prop_assert!(!asked.contains(&fact), "{:?} twice", fact);
            let open = catalogue.findings(&person, TODAY).iter().any(|f| f.open.contains(&fact));
            prop_assert!(open);
            asked.push(fact);
            if seed.rotate_left(u32::try_from(asked.len()).unwrap()) & 1 == 1 {
                person.decline(fact);
            } else {
                tell(&mut person, fact, seed);
            }
        }
        for finding in catalogue.findings(&person, TODAY) {
            prop_assert!(finding.open.iter().all(|fact| !person.is_open(*fact)));
        }
    }

    /// The order of answers does not matter.
    #[test]
    fn the_order_of_answers_does_not_matter(one in benefit(), seed in any::<u32>()) {
        let catalogue = of(vec![one]);
        let (mut forward, mut backward) = (Person::default(), Person::default());
        let facts = Fact::all();
        for fact in &facts { tell(&mut forward, *fact, seed); }
        for fact in facts.iter().rev() { tell(&mut backward, *fact, seed); }
        prop_assert_eq!(catalogue.findings(&forward, TODAY), catalogue.findings(&backward, TODAY));
    }

    /// Missing are exactly facts that make a difference: each is unknown, and none is missing where
    /// it is certain.
    #[test]
    fn what_is_missing_is_unknown_and_open(one in benefit(), person in person()) {
        let catalogue = of(vec![one]);
        let findings = catalogue.findings(&person, TODAY);
        if let Outcome::CannotTell { missing, unstated, standing, .. } = &findings[0].outcome {
            prop_assert!(!missing.is_empty() || !unstated.is_empty() || *standing != Standing::Open);
            for fact in missing {
                prop_assert!(findings[0].open.contains(fact));
            }
        }
        if let Outcome::NotNow(NotNow::Conditions(ways)) = &findings[0].outcome {
            prop_assert!(!ways.is_empty() && ways.iter().all(|way| !way.is_empty()));
        }
    }

    /// A threshold changes the outcome on its day and not the day before.
    #[test]
    fn a_threshold_changes_something_on_its_day_and_not_before(
        all in proptest::collection::vec(benefit(), 1..4), person in person(),
    ) {
        let catalogue = of(all);
        let thresholds = catalogue.thresholds(&person, TODAY, 2031);
        let days: Vec<_> = thresholds.iter().map(eldercare_entitlements::Threshold::day).collect();
        prop_assert!(days.is_sorted() && days.iter().all(|day| *day > TODAY && day.calendar().0 <= 2031));
        for threshold in &thresholds {
            let When::Day(day) = threshold.when else { continue };
            let on = |day| {
                let findings = catalogue.findings(&person, day);
                let mut same = findings.into_iter().filter(|f| f.benefit.id == threshold.benefit.id);
                same.next().unwrap()
            };
            let (eve, morning) = (on(day.plus(-1)), on(day));
            prop_assert!(eve.outcome != morning.outcome || eve.amounts != morning.amounts);
            prop_assert_eq!(&eve.outcome, &threshold.before);
            prop_assert_eq!(&morning.outcome, &threshold.after);
        }
    }
}
