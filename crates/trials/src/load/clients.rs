//! Clients that send as fast as they can, and clients that keep a rate.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::Instant;

use super::Times;
use crate::Random;
use crate::http::{Connection, Request};
use crate::sample::Sample;

/// Receipts since the start of the program, of every measurement.
static ACCEPTED: AtomicU64 = AtomicU64::new(0);

/// Receipts since the start of the program.
pub(super) fn accepted() -> u64 {
    ACCEPTED.load(Ordering::SeqCst)
}

/// Each connection sends the next request when it has the reply to the one before.
pub(super) async fn flat_out(
    server: SocketAddr,
    connections: usize,
    over: Duration,
    seed: u64,
) -> Times {
    let end = Instant::now() + over;
    run(server, connections, over, seed, move |_, number| {
        (number == 0 || Instant::now() < end).then(Instant::now)
    })
    .await
}

/// All connections together keep a rate. A request's time runs from when it should have gone, so
/// that a server that stands still is not measured less often.
pub(super) async fn at_rate(
    server: SocketAddr,
    connections: usize,
    rate: f64,
    over: Duration,
    seed: u64,
) -> Times {
    let start = Instant::now();
    let lanes = f64::from(u32::try_from(connections).unwrap_or(u32::MAX));
    run(server, connections, over, seed, move |lane, number| {
        let lane = f64::from(u32::try_from(lane).unwrap_or(0));
        let turn = f64::from(number) * lanes + lane;
        let due = Duration::from_secs_f64(turn / rate);
        (due < over).then(|| start + due)
    })
    .await
}

/// When the n-th request of a lane is due; none when the lane has ended.
trait Due: Fn(usize, u32) -> Option<Instant> + Clone + Send + Sync + 'static {}
impl<F: Fn(usize, u32) -> Option<Instant> + Clone + Send + Sync + 'static> Due for F {}

async fn run(
    server: SocketAddr,
    connections: usize,
    over: Duration,
    seed: u64,
    due: impl Due,
) -> Times {
    let mut random = Random::new(seed);
    let mut lanes = JoinSet::new();
    for lane in 0..connections {
        lanes.spawn(one_lane(
            server,
            lane,
            Random::new(random.next()),
            due.clone(),
        ));
    }
    Times::of(lanes.join_all().await, over)
}

async fn one_lane(
    server: SocketAddr,
    lane: usize,
    mut random: Random,
    due: impl Due,
) -> (Vec<Duration>, u64) {
    let (mut times, mut refused) = (Vec::new(), 0);
    let mut connection = Connection::open(server).await.expect("the server listens");
    for number in 0.. {
        let Some(start) = due(lane, number) else {
            break;
        };
        tokio::time::sleep_until(start).await;
        let sample = Sample::draw(&mut random);
        let request = Request::post("/api/v1/requests", sample.payload.body(), &[]);
        match connection.exchange(&request).await {
            Ok(reply) if reply.status == 201 => {
                ACCEPTED.fetch_add(1, Ordering::SeqCst);
                times.push(start.elapsed());
            }
            Ok(_) => refused += 1,
            Err(_) => {
                refused += 1;
                connection = Connection::open(server).await.expect("the server listens");
            }
        }
    }
    (times, refused)
}
