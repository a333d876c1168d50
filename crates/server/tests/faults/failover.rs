//! Three servers on one PostgreSQL; its primary dies under load and the standby takes over.

use std::time::{Duration, Instant};

use eldercare_trials::failover::{Commit, Forwarder, Pair};
use eldercare_trials::ledger::{Broken, Database};
use eldercare_trials::server::{Program, Running};
use eldercare_trials::{Random, random};
use tempfile::TempDir;

use crate::crowd::{Crowd, Until};
use crate::support::{program, site};

const SERVERS: usize = 3;
/// How long requests come in before the primary dies, and after the standby took over.
const WHILE: Duration = Duration::from_millis(800);

/// Servers that share a database and so the secret.
struct Servers {
    programs: Vec<Program>,
    running: Vec<Running>,
    #[allow(dead_code, reason = "they vanish with it")]
    folders: Vec<TempDir>,
}

impl Servers {
    fn start(database: &str, site: &TempDir) -> Self {
        let mut all = Self {
            programs: Vec::new(),
            running: Vec::new(),
            folders: Vec::new(),
        };
        for number in 0..SERVERS {
            let data = tempfile::tempdir().unwrap();
            if number > 0 {
                let secret = all.programs[0].data().join("secret.key");
                std::fs::copy(secret, data.path().join("secret.key")).unwrap();
            }
            let server = Program::new(program(), data.path(), site.path());
            let server = server.with("DATABASE_URL", database);
            all.running.push(server.start());
            all.programs.push(server);
            all.folders.push(data);
        }
        all
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn when_the_standby_takes_over_no_receipt_is_false_and_nothing_is_lost_or_doubled() {
    let test = "when_the_standby_takes_over_no_receipt_is_false_and_nothing_is_lost_or_doubled";
    let Some(mut pair) = Pair::for_test(test, Commit::Confirmed).await else {
        return;
    };
    let rounds = random::rounds(1, 25);
    let seed = random::seed();
    println!("failover: {rounds} rounds, ELDERCARE_SEED={seed}");
    let mut random = Random::new(seed);
    let way = Forwarder::to(pair.primary()).await.unwrap();
    let database = format!("postgres://eldercare@{}/postgres", way.address());
    let site = site();
    let mut servers = Servers::start(&database, &site);
    let addresses = servers.programs.iter().map(Program::address).collect();
    let crowd = Crowd::before_all(addresses);
    for round in 0..rounds {
        let refused = one_round(&mut pair, &way, &crowd, &mut random).await;
        println!("failover: round {round}: {refused}");
        let database = Database::open(&database).await.unwrap();
        crowd.check_in(&database, &format!("round {round}")).await;
        database.close().await;
        assert!(servers.running.iter_mut().all(|server| !server.has_ended()));
        if round + 1 < rounds {
            pair.mend();
        }
    }
    let database = Database::open(&database).await.unwrap();
    crowd.settle_in(&database).await;
    database.close().await;
    let (requests, receipts) = crowd.numbers().await;
    println!("failover: {requests} requests, {receipts} receipts");
}

/// The primary dies under load, for a while nobody is in charge, and the standby takes over.
async fn one_round(pair: &mut Pair, way: &Forwarder, crowd: &Crowd, random: &mut Random) -> String {
    let end = Until::Time(Instant::now() + 3 * WHILE);
    let senders = crowd.send(random, end);
    tokio::time::sleep(WHILE).await;
    let before = crowd.numbers().await.1;
    if random.below(2) == 0 {
        // The primary is still there, but nobody confirms what it commits.
        pair.cut_line();
        tokio::time::sleep(WHILE / 2).await;
    }
    let start = Instant::now();
    pair.kill_primary();
    tokio::time::sleep(Duration::from_millis(random.below(400))).await;
    pair.take_over();
    way.lead_to(pair.primary());
    let gap = start.elapsed();
    senders.join_all().await;
    let refused = crowd.load(random, WHILE).await;
    let after = crowd.numbers().await.1;
    assert!(
        after > before,
        "nothing was accepted after the change: {refused:?}"
    );
    format!(
        "{before} receipts, {gap:?} without a primary, {after} receipts; refused after it {refused:?}"
    )
}

/// The same without a confirmation: what the primary committed alone is lost, and the oracle says so.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_standby_that_need_not_confirm_loses_receipts_and_the_trial_sees_it() {
    let test = "a_standby_that_need_not_confirm_loses_receipts_and_the_trial_sees_it";
    let Some(mut pair) = Pair::for_test(test, Commit::Alone).await else {
        return;
    };
    let mut random = Random::new(random::seed());
    let way = Forwarder::to(pair.primary()).await.unwrap();
    let address = format!("postgres://eldercare@{}/postgres", way.address());
    let site = site();
    let servers = Servers::start(&address, &site);
    let crowd = Crowd::before_all(servers.programs.iter().map(Program::address).collect());
    let senders = crowd.send(&mut random, Until::Time(Instant::now() + WHILE));
    tokio::time::sleep(WHILE / 2).await;
    pair.cut_line();
    senders.join_all().await;
    pair.kill_primary();
    pair.take_over();
    way.lead_to(pair.primary());
    let database = Database::open(&address).await.unwrap();
    let stored = database.rows().await.unwrap().len();
    let broken = crowd.held_against(&database).await.unwrap_err();
    database.close().await;
    let (_, receipts) = crowd.numbers().await;
    println!("failover without confirmation: {receipts} receipts, {stored} stored: {broken}");
    assert!(matches!(broken, Broken::FalseReceipt(_)), "{broken}");
}
