//! Schedules of steps and faults, drawn by the thousand, against the real server.

use std::sync::atomic::{AtomicU64, Ordering};

use eldercare_trials::ledger::{Broken, Database};
use eldercare_trials::model::{self, Habit, Place, SLOTS, Schedule};
use eldercare_trials::proxy::Proxy;
use eldercare_trials::sample::Sample;
use eldercare_trials::{Cluster, Random, random};
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};
use tokio::runtime::Runtime;

use crate::support::InProcess;

/// Schedules that go through one server before the next one takes over.
const ON_ONE_SERVER: u32 = 250;
/// Threads that draw schedules.
const THREADS: u32 = 3;

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
}

/// Draws schedules until one breaks a promise; what proptest found then, made as small as it can.
fn try_schedules(
    runtime: &Runtime,
    habit: Habit,
    seed: u64,
    number: u32,
    server: &InProcess,
    database: &Database,
) -> Result<(), (Schedule, String)> {
    let proxy = runtime.block_on(Proxy::start(server.address, 0)).unwrap();
    let place = Place {
        proxy: &proxy,
        database,
    };
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let config = Config {
        cases: number,
        failure_persistence: None,
        max_shrink_iters: 300,
        ..Config::default()
    };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(config, rng);
    // Every try has requests of its own, so that what went before cannot help or harm.
    let requests = AtomicU64::new(seed << 20);
    let tried = runner.run(&model::schedules(), |schedule| {
        let mut random = Random::new(requests.fetch_add(1, Ordering::Relaxed));
        let samples = [(); SLOTS].map(|()| Sample::draw(&mut random));
        runtime
            .block_on(model::run(&schedule, &samples, habit, &place))
            .map_err(|broken| TestCaseError::fail(broken.to_string()))
    });
    match tried {
        Ok(()) => Ok(()),
        Err(TestError::Fail(why, schedule)) => Err((schedule, why.message().to_owned())),
        Err(TestError::Abort(why)) => panic!("{why}"),
    }
}

/// The whole number of schedules, on as many servers as it takes.
fn through_servers(name: &str, number: u32, cluster: Option<&Cluster>) {
    let runtime = runtime();
    let seed = random::seed();
    println!("{name}: {number} schedules, ELDERCARE_SEED={seed}");
    let batches = number.div_ceil(ON_ONE_SERVER);
    for batch in 0..batches {
        let data = tempfile::tempdir().unwrap();
        let address = cluster.map(Cluster::database);
        let server = runtime.block_on(InProcess::start(data.path(), address.as_deref()));
        let opened = runtime.block_on(async {
            match &address {
                Some(address) => Database::open(address).await,
                None => Database::in_folder(data.path()).await,
            }
        });
        let database = opened.unwrap();
        let of_batch = (number - batch * ON_ONE_SERVER).min(ON_ONE_SERVER);
        std::thread::scope(|scope| {
            for thread in 0..THREADS {
                let (runtime, server, database) = (&runtime, &server, &database);
                let part = u64::from(batch * THREADS + thread);
                let of_thread = of_batch / THREADS + u32::from(thread < of_batch % THREADS);
                scope.spawn(move || {
                    let seed = seed.wrapping_mul(1_000_003).wrapping_add(part);
                    let tried =
                        try_schedules(runtime, Habit::Ours, seed, of_thread, server, database);
                    if let Err((schedule, why)) = tried {
                        panic!("{why}\nthe smallest schedule that does it: {schedule:#?}");
                    }
                });
            }
        });
        runtime.block_on(database.close());
    }
}

#[test]
fn no_schedule_loses_doubles_or_invents_a_request_on_sqlite() {
    through_servers("model on SQLite", random::rounds(1_000, 10_000), None);
}

#[test]
fn no_schedule_loses_doubles_or_invents_a_request_on_postgresql() {
    let test = "no_schedule_loses_doubles_or_invents_a_request_on_postgresql";
    let Some(cluster) = Cluster::for_test(test) else {
        return;
    };
    let number = random::rounds(150, 2_000);
    through_servers("model on PostgreSQL", number, Some(&cluster));
}

/// The same schedules with a client that makes a known mistake: the oracle must see it.
fn is_caught(habit: Habit, expected: &str) {
    let runtime = runtime();
    let data = tempfile::tempdir().unwrap();
    let server = runtime.block_on(InProcess::start(data.path(), None));
    let database = runtime.block_on(Database::in_folder(data.path())).unwrap();
    let tried = try_schedules(&runtime, habit, 7, 300, &server, &database);
    let (schedule, why) = tried.expect_err("the mistake was not seen");
    println!("{habit:?}: {why}\n{schedule:#?}");
    assert!(why.starts_with(expected), "{why}");
    assert!(schedule.steps.len() <= 4, "not made small: {schedule:#?}");
}

#[test]
fn a_client_that_believes_every_2xx_is_caught() {
    is_caught(Habit::TrustsAny2xx, "I1 false receipt");
}

#[test]
fn a_client_that_removes_before_it_sends_is_caught() {
    is_caught(Habit::RemovesBeforeSending, "I2 lost");
}

#[test]
fn a_client_that_makes_a_new_id_for_each_try_is_caught() {
    is_caught(Habit::NewIdEachTry, "I3 doubled");
}

#[test]
fn a_client_that_erases_in_a_second_step_is_caught() {
    is_caught(Habit::ErasesInASecondStep, "I6 leak");
}

/// What is stored in place of the saved one is seen too.
#[test]
fn a_damaged_row_and_an_unstable_receipt_are_caught() {
    use eldercare_trials::http::Reply;
    use eldercare_trials::ledger::{Ledger, Row};

    let mut random = Random::new(1);
    let sample = Sample::draw(&mut random);
    let id = sample.record_id.to_string();
    let mut ledger = Ledger::default();
    ledger.saved(&sample);
    let row = |note: &str| Row {
        record_id: id.clone(),
        payload_hash: sample.payload.hash().to_string(),
        elder_name: format!("Demo {}", sample.marker),
        note: note.to_owned(),
    };
    assert_eq!(ledger.check_settled(&[row(&sample.marker)]), Ok(()));
    let damaged = ledger.check(&[row("other")], |_| false);
    assert_eq!(damaged, Err(Broken::Damaged(id.clone())));
    let reply = |second: u8| Reply {
        status: 201,
        head: String::new(),
        body: serde_json::json!({
            "record_id": id, "payload_hash": sample.payload.hash().as_str(),
            "tracking_code": "0000-0000-000", "received_at": format!("2026-11-22T04:00:0{second}Z"),
        })
        .to_string()
        .into_bytes(),
    };
    assert_eq!(ledger.heard(&reply(1)), Ok(()));
    assert_eq!(ledger.heard(&reply(1)), Ok(()));
    assert!(matches!(ledger.heard(&reply(2)), Err(Broken::Unstable(..))));
}
