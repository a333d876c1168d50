//! One PostgreSQL of a pair, on a port of its own.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::Commit;
use crate::cluster::{USER, as_user, is_root, programs, run};

/// How long a start, a copy or a promotion may take.
const PATIENCE: Duration = Duration::from_secs(30);
const STEP: Duration = Duration::from_millis(20);

/// A running PostgreSQL; it ends and vanishes with this value.
pub(super) struct Node {
    folder: TempDir,
    programs: PathBuf,
    address: SocketAddr,
    server: Child,
}

impl Node {
    /// A new one; None when there are no server binaries.
    pub(super) fn first() -> Option<Self> {
        let programs = programs()?;
        let folder = folder();
        let mut initdb = as_user(&programs.join("initdb"));
        initdb.arg("-D").arg(data(&folder));
        initdb.args(["-U", "eldercare", "-A", "trust", "--no-sync", "--locale=C"]);
        run(initdb.args(["-E", "UTF8"]));
        Some(Self::start(folder, programs))
    }

    /// A standby of this one, which reaches it by this way, from a copy of it.
    pub(super) fn standby(&self, way: SocketAddr) -> Self {
        let folder = folder();
        let mut copy = as_user(&self.programs.join("pg_basebackup"));
        copy.arg("-D").arg(data(&folder)).args(["-h", "127.0.0.1"]);
        copy.args(["-p", &way.port().to_string(), "-U", "eldercare"]);
        run(copy.args(["-R", "-X", "stream", "-c", "fast", "--no-sync"]));
        Self::start(folder, self.programs.clone())
    }

    fn start(folder: TempDir, programs: PathBuf) -> Self {
        let free = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let address = free.local_addr().expect("a port has an address");
        drop(free);
        let mut server = as_user(&programs.join("postgres"));
        server
            .arg("-D")
            .arg(data(&folder))
            .arg("-k")
            .arg(folder.path());
        server.args(["-p", &address.port().to_string()]);
        // The machine is not cut off here, only processes end: what was written stays.
        server.args(["-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"]);
        let log = std::fs::File::create(folder.path().join("log")).expect("a log");
        let server = server.stderr(log).stdout(Stdio::null());
        let node = Self {
            server: server.spawn().expect("postgres starts"),
            folder,
            programs,
            address,
        };
        node.wait("it answers", || {
            let mut probe = Command::new(node.programs.join("pg_isready"));
            probe.args([
                "-q",
                "-h",
                "127.0.0.1",
                "-p",
                &node.address.port().to_string(),
            ]);
            probe.status().is_ok_and(|status| status.success())
        });
        node
    }

    pub(super) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Waits for a standby that follows; one that has to confirm commits does so from then on.
    pub(super) fn wait_for_standby(&self, commit: Commit) {
        let state = match commit {
            Commit::Confirmed => {
                self.ask("ALTER SYSTEM SET synchronous_standby_names = '*'");
                self.ask("SELECT pg_reload_conf()");
                "sync"
            }
            Commit::Alone => "async",
        };
        let following = format!(
            "SELECT count(*) FROM pg_stat_replication \
             WHERE state = 'streaming' AND sync_state = '{state}'"
        );
        self.wait("a standby follows", || self.ask(&following).trim() == "1");
    }

    /// Ends every process at once. The first is stopped before, so that it starts no other.
    pub(super) fn kill(&mut self) {
        let id = self.server.id();
        signal("-STOP", &[id.to_string()]);
        let children = std::fs::read_to_string(format!("/proc/{id}/task/{id}/children"));
        let children = children.unwrap_or_default();
        let mut all: Vec<String> = children.split_whitespace().map(str::to_owned).collect();
        all.push(id.to_string());
        signal("-KILL", &all);
        let _ = self.server.wait();
    }

    /// Takes over: it writes from now on, and nobody has to confirm until it has a standby.
    pub(super) fn promote(&self) {
        let mut promote = as_user(&self.programs.join("pg_ctl"));
        promote.arg("-D").arg(data(&self.folder));
        run(promote.args(["promote", "-w"]));
        self.ask("ALTER SYSTEM RESET synchronous_standby_names");
        self.ask("SELECT pg_reload_conf()");
    }

    fn ask(&self, sql: &str) -> String {
        let mut psql = Command::new(self.programs.join("psql"));
        psql.args(["-h", "127.0.0.1", "-p", &self.address.port().to_string()]);
        psql.args(["-U", "eldercare", "-d", "postgres", "-At", "-c", sql]);
        let answer = psql.output().expect("psql starts");
        String::from_utf8_lossy(&answer.stdout).into_owned()
    }

    fn wait(&self, what: &str, is_so: impl Fn() -> bool) {
        let start = Instant::now();
        while !is_so() {
            let log = self.folder.path().join("log");
            let said = || std::fs::read_to_string(&log).unwrap_or_default();
            assert!(
                start.elapsed() < PATIENCE,
                "not so in time: {what}\n{}",
                said()
            );
            std::thread::sleep(STEP);
        }
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        if matches!(self.server.try_wait(), Ok(None)) {
            self.kill();
        }
    }
}

fn signal(name: &str, processes: &[String]) {
    let _ = Command::new("kill")
        .arg(name)
        .args(processes)
        .stderr(Stdio::null())
        .status();
}

/// A folder that PostgreSQL may write into also when we are root.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    if is_root() {
        run(Command::new("chown").arg(USER).arg(folder.path()));
    }
    folder
}

fn data(folder: &TempDir) -> PathBuf {
    Path::new(folder.path()).join("data")
}
