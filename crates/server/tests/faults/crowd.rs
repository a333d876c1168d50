//! Senders at the same time, what they were promised, and what they still have.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use eldercare_trials::Random;
use eldercare_trials::http::{self, Request};
use eldercare_trials::ledger::{Broken, Database, Ledger};
use eldercare_trials::sample::Sample;
use tokio::sync::Mutex;
use tokio::task::JoinSet;

/// Senders at the same time.
const SENDERS: u64 = 8;
/// How long a sender waits for a reply.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long a sender rests after a refusal.
const REST: Duration = Duration::from_millis(3);

/// When a sender ends.
#[derive(Clone, Copy)]
pub enum Until {
    /// When the first of its requests gets no receipt.
    Silence,
    /// At this time, however many are refused.
    Time(Instant),
}

/// What all senders know.
#[derive(Default)]
struct Shared {
    ledger: Ledger,
    /// Saved and not delivered.
    queue: Vec<Sample>,
    /// Statuses of what was no receipt; 0 where no reply came.
    refusals: BTreeMap<u16, u32>,
}

/// The senders of a trial.
#[derive(Clone)]
pub struct Crowd {
    servers: Arc<[SocketAddr]>,
    /// Counts up, so that each try goes to the next server.
    turn: Arc<AtomicUsize>,
    shared: Arc<Mutex<Shared>>,
}

impl Crowd {
    pub fn before(server: SocketAddr) -> Self {
        Self::before_all(vec![server])
    }

    /// Servers that share a database: no request goes to the same one twice in a row.
    pub fn before_all(servers: Vec<SocketAddr>) -> Self {
        Self {
            servers: servers.into(),
            turn: Arc::default(),
            shared: Arc::default(),
        }
    }

    /// Begins to send, first what is in the queue.
    pub fn send(&self, random: &mut Random, until: Until) -> JoinSet<()> {
        let mut senders = JoinSet::new();
        for _ in 0..SENDERS {
            let (crowd, random) = (self.clone(), Random::new(random.next()));
            senders.spawn(async move { crowd.keep_sending(random, until).await });
        }
        senders
    }

    /// Sends for so long; how many were refused, by status (0: no reply).
    pub async fn load(&self, random: &mut Random, time: Duration) -> BTreeMap<u16, u32> {
        let end = Until::Time(Instant::now() + time);
        self.send(random, end).join_all().await;
        std::mem::take(&mut self.shared.lock().await.refusals)
    }

    async fn keep_sending(&self, mut random: Random, until: Until) {
        loop {
            let sample = self.next(&mut random).await;
            if self.deliver(&sample).await {
                if matches!(until, Until::Time(end) if Instant::now() >= end) {
                    return;
                }
                continue;
            }
            self.shared.lock().await.queue.push(sample);
            match until {
                Until::Time(end) if Instant::now() < end => tokio::time::sleep(REST).await,
                _ => return,
            }
        }
    }

    async fn next(&self, random: &mut Random) -> Sample {
        let mut shared = self.shared.lock().await;
        let waiting = shared.queue.pop();
        let sample = waiting.unwrap_or_else(|| Sample::draw(random));
        shared.ledger.saved(&sample);
        sample
    }

    /// Whether a receipt came.
    async fn deliver(&self, sample: &Sample) -> bool {
        let request = Request::post("/api/v1/requests", sample.payload.body(), &[]);
        let turn = self.turn.fetch_add(1, Ordering::Relaxed);
        let server = self.servers[turn % self.servers.len()];
        let reply = http::exchange(server, &request, PATIENCE).await;
        let mut shared = self.shared.lock().await;
        let Ok(reply) = reply else {
            *shared.refusals.entry(0).or_default() += 1;
            return false;
        };
        shared.ledger.heard(&reply).unwrap();
        if !matches!(reply.status, 200 | 201) {
            *shared.refusals.entry(reply.status).or_default() += 1;
            return false;
        }
        let receipt: serde_json::Value = serde_json::from_slice(&reply.body).unwrap();
        let code = receipt["tracking_code"].as_str().unwrap();
        shared.ledger.shown(sample.record_id.as_str(), code);
        true
    }

    /// Holds what was promised so far against a SQLite, whose file must be whole.
    pub async fn check(&self, data: &Path, when: &str) {
        let database = Database::in_folder(data).await.unwrap();
        assert_eq!(database.integrity().await.unwrap(), "ok", "{when}");
        self.check_in(&database, when).await;
        database.close().await;
    }

    /// The same for any database.
    pub async fn check_in(&self, database: &Database, when: &str) {
        let held = self.held_against(database).await;
        held.unwrap_or_else(|broken| panic!("{when}: {broken}"));
    }

    /// The first promise that is broken.
    pub async fn held_against(&self, database: &Database) -> Result<(), Broken> {
        let rows = database.rows().await.unwrap();
        let shared = self.shared.lock().await;
        let queue = &shared.queue;
        let waits = |id: &str| queue.iter().any(|sample| sample.record_id.as_str() == id);
        shared.ledger.check(&rows, waits)
    }

    /// Nothing is in the way any more: what waits is sent, and then everything is stored, once.
    pub async fn settle(&self, data: &Path) {
        let database = Database::in_folder(data).await.unwrap();
        self.settle_in(&database).await;
        assert_eq!(database.integrity().await.unwrap(), "ok");
        database.close().await;
    }

    /// The same for any database.
    pub async fn settle_in(&self, database: &Database) {
        let queue = std::mem::take(&mut self.shared.lock().await.queue);
        for sample in &queue {
            assert!(self.deliver(sample).await, "it is refused without a reason");
        }
        let rows = database.rows().await.unwrap();
        let shared = self.shared.lock().await;
        shared.ledger.check_settled(&rows).unwrap();
    }

    /// Every request whose receipt was shown, with its code.
    pub async fn delivered(&self) -> Vec<(Sample, String)> {
        self.shared.lock().await.ledger.delivered()
    }

    /// Everything that was saved and has no receipt.
    pub async fn queued(&self) -> Vec<Sample> {
        self.shared.lock().await.queue.clone()
    }

    /// How many requests there were, and how many receipts.
    pub async fn numbers(&self) -> (usize, usize) {
        let shared = self.shared.lock().await;
        (shared.ledger.count(), shared.ledger.receipts())
    }
}
