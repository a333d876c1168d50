//! Whether the time of a refusal tells what was wrong.

use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use eldercare_api::ErrorKind;
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

/// The server in this process with some stored requests; the code of one of them.
async fn server(data: &std::path::Path) -> (Router, String) {
    let codes = sample::codes(5);
    let store = Store::open(data, None, &codes).await.unwrap();
    let clock = Clock::system();
    let code = fill(&store).await;
    let packs = Arc::new(Packs::read(data));
    let limits = Limits { on: false, hops: 0 };
    let app = App {
        attempts: Attempts::default(),
        guard: Arc::new(Guard::new(limits, clock.clone())),
        clock,
        codes,
        first_look_days: None,
        instruments: Instruments::embedded(),
        metrics: Arc::new(Metrics::new()),
        overlay: crate::overlay::Overlay::default(),
        search: Installed::start(
            SearchStore::open_file(data).await.unwrap(),
            Arc::clone(&packs),
        ),
        packs,
        passwords: Passwords::new(),
        store,
        throttle: Throttle::default(),
    };
    (
        router(app, Site::open(data), SecurityHeaders::new("")),
        code,
    )
}

/// Stores some requests; the code of the last.
async fn fill(store: &Store) -> String {
    let mut code = None;
    for record in 0..100 {
        let submission = Submission {
            received_at: Clock::system().now(),
            ..sample::submission(record, &record.to_string())
        };
        if let Outcome::Now(receipt) = store.submit(submission).await.unwrap() {
            code = Some(receipt.tracking_code.to_string());
        }
    }
    code.unwrap()
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

#[tokio::test]
async fn a_wrong_code_a_mistyped_code_wrong_digits_and_a_locked_code_take_the_same_time() {
    let data = tempfile::tempdir().unwrap();
    let (router, code) = server(data.path()).await;
    // Same lengths; the second is a well-formed code that nobody has, the third has a slip.
    // After five failures the first is locked, so the fourth is the right digits of a locked code.
    let cases = [
        (code.as_str(), "4322"),
        ("ZZZZ-ZZZZ-ZZ1", "4321"),
        ("ZZZZ-ZZZZ-ZZ2", "4321"),
        (code.as_str(), "4321"),
    ];
    for _ in 0..5 {
        refusal_time(&router, &code, "4322").await;
    }
    let mut times = cases.map(|_| Vec::with_capacity(TRIES));
    for round in 0..TRIES + 100 {
        // Each round starts with another case, so that none profits from its place.
        for step in 0..cases.len() {
            let case = (round + step) % cases.len();
            let time = refusal_time(&router, cases[case].0, cases[case].1).await;
            if round >= 100 {
                times[case].push(time);
            }
        }
    }
    for times in &mut times {
        times.sort_unstable();
    }
    let median = |case: usize| f64::from(u32::try_from(times[case][TRIES / 2]).unwrap());
    println!(
        "wrong digits {:.0} ns, wrong code {:.0} ns, slip {:.0} ns, locked {:.0} ns",
        median(0),
        median(1),
        median(2),
        median(3)
    );
    for other in [1, 2, 3] {
        let ratio = median(other) / median(0);
        println!(
            "case {other}: ratio {ratio:.3}, distance {:.3}",
            distance(&times[0], &times[other])
        );
        assert!((0.9..=1.1).contains(&ratio), "case {other}: {ratio}");
    }
}
