//! Databases to throw away.
#![allow(clippy::unwrap_used)]

use eldercare_trials::Cluster;
use eldercare_trials::ledger::Database;

#[tokio::test]
async fn every_database_is_empty_and_nobody_elses() {
    let Some(cluster) = Cluster::for_test("every_database_is_empty_and_nobody_elses") else {
        return;
    };
    let (first, second) = (cluster.database(), cluster.database());
    assert_ne!(first, second);
    for address in [&first, &second] {
        let database = Database::open(address).await.unwrap();
        // No table of requests yet.
        assert!(database.rows().await.is_err());
        database.close().await;
    }
}
