//! Many connections at the same time: the short form of `cargo xtask bench-requests`.

use eldercare_trials::load;

use crate::support::program;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_accepted_under_load_is_stored_once() {
    let folder = tempfile::tempdir().unwrap();
    assert!(load::short(program(), folder.path()).await);
}
