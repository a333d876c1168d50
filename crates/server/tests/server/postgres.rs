//! Everything in this program again, on PostgreSQL: one cluster, a schema for each server.

use std::process::Command;

use eldercare_trials::Cluster;

use crate::support::database::CLUSTER;

/// What has no database in it: pages, headers, places.
const ELSEWHERE: [&str; 5] = ["pages::", "headers::", "ogc::", "search::", "interface::"];

#[test]
fn the_suite_holds_on_postgresql_too() {
    if std::env::var_os(CLUSTER).is_some() {
        return;
    }
    let Some(cluster) = Cluster::for_test("the suite on PostgreSQL") else {
        return;
    };
    let mut suite = Command::new(std::env::current_exe().unwrap());
    for skipped in ELSEWHERE {
        suite.args(["--skip", skipped]);
    }
    let output = suite.env(CLUSTER, cluster.address()).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{text}\n{errors}");
    println!("{text}");
}
