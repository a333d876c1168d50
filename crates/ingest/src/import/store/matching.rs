//! Which place a row is about: the one it made before, one that a rule or a person joined it
//! to, or a new one.

use std::collections::{BTreeMap, BTreeSet};

use eldercare_places::Facility;

use super::namesakes::Namesakes;
use super::{Decisions, Entry, Id, Incoming, Places};
use crate::import::identity::{self, Fingerprint, fingerprint, folded};
use crate::import::mapping::MergeRule;
use crate::report::Report;

/// The id of the place of each row.
pub(super) fn targets(
    incoming: &Incoming<'_>,
    places: &Places,
    decisions: &Decisions,
    rule: &MergeRule,
    report: &mut Report,
) -> Vec<Id> {
    let known = Known::of(incoming, places);
    let mut matching = Matching {
        places,
        claimed: BTreeSet::new(),
        new: BTreeMap::new(),
        namesakes: Namesakes::of(rule, incoming.source),
    };
    if matching.namesakes.are_wanted() {
        for (id, place) in places {
            matching.namesakes.add(id, &place.open());
        }
    }
    // Rows that a person or their own text ties to a place go first, so that a number that the
    // list has given to another row cannot take it away.
    let mut targets: Vec<Option<Id>> = Vec::with_capacity(incoming.rows.len());
    for row in &incoming.rows {
        let target = matching.certain(row, &known, decisions);
        matching.claimed.extend(target.clone());
        targets.push(target);
    }
    let rows = incoming.rows.iter().zip(targets);
    rows.map(|(row, target)| match target {
        Some(target) => target,
        None => matching.uncertain(row, &known, decisions, report),
    })
    .collect()
}

/// What the folder knows about this list from before.
struct Known {
    /// Sorted by fingerprint, in the order of the folder where two are the same.
    by_record: Vec<(Fingerprint, Id)>,
    by_key: Vec<(Fingerprint, Id)>,
}

impl Known {
    fn of(incoming: &Incoming<'_>, places: &Places) -> Known {
        let mut known = Known {
            by_record: Vec::new(),
            by_key: Vec::new(),
        };
        let start = format!("{}-{}", incoming.city, incoming.prefix);
        let opened = places.iter().map(|(id, place)| (id, place.open()));
        for (id, place) in opened.filter(|(_, place)| !place.demo) {
            let records = place
                .details
                .records
                .iter()
                .filter(|r| r.source == incoming.source);
            let mut any = false;
            for record in records {
                known.by_record.push((fingerprint(&record.id), id.clone()));
                any = true;
            }
            // A file from before records were kept: the id ends in the list's own.
            let own = place.source == incoming.source;
            if own && !any {
                if let Some(record) = place.id.strip_prefix(&start) {
                    known.by_record.push((fingerprint(record), id.clone()));
                }
                any = true;
            }
            if any {
                let key = fingerprint(&key_of(&place));
                known.by_key.push((key, id.clone()));
            }
        }
        known.by_record.sort_by_key(|known| known.0);
        known.by_key.sort_by_key(|known| known.0);
        known
    }

    /// The place of a record; the last one where several have it.
    fn of_record(&self, record: Fingerprint) -> Option<&Id> {
        let end = self.by_record.partition_point(|known| known.0 <= record);
        let (last, id) = self.by_record.get(end.checked_sub(1)?)?;
        (*last == record).then_some(id)
    }

    /// The places with a key.
    fn of_key(&self, key: Fingerprint) -> &[(Fingerprint, Id)] {
        let start = self.by_key.partition_point(|known| known.0 < key);
        let rest = self.by_key.get(start..).unwrap_or_default();
        let end = rest.partition_point(|known| known.0 == key);
        rest.get(..end).unwrap_or_default()
    }
}

fn key_of(place: &Facility) -> String {
    identity::key(&place.name, &place.district, place.address.as_deref())
}

struct Matching<'a> {
    places: &'a Places,
    /// Places that a row of this list has already.
    claimed: BTreeSet<Id>,
    /// Places that this list makes: the key of the row that made each.
    new: BTreeMap<Id, Fingerprint>,
    namesakes: Namesakes,
}

impl Matching<'_> {
    /// The place that a person's decision, the same record or the same text names.
    fn certain(&self, row: &Entry, known: &Known, decisions: &Decisions) -> Option<Id> {
        let kept = decisions.kept(&row.id);
        if *kept != *row.id || decisions.keeps(kept) {
            return Some(kept.into());
        }
        let with_key = known.of_key(row.key);
        if let Some(id) = known.of_record(row.record)
            && (!row.own || with_key.iter().any(|(_, other)| other == id))
        {
            return Some(id.clone());
        }
        // Without an id of its own, a row is its text.
        with_key
            .iter()
            .map(|(_, id)| id)
            .find(|id| !self.claimed.contains(*id))
            .cloned()
    }

    /// A place by a number that still has the same name or address, by a rule, or a new one.
    fn uncertain(
        &mut self,
        row: &Entry,
        known: &Known,
        decisions: &Decisions,
        report: &mut Report,
    ) -> Id {
        if let Some(id) = known.of_record(row.record)
            && !self.claimed.contains(id)
        {
            let place = row.place.open();
            if self
                .places
                .get(id)
                .is_some_and(|old| is_alike(&old.open(), &place))
            {
                self.claimed.insert(id.clone());
                return id.clone();
            }
            let records = place.details.records.first();
            let message = format!(
                "the number {} was another place before: this one is new",
                records.map(|record| record.id.as_str()).unwrap_or_default()
            );
            report.speak_of(row.feature());
            report.warn(row.line(), "id-reused", message);
            report.speak_of(None);
        }
        if self.namesakes.are_wanted()
            && let Some(id) = self.namesakes.find(&row.place.open(), decisions)
        {
            return id;
        }
        self.new_place(row)
    }

    fn new_place(&mut self, row: &Entry) -> Id {
        let id = &row.id;
        let free = |id: &str| !self.places.contains_key(id) && !self.new.contains_key(id);
        let id = if self.new.get(id) == Some(&row.key) || free(id) {
            id.clone()
        } else {
            // The id is another place's: the text tells the two apart.
            let key = key_of(&row.place.open());
            format!("{id}-{}", &identity::hash(&key)[..6]).into()
        };
        self.new.insert(id.clone(), row.key);
        if self.namesakes.are_wanted() {
            self.namesakes.add(&id, &row.place.open());
        }
        id
    }
}

/// Whether a place may be the next state of another: the same name or the same address.
fn is_alike(old: &Facility, new: &Facility) -> bool {
    let same = |a: &str, b: &str| folded(a) == folded(b);
    let address = old.address.as_deref().zip(new.address.as_deref());
    same(&old.name, &new.name) || address.is_some_and(|(a, b)| same(a, b))
}
