//! What earlier versions stored still opens and is still sent; what travels in a parcel arrives once.
#![allow(clippy::unwrap_used, clippy::panic)]

use eldercare_requests::report::WaitingReport;
use eldercare_requests::{
    Nudge, OUTBOX_VERSION, OutboxEvent, OutboxItem, Parcel, Pause, Payload, RequestDraft, Round,
    Stage, Standing, Verdict,
};

const V1: &str = include_str!("fixtures/outbox_v1.json");
const V2: &str = include_str!("fixtures/outbox_v2.json");
const NOW: u64 = 1_790_001_000;

fn opened(text: &str) -> Vec<OutboxItem> {
    serde_json::from_str(text).unwrap()
}

fn stages(items: &[OutboxItem]) -> Vec<&'static str> {
    let name = |item: &OutboxItem| match item.stage {
        Stage::Draft(_) => "draft",
        Stage::Saved { .. } => "saved",
        Stage::Sending { .. } => "sending",
        Stage::Delivered { .. } => "delivered",
        Stage::Erased => "erased",
        Stage::NeedsAttention { .. } => "attention",
    };
    items.iter().map(name).collect()
}

#[test]
fn every_released_version_has_a_fixture_that_opens_with_all_it_held() {
    let one = opened(V1);
    assert_eq!(
        stages(&one),
        [
            "draft",
            "saved",
            "saved",
            "sending",
            "delivered",
            "attention",
            "saved"
        ]
    );
    let two = opened(V2);
    assert_eq!(
        two.last().map(|item| item.schema_version),
        Some(OUTBOX_VERSION)
    );
    assert_eq!(stages(&two)[7..], ["erased"]);
    assert!(two.iter().any(|item| item.pause().is_some()));
    for item in one.iter().chain(&two) {
        assert!(item.stage.payload().is_none_or(Payload::is_intact));
    }
    let Stage::Draft(draft) = &one[0].stage else {
        panic!("the first is a draft");
    };
    assert_eq!(draft.elder_name.as_deref(), Some("演示奶奶"));
}

#[test]
fn what_version_1_left_waiting_is_due_at_once_and_its_bytes_are_the_same() {
    let items: Vec<OutboxItem> = opened(V1)
        .into_iter()
        .map(|item| item.after(OutboxEvent::Restarted, NOW))
        .collect();
    let mut round = Round::of(items.iter().filter_map(OutboxItem::due), Nudge::Timer, NOW);
    let due: Vec<String> = std::iter::from_fn(|| round.next_id()).collect();
    assert_eq!(due.len(), 4);
    for item in items.iter().filter(|item| due.contains(&item.record_id)) {
        assert_eq!(item.stage.payload().unwrap().body(), "{\"demo\":\"演示\"}");
    }
}

#[test]
fn what_this_version_writes_is_what_its_fixture_holds() {
    let written = serde_json::to_value(opened(V2)).unwrap();
    let fixture: serde_json::Value = serde_json::from_str(V2).unwrap();
    assert_eq!(written, fixture);
}

fn item(number: u8) -> OutboxItem {
    let id = format!("00000000-0000-4000-8000-00000000000{number}");
    let draft = RequestDraft {
        record_id: Some(id.clone()),
        ..RequestDraft::default()
    };
    OutboxItem::new(id, draft, NOW)
}

fn waiting(number: u8) -> OutboxItem {
    item(number)
        .after(OutboxEvent::Saved(Payload::of("{}".to_owned())), NOW)
        .after(OutboxEvent::Started, NOW)
        .after(OutboxEvent::Lost, NOW)
        .after(OutboxEvent::Rests(Pause::after(1, Some(600), 0, NOW)), NOW)
}

#[test]
fn a_parcel_brings_what_is_new_and_says_what_is_not() {
    let parcel = Parcel::of(
        [item(1), waiting(2), waiting(3), waiting(4), waiting(4)],
        Vec::new(),
        NOW,
    );
    let text = serde_json::to_string(&parcel).unwrap();
    let parcel: Parcel = serde_json::from_str(&text).unwrap();
    let known = |id: &str| match id.chars().last() {
        Some('2') => Standing::Here,
        Some('3') => Standing::Delivered,
        _ => Standing::Unknown,
    };
    let sorted = parcel.clone().unpack(known, NOW + 5);
    assert_eq!((sorted.here, sorted.delivered, sorted.damaged), (2, 1, 0));
    assert_eq!(sorted.new[0], item(1));
    assert_eq!(sorted.new[1].record_id, waiting(4).record_id);
    assert_eq!(sorted.new[1].pause(), None, "it is tried here at once");
    let again = parcel.unpack(|_| Standing::Here, NOW);
    assert!(again.new.is_empty());
}

#[test]
fn a_parcel_holds_nothing_delivered_and_nothing_changed_is_taken_from_one() {
    let delivered = OutboxItem {
        stage: Stage::Erased,
        ..item(1)
    };
    assert!(Parcel::of([delivered], Vec::new(), NOW).items.is_empty());
    let text = serde_json::to_string(&Parcel::of([waiting(2), item(3)], Vec::new(), NOW)).unwrap();
    let changed = text
        .replace("\"{}\"", "\"{ }\"")
        .replacen("000000000003", "00000000000x", 1);
    let parcel: Parcel = serde_json::from_str(&changed).unwrap();
    let sorted = parcel.unpack(|_| Standing::Unknown, NOW);
    assert_eq!((sorted.new.len(), sorted.damaged), (0, 2));
}

fn report(number: u8) -> WaitingReport {
    let id = format!("00000000-0000-4000-8000-0000000001{number:02}");
    let report = WaitingReport::new(id, Payload::of("{}".to_owned()), NOW);
    let busy = report.after(Verdict::of(503, false, None)).unwrap();
    busy.resting(Pause::after(1, Some(600), 0, NOW))
}

#[test]
fn reports_travel_in_a_parcel_and_one_that_has_none_still_opens() {
    let reports = vec![report(1), report(2), report(1)];
    let parcel = Parcel::of([waiting(4)], reports, NOW);
    assert_eq!(parcel.count(), 4);
    let text = serde_json::to_string(&parcel).unwrap();
    let parcel: Parcel = serde_json::from_str(&text).unwrap();
    let known = |id: &str| {
        if id.ends_with("102") {
            Standing::Here
        } else {
            Standing::Unknown
        }
    };
    let sorted = parcel.unpack(known, NOW);
    assert_eq!((sorted.new.len(), sorted.here, sorted.damaged), (1, 2, 0));
    let [new] = &sorted.new_reports[..] else {
        panic!("one of three is new");
    };
    assert_eq!(new.pause, None, "it is tried here at once");
    let changed: Parcel = serde_json::from_str(&text.replace("\"{}\"", "\"{ }\"")).unwrap();
    let sorted = changed.unpack(|_| Standing::Unknown, NOW);
    assert_eq!((sorted.new_reports.len(), sorted.damaged), (0, 4));
    // As version 1 wrote it.
    let old = format!(
        r#"{{"version":1,"made_at":1,"items":[{}]}}"#,
        serde_json::to_string(&waiting(4)).unwrap()
    );
    let old: Parcel = serde_json::from_str(&old).unwrap();
    let sorted = old.unpack(|_| Standing::Unknown, NOW);
    assert_eq!((sorted.new.len(), sorted.new_reports.len()), (1, 0));
}
