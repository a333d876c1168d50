//! A disk that is full: requests are refused, no receipt is given, and it works again without a
//! restart once there is room.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use eldercare_trials::server::Program;
use eldercare_trials::{Random, random, skip};
use tempfile::TempDir;

use crate::crowd::Crowd;
use crate::support::{program, site};

/// Larger than everything that a soak stores.
const SIZE: u64 = 64 * 1024 * 1024;
/// How long requests come in before and after.
const WHILE: Duration = Duration::from_millis(400);

/// After so long under load it must be full.
const FULL: Duration = Duration::from_secs(20);

/// A disk of a few megabytes, taken away at the end.
struct SmallDisk(TempDir);

impl SmallDisk {
    /// None where this user may not mount anything.
    fn mount() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &format!("size={SIZE}"), "tmpfs"]);
        let mounted = mount.arg(folder.path()).output();
        mounted
            .is_ok_and(|output| output.status.success())
            .then(|| Self(folder))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// Fills it until so much is left.
    fn fill(&self, left: u64) -> PathBuf {
        let path = self.path().join("ballast");
        let mut ballast = std::fs::File::create(&path).unwrap();
        while ballast.write_all(&[1; 4096]).is_ok() {}
        let length = ballast.metadata().unwrap().len();
        ballast.set_len(length.saturating_sub(left)).unwrap();
        path
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

/// Full, and with room again.
async fn one_round(disk: &SmallDisk, data: &Path, crowd: &Crowd, random: &mut Random) {
    let ballast = disk.fill(4096 * random.below(60));
    let mut refused = BTreeMap::new();
    let start = Instant::now();
    while refused.is_empty() {
        assert!(start.elapsed() < FULL, "the disk was never full");
        refused = crowd.load(random, WHILE).await;
    }
    println!("disk full: refused by status {refused:?}");
    let is_said = |status: &u16| [503, 507].contains(status);
    assert!(refused.keys().all(is_said), "{refused:?}");
    std::fs::remove_file(ballast).unwrap();
    crowd.check(data, "full").await;
    let refused = crowd.load(random, WHILE / 4).await;
    assert!(refused.is_empty(), "with room again: {refused:?}");
    crowd.check(data, "with room").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_refuses_keeps_what_it_promised_and_goes_on_when_there_is_room() {
    let test = "a_full_disk_refuses_keeps_what_it_promised_and_goes_on_when_there_is_room";
    let Some(disk) = SmallDisk::mount() else {
        skip::tell(test, "this user may not mount a small disk (run as root)");
        return;
    };
    let rounds = random::rounds(4, 40);
    let seed = random::seed();
    println!("disk full: {rounds} rounds, ELDERCARE_SEED={seed}");
    let mut random = Random::new(seed);
    let (data, site) = (disk.path().join("data"), site());
    let server = Program::new(program(), &data, site.path());
    let crowd = Crowd::before(server.address());
    let mut running = server.start();
    for _ in 0..rounds {
        one_round(&disk, &data, &crowd, &mut random).await;
        assert!(!running.has_ended());
    }
    crowd.settle(&data).await;
    running.kill();
    let (requests, receipts) = crowd.numbers().await;
    println!("disk full: {requests} requests, {receipts} receipts");
}
