//! A record leaves the outbox only for a receipt that is really its own.
#![allow(clippy::unwrap_used, clippy::panic)]

use eldercare_requests::{
    ERASED, Moment, OutboxEvent, OutboxItem, Payload, PayloadHash, Receipt, RecordId, Reply,
    RequestDraft, Setback, Stage, TrackingCode,
};
use proptest::prelude::*;

const ID: &str = "00000000-0000-4000-8000-000000000000";

fn payload() -> Payload {
    Payload::of("{\"demo\":true}".to_owned())
}

fn receipt(id: &str, body: &str) -> Receipt {
    Receipt {
        record_id: RecordId::parse(id).unwrap(),
        payload_hash: PayloadHash::of(body.as_bytes()),
        tracking_code: TrackingCode::from_bits(7),
        received_at: Moment(0),
        first_look_by: None,
    }
}

fn own_receipt() -> Receipt {
    receipt(ID, payload().body())
}

fn reply(status: u16, receipt: Option<Receipt>) -> OutboxEvent {
    OutboxEvent::Replied(Reply {
        status,
        receipt,
        code: None,
    })
}

fn sending() -> OutboxItem {
    OutboxItem::new(ID.to_owned(), RequestDraft::default(), 1)
        .after(OutboxEvent::Saved(payload()), 2)
        .after(OutboxEvent::Started, 3)
}

#[test]
fn a_receipt_that_repeats_id_and_hash_ends_the_wait_and_takes_the_payload_away() {
    let done = sending().after(reply(201, Some(own_receipt())), 4);
    assert!(matches!(done.stage, Stage::Delivered { .. }));
    assert!(!done.is_only_here());
    assert!(!serde_json::to_string(&done).unwrap().contains("demo"));
}

#[test]
fn a_sign_in_page_with_200_and_a_receipt_for_something_else_do_not_count() {
    let other_id = "11111111-1111-4111-8111-111111111111";
    for answer in [
        None,
        Some(receipt(other_id, payload().body())),
        Some(receipt(ID, "something else")),
    ] {
        let item = sending().after(reply(200, answer), 4);
        let Stage::Saved {
            payload: kept,
            attempts: 1,
            setback: Some(Setback::NotOurServer),
            ..
        } = item.stage
        else {
            panic!("{item:?}");
        };
        assert_eq!(kept, payload());
    }
}

#[test]
fn what_may_pass_waits_and_what_will_not_pass_needs_a_person() {
    for status in [401, 408, 409, 425, 429, 500, 502, 503, 504] {
        let item = sending().after(reply(status, None), 4);
        assert!(
            matches!(item.stage, Stage::Saved { attempts: 1, .. }),
            "{status}"
        );
    }
    let erased = OutboxEvent::Replied(Reply {
        status: 410,
        receipt: None,
        code: Some(ERASED.to_owned()),
    });
    assert_eq!(sending().after(erased, 4).stage, Stage::Erased);
    for status in [400, 403, 404, 410, 413, 415, 422] {
        let item = sending().after(reply(status, None), 4);
        assert!(
            matches!(item.stage, Stage::NeedsAttention { .. }),
            "{status}"
        );
        assert!(matches!(
            item.after(OutboxEvent::Edited(Box::default()), 5).stage,
            Stage::Draft(_)
        ));
    }
}

#[test]
fn a_record_that_was_on_its_way_when_the_browser_died_waits_again() {
    let stored = serde_json::to_string(&sending()).unwrap();
    let found: OutboxItem = serde_json::from_str(&stored).unwrap();
    let item = found.after(OutboxEvent::Restarted, 9);
    assert!(matches!(item.stage, Stage::Saved { attempts: 1, .. }));
    assert_eq!(item.saved_at, 2, "a failed try is no save");
}

#[test]
fn an_edit_cannot_change_what_is_on_its_way_and_a_late_reply_cannot_undo_a_delivery() {
    let edited = sending().after(OutboxEvent::Edited(Box::default()), 4);
    assert_eq!(edited, sending());
    let done = sending().after(reply(200, Some(own_receipt())), 4);
    assert_eq!(done.clone().after(reply(422, None), 5), done);
    assert_eq!(done.clone().after(OutboxEvent::Saved(payload()), 5), done);
}

fn any_event() -> impl Strategy<Value = OutboxEvent> {
    prop_oneof![
        Just(OutboxEvent::Edited(Box::default())),
        Just(OutboxEvent::Saved(payload())),
        Just(OutboxEvent::Started),
        Just(OutboxEvent::Lost),
        Just(OutboxEvent::Restarted),
        (any::<u16>(), any::<bool>()).prop_map(|(status, ours)| {
            let answer = if ours {
                own_receipt()
            } else {
                receipt(ID, "something else")
            };
            reply(status, Some(answer))
        }),
    ]
}

proptest! {
    #[test]
    fn in_any_order_of_events_only_an_own_receipt_ever_takes_the_record_away(
        events in proptest::collection::vec(any_event(), 0..40),
    ) {
        let mut item = sending();
        for event in events {
            let believable = matches!(
                &event,
                OutboxEvent::Replied(Reply { status: 200..=299, receipt: Some(receipt), .. })
                    if *receipt == own_receipt()
            );
            let before = item.is_only_here();
            item = item.after(event, 10);
            if before && !item.is_only_here() {
                prop_assert!(believable);
            }
        }
    }
}
