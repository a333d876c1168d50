//! Cut power: every receipt that went out must be in the database that the disk then holds. With a
//! weaker way of writing the same trial must find a receipt that is not.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use eldercare_trials::http::{Connection, Request};
use eldercare_trials::ledger::Database;
use eldercare_trials::power::{self, Disk, Event, Left};
use eldercare_trials::sample::Sample;
use eldercare_trials::server::Program;
use eldercare_trials::{Random, random, skip};

use crate::support::{program, site};

/// Senders at the same time, and requests of each: together enough for a checkpoint, which SQLite
/// makes after a thousand pages.
const SENDERS: u64 = 6;
const EACH: u32 = 40;
/// Part of the names of the files of requests.
const FILE: &str = "/eldercare.sqlite";

/// What was recorded.
struct Recording {
    /// The files before the first event.
    before: BTreeMap<String, Vec<u8>>,
    events: Vec<Event>,
}

/// Runs the server under the recorder while requests come in.
async fn record(synchronous: Option<&str>) -> Recording {
    let folder = tempfile::tempdir().unwrap();
    let (data, site) = (folder.path().join("data"), site());
    let mut server = Program::new(program(), &data, site.path());
    // The tables are made before the recording begins.
    server.start().kill();
    let before = files(&data);
    if let Some(value) = synchronous {
        server = server.with("ELDERCARE_SYNCHRONOUS", value);
    }
    let trace = folder.path().join("trace");
    let running = server.clone().under(power::recorder(&trace)).start();
    let seed = random::seed();
    let senders: Vec<_> = (0..SENDERS)
        .map(|sender| {
            let address = server.address();
            tokio::spawn(async move {
                let mut random = Random::new(seed.wrapping_add(sender));
                let mut line = Connection::open(address).await.unwrap();
                for _ in 0..EACH {
                    let sample = Sample::draw(&mut random);
                    let body = sample.payload.body();
                    let request = Request::post("/api/v1/requests", body, &[]);
                    assert_eq!(line.exchange(&request).await.unwrap().status, 201);
                }
            })
        })
        .collect();
    for sender in senders {
        sender.await.unwrap();
    }
    running.kill();
    let text = std::fs::read_to_string(trace).unwrap();
    Recording {
        before,
        events: power::read(&text, FILE),
    }
}

fn files(data: &Path) -> BTreeMap<String, Vec<u8>> {
    ["eldercare.sqlite", "eldercare.sqlite-wal"]
        .map(|name| data.join(name))
        .into_iter()
        .filter_map(|path| Some((path.display().to_string(), std::fs::read(&path).ok()?)))
        .collect()
}

/// The id in a receipt that went out.
fn receipt(said: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(said);
    let body = &text[text.find("{\"record_id\"")?..];
    let receipt: eldercare_api::v1::Receipt = serde_json::from_str(body).ok()?;
    Some(receipt.record_id)
}

/// What the power cuts showed.
#[derive(Debug, Default)]
struct Findings {
    cuts: usize,
    disks: usize,
    /// Disks on which a receipt was missing.
    missing: usize,
    /// Disks whose database was damaged.
    damaged: usize,
    receipts: usize,
    /// The most writes at risk at one cut.
    at_risk: usize,
}

/// Cuts the power after one in so many of the events since the first receipt.
async fn cut_everywhere(recording: Recording, one_in: u64) -> Findings {
    let mut random = Random::new(random::seed());
    let mut disk = Disk::with(recording.before);
    let mut promised = BTreeSet::new();
    let mut found = Findings::default();
    for event in &recording.events {
        disk.happens(event);
        if let Event::Said(said) = event {
            promised.extend(receipt(said));
        }
        if !promised.is_empty() && random.below(one_in) == 0 {
            found.cuts += 1;
            found.at_risk = found.at_risk.max(disk.at_risk());
            let coins = [random.next(), random.next()];
            cut(&disk, coins, &promised, &mut found).await;
        }
    }
    found.receipts = promised.len();
    found
}

/// Opens the disks that one cut can leave.
async fn cut(disk: &Disk, coins: [u64; 2], promised: &BTreeSet<String>, found: &mut Findings) {
    let all = [
        Left::Nothing,
        Left::Everything,
        Left::ButFirst,
        Left::LastAlone,
        Left::ByCoin(coins[0]),
        Left::ByCoin(coins[1]),
    ];
    // Without a write at risk they are all the same.
    let different = if disk.at_risk() == 0 { 1 } else { all.len() };
    for left in &all[..different] {
        let folder = tempfile::tempdir().unwrap();
        disk.cut(*left, folder.path()).unwrap();
        found.disks += 1;
        match after_power_came_back(folder.path()).await {
            Some(stored) if promised.is_subset(&stored) => {}
            Some(_) => found.missing += 1,
            None => found.damaged += 1,
        }
    }
}

/// The ids of what SQLite finds; none where it finds a damaged database.
async fn after_power_came_back(folder: &Path) -> Option<BTreeSet<String>> {
    let database = Database::in_folder(folder).await.ok()?;
    let integrity = database.integrity().await.ok()?;
    let rows = database.rows().await.ok()?;
    database.close().await;
    (integrity == "ok").then(|| rows.into_iter().map(|row| row.record_id).collect())
}

fn can_record(test: &str) -> bool {
    let there = skip::program("strace").is_some();
    if !there {
        skip::tell(test, "no strace (Debian: strace)");
    }
    there
}

/// A part of the cuts among the tests, all of them in a soak.
fn one_in() -> u64 {
    if random::is_soak() { 1 } else { 25 }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_power_cut_takes_back_what_a_receipt_was_given_for() {
    if !can_record("no_power_cut_takes_back_what_a_receipt_was_given_for") {
        return;
    }
    let recording = record(None).await;
    let is_file = |event: &Event| matches!(event, Event::Written { file, .. } if file.ends_with("eldercare.sqlite"));
    assert!(
        recording.events.iter().any(is_file),
        "no checkpoint was recorded"
    );
    let found = cut_everywhere(recording, one_in()).await;
    println!("power, FULL: {found:?}");
    assert_eq!(
        u64::try_from(found.receipts).unwrap(),
        SENDERS * u64::from(EACH)
    );
    assert!(found.at_risk > 1 && found.cuts > 20, "{found:?}");
    assert_eq!((found.missing, found.damaged), (0, 0), "{found:?}");
}

/// How often a weaker way of writing may lose nothing before the trial is called blind.
const RECORDINGS: usize = 4;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_trial_sees_that_a_weaker_way_of_writing_loses_receipts() {
    if !can_record("the_trial_sees_that_a_weaker_way_of_writing_loses_receipts") {
        return;
    }
    // Which disks are looked at is drawn, and on a busy machine few receipts are at risk at a time.
    for _ in 0..RECORDINGS {
        let found = cut_everywhere(record(Some("normal")).await, one_in()).await;
        println!("power, NORMAL: {found:?}");
        // It loses the latest and damages nothing: that is what SQLite says of it.
        assert_eq!(found.damaged, 0, "{found:?}");
        if found.missing > 0 {
            return;
        }
    }
    panic!("{RECORDINGS} recordings with a weaker way of writing lost nothing");
}
