//! Whether the time of a refusal tells what was wrong.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use eldercare_api::ErrorKind;
use eldercare_requests::TrackingCode;
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

use super::{Attempts, SecurityHeaders, router};
use crate::app::App;
use crate::clock::Clock;
use crate::guard::{Guard, Limits};
use crate::instruments::Instruments;
use crate::metrics::Metrics;
use crate::packs::Packs;
use crate::search::{Installed, SearchStore};
use crate::site::Site;
use crate::staff::{Passwords, Throttle};
use crate::store::{Outcome, Store, Submission, sample};

const TRIES: usize = 2_000;
/// Rounds before the clock runs.
const WARM_UP: usize = 100;

/// Everything that the routes need, in this process, without limits by address.
pub(super) async fn app(data: &std::path::Path, clock: Clock) -> App {
    let codes = sample::codes(5);
    let store = Store::open(data, None, &codes).await.unwrap();
    let passwords = Passwords::new();
    let packs = Arc::new(Packs::read(data));
    let limits = Limits { on: false, hops: 0 };
    App {
        attempts: Attempts::default(),
        guard: Arc::new(Guard::new(limits, clock.clone())),
        clock,
        codes,
        first_look_days: None,
        instruments: Instruments::embedded(),
        metrics: Arc::new(Metrics::new(passwords.compared())),
        overlay: crate::overlay::Overlay::default(),
        search: Installed::start(
            SearchStore::open_file(data).await.unwrap(),
            Arc::clone(&packs),
        ),
        packs,
        passwords,
        store,
        throttle: Throttle::default(),
    }
}

/// The server in this process with some stored requests; their codes.
async fn server(data: &std::path::Path, clock: Clock) -> (Router, Vec<String>) {
    let app = app(data, clock).await;
    let stored = fill(&app.store).await;
    (
        router(app, Site::open(data), SecurityHeaders::new("")),
        stored,
    )
}

/// Stores some requests; their codes.
async fn fill(store: &Store) -> Vec<String> {
    let mut stored = Vec::new();
    for record in 0..100 {
        let submission = Submission {
            received_at: Clock::system().now(),
            ..sample::submission(record, &record.to_string())
        };
        if let Outcome::Now(receipt) = store.submit(submission).await.unwrap() {
            stored.push(receipt.tracking_code.to_string());
        }
    }
    stored
}

/// The time of one refusal, in nanoseconds.
async fn refusal_time(router: &Router, code: &str, digits: &str) -> u64 {
    let body = format!("{{\"code\":\"{code}\",\"phone_last4\":\"{digits}\"}}");
    let request = Request::post("/api/v1/requests/status")
        .header("content-type", "application/json")
        .body(Body::from(body))
        .unwrap();
    let start = Instant::now();
    let response = router.clone().oneshot(request).await.unwrap();
    let status = response.status();
    let length = response
        .into_body()
        .collect()
        .await
        .unwrap()
        .to_bytes()
        .len();
    let time = u64::try_from(start.elapsed().as_nanos()).unwrap();
    assert_eq!((status, length), (StatusCode::NOT_FOUND, refusal_length()));
    time
}

fn refusal_length() -> usize {
    let envelope = ErrorKind::StatusNotFound.envelope(&[], "0".repeat(32));
    serde_json::to_string(&envelope).unwrap().len()
}

/// The greatest distance between two distributions (Kolmogorov and Smirnov).
fn distance(first: &[u64], second: &[u64]) -> f64 {
    let below = |sorted: &[u64], value: u64| {
        let count = sorted.partition_point(|other| *other <= value);
        f64::from(u32::try_from(count).unwrap()) / f64::from(u32::try_from(TRIES).unwrap())
    };
    let values = first.iter().chain(second);
    values
        .map(|value| (below(first, *value) - below(second, *value)).abs())
        .fold(0.0, f64::max)
}

/// What is compared: digits that are wrong for the first time, a well-formed code that nobody has, a code with a slip, and
/// the right digits of a code that five failures have locked.
const CASES: [&str; 4] = ["wrong digits", "wrong code", "slip", "locked"];
/// Longer than a failure is remembered.
const BETWEEN_ROUNDS: u64 = 3_601;

/// The codes and digits of the cases in a round. Everything that failed before is forgotten by now; one code is locked
/// anew.
async fn prepared(router: &Router, codes: &[String], round: usize) -> [(String, &'static str); 4] {
    let nobodys = TrackingCode::from_bits(7_919 * (round as u64 + 1)).to_string();
    let mut slip = nobodys.clone();
    let check = slip.pop().unwrap();
    slip.push(if check == 'A' { 'B' } else { 'A' });
    let half = codes.len() / 2;
    let (fresh, locked) = (&codes[round % half], &codes[half + round % half]);
    for _ in 0..5 {
        refusal_time(router, locked, "4322").await;
    }
    [
        (fresh.clone(), "4322"),
        (nobodys, "4321"),
        (slip, "4321"),
        (locked.clone(), "4321"),
    ]
}

#[tokio::test]
async fn a_wrong_code_a_mistyped_code_wrong_digits_and_a_locked_code_take_the_same_time() {
    let data = tempfile::tempdir().unwrap();
    let now = Arc::new(AtomicU64::new(Clock::system().now().0));
    let (router, codes) = server(data.path(), Clock::moved_by_hand(Arc::clone(&now))).await;
    let mut times = CASES.map(|_| Vec::with_capacity(TRIES));
    for round in 0..TRIES + WARM_UP {
        now.fetch_add(BETWEEN_ROUNDS, Ordering::Relaxed);
        let cases = prepared(&router, &codes, round).await;
        // Each round starts with another case, so that none profits from its place.
        for step in 0..CASES.len() {
            let case = (round + step) % CASES.len();
            let (code, digits) = &cases[case];
            let time = refusal_time(&router, code, digits).await;
            if round >= WARM_UP {
                times[case].push(time);
            }
        }
    }
    for times in &mut times {
        times.sort_unstable();
    }
    let median = |case: usize| f64::from(u32::try_from(times[case][TRIES / 2]).unwrap());
    for (case, name) in CASES.iter().enumerate() {
        let ratio = median(case) / median(0);
        println!(
            "{name}: {:.0} ns, ratio {ratio:.3}, distance {:.3}",
            median(case),
            distance(&times[0], &times[case])
        );
        assert!((0.9..=1.1).contains(&ratio), "{name}: {ratio}");
    }
}
