//! The plan (照护需求计划清单): today's needs with the family's changes.

use crate::changes::Changes;
use crate::ids::{ItemId, NeedId};
use crate::needs::{Need, Needs};
use crate::rules::{NeedRule, NeedRules, Priority, Way};

/// What a line of the plan is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What<'a> {
    /// The answers establish it.
    Found(Need<'a>),
    /// The family added it from the list of needs.
    Added(&'a NeedRule),
    /// The family wrote it.
    Own(&'a str),
}

/// One line of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanItem<'a> {
    /// Its id.
    pub id: ItemId,
    /// What it is.
    pub what: What<'a>,
    /// What meets the need by these answers; none for a line of the family's own.
    pub way: Option<&'a Way>,
}

/// The lines of a plan in order, and what the family struck out although the answers say it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan<'a> {
    /// The lines in the family's order; what the family did not order stands by priority.
    pub items: Vec<PlanItem<'a>>,
    /// Needs that the answers establish and the family struck out, the most urgent first.
    pub struck: Vec<Need<'a>>,
}

impl<'a> Plan<'a> {
    /// The plan of today.
    #[must_use]
    pub fn of(rules: &'a NeedRules, needs: &Needs<'a>, changes: &'a Changes) -> Self {
        let is_struck = |id: &NeedId| changes.is_struck(id.as_str());
        let (struck, found): (Vec<_>, Vec<_>) = needs
            .found
            .iter()
            .cloned()
            .partition(|need| is_struck(&need.rule.id));
        let is_found = |id: &NeedId| found.iter().any(|need| need.rule.id == *id);
        let added = changes.added.iter().filter(|id| !is_found(id));
        let added = added.filter_map(|id| rules.rule(id.as_str()));
        let added = added.map(|rule| PlanItem {
            id: ItemId::Need(rule.id.clone()),
            way: Some(needs.way(rule)),
            what: What::Added(rule),
        });
        let own = changes.own.iter().map(|own| PlanItem {
            id: ItemId::Own(own.number),
            what: What::Own(&own.text),
            way: None,
        });
        let found_items = found.iter().map(|need| PlanItem {
            id: ItemId::Need(need.rule.id.clone()),
            what: What::Found(need.clone()),
            way: Some(need.way),
        });
        let by_default = found_items.chain(added).chain(own).collect();
        Self {
            items: in_order(by_default, &changes.order),
            struck,
        }
    }

    /// The ids of the lines in order.
    #[must_use]
    pub fn ids(&self) -> Vec<ItemId> {
        self.items.iter().map(|item| item.id.clone()).collect()
    }

    /// The order after a line went up or down by one; nothing when it cannot.
    #[must_use]
    pub fn moved(&self, item: &ItemId, up: bool) -> Option<Vec<ItemId>> {
        let mut ids = self.ids();
        let place = ids.iter().position(|id| id == item)?;
        let other = if up {
            place.checked_sub(1)?
        } else {
            place.checked_add(1).filter(|other| *other < ids.len())?
        };
        ids.swap(place, other);
        Some(ids)
    }

    /// The needs of the rules that are not in the plan, in the order of the rules.
    #[must_use]
    pub fn may_be_added(&self, rules: &'a NeedRules) -> Vec<&'a NeedRule> {
        let is_there = |rule: &NeedRule| {
            let id = ItemId::Need(rule.id.clone());
            self.items.iter().any(|item| item.id == id)
        };
        let rules = rules.rules().iter();
        rules.filter(|rule| !is_there(rule)).collect()
    }
}

impl PlanItem<'_> {
    /// The rule behind a need.
    #[must_use]
    pub fn rule(&self) -> Option<&NeedRule> {
        match &self.what {
            What::Found(need) => Some(need.rule),
            What::Added(rule) => Some(rule),
            What::Own(_) => None,
        }
    }

    /// Whether all of it can wait: something graver comes first.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.way.is_some_and(|way| way.waits)
    }

    /// Danger first; what waits stands behind what does not, and what the family added behind what
    /// the answers say.
    fn rank(&self) -> u8 {
        match &self.what {
            What::Found(need) if need.way.waits => 3,
            What::Found(need) => match need.priority {
                Priority::Danger => 0,
                Priority::Soon => 1,
                Priority::Useful => 2,
            },
            What::Added(_) => 4,
            What::Own(_) => 5,
        }
    }
}

/// Lines that the family ordered stand in that order. A line that is new since then goes behind the
/// last one that is as urgent; a new danger goes to the head of the plan, behind dangers only.
fn in_order<'a>(by_default: Vec<PlanItem<'a>>, order: &[ItemId]) -> Vec<PlanItem<'a>> {
    let (mut known, fresh): (Vec<_>, Vec<_>) = by_default
        .into_iter()
        .partition(|item| order.contains(&item.id));
    known.sort_by_key(|item| order.iter().position(|id| *id == item.id));
    for item in fresh {
        let rank = item.rank();
        let place = if rank == 0 {
            known.iter().take_while(|other| other.rank() == 0).count()
        } else {
            let last = known.iter().rposition(|other| other.rank() <= rank);
            last.map_or(0, |last| last.saturating_add(1))
        };
        known.insert(place, item);
    }
    known
}
