//! A backup while requests come in, as the operator's chapter tells to make it, and a server on what was
//! restored from it: every receipt that was given before the backup began is good; what the backup does
//! not have is stored when the device sends it again, under the same code; nothing is doubled.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::Path;
use std::time::{Duration, Instant};

use eldercare_trials::http::{self, Request};
use eldercare_trials::ledger::{Database, Row};
use eldercare_trials::sample::Sample;
use eldercare_trials::server::Program;
use eldercare_trials::{Cluster, Random, random};
use serde_json::Value;
use tempfile::TempDir;

use crate::crowd::{Crowd, Until};
use crate::support::{program, site};

/// How long requests come in before the backup, and after it.
const WHILE: Duration = Duration::from_millis(600);
const PATIENCE: Duration = Duration::from_secs(10);

/// What was promised, and when.
struct Promised {
    before: Vec<(Sample, String)>,
    all: Vec<(Sample, String)>,
    queued: Vec<Sample>,
}

/// Load, and in the middle of it a backup.
async fn under_load(server: SocketAddr, back_up: impl AsyncFnOnce()) -> Promised {
    let mut random = Random::new(random::seed());
    let crowd = Crowd::before(server);
    let senders = crowd.send(&mut random, Until::Time(Instant::now() + 3 * WHILE));
    tokio::time::sleep(WHILE).await;
    let before = crowd.delivered().await;
    back_up().await;
    let during = crowd.delivered().await.len() - before.len();
    senders.join_all().await;
    let all = crowd.delivered().await;
    println!(
        "backup: {} receipts before it, {during} while it was made, {} in all",
        before.len(),
        all.len()
    );
    assert!(!before.is_empty() && all.len() > before.len() + during);
    Promised {
        before,
        all,
        queued: crowd.queued().await,
    }
}

async fn rows(database: &Database) -> BTreeMap<String, Row> {
    let rows = database.rows().await.unwrap();
    let number = rows.len();
    let by_id: BTreeMap<_, _> = rows
        .into_iter()
        .map(|row| (row.record_id.clone(), row))
        .collect();
    assert_eq!(by_id.len(), number, "a row is there twice");
    by_id
}

/// Everything is sent once more, as by devices that never saw a receipt.
async fn check(server: SocketAddr, database: &Database, promised: &Promised) {
    let restored = rows(database).await;
    for (sample, _) in &promised.before {
        let row = restored.get(sample.record_id.as_str());
        assert!(row.is_some_and(|row| row.is_of(sample)), "lost: {row:?}");
    }
    let mut again = 0;
    let known = promised
        .all
        .iter()
        .map(|(sample, code)| (sample, Some(code)));
    let unknown = promised.queued.iter().map(|sample| (sample, None));
    for (sample, code) in known.chain(unknown) {
        let request = Request::post("/api/v1/requests", sample.payload.body(), &[]);
        let reply = http::exchange(server, &request, PATIENCE).await.unwrap();
        let expected = if restored.contains_key(sample.record_id.as_str()) {
            200
        } else {
            again += 1;
            201
        };
        assert_eq!(reply.status, expected, "{}", sample.record_id);
        let receipt: Value = serde_json::from_slice(&reply.body).unwrap();
        assert!(code.is_none_or(|code| receipt["tracking_code"] == **code));
    }
    let settled = rows(database).await;
    println!(
        "backup: {} rows restored, {again} sent again",
        restored.len()
    );
    assert_eq!(settled.len(), promised.all.len() + promised.queued.len());
    let all = promised.all.iter().map(|(sample, _)| sample);
    for sample in all.chain(&promised.queued) {
        assert!(settled[sample.record_id.as_str()].is_of(sample));
    }
}

fn restored_beside(secret: &Path) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::copy(secret.join("secret.key"), folder.path().join("secret.key")).unwrap();
    folder
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sqlite_restored_from_a_backup_under_load_keeps_every_receipt_from_before_it() {
    let (data, site) = (tempfile::tempdir().unwrap(), site());
    let server = Program::new(program(), data.path(), site.path());
    let running = server.start();
    let file = tempfile::tempdir().unwrap();
    let file = file.path().join("backup.sqlite");
    let promised = under_load(server.address(), async || {
        let database = Database::in_folder(data.path()).await.unwrap();
        database.back_up(&file).await.unwrap();
        database.close().await;
    })
    .await;
    running.kill();

    let folder = restored_beside(data.path());
    std::fs::copy(&file, folder.path().join("eldercare.sqlite")).unwrap();
    let restored = Program::new(program(), folder.path(), site.path());
    let _running = restored.start();
    let database = Database::in_folder(folder.path()).await.unwrap();
    check(restored.address(), &database, &promised).await;
    assert_eq!(database.integrity().await.unwrap(), "ok");
    database.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_postgresql_restored_from_a_dump_under_load_keeps_every_receipt_from_before_it() {
    let test = "a_postgresql_restored_from_a_dump_under_load_keeps_every_receipt_from_before_it";
    let Some(cluster) = Cluster::for_test(test) else {
        return;
    };
    let (data, site) = (tempfile::tempdir().unwrap(), site());
    let address = cluster.database();
    let server = Program::new(program(), data.path(), site.path());
    let server = server.with("DATABASE_URL", &address);
    let running = server.start();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("backup.dump");
    let promised = under_load(server.address(), async || {
        // Waiting for another program holds up one thread of the two.
        tokio::task::block_in_place(|| cluster.dump(&address, &file));
    })
    .await;
    running.kill();

    let folder = restored_beside(data.path());
    let address = cluster.restore(&file);
    let restored = Program::new(program(), folder.path(), site.path());
    let restored = restored.with("DATABASE_URL", &address);
    let _running = restored.start();
    let database = Database::open(&address).await.unwrap();
    check(restored.address(), &database, &promised).await;
    database.close().await;
}
