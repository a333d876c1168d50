//! A device: a storage that survives every crash, and the outbox of the product over it.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::Duration;

use eldercare_api::ErrorEnvelope;
use eldercare_api::v1::{Receipt, SubmitRequest};
use eldercare_requests::{
    Nudge, OutboxEvent, OutboxItem, Pause, Payload, RecordId, Reply, RequestDraft, Round, Stage,
    wake_in,
};

use crate::http::{self, Request};
use crate::sample::Sample;

/// Where the device dies while it saves or sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Crash {
    /// Before anything is written.
    Before,
    /// When it is written that the request is on its way, and nothing has gone out yet.
    Started,
    /// When the request is out and the reply, if any comes, is never seen.
    Waiting,
    /// In the middle of writing the receipt: what belongs together is written in one step, so nothing
    /// is. A device that writes first and erases then has written.
    Between,
    /// When everything is written.
    After,
}

/// How the device sends. Only the first is ours; the others show that the oracle sees a mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Habit {
    /// As the product does.
    Ours,
    /// Takes any 2xx for a receipt, as a plain `fetch` with `response.ok` does.
    TrustsAny2xx,
    /// Takes the request out of the queue, sends, and puts it back when that fails, as Workbox
    /// Background Sync does.
    RemovesBeforeSending,
    /// Makes a new record id for each try, as a form without one does.
    NewIdEachTry,
    /// Writes the receipt first and erases the request then.
    ErasesInASecondStep,
}

/// The device. What is not in its storage is forgotten at a restart; the model keeps nothing else.
pub struct Device {
    pub(super) storage: BTreeMap<String, String>,
    habit: Habit,
    /// Counts up with everything that happens; the outbox wants a time.
    pub(super) now: u64,
}

fn waiting(id: &str) -> String {
    format!("outbox-{id}")
}

impl Device {
    /// An empty one.
    #[must_use]
    pub fn new(habit: Habit) -> Self {
        Self {
            storage: BTreeMap::new(),
            habit,
            now: 1,
        }
    }

    /// Whether it still has this request, whole.
    #[must_use]
    pub fn holds(&self, id: &str) -> bool {
        self.item(id)
            .is_some_and(|item| item.stage.payload().is_some_and(Payload::is_intact))
    }

    /// Everything in its storage.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.storage.values().map(String::as_str)
    }

    /// The person saves a request; whether it is in the storage then, for good.
    pub fn save(&mut self, sample: &Sample, crash: Option<Crash>) -> bool {
        let id = sample.record_id.as_str();
        if self.storage.contains_key(&waiting(id)) || self.has_receipt(id) {
            return true;
        }
        if crash == Some(Crash::Before) {
            return false;
        }
        self.now += 1;
        let item = OutboxItem::new(id.to_owned(), RequestDraft::default(), self.now);
        self.put(&item.after(OutboxEvent::Saved(sample.payload.clone()), self.now));
        true
    }

    /// The app starts again.
    pub fn restart(&mut self) {
        self.now += 1;
        let names: Vec<String> = self.storage.keys().cloned().collect();
        for name in names.iter().filter(|name| name.starts_with("outbox-")) {
            if let Some(item) = self.read(name) {
                self.put(&item.after(OutboxEvent::Restarted, self.now));
            }
        }
    }

    /// Sends one request if it waits; the code that the screen shows, if it shows one.
    pub async fn send(
        &mut self,
        id: &str,
        server: SocketAddr,
        crash: Option<Crash>,
        patience: Duration,
    ) -> Option<String> {
        let item = self.item(id)?;
        if crash == Some(Crash::Before) {
            return None;
        }
        self.now += 1;
        let item = item.after(OutboxEvent::Started, self.now);
        let Stage::Sending { payload, .. } = &item.stage else {
            return None;
        };
        match self.habit {
            Habit::RemovesBeforeSending => drop(self.storage.remove(&waiting(id))),
            _ => self.put(&item),
        }
        if crash == Some(Crash::Started) {
            return None;
        }
        let answer = ask(server, id, &self.outgoing(payload), patience).await;
        if crash == Some(Crash::Waiting) {
            return None;
        }
        match self.habit {
            Habit::TrustsAny2xx => self.trust(item, answer),
            _ => self.conclude(item, answer, crash),
        }
    }

    /// What its clock says, in seconds.
    #[must_use]
    pub fn now(&self) -> u64 {
        self.now
    }

    /// In how many seconds it looks at its queue again; none when nothing waits.
    #[must_use]
    pub fn wakes_in(&self) -> Option<u32> {
        wake_in(self.items().iter().filter_map(OutboxItem::due), self.now)
    }

    fn items(&self) -> Vec<OutboxItem> {
        let names = self.storage.keys();
        let names = names.filter(|name| name.starts_with("outbox-"));
        names.filter_map(|name| self.read(name)).collect()
    }

    /// Time goes by.
    pub fn later(&mut self, seconds: u32) {
        self.now += u64::from(seconds);
    }

    /// The walk through the queue that this nudge begins.
    #[must_use]
    pub fn round(&self, nudge: Nudge) -> Round {
        let items = self.items();
        Round::of(items.iter().filter_map(OutboxItem::due), nudge, self.now)
    }

    /// Tells the walk how a request stands after it was sent.
    pub fn note(&self, id: &str, round: &mut Round) {
        if let Some(item) = self.item(id) {
            round.note(&item.stage);
        }
    }

    /// The bytes that go out.
    fn outgoing(&mut self, payload: &Payload) -> Payload {
        if self.habit != Habit::NewIdEachTry {
            return payload.clone();
        }
        self.now += 1;
        let mut body: SubmitRequest = serde_json::from_str(payload.body()).expect("a sample");
        let tail = u128::from(self.now).to_be_bytes();
        let start = &body.record_id[..8];
        let fresh = RecordId::from_random_bytes(tail);
        body.record_id = format!("{start}{}", &fresh.as_str()[8..]);
        Payload::of(body.to_body())
    }

    /// Writes down what became of it.
    fn conclude(
        &mut self,
        item: OutboxItem,
        answer: Answer,
        crash: Option<Crash>,
    ) -> Option<String> {
        let item = item.after(answer.event, self.now);
        if item.stage == Stage::Erased {
            self.storage.remove(&waiting(&item.record_id));
            return None;
        }
        let Stage::Delivered { tracking_code, .. } = &item.stage else {
            let attempts = item.attempts().unwrap_or(0);
            let drawn = u16::try_from(self.now.wrapping_mul(25_173) & 0xffff).unwrap_or(0);
            let pause = Pause::after(attempts, answer.retry_after, drawn, self.now);
            self.put(&item.after(OutboxEvent::Rests(pause), self.now));
            return None;
        };
        let is_cut = crash == Some(Crash::Between);
        if is_cut && self.habit != Habit::ErasesInASecondStep {
            return None;
        }
        let code = tracking_code.clone();
        self.storage
            .insert(format!("receipt-{}", item.record_id), code.clone());
        if !is_cut {
            self.storage.remove(&waiting(&item.record_id));
        }
        Some(code)
    }

    /// What a client does that believes every 2xx.
    fn trust(&mut self, item: OutboxItem, answer: Answer) -> Option<String> {
        if let OutboxEvent::Replied(Reply { status, .. }) = &answer.event
            && (200..300).contains(status)
        {
            self.storage.remove(&waiting(&item.record_id));
            return Some(String::new());
        }
        self.conclude(item, answer, None)
    }

    fn has_receipt(&self, id: &str) -> bool {
        self.storage.contains_key(&format!("receipt-{id}"))
    }

    fn item(&self, id: &str) -> Option<OutboxItem> {
        self.read(&waiting(id))
    }

    fn read(&self, name: &str) -> Option<OutboxItem> {
        serde_json::from_str(self.storage.get(name)?).ok()
    }

    fn put(&mut self, item: &OutboxItem) {
        let text = serde_json::to_string(item).expect("an item has a JSON form");
        self.storage.insert(waiting(&item.record_id), text);
    }
}

/// What came back, as the app sees it.
struct Answer {
    event: OutboxEvent,
    /// Seconds for which the server wants to be left alone.
    retry_after: Option<u32>,
}

/// One exchange.
async fn ask(server: SocketAddr, id: &str, payload: &Payload, patience: Duration) -> Answer {
    let key = format!("\"{id}\"");
    let extra: &[(&str, &str)] = if payload.body().contains(id) {
        &[("idempotency-key", &key)]
    } else {
        &[]
    };
    let request = Request::post("/api/v1/requests", payload.body(), extra);
    let Ok(reply) = http::exchange(server, &request, patience).await else {
        return Answer {
            event: OutboxEvent::Lost,
            retry_after: None,
        };
    };
    let receipt = serde_json::from_slice::<Receipt>(&reply.body).ok();
    let envelope = serde_json::from_slice::<ErrorEnvelope>(&reply.body).ok();
    let envelope = envelope.filter(|said| said.is_about(id, payload.hash().as_str()));
    let retry_after = http::header(&reply.head, "retry-after");
    Answer {
        retry_after: retry_after.and_then(|seconds| seconds.parse().ok()),
        event: OutboxEvent::Replied(Reply {
            status: reply.status,
            receipt: receipt.and_then(|receipt| receipt.try_into().ok()),
            code: envelope.map(|envelope| envelope.code),
        }),
    }
}
