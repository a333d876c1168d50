//! A disk that fails: writes, flushes and reads of the program fail at random, by libfiu.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use eldercare_trials::server::{Program, Running};
use eldercare_trials::{Random, random, skip};

use crate::crowd::Crowd;
use crate::support::{program, site};

/// What fails, by libfiu's names.
const CALLS: [&str; 5] = [
    "posix/io/sync/fsync",
    "posix/io/sync/fdatasync",
    "posix/io/rw/pwrite",
    "posix/io/rw/pread",
    "posix/io/rw/ftruncate",
];
/// One call in so many fails.
const ONE_IN: [u32; 3] = [1, 3, 30];
/// How long requests come in while it fails, and after.
const WHILE: Duration = Duration::from_millis(300);

/// The program under libfiu.
struct Broken {
    server: Program,
    control: PathBuf,
    running: Running,
}

impl Broken {
    /// Starts it; nothing fails yet.
    fn start(healthy: &Program, control: PathBuf) -> Self {
        let words = ["fiu-run", "-x", "-f", control.to_str().unwrap()];
        let server = healthy.clone().under(words);
        Self {
            running: server.start(),
            server,
            control,
        }
    }

    /// Tells it what fails from now on.
    fn tell(&self, command: &str) {
        let mut fiu = Command::new("fiu-ctrl");
        fiu.arg("-f").arg(&self.control).args(["-c", command]);
        let told = fiu.arg(self.running.id().to_string()).output().unwrap();
        assert!(told.status.success(), "{told:?}");
    }

    /// Fails for a while and is whole again; how many requests were refused.
    async fn one_round(&mut self, crowd: &Crowd, random: &mut Random, round: u32) -> u32 {
        let (call, one_in) = (*random.one_of(&CALLS), *random.one_of(&ONE_IN));
        let what = format!("round {round}, {call}, one in {one_in}");
        let probability = 1.0 / f64::from(one_in);
        self.tell(&format!(
            "enable_random name={call},probability={probability}"
        ));
        let refused = crowd.load(random, WHILE).await;
        self.tell(&format!("disable name={call}"));
        println!("broken disk: {what}: refused {refused:?}");
        let is_said = |status: &u16| [500, 503, 507].contains(status);
        assert!(refused.keys().all(is_said), "{what}: {refused:?}");
        crowd.check(self.server.data(), &what).await;
        let after = crowd.load(random, WHILE / 3).await;
        assert!(after.is_empty(), "{what}, and whole again: {after:?}");
        assert!(!self.running.has_ended(), "{what}");
        refused.values().sum()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_failing_disk_gives_no_false_receipt_and_the_server_recovers() {
    let test = "a_failing_disk_gives_no_false_receipt_and_the_server_recovers";
    if skip::program("fiu-run").is_none() {
        skip::tell(test, "no fiu-run (Debian: fiu-utils)");
        return;
    }
    let rounds = random::rounds(10, 150);
    let seed = random::seed();
    println!("broken disk: {rounds} rounds, ELDERCARE_SEED={seed}");
    let mut random = Random::new(seed);
    let (folder, site) = (tempfile::tempdir().unwrap(), site());
    let data = folder.path().join("data");
    let healthy = Program::new(program(), &data, site.path());
    let crowd = Crowd::before(healthy.address());
    let mut broken = Broken::start(&healthy, folder.path().join("fiu"));
    let mut refused = 0;
    for round in 0..rounds {
        refused += broken.one_round(&crowd, &mut random, round).await;
    }
    assert!(refused > 0, "nothing failed");
    broken.running.kill();
    let running = healthy.start();
    crowd.settle(&data).await;
    running.kill();
    let (requests, receipts) = crowd.numbers().await;
    println!("broken disk: {requests} requests, {receipts} receipts, {refused} refused");
}
