//! Facts one by one: whose they are, and how they go from a row to a place.

use eldercare_places::Facility;
use eldercare_places::details::{Confirmer, Fact, Provenance};

/// A list that is read again: its own facts are replaced, unpublished ones filled. Gives the
/// facts of others that the row contradicts.
pub(super) fn update(place: &mut Facility, row: &Facility, source: &str) -> Vec<Fact> {
    let primary = place.source == source;
    let alone = place
        .details
        .records
        .iter()
        .all(|record| record.source == source);
    let mut differing = Vec::new();
    for fact in Fact::ALL {
        let owner = place
            .details
            .provenance_of(fact)
            .map_or(&place.source, |p| &p.source);
        if owner == source {
            if fact == Fact::Kind && !alone {
                unite(place, row);
            } else {
                take(fact, row, place);
            }
            if !primary {
                forget(place, fact);
                if is_filled(fact, place) {
                    remember(place, fact, source, &row.checked);
                }
            }
        } else if !is_filled(fact, row) {
        } else if fact == Fact::Kind {
            unite(place, row);
        } else if !is_filled(fact, place) {
            take(fact, row, place);
            remember(place, fact, source, &row.checked);
        } else if !is_same(fact, place, row) {
            differing.push(fact);
        }
    }
    if primary {
        place.checked.clone_from(&row.checked);
    }
    place.details.provenance.sort_by_key(|known| known.fact);
    differing
}

/// Another row about the same place: only what is not known yet.
pub(super) fn fill(place: &mut Facility, row: &Facility, source: &str) -> Vec<Fact> {
    let mut differing = Vec::new();
    for fact in Fact::ALL {
        if fact == Fact::Kind {
            unite(place, row);
        } else if !is_filled(fact, row) {
        } else if !is_filled(fact, place) {
            take(fact, row, place);
            if place.source != source {
                remember(place, fact, source, &row.checked);
            }
        } else if !is_same(fact, place, row) {
            differing.push(fact);
        }
    }
    place.details.provenance.sort_by_key(|known| known.fact);
    differing
}

fn remember(place: &mut Facility, fact: Fact, source: &str, as_of: &str) {
    place.details.provenance.push(Provenance {
        fact,
        source: source.to_owned(),
        as_of: as_of.to_owned(),
        confirmed_by: Confirmer::Publisher,
    });
}

fn forget(place: &mut Facility, fact: Fact) {
    place.details.provenance.retain(|known| known.fact != fact);
}

/// Kinds, services and traits of both.
fn unite(place: &mut Facility, row: &Facility) {
    place.extra_kinds = place.extra_kinds.union(row.kinds()).without(place.kind);
    for (all, more) in [
        (&mut place.services, &row.services),
        (&mut place.tags, &row.tags),
    ] {
        for one in more {
            if !all.contains(one) {
                all.push(one.clone());
            }
        }
    }
}

/// Whether a place publishes a fact.
fn is_filled(fact: Fact, place: &Facility) -> bool {
    let details = &place.details;
    match fact {
        Fact::Kind | Fact::Name => true,
        Fact::Position => place.point.is_some(),
        Fact::Address => place.address.is_some(),
        Fact::Phone => place.phone.is_some(),
        Fact::Hours => place.hours.is_some(),
        Fact::Operator => place.ownership.is_some() || place.operator.is_some(),
        Fact::Beds => place.beds.is_some() || place.places.is_some() || !details.beds.is_empty(),
        Fact::Price => !details.prices.is_empty(),
        Fact::Accepts => details.accepts.is_some(),
        Fact::Meals => details.meals.is_some(),
        Fact::Medical => details.medical.is_some(),
        Fact::Grade => details.grade.is_some(),
        Fact::Deposit => details.deposit.is_some(),
        Fact::Open => place.opened.is_some() || details.closed.is_some(),
    }
}

/// Whether two places say the same.
fn is_same(fact: Fact, a: &Facility, b: &Facility) -> bool {
    let (x, y) = (&a.details, &b.details);
    match fact {
        Fact::Kind => a.kinds() == b.kinds(),
        Fact::Name => {
            super::super::identity::folded(&a.name) == super::super::identity::folded(&b.name)
        }
        // Two geocoders never give the same metre.
        Fact::Position => a
            .point
            .zip(b.point)
            .is_some_and(|(a, b)| eldercare_places::coordinates::distance_m(a, b) < 100.0),
        Fact::Address => a.address == b.address,
        Fact::Phone => a.phone == b.phone,
        Fact::Hours => a.hours == b.hours,
        Fact::Operator => (a.ownership, &a.operator) == (b.ownership, &b.operator),
        Fact::Beds => (a.beds, a.places, &x.beds) == (b.beds, b.places, &y.beds),
        Fact::Price => x.prices == y.prices,
        Fact::Accepts => x.accepts == y.accepts,
        Fact::Meals => x.meals == y.meals,
        Fact::Medical => x.medical == y.medical,
        Fact::Grade => x.grade == y.grade,
        Fact::Deposit => x.deposit == y.deposit,
        Fact::Open => (&a.opened, &x.closed) == (&b.opened, &y.closed),
    }
}

/// Puts a fact of one place into another.
fn take(fact: Fact, from: &Facility, to: &mut Facility) {
    let (more, details) = (&from.details, &mut to.details);
    match fact {
        Fact::Kind => {
            (to.kind, to.extra_kinds) = (from.kind, from.extra_kinds);
            to.services.clone_from(&from.services);
            to.tags.clone_from(&from.tags);
        }
        Fact::Name => to.name.clone_from(&from.name),
        Fact::Position => to.point = from.point,
        Fact::Address => {
            to.address.clone_from(&from.address);
            to.district.clone_from(&from.district);
            to.district_code = from.district_code;
            to.town.clone_from(&from.town);
        }
        Fact::Phone => to.phone.clone_from(&from.phone),
        Fact::Hours => {
            to.hours.clone_from(&from.hours);
            details.schedule.clone_from(&more.schedule);
        }
        Fact::Operator => {
            to.ownership = from.ownership;
            to.operator.clone_from(&from.operator);
        }
        Fact::Beds => {
            (to.beds, to.places) = (from.beds, from.places);
            details.beds.clone_from(&more.beds);
        }
        Fact::Price => details.prices.clone_from(&more.prices),
        Fact::Accepts => details.accepts = more.accepts,
        Fact::Meals => details.meals.clone_from(&more.meals),
        Fact::Medical => details.medical.clone_from(&more.medical),
        Fact::Grade => details.grade.clone_from(&more.grade),
        Fact::Deposit => details.deposit = more.deposit,
        Fact::Open => {
            to.opened.clone_from(&from.opened);
            details.closed.clone_from(&more.closed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use eldercare_places::Kind;

    fn place(source: &str, phone: Option<&str>) -> Facility {
        let mut place = Facility::new("a", Kind::Institution, "演示院", "甲区", source, "2025");
        place.phone = phone.map(str::to_owned);
        place
    }

    #[test]
    fn a_list_replaces_its_own_facts_also_by_nothing() {
        let mut known = place("list", Some("1"));
        assert_eq!(update(&mut known, &place("list", None), "list"), []);
        assert_eq!(known.phone, None);
    }

    #[test]
    fn facts_of_others_are_kept_and_the_difference_is_said() {
        let mut known = place("list", Some("1"));
        assert_eq!(
            update(&mut known, &place("other", Some("2")), "other"),
            [Fact::Phone]
        );
        assert_eq!(known.phone.as_deref(), Some("1"));
    }

    #[test]
    fn what_nobody_published_is_filled_with_its_source_and_updated_by_it() {
        let mut known = place("list", None);
        let mut row = place("other", Some("2"));
        assert_eq!(update(&mut known, &row, "other"), []);
        assert_eq!(
            known.details.provenance_of(Fact::Phone).unwrap().source,
            "other"
        );
        row.phone = Some("3".to_owned());
        assert_eq!(update(&mut known, &row, "other"), []);
        assert_eq!(known.phone.as_deref(), Some("3"));
        assert_eq!(known.details.provenance.len(), 1);
        // The list itself has still nothing to say about the phone.
        assert_eq!(update(&mut known, &place("list", None), "list"), []);
        assert_eq!(known.phone.as_deref(), Some("3"));
    }

    #[test]
    fn a_second_row_adds_its_kind_and_services() {
        let mut known = place("list", Some("1"));
        let mut row = place("list", Some("1"));
        (row.kind, row.services) = (Kind::DayCare, vec!["日托".to_owned()]);
        assert_eq!(fill(&mut known, &row, "list"), []);
        assert!(known.extra_kinds.contains(Kind::DayCare) && known.kind == Kind::Institution);
        assert_eq!(known.services, ["日托"]);
    }
}
