//! Drawing schedules: on as many servers as it takes, several at a time, the smallest that fails told.

use std::sync::atomic::{AtomicU64, Ordering};

use eldercare_trials::ledger::{Broken, Database};
use eldercare_trials::model;
use eldercare_trials::proxy::Proxy;
use eldercare_trials::{Cluster, Random, random};
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};
use tokio::runtime::Runtime;

use crate::support::InProcess;

/// Schedules that go through one server before the next one takes over.
const ON_ONE_SERVER: u32 = 250;
/// Threads that draw schedules.
const THREADS: u32 = 3;

/// Where schedules are tried.
pub struct Place<'a> {
    pub runtime: &'a Runtime,
    pub server: &'a InProcess,
    pub database: &'a Database,
}

pub fn runtime() -> Runtime {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
}

/// Draws until `live` breaks a promise; what was drawn then, made as small as it can be, and why.
pub fn try_drawn<Drawn: Strategy>(
    place: &Place<'_>,
    seed: u64,
    number: u32,
    all: &Drawn,
    live: &impl AsyncFn(&Drawn::Value, &mut Random, &model::Place<'_>) -> Result<(), Broken>,
) -> Result<(), (Drawn::Value, String)> {
    let runtime = place.runtime;
    let proxy = runtime
        .block_on(Proxy::start(place.server.address, 0))
        .unwrap();
    let within = model::Place {
        proxy: &proxy,
        database: place.database,
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
    let tried = runner.run(all, |drawn| {
        let mut random = Random::new(requests.fetch_add(1, Ordering::Relaxed));
        runtime
            .block_on(live(&drawn, &mut random, &within))
            .map_err(|broken| TestCaseError::fail(broken.to_string()))
    });
    match tried {
        Ok(()) => Ok(()),
        Err(TestError::Fail(why, drawn)) => Err((drawn, why.message().to_owned())),
        Err(TestError::Abort(why)) => panic!("{why}"),
    }
}

/// The whole number of schedules, on as many servers as it takes. `try_some` gets a place, a seed and how
/// many.
pub fn through_servers<Drawn: std::fmt::Debug>(
    name: &str,
    number: u32,
    cluster: Option<&Cluster>,
    try_some: impl Fn(&Place<'_>, u64, u32) -> Result<(), (Drawn, String)> + Sync,
) {
    let runtime = runtime();
    let seed = random::seed();
    println!("{name}: {number} schedules, ELDERCARE_SEED={seed}");
    for batch in 0..number.div_ceil(ON_ONE_SERVER) {
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
        let place = Place {
            runtime: &runtime,
            server: &server,
            database: &database,
        };
        let of_batch = (number - batch * ON_ONE_SERVER).min(ON_ONE_SERVER);
        std::thread::scope(|scope| {
            for thread in 0..THREADS {
                let (place, try_some) = (&place, &try_some);
                let part = u64::from(batch * THREADS + thread);
                let of_thread = of_batch / THREADS + u32::from(thread < of_batch % THREADS);
                scope.spawn(move || {
                    let seed = seed.wrapping_mul(1_000_003).wrapping_add(part);
                    if let Err((drawn, why)) = try_some(place, seed, of_thread) {
                        panic!("{why}\nthe smallest schedule that does it: {drawn:#?}");
                    }
                });
            }
        });
        runtime.block_on(database.close());
    }
}
