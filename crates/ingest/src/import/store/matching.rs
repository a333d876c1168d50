//! Which place a row is about: the one it made before, one that a rule or a person joined it
//! to, or a new one.

use std::collections::{BTreeSet, HashMap};

use eldercare_places::coordinates::distance_m;
use eldercare_places::{Facility, Wgs84};

use super::{Decisions, Incoming, Places};
use crate::import::identity::{self, folded};
use crate::import::mapping::MergeRule;
use crate::import::place::Drawn;
use crate::report::Report;

/// The id of the place of each row.
pub(super) fn targets(
    incoming: &Incoming<'_>,
    places: &Places,
    decisions: &Decisions,
    rule: &MergeRule,
    report: &mut Report,
) -> Vec<String> {
    let known = Known::of(incoming, places);
    let mut matching = Matching {
        places,
        claimed: BTreeSet::new(),
        new: HashMap::new(),
        by_name: HashMap::new(),
    };
    if rule.same_name_within_m.is_some() {
        for place in places.values() {
            matching.name(&place.id, &place.name, place.point);
        }
    }
    // Rows that a person or their own text ties to a place go first, so that a number that the
    // list has given to another row cannot take it away.
    let mut targets: Vec<Option<String>> = Vec::with_capacity(incoming.rows.len());
    for row in &incoming.rows {
        let target = matching.certain(row, &known, decisions);
        matching.claimed.extend(target.clone());
        targets.push(target);
    }
    let rows = incoming.rows.iter().zip(targets);
    rows.map(|(row, target)| match target {
        Some(target) => target,
        None => matching.uncertain(row, &known, decisions, rule, report),
    })
    .collect()
}

/// What the folder knows about this list from before.
struct Known {
    by_record: HashMap<String, String>,
    by_key: HashMap<String, Vec<String>>,
}

impl Known {
    fn of(incoming: &Incoming<'_>, places: &Places) -> Known {
        let mut known = Known {
            by_record: HashMap::new(),
            by_key: HashMap::new(),
        };
        let start = format!("{}-{}", incoming.city, incoming.prefix);
        for place in places.values().filter(|place| !place.demo) {
            let records = place
                .details
                .records
                .iter()
                .filter(|r| r.source == incoming.source);
            let mut any = false;
            for record in records {
                known.by_record.insert(record.id.clone(), place.id.clone());
                any = true;
            }
            // A file from before records were kept: the id ends in the list's own.
            let own = place.source == incoming.source;
            if own && !any {
                if let Some(record) = place.id.strip_prefix(&start) {
                    known.by_record.insert(record.to_owned(), place.id.clone());
                }
                any = true;
            }
            if any {
                let key = key_of(place);
                known.by_key.entry(key).or_default().push(place.id.clone());
            }
        }
        known
    }
}

fn key_of(place: &Facility) -> String {
    identity::key(&place.name, &place.district, place.address.as_deref())
}

struct Matching<'a> {
    places: &'a Places,
    /// Places that a row of this list has already.
    claimed: BTreeSet<String>,
    /// Places that this list makes: the key of the row that made each.
    new: HashMap<String, String>,
    by_name: HashMap<String, Vec<(String, Option<Wgs84>)>>,
}

impl Matching<'_> {
    /// The place that a person's decision, the same record or the same text names.
    fn certain(&self, row: &Drawn, known: &Known, decisions: &Decisions) -> Option<String> {
        let kept = decisions.kept(&row.place.id);
        if kept != row.place.id || decisions.keeps(kept) {
            return Some(kept.to_owned());
        }
        let by_record = known.by_record.get(&row.identity.record);
        let with_key = known
            .by_key
            .get(&row.identity.key)
            .map_or(&[][..], Vec::as_slice);
        if let Some(id) = by_record
            && (!row.identity.own || with_key.contains(id))
        {
            return Some(id.clone());
        }
        // Without an id of its own, a row is its text.
        with_key
            .iter()
            .find(|id| !self.claimed.contains(*id))
            .cloned()
    }

    /// A place by a number that still has the same name or address, by a rule, or a new one.
    fn uncertain(
        &mut self,
        row: &Drawn,
        known: &Known,
        decisions: &Decisions,
        rule: &MergeRule,
        report: &mut Report,
    ) -> String {
        if let Some(id) = known.by_record.get(&row.identity.record)
            && !self.claimed.contains(id)
        {
            if self
                .places
                .get(id)
                .is_some_and(|old| is_alike(old, &row.place))
            {
                self.claimed.insert(id.clone());
                return id.clone();
            }
            let message = format!(
                "the number {} was another place before: this one is new",
                row.identity.record
            );
            report.warn(row.line, "id-reused", message);
        }
        if let Some(limit) = rule.same_name_within_m
            && let Some(id) = self.near_namesake(&row.place, limit, decisions)
        {
            return id;
        }
        self.new_place(row)
    }

    fn near_namesake(&self, place: &Facility, limit: f64, decisions: &Decisions) -> Option<String> {
        let point = place.point?;
        let namesakes = self.by_name.get(&folded(&place.name))?;
        let near = namesakes
            .iter()
            .filter_map(|(id, other)| Some((id, distance_m(point, (*other)?))));
        let near = near
            .filter(|(id, distance)| *distance <= limit && !decisions.are_different(id, &place.id));
        near.min_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(id, _)| id.clone())
    }

    fn new_place(&mut self, row: &Drawn) -> String {
        let id = &row.place.id;
        let key = &row.identity.key;
        let free = |id: &str| !self.places.contains_key(id) && !self.new.contains_key(id);
        let id = if self.new.get(id) == Some(key) || free(id) {
            id.clone()
        } else {
            // The id is another place's: the text tells the two apart.
            format!("{id}-{}", &identity::hash(key)[..6])
        };
        self.new.insert(id.clone(), key.clone());
        self.name(&id, &row.place.name, row.place.point);
        id
    }

    fn name(&mut self, id: &str, name: &str, point: Option<Wgs84>) {
        self.by_name
            .entry(folded(name))
            .or_default()
            .push((id.to_owned(), point));
    }
}

/// Whether a place may be the next state of another: the same name or the same address.
fn is_alike(old: &Facility, new: &Facility) -> bool {
    let same = |a: &str, b: &str| folded(a) == folded(b);
    let address = old.address.as_deref().zip(new.address.as_deref());
    same(&old.name, &new.name) || address.is_some_and(|(a, b)| same(a, b))
}
