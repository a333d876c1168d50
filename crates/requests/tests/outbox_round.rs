//! A walk through the queue: nobody waits for a record that cannot be delivered.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;

use eldercare_requests::{
    Nudge, OutboxEvent, OutboxItem, Pause, Payload, Reply, RequestDraft, Round, Stage, wake_in,
};
use proptest::prelude::*;

const NOW: u64 = 1_790_000_000;

fn saved(number: usize) -> OutboxItem {
    let id = format!("00000000-0000-4000-8000-{number:012}");
    let at = NOW - 1_000 + number as u64;
    OutboxItem::new(id, RequestDraft::default(), at)
        .after(OutboxEvent::Saved(Payload::of(format!("{number}"))), at)
}

fn replied(item: &OutboxItem, status: u16) -> OutboxItem {
    let reply = Reply {
        status,
        receipt: None,
        code: None,
    };
    item.clone()
        .after(OutboxEvent::Started, NOW)
        .after(OutboxEvent::Replied(reply), NOW)
}

fn lost(item: &OutboxItem, asked: Option<u32>) -> OutboxItem {
    let item = item
        .clone()
        .after(OutboxEvent::Started, NOW)
        .after(OutboxEvent::Lost, NOW);
    let pause = Pause::after(item.attempts().unwrap(), asked, 0, NOW);
    item.after(OutboxEvent::Rests(pause), NOW)
}

fn ids(items: &[OutboxItem], nudge: Nudge, now: u64) -> Vec<String> {
    let mut round = Round::of(items.iter().filter_map(OutboxItem::due), nudge, now);
    std::iter::from_fn(|| round.next_id()).collect()
}

#[test]
fn the_oldest_goes_first_and_what_failed_goes_last() {
    let items = [lost(&saved(0), None), saved(2), saved(1)];
    let expected: Vec<String> = [1, 2, 0].map(|number| saved(number).record_id).to_vec();
    assert_eq!(ids(&items, Nudge::Tap, NOW), expected);
    assert_eq!(ids(&items, Nudge::Timer, NOW), expected[..2]);
    assert_eq!(ids(&items, Nudge::Online, NOW), expected);
}

#[test]
fn what_the_server_asks_to_wait_for_waits_and_is_due_then() {
    let items = [lost(&saved(0), Some(60))];
    assert_eq!(ids(&items, Nudge::Start, NOW), Vec::<String>::new());
    assert_eq!(
        wake_in(items.iter().filter_map(OutboxItem::due), NOW),
        Some(60)
    );
    assert_eq!(
        wake_in(items.iter().filter_map(OutboxItem::due), NOW + 60),
        Some(0)
    );
    assert_eq!(ids(&items, Nudge::Timer, NOW + 60).len(), 1);
    // The clock was ten years ahead when it failed, and is right now.
    assert_eq!(ids(&items, Nudge::Timer, NOW - 315_000_000).len(), 1);
}

#[test]
fn drafts_what_needs_a_person_and_what_is_on_its_way_are_left_alone() {
    let draft = OutboxItem::new("a".to_owned(), RequestDraft::default(), NOW);
    let refused = replied(&saved(1), 422);
    let sending = saved(2).after(OutboxEvent::Started, NOW);
    let items = [draft, refused, sending];
    assert!(ids(&items, Nudge::Tap, NOW).is_empty());
    assert_eq!(wake_in(items.iter().filter_map(OutboxItem::due), NOW), None);
}

#[test]
fn three_in_a_row_without_an_answer_end_the_walk_and_a_refusal_is_an_answer() {
    let items: Vec<OutboxItem> = (0..10).map(saved).collect();
    for (status, is_over) in [
        (422, false),
        (401, false),
        (429, true),
        (503, true),
        (0, true),
    ] {
        let mut round = Round::of(items.iter().filter_map(OutboxItem::due), Nudge::Tap, NOW);
        for item in &items[..3] {
            round.next_id().unwrap();
            round.note(&replied(item, status).stage);
        }
        assert_eq!(round.is_broken_off(), is_over, "{status}");
        assert_eq!(round.next_id().is_none(), is_over, "{status}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    /// Some records never get an answer, wherever they stand in the queue. After as many walks as
    /// it takes to meet all of them three at a time, every other record is delivered.
    #[test]
    fn poisoned_records_delay_nobody(poisoned in proptest::collection::btree_set(0_usize..60, 0..12)) {
        let mut items: BTreeMap<String, OutboxItem> =
            (0..60).map(saved).map(|item| (item.record_id.clone(), item)).collect();
        let bad: Vec<String> = poisoned.iter().map(|number| saved(*number).record_id).collect();
        let walks = bad.len() / 3 + 1;
        for _ in 0..walks {
            let now: Vec<OutboxItem> = items.values().cloned().collect();
            let mut round = Round::of(now.iter().filter_map(OutboxItem::due), Nudge::Tap, NOW);
            while let Some(id) = round.next_id() {
                let after = if bad.contains(&id) {
                    let after = lost(&items[&id], None);
                    items.insert(id, after.clone());
                    after.stage
                } else {
                    items.remove(&id);
                    Stage::Delivered { tracking_code: String::new(), received_at: String::new() }
                };
                round.note(&after);
            }
            if bad.len() < 3 {
                break;
            }
        }
        prop_assert_eq!(items.len(), bad.len());
    }
}
