//! A device that comes home with more than its address may send at once, before a server with the limits of
//! the product and a line with faults: it waits as long as it is told, and everything arrives once.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use eldercare_requests::Nudge;
use eldercare_trials::http;
use eldercare_trials::ledger::{Database, Ledger};
use eldercare_trials::model::{Device, Habit};
use eldercare_trials::proxy::{Proxy, Script, Seen};
use eldercare_trials::sample::Sample;
use eldercare_trials::{Random, random};
use serde_json::Value;

use crate::support::InProcess;

/// When the server believes it is at the beginning.
const BEGIN: u64 = 1_790_000_000;
const PATIENCE: Duration = Duration::from_millis(400);
/// As `guard::Class` has it for requests.
const BURST: usize = 120;
const SECONDS_EACH: u64 = 20;
/// So many in a row without an answer end a walk (`Round`).
const IN_VAIN: usize = 3;

/// One evening of a device.
struct Evening {
    device: Device,
    ledger: Ledger,
    proxy: Proxy,
    /// The clock of the server, which is that of the device.
    seconds: Arc<AtomicU64>,
    /// When each record was sent last.
    sent_at: BTreeMap<String, u64>,
    /// Until when each record must not be sent, because the server itself said so.
    resting: BTreeMap<String, u64>,
    refused: usize,
    walks: usize,
}

impl Evening {
    /// One walk through what is due.
    async fn walk(&mut self) {
        let mut round = self.device.round(Nudge::Timer);
        let (refused, mut others) = (self.refused, 0);
        self.walks += 1;
        while let Some(id) = round.next_id() {
            let now = self.device.now();
            let until = self.resting.remove(&id).unwrap_or(0);
            assert!(until <= now, "{id} was sent {} s too early", until - now);
            self.seconds.store(BEGIN + now, Ordering::Relaxed);
            self.sent_at.insert(id.clone(), now);
            let server = self.proxy.address();
            if let Some(code) = self.device.send(&id, server, None, PATIENCE).await {
                self.ledger.shown(&id, &code);
            }
            let known = self.refused;
            for seen in self.proxy.take_log() {
                self.look(&seen);
            }
            others += usize::from(self.refused == known);
            self.device.note(&id, &mut round);
        }
        // Three in a row end a walk, so it does not knock on a closed door. The proxy notes an exchange a
        // moment after the device has heard of it, so one may be told in the next walk.
        let more = self.refused - refused;
        assert!(
            more <= IN_VAIN * (1 + others) + 1,
            "{more} refusals in one walk, {others} others"
        );
    }

    /// Walks whenever something is due; what a machine before the server refused waits for a person, who
    /// taps.
    async fn empty(&mut self, samples: &[Sample], database: &Database) {
        while let Some(wait) = self.device.wakes_in() {
            self.device.later(wait);
            self.walk().await;
            let rows = database.rows_of(samples).await.unwrap();
            let device = &self.device;
            self.ledger.check(&rows, |id| device.holds(id)).unwrap();
        }
        for sample in samples {
            let id = sample.record_id.as_str();
            if self.device.holds(id) {
                self.device.later(u32::try_from(SECONDS_EACH).unwrap());
                self.seconds
                    .store(BEGIN + self.device.now(), Ordering::Relaxed);
                let server = self.proxy.address();
                let sent = self.device.send(id, server, None, PATIENCE).await;
                self.ledger.shown(id, &sent.unwrap());
            }
        }
    }

    fn look(&mut self, seen: &Seen) {
        for reply in &seen.replies {
            self.ledger.heard(reply).unwrap();
        }
        // What the device itself heard: the last reply, unless the fault kept it back.
        let is_heard = matches!(seen.fault.to_string().as_str(), "pass" | "duplicate");
        let Some(reply) = seen
            .replies
            .last()
            .filter(|reply| is_heard && reply.status == 429)
        else {
            return;
        };
        let wait: u64 = http::header(&reply.head, "retry-after")
            .unwrap()
            .parse()
            .unwrap();
        self.refused += 1;
        let body: Value = serde_json::from_slice(&seen.sent).unwrap();
        let id = body["record_id"].as_str().unwrap();
        let until = self.sent_at[id] + wait;
        self.resting.insert(id.to_owned(), until);
    }
}

async fn evening(seed: u64) -> (usize, u64, usize, usize) {
    let mut random = Random::new(seed);
    let data = tempfile::tempdir().unwrap();
    let seconds = Arc::new(AtomicU64::new(BEGIN));
    let server = InProcess::limited(data.path(), Arc::clone(&seconds)).await;
    let database = Database::in_folder(data.path()).await.unwrap();
    let proxy = Proxy::start(server.address, 0).await.unwrap();
    let number = BURST + 10 + usize::try_from(random.below(30)).unwrap();
    proxy.play(&Script::of_seed(random.next(), number));
    let samples: Vec<Sample> = (0..number).map(|_| Sample::draw(&mut random)).collect();
    let mut evening = Evening {
        device: Device::new(Habit::Ours),
        ledger: Ledger::default(),
        proxy,
        seconds,
        sent_at: BTreeMap::new(),
        resting: BTreeMap::new(),
        refused: 0,
        walks: 0,
    };
    for sample in &samples {
        assert!(evening.device.save(sample, None));
        evening.ledger.saved(sample);
    }
    let begin = evening.device.now();
    evening.empty(&samples, &database).await;
    let rows = database.rows_of(&samples).await.unwrap();
    evening.ledger.check_settled(&rows).unwrap();
    let took = evening.device.now() - begin;
    (number, took, evening.walks, evening.refused)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_device_with_too_much_waits_as_it_is_told_and_everything_arrives_once() {
    let seed = random::seed();
    println!("limits: ELDERCARE_SEED={seed}");
    for round in 0..random::rounds(1, 30) {
        let (number, took, walks, refused) = evening(seed.wrapping_add(round.into())).await;
        println!(
            "limits: {number} requests in {took} s of its clock, {walks} walks, {refused} refusals"
        );
        assert!(refused > 0, "the limit was never met");
        let over = u64::try_from(number - BURST).unwrap();
        // Twice what the limit alone needs, and an hour for the faults and their pauses.
        assert!(took <= 2 * over * SECONDS_EACH + 3_600, "{took} s");
    }
}
