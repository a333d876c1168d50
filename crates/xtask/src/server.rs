//! Builds and starts the project's server.

use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::process::{self, Children};
use crate::project::Project;

/// How long a start with its migrations may take.
const START: Duration = Duration::from_secs(30);

/// How the server is compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// As it is run.
    Release,
    /// As it is tested; shares its compiled dependencies with the tests.
    Dev,
}

impl Profile {
    fn folder(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Dev => "debug",
        }
    }
}

/// Compiles the server; cargo itself decides what is out of date.
pub fn build(project: &Project, profile: Profile) -> Result<()> {
    let mut cargo = process::cargo(project.root());
    cargo.args(["build", "-p", "eldercare-server"]);
    match profile {
        Profile::Release => cargo.arg("--release"),
        // Together with the fault proxy: by itself each would compile the libraries that they share in its own way.
        Profile::Dev => cargo.args(["-p", "eldercare-trials"]),
    };
    process::run("the server", &mut cargo)
}

/// Where the compiled server lies.
pub fn program(project: &Project, profile: Profile) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    let folder = project.root().join(target).join(profile.folder());
    folder.join("eldercare-server")
}

/// A port that no one listens on at this moment.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// A server to be started.
pub struct Server<'a> {
    /// Which build of it.
    pub profile: Profile,
    /// Where it listens on 127.0.0.1.
    pub port: u16,
    /// Where its database lies.
    pub data: &'a Path,
    /// The static files it serves.
    pub site: &'a Path,
}

impl Server<'_> {
    /// The command that starts it.
    pub fn command(&self, project: &Project) -> Command {
        let mut server = process::command(program(project, self.profile));
        server.current_dir(project.root());
        server.args(["--host", "127.0.0.1", "--port", &self.port.to_string()]);
        server
            .arg("--data")
            .arg(self.data)
            .arg("--site")
            .arg(self.site);
        server
    }

    /// Waits until it takes connections; fails when it ends before or takes too long.
    pub fn wait_until_up(&self, children: &mut Children) -> Result<()> {
        let address = SocketAddr::from(([127, 0, 0, 1], self.port));
        let start = Instant::now();
        while start.elapsed() < START {
            if TcpStream::connect_timeout(&address, Duration::from_millis(200)).is_ok() {
                return Ok(());
            }
            children.refuse_ended()?;
            std::thread::sleep(Duration::from_millis(50));
        }
        bail!(
            "the server did not answer on port {} within {} s",
            self.port,
            START.as_secs()
        )
    }
}
