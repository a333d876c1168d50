//! The rules of a mapping by which a row and a place of the folder are one.
//!
//! Name and distance alone say too little: in one house are several services of one name.

use std::collections::HashMap;

use eldercare_places::coordinates::distance_m;
use eldercare_places::{Facility, Wgs84};

use super::{Decisions, Id};
use crate::import::identity::{Fingerprint, fingerprint, folded};
use crate::import::mapping::MergeRule;

/// Places by what the rules compare; nothing is kept for a rule that nobody wants.
pub(super) struct Namesakes {
    rule: MergeRule,
    source: String,
    near: HashMap<Fingerprint, Vec<(Id, Option<Wgs84>)>>,
    same: HashMap<Fingerprint, Id>,
}

impl Namesakes {
    /// For the rows of a list.
    pub(super) fn of(rule: &MergeRule, source: &str) -> Namesakes {
        Namesakes {
            rule: rule.clone(),
            source: source.to_owned(),
            near: HashMap::new(),
            same: HashMap::new(),
        }
    }

    /// Whether there is a rule at all.
    pub(super) fn are_wanted(&self) -> bool {
        self.rule.same_name_address_phone || self.rule.same_name_within_m.is_some()
    }

    /// Takes in a place.
    pub(super) fn add(&mut self, id: &Id, place: &Facility) {
        if self.rule.same_name_within_m.is_some() {
            let near = self.near.entry(by_name(place)).or_default();
            near.push((id.clone(), place.point));
        }
        // Two rows that one list keeps apart are two places for it: it has a number for each.
        let records = &place.details.records;
        let own = place.source == self.source || records.iter().any(|r| r.source == self.source);
        if self.rule.same_name_address_phone
            && !own
            && !place.demo
            && let Some(print) = by_all(place)
        {
            self.same.entry(print).or_insert_with(|| id.clone());
        }
    }

    /// The place that a new row is about by a rule, unless a person has said that it is another.
    pub(super) fn find(&mut self, place: &Facility, decisions: &Decisions) -> Option<Id> {
        let other = |id: &Id| decisions.are_different(id, &place.id);
        if let Some(print) = by_all(place)
            && let Some(id) = self.same.remove(&print)
            && !other(&id)
        {
            return Some(id);
        }
        let (limit, point) = self.rule.same_name_within_m.zip(place.point)?;
        let near = self.near.get(&by_name(place))?.iter();
        let near = near.filter_map(|(id, other)| Some((id, distance_m(point, (*other)?))));
        let near = near.filter(|(id, distance)| *distance <= limit && !other(id));
        let nearest = near.min_by(|a, b| a.1.total_cmp(&b.1));
        nearest.map(|(id, _)| id.clone())
    }
}

fn by_name(place: &Facility) -> Fingerprint {
    fingerprint(&folded(&place.name))
}

/// Name, district, address and phone, where there are all of them and the address has a number.
fn by_all(place: &Facility) -> Option<Fingerprint> {
    let address = folded(place.address.as_deref()?);
    let phone = place.phone.as_deref()?;
    let (name, district) = (folded(&place.name), folded(&place.district));
    let numbered = address.contains(|c: char| c.is_numeric() || c == '号');
    numbered.then(|| fingerprint(&format!("{name}|{district}|{address}|{phone}")))
}
