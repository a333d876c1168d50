//! The real program: started on folders of a trial, killed, and started again on the same ones.

use std::ffi::OsString;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a start may take before it is called broken; the target is far below.
const START: Duration = Duration::from_secs(30);

/// How the program is started.
#[derive(Clone, Debug)]
pub struct Program {
    path: PathBuf,
    data: PathBuf,
    address: SocketAddr,
    arguments: Vec<OsString>,
    environment: Vec<(String, String)>,
    /// A program that runs it, with its own arguments.
    under: Vec<OsString>,
}

impl Program {
    /// This program on these folders, on a port of its own.
    #[must_use]
    pub fn new(path: &Path, data: &Path, site: &Path) -> Self {
        let free = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let address = free.local_addr().expect("a port has an address");
        let port = address.port().to_string();
        // All clients of a trial have one address.
        let words: [&Path; 10] = [
            "--rate-limits".as_ref(),
            "off".as_ref(),
            "--host".as_ref(),
            "127.0.0.1".as_ref(),
            "--port".as_ref(),
            port.as_ref(),
            "--data".as_ref(),
            data,
            "--site".as_ref(),
            site,
        ];
        Self {
            path: path.to_owned(),
            data: data.to_owned(),
            address,
            arguments: words
                .iter()
                .map(|word| word.as_os_str().to_owned())
                .collect(),
            environment: Vec::new(),
            under: Vec::new(),
        }
    }

    /// With a variable in its environment.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Run by another program, such as a tracer.
    #[must_use]
    pub fn under(mut self, words: impl IntoIterator<Item = impl Into<OsString>>) -> Self {
        self.under = words.into_iter().map(Into::into).collect();
        self
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The folder of its database.
    #[must_use]
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// Starts it and waits until it can store requests.
    #[must_use]
    pub fn start(&self) -> Running {
        let start = Instant::now();
        let mut running = Running {
            child: self.command().spawn().expect("the program starts"),
            ready_after: Duration::ZERO,
        };
        while !is_ready(self.address) {
            assert!(!running.has_ended(), "the program ended at its start");
            assert!(start.elapsed() < START, "the program does not get ready");
            std::thread::sleep(Duration::from_millis(5));
        }
        running.ready_after = start.elapsed();
        running
    }

    fn command(&self) -> Command {
        let mut command = match self.under.split_first() {
            Some((first, rest)) => {
                let mut command = Command::new(first);
                command.args(rest).arg(&self.path);
                command
            }
            None => Command::new(&self.path),
        };
        command.args(&self.arguments);
        command.env_remove("DATABASE_URL").env("RUST_LOG", "warn");
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::null());
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    }
}

/// A program that runs; it is killed with this value.
pub struct Running {
    child: Child,
    /// How long it took from the start until it could store requests.
    pub ready_after: Duration,
}

impl Running {
    /// Ends it as a power switch would: SIGKILL.
    pub fn kill(mut self) {
        self.end();
    }

    /// Whether it has ended by itself.
    pub fn has_ended(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(Some(_)))
    }

    /// Its process.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// The program itself where another one runs it, else nothing.
    #[must_use]
    pub fn children(&self) -> Vec<String> {
        let id = self.child.id();
        let list = std::fs::read_to_string(format!("/proc/{id}/task/{id}/children"));
        let list = list.unwrap_or_default();
        list.split_whitespace().map(str::to_owned).collect()
    }

    fn end(&mut self) {
        // A tracer that is killed lets go of its program, which would go on alone.
        let children = self.children();
        if !children.is_empty() {
            let _ = Command::new("kill").arg("-9").args(children).status();
            let _ = self.child.wait();
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.end();
    }
}

/// Whether the health check says that requests can be stored.
fn is_ready(address: SocketAddr) -> bool {
    let Ok(mut stream) = TcpStream::connect_timeout(&address, Duration::from_millis(200)) else {
        return false;
    };
    let _ = stream.set_read_timeout(Some(Duration::from_secs(1)));
    let asked = stream.write_all(b"GET /api/v1/health HTTP/1.0\r\nhost: trial\r\n\r\n");
    let mut reply = [0; 12];
    asked.is_ok() && stream.read_exact(&mut reply).is_ok() && reply.ends_with(b" 200")
}
