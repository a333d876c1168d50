//! The real program under load, killed at named points and at random times, and started again.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use eldercare_trials::server::Program;
use eldercare_trials::{Random, random};

use crate::crowd::{Crowd, Until};
use crate::support::{program, site};

/// Points that every submission passes.
const POINTS: [&str; 5] = [
    "begin",
    "after-insert",
    "before-commit",
    "after-commit",
    "before-reply",
];
/// From the start of a killed program until it can store requests.
const READY: Duration = Duration::from_secs(1);
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_server_keeps_every_receipt_and_is_ready_again_within_a_second() {
    let rounds = random::rounds(50, 500);
    let seed = random::seed();
    println!("kill: {rounds} rounds, ELDERCARE_SEED={seed}");
    let mut random = Random::new(seed);
    let (data, site) = (tempfile::tempdir().unwrap(), site());
    let server = Program::new(program(), data.path(), site.path());
    let crowd = Crowd::before(server.address());
    let (mut starts, mut ends) = (Vec::new(), BTreeMap::<&str, u32>::new());
    for round in 0..rounds {
        let end = draw(&mut random);
        starts.push(one_round(&server, end, &crowd, &mut random).await);
        crowd
            .check(data.path(), &format!("round {round}, {end:?}"))
            .await;
        let kind = match end {
            End::Point(point, _) => point,
            End::Random(_) => "at random",
        };
        *ends.entry(kind).or_default() += 1;
    }
    let running = server.start();
    crowd.settle(data.path()).await;
    running.kill();
    starts.sort_unstable();
    let (middle, slowest) = (starts[starts.len() / 2], starts[starts.len() - 1]);
    let (requests, receipts) = crowd.numbers().await;
    println!("kill: {ends:?}; {requests} requests, {receipts} receipts");
    println!("kill: ready again after {middle:?} (median), {slowest:?} (slowest)");
    // A machine that tests and builds at the same time measures nothing.
    assert!(!random::is_soak() || slowest <= READY, "{starts:?}");
}

/// Starts, loads and kills; how long the start took.
async fn one_round(server: &Program, end: End, crowd: &Crowd, random: &mut Random) -> Duration {
    let armed = match end {
        End::Point(name, passing) => {
            let value = format!("{name}:{passing}");
            server.clone().with("ELDERCARE_FAIL", &value)
        }
        End::Random(_) => server.clone(),
    };
    let mut running = armed.start();
    let senders = crowd.send(random, Until::Silence);
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
    senders.join_all().await;
    took
}
