//! What the desk changed, shown in the place of what the published list says.

use std::collections::BTreeMap;

use eldercare_days::Day;
use eldercare_places::Facility;
use eldercare_places::details::{Confirmer, Fact};
use eldercare_places::pack::{Facts, Points, TextField};

use crate::edit::{Edit, stand_for};

/// A changed fact as everybody may read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Id of the place.
    pub facility: String,
    /// The new fact.
    pub edit: Edit,
    /// The day from which it holds.
    pub as_of: Day,
    /// Who stands for it.
    pub by: Confirmer,
}

/// A place said itself on a day that its facts are right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmed {
    /// Id of the place.
    pub facility: String,
    /// The day.
    pub on: Day,
    /// Facts that were changed afterwards: of these it said nothing.
    pub except: Vec<Fact>,
}

/// Shows exactly these changes in the facts of a city, in the order in which they were made, and which
/// places confirmed their facts; what was shown before and is not among them is taken back. Whether
/// anything looks different now. Places that the list does not have are passed over.
pub fn show(facts: &mut Facts, points: &Points, told: &[Told], confirmed: &[Confirmed]) -> bool {
    let before = amended(facts, points);
    facts.take_back();
    let mut of_place: BTreeMap<&str, Vec<&Told>> = BTreeMap::new();
    for one in told {
        of_place.entry(&one.facility).or_default().push(one);
    }
    let confirmed = confirmed.iter().map(|one| (one.facility.as_str(), one));
    let mut confirmed: BTreeMap<&str, &Confirmed> = confirmed.collect();
    let mut changed = Vec::new();
    for row in points.rows() {
        let id = facts.text(TextField::Id, row).unwrap_or_default();
        let (edits, own) = (of_place.remove(id), confirmed.remove(id));
        if edits.is_none() && own.is_none() {
            continue;
        }
        let Some(mut place) = facts.facility(row, points) else {
            continue;
        };
        for told in edits.into_iter().flatten() {
            told.edit.apply(&mut place, told.as_of, told.by);
        }
        if let Some(own) = own {
            confirm(&mut place, own);
        }
        changed.push((row, place));
    }
    for (row, place) in &changed {
        facts.amend(*row, place);
    }
    before != amended(facts, points)
}

/// What a place is asked to confirm has its day, where nothing later is known of it.
fn confirm(place: &mut Facility, own: &Confirmed) {
    let day = own.on;
    let details = &place.details;
    let published = [
        (Fact::Phone, place.phone.is_some()),
        (Fact::Hours, place.hours.is_some()),
        (Fact::Beds, place.beds.is_some() || !details.beds.is_empty()),
        (Fact::Price, !details.prices.is_empty()),
        (Fact::Open, true),
    ];
    let said = |(fact, is_there): &(Fact, bool)| *is_there && !own.except.contains(fact);
    for (fact, _) in published.into_iter().filter(said) {
        let known = place.details.provenance_of(fact).map(|known| &known.as_of);
        let later = Day::first_of(known.unwrap_or(&place.checked)).is_some_and(|known| known > day);
        if !later {
            stand_for(place, fact, day, Confirmer::Operator);
        }
    }
}

fn amended(facts: &Facts, points: &Points) -> Vec<Option<Facility>> {
    let rows = facts.amended_rows();
    rows.map(|row| facts.facility(row, points)).collect()
}

#[cfg(test)]
mod tests {
    use eldercare_days::Minute;
    use eldercare_places::Kind;
    use eldercare_places::details::Closure;
    use eldercare_places::hours::OpenState;
    use eldercare_places::pack::encode;

    use super::*;

    fn told(facility: &str, json: &str) -> Told {
        Told {
            facility: facility.to_owned(),
            edit: serde_json::from_str(json).unwrap(),
            as_of: Day::parse("2026-11-26").unwrap(),
            by: Confirmer::Worker,
        }
    }

    fn city() -> (Points, Facts) {
        let place = |id: &str| {
            let mut place =
                Facility::new(id, Kind::Station, "演示站", "演示区", "demo", "2025-01-01");
            place.phone = Some("0736-4200000".to_owned());
            place.details.closed = (id == "b").then(|| Closure {
                since: "2025-01-01".to_owned(),
                until: None,
            });
            place
        };
        let (points, facts) = encode(&["a", "b", "c"].map(place));
        (
            Points::decode(&points).unwrap(),
            Facts::decode(&facts).unwrap(),
        )
    }

    const HOURS: &str = r#"{"fact":"hours","text":"周四 9:00-17:00","schedule":{"week":[{"days":["Th"],"span":{"from":"09:00","to":"17:00"}}],"on_holidays":"as-usual"}}"#;
    const CLOSED: &str =
        r#"{"fact":"closed","closure":{"since":"2026-11-20","until":"2026-12-31"}}"#;
    const PHONE: &str = r#"{"fact":"phone","number":"0736-4211111"}"#;

    fn at_ten() -> Minute {
        Minute(Day::parse("2026-11-26").unwrap().start().0 + 600)
    }

    #[test]
    fn the_list_reads_a_changed_fact_with_its_day_and_loses_it_when_it_is_taken_back() {
        let (points, mut facts) = city();
        let row = facts.row_of("a").unwrap();
        let published = facts.facility(row, &points);
        let edits = [
            told("a", HOURS),
            told("a", PHONE),
            told("b", r#"{"fact":"open"}"#),
        ];
        assert!(show(&mut facts, &points, &edits, &[]));
        assert!(!show(&mut facts, &points, &edits, &[]), "the same again");
        assert_eq!(facts.opening(row, at_ten()).state, OpenState::Open);
        assert_eq!(facts.text(TextField::Phone, row), Some("0736-4211111"));
        let truth = facts.witness(row).truth(Fact::Hours, at_ten().day());
        assert_eq!((truth.source, truth.as_of), ("desk", "2026-11-26"));
        let other = facts.row_of("b").unwrap();
        assert_eq!(facts.witness(other).closure_on(at_ten().day()), None);
        assert!(
            show(&mut facts, &points, &edits[2..], &[]),
            "two taken back"
        );
        assert_eq!(facts.facility(row, &points), published);
        assert!(show(&mut facts, &points, &[], &[]));
        assert!(facts.witness(other).closure_on(at_ten().day()).is_some());
    }

    #[test]
    fn a_place_closed_for_a_time_is_closed_in_the_list_until_that_day() {
        let (points, mut facts) = city();
        let row = facts.row_of("c").unwrap();
        assert!(show(
            &mut facts,
            &points,
            &[told("c", CLOSED), told("gone", CLOSED)],
            &[]
        ));
        assert!(facts.opening(row, at_ten()).closure);
        let later = Day::parse("2027-01-01").unwrap();
        assert_eq!(facts.witness(row).closure_on(later), None);
        assert_eq!(facts.amended_rows().count(), 1);
    }

    #[test]
    fn what_a_place_confirms_is_its_own_word_of_that_day_and_nothing_later_is_lost() {
        let (points, mut facts) = city();
        let (row, day) = (
            facts.row_of("a").unwrap(),
            Day::parse("2026-11-25").unwrap(),
        );
        let edits = [told("a", HOURS)];
        let own = |id: &str| Confirmed {
            facility: id.to_owned(),
            on: day,
            except: Vec::new(),
        };
        let confirmed = [own("a"), own("gone")];
        assert!(show(&mut facts, &points, &edits, &confirmed));
        let place = facts.facility(row, &points).unwrap();
        let of = |fact| {
            let known = place.details.provenance_of(fact)?;
            Some((known.as_of.as_str(), known.confirmed_by))
        };
        assert_eq!(of(Fact::Phone), Some(("2026-11-25", Confirmer::Operator)));
        assert_eq!(of(Fact::Hours), Some(("2026-11-26", Confirmer::Worker)));
        assert_eq!(of(Fact::Price), None, "not published");
        assert_eq!(facts.amended_rows().count(), 1);
    }

    #[test]
    fn what_the_desk_changed_after_a_place_had_confirmed_stays_the_desks_word() {
        let (points, mut facts) = city();
        let row = facts.row_of("a").unwrap();
        let edits = [told("a", PHONE), told("a", HOURS)];
        let confirmed = Confirmed {
            facility: "a".to_owned(),
            on: Day::parse("2026-11-26").unwrap(),
            except: vec![Fact::Phone],
        };
        assert!(show(&mut facts, &points, &edits, &[confirmed]));
        let place = facts.facility(row, &points).unwrap();
        let by = |fact| Some(place.details.provenance_of(fact)?.confirmed_by);
        assert_eq!(by(Fact::Phone), Some(Confirmer::Worker));
        assert_eq!(by(Fact::Hours), Some(Confirmer::Operator));
    }
}
