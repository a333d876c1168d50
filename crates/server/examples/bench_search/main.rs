//! How fast the search over the synthetic nation is, on SQLite and on PostgreSQL.
//!
//! `cargo xtask bench-search` runs it. The 404,000 places are loaded as the prefectures they belong
//! to, as a nation of packs would be; then a seeded list of queries is asked one after the other,
//! at the store, from the words to the features that would be sent.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod questions;

use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use eldercare_ingest::nation::{self, Seed};
use eldercare_server::search::{CityPlaces, SearchStore};
use eldercare_trials::Cluster;
use questions::{Groups, groups};

/// The 95th of a hundred queries must not take longer.
const TARGET: Duration = Duration::from_millis(20);
/// Queries under way at the same time.
const AT_ONCE: usize = 16;

fn main() -> ExitCode {
    let geo = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../geo");
    let seed = Seed::read(&geo.join(nation::FILE)).expect("the committed seed");
    let groups = groups(&seed);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    let mut missed = 0;
    println!(
        "{} questions of each group, the 95th of a hundred at most {} ms",
        questions::QUERIES,
        TARGET.as_millis()
    );
    let folder = tempfile::tempdir().unwrap();
    runtime.block_on(async {
        let store = SearchStore::open_file(folder.path()).await.unwrap();
        missed += measure("SQLite", &store, &seed, &groups).await;
        store.close().await;
        println!("on disk: {} MB", megabytes(folder.path()));
    });
    match Cluster::start() {
        Some(cluster) => runtime.block_on(async {
            let store = SearchStore::open(&cluster.address()).await.unwrap();
            missed += measure("PostgreSQL", &store, &seed, &groups).await;
            store.close().await;
            println!("on disk: {} MB", megabytes(&cluster.tables()));
        }),
        None => println!("PostgreSQL: SKIPPED, no server binaries (Debian: postgresql)"),
    }
    if missed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Loads, asks, prints; returns how many targets were missed.
async fn measure(name: &str, store: &SearchStore, seed: &Seed, groups: &Groups) -> usize {
    let start = Instant::now();
    let places = load(store, seed).await;
    println!(
        "\n{name}: {places} places loaded in {:.1} s",
        start.elapsed().as_secs_f64()
    );
    println!(
        "{:<34}{:>9}{:>9}{:>9}{:>12}",
        "queries", "p50 ms", "p95 ms", "max ms", "median hits"
    );
    let mut missed = 0;
    let mut all = Vec::new();
    for (group, questions) in groups {
        let mut times = Vec::new();
        let mut totals = Vec::new();
        for question in questions {
            let start = Instant::now();
            let found = store.find(&question.query()).await.unwrap();
            times.push(start.elapsed());
            totals.push(found.total);
        }
        all.extend(times.iter().copied());
        missed += usize::from(print(group, times, totals) > TARGET);
    }
    missed += usize::from(print("all together", all, Vec::new()) > TARGET);
    at_once(store, groups).await;
    println!("{missed} groups over {} ms", TARGET.as_millis());
    missed
}

/// The same questions, so many at a time; there is no target, the machine is shared by them.
async fn at_once(store: &SearchStore, groups: &Groups) {
    let mut askers = tokio::task::JoinSet::new();
    let start = Instant::now();
    for asker in 0..AT_ONCE {
        let store = store.clone();
        let questions: Vec<_> = groups
            .values()
            .flat_map(|questions| questions.iter().skip(asker).step_by(AT_ONCE).cloned())
            .collect();
        askers.spawn(async move {
            let mut times = Vec::new();
            for question in questions {
                let start = Instant::now();
                store.find(&question.query()).await.unwrap();
                times.push(start.elapsed());
            }
            times
        });
    }
    let times: Vec<Duration> = askers.join_all().await.into_iter().flatten().collect();
    let took = start.elapsed();
    let a_second = f64::from(u32::try_from(times.len()).unwrap()) / took.as_secs_f64();
    print(&format!("all, {AT_ONCE} at once"), times, Vec::new());
    println!("{a_second:.0} queries a second");
}

/// What a folder takes on disk.
fn megabytes(folder: &Path) -> u64 {
    bytes(folder) / 1_000_000
}

fn bytes(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let sizes = entries.map(|entry| match entry.metadata() {
        Ok(found) if found.is_dir() => bytes(&entry.path()),
        Ok(found) => found.len(),
        Err(_) => 0,
    });
    sizes.sum()
}

fn print(group: &str, mut times: Vec<Duration>, mut totals: Vec<usize>) -> Duration {
    times.sort_unstable();
    totals.sort_unstable();
    let at = |share: usize| times[(times.len() * share).div_ceil(100).saturating_sub(1)];
    let hits = totals
        .get(totals.len() / 2)
        .map_or(String::new(), ToString::to_string);
    println!(
        "{group:<34}{:>9.2}{:>9.2}{:>9.2}{hits:>12}",
        ms(at(50)),
        ms(at(95)),
        ms(at(100)),
    );
    at(95)
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// The places of each prefecture as one city.
async fn load(store: &SearchStore, seed: &Seed) -> usize {
    let mut total = 0;
    let mut city: Option<CityPlaces> = None;
    for county in nation::places(seed) {
        total += county.len();
        let Some(code) = county.first().and_then(questions::prefecture) else {
            continue;
        };
        match &mut city {
            Some(city) if city.city == code => city.places.extend(county),
            _ => {
                let next = CityPlaces {
                    city: code,
                    checksum: "bench".to_owned(),
                    places: county,
                };
                if let Some(whole) = city.replace(next) {
                    store.replace(whole).await.unwrap();
                }
            }
        }
    }
    if let Some(last) = city {
        store.replace(last).await.unwrap();
    }
    store.analyze().await.unwrap();
    total
}
