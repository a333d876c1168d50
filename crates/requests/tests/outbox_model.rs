//! A queue and a server as models: whatever happens in whatever order, nothing is lost, doubled,
//! damaged or receipted falsely (I1 to I5 of the oracle).
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;

use eldercare_requests::{
    ERASED, Moment, Nudge, OutboxEvent, OutboxItem, Pause, Payload, PayloadHash, Receipt, RecordId,
    Reply, RequestDraft, Round, Stage, TrackingCode, wake_in,
};
use proptest::prelude::*;

const RECORDS: u8 = 6;

fn id(number: u8) -> String {
    format!("00000000-0000-4000-8000-0000000000{number:02}")
}

/// The server: what it stored and what it erased. Doubles are known by their id and hash.
#[derive(Default)]
struct Server {
    rows: BTreeMap<String, Receipt>,
    erased: Vec<String>,
}

impl Server {
    fn take(&mut self, id: &str, body: &str) -> Reply {
        let hash = PayloadHash::of(body.as_bytes());
        let reply = |status, receipt, code: Option<&str>| Reply {
            status,
            receipt,
            code: code.map(str::to_owned),
        };
        if self.erased.iter().any(|gone| gone == id) {
            return reply(410, None, Some(ERASED));
        }
        match self.rows.get(id) {
            Some(known) if known.payload_hash == hash => reply(200, Some(known.clone()), None),
            Some(_) => reply(422, None, Some("record.conflict")),
            None => {
                let receipt = Receipt {
                    record_id: RecordId::parse(id).unwrap(),
                    payload_hash: hash,
                    tracking_code: TrackingCode::from_bits(self.rows.len() as u64),
                    received_at: Moment(0),
                    first_look_by: None,
                };
                self.rows.insert(id.to_owned(), receipt.clone());
                reply(201, Some(receipt), None)
            }
        }
    }
}

/// What the network makes of a try.
#[derive(Clone, Debug)]
enum Fate {
    Arrives,
    LostOnTheWay,
    ReplyLost,
    SignInPage,
    Status(u16),
    ReceiptOfAnother(u8),
}

#[derive(Clone, Debug)]
enum Step {
    Save(u8),
    Edit(u8),
    Send(u8, Fate),
    /// The same record is sent from a second tab or device with the bytes it had.
    SendTwice(u8),
    /// The browser dies between the handing over and the reply; what was stored is read again.
    KilledWhileSending(u8, bool),
    ErasedOnServer(u8),
    ClockJumps(u64),
    Walk(Nudge),
}

fn any_step() -> impl Strategy<Value = Step> {
    let fate = prop_oneof![
        Just(Fate::Arrives),
        Just(Fate::LostOnTheWay),
        Just(Fate::ReplyLost),
        Just(Fate::SignInPage),
        any::<u16>().prop_map(Fate::Status),
        (0..RECORDS).prop_map(Fate::ReceiptOfAnother),
    ];
    prop_oneof![
        3 => (0..RECORDS).prop_map(Step::Save),
        1 => (0..RECORDS).prop_map(Step::Edit),
        5 => ((0..RECORDS), fate).prop_map(|(record, fate)| Step::Send(record, fate)),
        1 => (0..RECORDS).prop_map(Step::SendTwice),
        1 => ((0..RECORDS), any::<bool>()).prop_map(|(r, got)| Step::KilledWhileSending(r, got)),
        1 => (0..RECORDS).prop_map(Step::ErasedOnServer),
        1 => any::<u64>().prop_map(Step::ClockJumps),
        2 => prop_oneof![
            Just(Nudge::Timer), Just(Nudge::Online), Just(Nudge::Start), Just(Nudge::Tap)
        ].prop_map(Step::Walk),
    ]
}

struct Device {
    items: BTreeMap<String, OutboxItem>,
    /// What the screen called saved: the hash of each record, until a person changed it again.
    saved: BTreeMap<String, PayloadHash>,
    now: u64,
}

impl Device {
    fn new() -> Self {
        let draft = |number| {
            let item = OutboxItem::new(id(number), RequestDraft::default(), 1);
            (id(number), item)
        };
        Self {
            items: (0..RECORDS).map(draft).collect(),
            saved: BTreeMap::new(),
            now: 1_790_000_000,
        }
    }

    fn happens(&mut self, id: &str, event: OutboxEvent) -> OutboxItem {
        let item = self.items[id].clone().after(event, self.now);
        let item = match item.attempts() {
            Some(attempts @ 1..) if item.pause().is_none() => item.after(
                OutboxEvent::Rests(Pause::after(attempts, None, 7, self.now)),
                self.now,
            ),
            _ => item,
        };
        self.items.insert(id.to_owned(), item.clone());
        item
    }

    fn save(&mut self, id: &str, payload: Payload) {
        if matches!(self.items[id].stage, Stage::Draft(_)) {
            self.saved.insert(id.to_owned(), payload.hash().clone());
        }
        self.happens(id, OutboxEvent::Saved(payload));
    }

    fn take_back(&mut self, id: &str) {
        if matches!(self.items[id].stage, Stage::NeedsAttention { .. }) {
            self.happens(id, OutboxEvent::Edited(Box::default()));
            self.saved.remove(id);
        }
    }

    fn send(&mut self, id: &str, fate: &Fate, server: &mut Server) {
        // What is stored is what waits; being on the way lives in the memory of the page alone.
        let started = self.items[id].clone().after(OutboxEvent::Started, self.now);
        let Stage::Sending { payload, .. } = &started.stage else {
            return;
        };
        let body = payload.body().to_owned();
        let alone = |status, receipt| {
            OutboxEvent::Replied(Reply {
                status,
                receipt,
                code: None,
            })
        };
        let event = match fate {
            Fate::Arrives => OutboxEvent::Replied(server.take(id, &body)),
            Fate::LostOnTheWay => OutboxEvent::Lost,
            Fate::ReplyLost => {
                server.take(id, &body);
                OutboxEvent::Lost
            }
            Fate::SignInPage => alone(200, None),
            Fate::Status(status) => alone(*status, None),
            Fate::ReceiptOfAnother(other) => {
                let foreign = server
                    .rows
                    .get(&self::id(*other))
                    .filter(|row| row.record_id.as_str() != id);
                alone(200, foreign.cloned())
            }
        };
        self.items.insert(id.to_owned(), started);
        self.happens(id, event);
    }
}

fn take(step: Step, device: &mut Device, server: &mut Server) {
    match step {
        Step::Save(number) => {
            let payload = Payload::of(format!("{{\"elder\":{number},\"at\":{}}}", device.now));
            device.save(&id(number), payload);
        }
        Step::Edit(number) => {
            // The page offers this for what was refused alone.
            if !server.rows.contains_key(&id(number)) {
                device.take_back(&id(number));
            }
        }
        Step::Send(number, fate) => device.send(&id(number), &fate, server),
        Step::SendTwice(number) => {
            if let Some(payload) = device.items[&id(number)].stage.payload() {
                server.take(&id(number), payload.body());
            }
        }
        Step::KilledWhileSending(number, arrived) => {
            let text = serde_json::to_string(&device.items[&id(number)]).unwrap();
            if arrived && let Some(payload) = device.items[&id(number)].stage.payload() {
                server.take(&id(number), payload.body());
            }
            let found: OutboxItem = serde_json::from_str(&text).unwrap();
            device.items.insert(id(number), found);
            device.happens(&id(number), OutboxEvent::Restarted);
        }
        Step::ErasedOnServer(number) => {
            if server.rows.remove(&id(number)).is_some() {
                server.erased.push(id(number));
            }
        }
        Step::ClockJumps(to) => device.now = to,
        Step::Walk(nudge) => walk(device, server, nudge),
    }
}

/// A walk over a network that works.
fn walk(device: &mut Device, server: &mut Server, nudge: Nudge) {
    let items: Vec<OutboxItem> = device.items.values().cloned().collect();
    let mut round = Round::of(items.iter().filter_map(OutboxItem::due), nudge, device.now);
    while let Some(id) = round.next_id() {
        device.send(&id, &Fate::Arrives, server);
        round.note(&device.items[&id].stage);
    }
}

fn hold(device: &Device, server: &Server) -> Result<(), TestCaseError> {
    for (id, item) in &device.items {
        let row = server.rows.get(id);
        let was_erased = server.erased.contains(id);
        if let Stage::Delivered { tracking_code, .. } = &item.stage {
            // I1 and I5: a receipt is the server's, and every one of a record is the same.
            prop_assert!(was_erased || row.is_some());
            if let Some(row) = row {
                prop_assert_eq!(tracking_code, &row.tracking_code.to_string());
            }
        }
        if item.stage == Stage::Erased {
            prop_assert!(was_erased);
        }
        if let Some(hash) = device.saved.get(id) {
            // I2: what was called saved is here or there, or was erased there as somebody asked.
            let here = item.stage.payload().map(Payload::hash);
            let there = row.map(|row| &row.payload_hash);
            prop_assert!(was_erased || here == Some(hash) || there == Some(hash));
            // I4: and in exactly those bytes.
            prop_assert!(item.stage.payload().is_none_or(Payload::is_intact));
            prop_assert!(here.is_none_or(|found| found == hash));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]
    #[test]
    fn in_any_order_of_events_nothing_is_lost_doubled_or_damaged(
        steps in proptest::collection::vec(any_step(), 0..80),
    ) {
        let (mut device, mut server) = (Device::new(), Server::default());
        let mut done: BTreeMap<String, Stage> = BTreeMap::new();
        for step in steps {
            take(step, &mut device, &mut server);
            hold(&device, &server)?;
            for (id, item) in &device.items {
                // Delivered never goes back.
                if let Some(stage) = done.get(id) {
                    prop_assert_eq!(stage, &item.stage);
                } else if !item.is_only_here() {
                    done.insert(id.clone(), item.stage.clone());
                }
            }
        }
        // The faults are over: one tap, and everything saved is there or needs a person.
        walk(&mut device, &mut server, Nudge::Tap);
        hold(&device, &server)?;
        for item in device.items.values() {
            prop_assert!(item.attempts().is_none(), "{:?}", item.stage);
        }
        let left: Vec<OutboxItem> = device.items.into_values().collect();
        prop_assert_eq!(wake_in(left.iter().filter_map(OutboxItem::due), device.now), None);
    }
}
