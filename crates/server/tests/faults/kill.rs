//! The real program under load, killed at named points and at random times, and started again.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use eldercare_trials::http::{self, Request};
use eldercare_trials::ledger::{Database, Ledger};
use eldercare_trials::sample::Sample;
use eldercare_trials::server::Program;
use eldercare_trials::{Random, random};
use tokio::sync::Mutex;

use crate::support::{program, site};

/// Points that every submission passes.
const POINTS: [&str; 5] = [
    "begin",
    "after-insert",
    "before-commit",
    "after-commit",
    "before-reply",
];
/// Senders at the same time.
const SENDERS: u64 = 8;
/// From the start of a killed program until it can store requests.
const READY: Duration = Duration::from_secs(1);
/// How long a sender waits for a reply.
const PATIENCE: Duration = Duration::from_secs(10);
/// After this long without a kill, the kill was missed.
const PASSED_BY: Duration = Duration::from_secs(20);

/// How a round ends.
#[derive(Clone, Copy, Debug)]
enum End {
    /// At the n-th passing of a point.
    Point(&'static str, u64),
    /// After this time under load.
    Random(Duration),
}

fn draw(random: &mut Random) -> End {
    if random.below(3) == 0 {
        return End::Random(Duration::from_millis(1 + random.below(120)));
    }
    let point: &&'static str = random.one_of(&POINTS);
    End::Point(point, 1 + random.below(60))
}

/// What all senders know.
struct Shared {
    ledger: Ledger,
    /// Saved and not yet delivered.
    queue: Vec<Sample>,
}

/// Sends one after the other, first what is in the queue, until the server no longer answers.
async fn keep_sending(address: SocketAddr, shared: Arc<Mutex<Shared>>, mut random: Random) {
    loop {
        let sample = {
            let mut shared = shared.lock().await;
            let waiting = shared.queue.pop();
            let sample = waiting.unwrap_or_else(|| Sample::draw(&mut random));
            shared.ledger.saved(&sample);
            sample
        };
        let delivered = send(address, &sample, &shared).await;
        if !delivered {
            shared.lock().await.queue.push(sample);
            return;
        }
    }
}

/// Whether a receipt came.
async fn send(address: SocketAddr, sample: &Sample, shared: &Mutex<Shared>) -> bool {
    let request = Request::post("/api/v1/requests", sample.payload.body(), &[]);
    let Ok(reply) = http::exchange(address, &request, PATIENCE).await else {
        return false;
    };
    let mut shared = shared.lock().await;
    shared.ledger.heard(&reply).unwrap();
    let is_receipt = matches!(reply.status, 200 | 201);
    if is_receipt {
        let receipt: serde_json::Value = serde_json::from_slice(&reply.body).unwrap();
        let code = receipt["tracking_code"].as_str().unwrap();
        shared.ledger.shown(sample.record_id.as_str(), code);
    }
    is_receipt
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_server_keeps_every_receipt_and_is_ready_again_within_a_second() {
    let rounds = random::rounds(50, 500);
    let seed = random::seed();
    println!("kill: {rounds} rounds, ELDERCARE_SEED={seed}");
    let mut random = Random::new(seed);
    let (data, site) = (tempfile::tempdir().unwrap(), site());
    let server = Program::new(program(), data.path(), site.path());
    let shared = Arc::new(Mutex::new(Shared {
        ledger: Ledger::default(),
        queue: Vec::new(),
    }));
    let mut starts = Vec::new();
    for round in 0..rounds {
        let end = draw(&mut random);
        starts.push(one_round(&server, end, &shared, &mut random).await);
        check(
            &server,
            &*shared.lock().await,
            &format!("round {round}, {end:?}"),
        )
        .await;
    }
    settle(&server, &shared).await;
    starts.sort_unstable();
    let (middle, slowest) = (starts[starts.len() / 2], starts[starts.len() - 1]);
    let shared = shared.lock().await;
    let (requests, receipts) = (shared.ledger.count(), shared.ledger.receipts());
    println!("kill: {requests} requests, {receipts} receipts");
    println!("kill: ready again after {middle:?} (median), {slowest:?} (slowest)");
    // A machine that tests and builds at the same time measures nothing.
    assert!(!random::is_soak() || slowest <= READY, "{starts:?}");
}

/// Opens the database with the journal as the kill left it, and holds all promises against it.
async fn check(server: &Program, shared: &Shared, when: &str) {
    let database = Database::in_folder(server.data()).await.unwrap();
    assert_eq!(database.integrity().await.unwrap(), "ok", "{when}");
    let rows = database.rows().await.unwrap();
    database.close().await;
    let queue = &shared.queue;
    let waits = |id: &str| queue.iter().any(|sample| sample.record_id.as_str() == id);
    let checked = shared.ledger.check(&rows, waits);
    checked.unwrap_or_else(|broken| panic!("{when}: {broken}"));
}

/// Starts, loads and kills; how long the start took.
async fn one_round(
    server: &Program,
    end: End,
    shared: &Arc<Mutex<Shared>>,
    random: &mut Random,
) -> Duration {
    let armed = match end {
        End::Point(name, passing) => server
            .clone()
            .with("ELDERCARE_FAIL", &format!("{name}:{passing}")),
        End::Random(_) => server.clone(),
    };
    let mut running = armed.start();
    let senders: Vec<_> = (0..SENDERS)
        .map(|_| {
            let random = Random::new(random.next());
            tokio::spawn(keep_sending(server.address(), Arc::clone(shared), random))
        })
        .collect();
    let took = running.ready_after;
    match end {
        End::Point(..) => {
            let start = Instant::now();
            while !running.has_ended() {
                assert!(start.elapsed() < PASSED_BY, "{end:?} was never passed");
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
        }
        End::Random(time) => {
            tokio::time::sleep(time).await;
            running.kill();
        }
    }
    for sender in senders {
        sender.await.unwrap();
    }
    took
}

/// Sends all that waits to a server that nobody kills; then everything is stored, once.
async fn settle(server: &Program, shared: &Mutex<Shared>) {
    let running = server.start();
    let queue = std::mem::take(&mut shared.lock().await.queue);
    for sample in &queue {
        assert!(send(server.address(), sample, shared).await);
    }
    let database = Database::in_folder(server.data()).await.unwrap();
    let rows = database.rows().await.unwrap();
    database.close().await;
    shared.lock().await.ledger.check_settled(&rows).unwrap();
    running.kill();
}
