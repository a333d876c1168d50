//! A throw-away PostgreSQL of Debian's server binaries, reached by a socket in its own folder.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::skip;

/// How long a start may take.
const START: Duration = Duration::from_secs(30);
/// PostgreSQL refuses to run as root; Debian's package makes this user.
pub(crate) const USER: &str = "postgres";

/// A running cluster; it ends and vanishes with this value.
pub struct Cluster {
    folder: TempDir,
    programs: PathBuf,
    server: Child,
    databases: AtomicU32,
}

impl Cluster {
    /// Starts one for a test; without server binaries the test is skipped aloud.
    #[must_use]
    pub fn for_test(test: &str) -> Option<Self> {
        let cluster = Self::start();
        if cluster.is_none() {
            skip::tell(test, "no PostgreSQL server binaries (Debian: postgresql)");
        }
        cluster
    }

    /// Starts one; None when there are no server binaries. Fails when they do not work.
    #[must_use]
    pub fn start() -> Option<Self> {
        let programs = programs()?;
        let folder = tempfile::tempdir().expect("a temporary folder");
        if is_root() {
            run(Command::new("chown").arg(USER).arg(folder.path()));
        }
        let data = folder.path().join("data");
        let mut initdb = as_user(&programs.join("initdb"));
        initdb
            .arg("-D")
            .arg(&data)
            .args(["-U", "eldercare", "-A", "trust"]);
        run(initdb.args(["--no-sync", "--locale=C", "-E", "UTF8"]));
        let server = serve(&programs, &folder);
        let cluster = Self {
            folder,
            programs,
            server,
            databases: AtomicU32::new(0),
        };
        cluster.wait();
        Some(cluster)
    }

    /// The address of its first database, `postgres://…`.
    #[must_use]
    pub fn address(&self) -> String {
        self.address_of("postgres")
    }

    /// Makes an empty database that nobody else has; its address.
    #[must_use]
    pub fn database(&self) -> String {
        let name = format!("trial_{}", self.databases.fetch_add(1, Ordering::Relaxed));
        let mut create = Command::new(self.programs.join("createdb"));
        create.arg("-h").arg(self.folder.path());
        run(create.args(["-U", "eldercare", "-T", "template0", &name]));
        self.address_of(&name)
    }

    /// Stops it in this way of `pg_ctl` (`fast` ends all connections, `immediate` is a crash), and
    /// starts it again.
    pub fn restart(&mut self, mode: &str) {
        let mut stop = as_user(&self.programs.join("pg_ctl"));
        stop.arg("-D").arg(self.folder.path().join("data"));
        run(stop.args(["stop", "-m", mode]));
        let _ = self.server.wait();
        self.server = serve(&self.programs, &self.folder);
        self.wait();
    }

    /// `pg_dump` of a database into a file; waits for its end.
    pub fn dump(&self, database: &str, file: &Path) {
        let mut dump = Command::new(self.programs.join("pg_dump"));
        dump.args(["--format=custom", "-d", database]);
        run(dump.arg("-f").arg(file));
    }

    /// `pg_restore` of such a file into a new database; its address.
    #[must_use]
    pub fn restore(&self, file: &Path) -> String {
        let address = self.database();
        let mut restore = Command::new(self.programs.join("pg_restore"));
        run(restore.args(["-d", &address]).arg(file));
        address
    }

    fn address_of(&self, database: &str) -> String {
        let socket = self.folder.path().display();
        format!("postgres://eldercare@localhost/{database}?host={socket}")
    }

    /// The folder of its tables, without the journal.
    #[must_use]
    pub fn tables(&self) -> PathBuf {
        self.folder.path().join("data/base")
    }

    fn wait(&self) {
        let start = Instant::now();
        let ready = || {
            let mut probe = Command::new(self.programs.join("pg_isready"));
            probe.arg("-q").arg("-h").arg(self.folder.path());
            probe.status().is_ok_and(|status| status.success())
        };
        while !ready() {
            assert!(start.elapsed() < START, "PostgreSQL does not answer");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let mut stop = as_user(&self.programs.join("pg_ctl"));
        stop.arg("-D").arg(self.folder.path().join("data"));
        let _ = stop.args(["stop", "-m", "immediate"]).output();
        let _ = self.server.wait();
    }
}

/// Starts the server on the cluster in this folder.
fn serve(programs: &Path, folder: &TempDir) -> Child {
    let mut server = as_user(&programs.join("postgres"));
    server.arg("-D").arg(folder.path().join("data"));
    server.arg("-k").arg(folder.path());
    server.args(["-c", "listen_addresses=", "-c", "fsync=off"]);
    let log = std::fs::File::create(folder.path().join("log")).expect("a log");
    server.stderr(log).spawn().expect("postgres starts")
}

/// The folder of the newest server binaries.
pub(crate) fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let mut folders: Vec<(u32, PathBuf)> = versions
        .flatten()
        .filter_map(|entry| {
            let version = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .filter(|(_, folder)| folder.join("initdb").is_file())
        .collect();
    folders.sort();
    folders.pop().map(|(_, folder)| folder)
}

pub(crate) fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|id| id.stdout.trim_ascii() == b"0")
}

/// A program that runs as an ordinary user also when we are root.
pub(crate) fn as_user(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid", USER, "--regid", USER, "--clear-groups", "--"]);
    command.arg(program);
    // Our own folder may be closed to that user.
    command.current_dir("/");
    command
}

pub(crate) fn run(command: &mut Command) {
    let output = command.stdin(Stdio::null()).output().expect("it starts");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {errors}");
}
