//! A PostgreSQL that ends connections under load, one after the other or all at once, restarts and crashes:
//! the server is not restarted, no receipt is false, nothing is lost or doubled.

use std::time::{Duration, Instant};

use eldercare_trials::ledger::Database;
use eldercare_trials::server::Program;
use eldercare_trials::{Cluster, Random, random};

use crate::crowd::{Crowd, Until};
use crate::support::{program, site};

/// How long requests come in after what was done.
const WHILE: Duration = Duration::from_millis(500);
/// Between two times at which all connections are ended.
const BETWEEN: u64 = 60;

/// Ends all connections again and again for a while; how many.
async fn end_connections(address: &str, random: &mut Random) -> i64 {
    let end = Instant::now() + 2 * WHILE;
    let mut ended = 0;
    while Instant::now() < end {
        tokio::time::sleep(Duration::from_millis(1 + random.below(BETWEEN))).await;
        let database = Database::open(address).await.unwrap();
        ended += database.end_others().await.unwrap();
        database.close().await;
    }
    ended
}

/// Connections end under load, PostgreSQL stops and starts, and the load goes on.
async fn one_round(cluster: &mut Cluster, address: &str, crowd: &Crowd, random: &mut Random) {
    let until = Until::Time(Instant::now() + 4 * WHILE);
    let senders = crowd.send(random, until);
    let ended = end_connections(address, random).await;
    let mode = *random.one_of(&["fast", "immediate"]);
    tokio::task::block_in_place(|| cluster.restart(mode));
    senders.join_all().await;
    let before = crowd.numbers().await.1;
    let refused = crowd.load(random, WHILE).await;
    let after = crowd.numbers().await.1;
    println!("connections: {ended} ended, {mode} restart, {after} receipts, refused {refused:?}");
    assert!(
        after > before,
        "nothing was accepted afterwards: {refused:?}"
    );
    assert!(
        refused.keys().all(|status| matches!(status, 0 | 503)),
        "{refused:?}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ended_connections_restarts_and_crashes_of_postgresql_lose_and_double_nothing() {
    let test = "ended_connections_restarts_and_crashes_of_postgresql_lose_and_double_nothing";
    let Some(mut cluster) = Cluster::for_test(test) else {
        return;
    };
    let rounds = random::rounds(2, 30);
    let seed = random::seed();
    println!("connections: {rounds} rounds, ELDERCARE_SEED={seed}");
    let mut random = Random::new(seed);
    let address = cluster.database();
    let (data, site) = (tempfile::tempdir().unwrap(), site());
    let server = Program::new(program(), data.path(), site.path());
    let server = server.with("DATABASE_URL", &address);
    let mut running = server.start();
    let crowd = Crowd::before(server.address());
    for round in 0..rounds {
        one_round(&mut cluster, &address, &crowd, &mut random).await;
        let database = Database::open(&address).await.unwrap();
        crowd.check_in(&database, &format!("round {round}")).await;
        database.close().await;
        assert!(!running.has_ended());
    }
    let database = Database::open(&address).await.unwrap();
    crowd.settle_in(&database).await;
    database.close().await;
    let (requests, receipts) = crowd.numbers().await;
    println!("connections: {requests} requests, {receipts} receipts");
}
