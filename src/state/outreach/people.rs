//! Who was met today, and how far each is: counts, never an answer.

use std::collections::BTreeMap;

use eldercare_outreach::{Met, Stage, Tally};
use eldercare_requests::Stage as Waits;
use leptos::prelude::*;

use super::{COUNT, Outreach};
use crate::platform::prefs;
use crate::platform::sealed_store::StoreError;
use crate::platform::sealed_store::vault::day;
use crate::state::outbox::{Kept, owner_of_draft, owner_of_receipt, owner_of_waiting};

/// How the names of entries begin.
const MET: &str = "met-";

/// How many records of each person stand how, by the person's id.
pub type Tallies = BTreeMap<String, Tally>;

/// Counts what lies on this device, for each person.
pub fn tallies(kept: &Kept) -> Tallies {
    let drafts = kept.drafts.iter();
    let drafts = drafts.map(|draft| (owner_of_draft(draft.id()), Stage::Begun));
    let waiting = kept.waiting.iter().map(|item| {
        let stage = match item.stage {
            Waits::NeedsAttention { .. } => Stage::Attention,
            _ => Stage::Saved,
        };
        (owner_of_waiting(&item.record_id), stage)
    });
    let receipts = kept.receipts.iter();
    let receipts = receipts.map(|receipt| (owner_of_receipt(receipt), Stage::Sent));
    let mut stages: BTreeMap<String, Vec<Stage>> = BTreeMap::new();
    for (owner, stage) in drafts.chain(waiting).chain(receipts) {
        stages
            .entry(owner.unwrap_or_default())
            .or_default()
            .push(stage);
    }
    let tally = |(owner, stages)| (owner, Tally::of(stages));
    stages.into_iter().map(tally).collect()
}

impl Outreach {
    /// Reads the list. What a browser threw away is told.
    pub(super) async fn read_met(self) {
        let Ok(entries) = day::all(MET).await else {
            return;
        };
        let count = entries.len();
        let read = |(_, text): (String, Option<String>)| serde_json::from_str(&text?).ok();
        let mut met: Vec<Met> = entries.into_iter().filter_map(read).collect();
        met.sort_by_key(|met| std::cmp::Reverse(met.at));
        self.unreadable.set(count - met.len());
        let noted = prefs::read(COUNT).and_then(|count| count.parse().ok());
        self.lost.set(noted.unwrap_or(count).saturating_sub(count));
        self.met.set(met);
    }

    /// Seals an entry, a new one or a changed one.
    pub async fn keep_met(self, met: Met) -> Result<(), StoreError> {
        let text = serde_json::to_string(&met).unwrap_or_default();
        day::save(&[MET, &met.id].concat(), &text).await?;
        self.met.update(
            |all| match all.iter_mut().find(|known| known.id == met.id) {
                Some(known) => *known = met,
                None => all.insert(0, met),
            },
        );
        self.note_count();
        Ok(())
    }

    /// Destroys an elder's entry with everything that was written down of them and not sent.
    pub async fn forget_person(self, id: &str) -> Result<(), StoreError> {
        day::erase_person(id).await?;
        day::erase(&[MET, id].concat()).await?;
        self.met.update(|all| all.retain(|met| met.id != id));
        self.note_count();
        Ok(())
    }

    /// What was lost was told.
    pub fn forget_lost(self) {
        self.lost.set(0);
        self.note_count();
    }

    fn note_count(self) {
        let count = self.met.with_untracked(Vec::len) + self.unreadable.get_untracked();
        prefs::write(COUNT, &count.to_string());
    }
}
