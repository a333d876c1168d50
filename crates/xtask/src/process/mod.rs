//! Starts other programs: streamed, captured, or with a line of life while they are silent.

mod children;
mod tee;

pub use children::Children;
pub use tee::tee;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// How long a step may be silent before it says that it is still at work.
const HEARTBEAT: Duration = Duration::from_secs(20);

/// True when a program of this name is on the PATH.
pub fn exists(program: &str) -> bool {
    find(program).is_some()
}

/// Where a program of this name is on the PATH.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// A command without the variables that `cargo run` sets for xtask itself. Handing them on
/// would make some build scripts believe that their surroundings changed.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    command.stdin(Stdio::null());
    command
}

/// The cargo that called us, in a folder.
pub fn cargo(folder: &Path) -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut cargo = command(program);
    cargo.current_dir(folder);
    cargo
}

/// Runs a command, its output streamed, and fails when it fails.
pub fn run(what: &str, command: &mut Command) -> Result<()> {
    let program = command.get_program().to_string_lossy().into_owned();
    let mut child = command
        .spawn()
        .with_context(|| format!("could not start {program}"))?;
    let start = Instant::now();
    let mut told = start;
    loop {
        if let Some(status) = child.try_wait()? {
            if status.success() {
                return Ok(());
            }
            bail!("{what} failed ({program}: {status})");
        }
        if told.elapsed() >= HEARTBEAT {
            told = Instant::now();
            println!("   … {what}: {} s", start.elapsed().as_secs());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// What a command prints, once it has succeeded; its errors go to the terminal.
pub fn capture(command: &mut Command) -> Result<String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("could not start {program}"))?;
    if !output.status.success() {
        bail!("{program} failed ({})", output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// What a small program such as `node --version` prints.
pub fn text(program: &str, words: &[&str]) -> Result<String> {
    capture(command(program).args(words))
}

/// The PATH with more folders before it.
pub fn path_with(folders: &[PathBuf]) -> Result<std::ffi::OsString> {
    let old = std::env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(std::env::split_paths(&old));
    std::env::join_paths(all).context("a tool's folder cannot be put on the PATH")
}
