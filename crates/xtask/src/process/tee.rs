//! Runs a command with its output both shown and kept, for the counts at its end.

use std::io::{BufRead as _, BufReader, IsTerminal as _, Read, Write as _};
use std::process::{Command, Stdio};
use std::thread;

use anyhow::{Context, Result};

/// What a command printed on both streams, and whether it succeeded.
pub struct Run {
    /// Exit code zero.
    pub success: bool,
    /// Standard output, then standard error.
    pub text: String,
}

/// Runs a command; its failure is a value, only a start that fails is an error.
pub fn tee(command: &mut Command) -> Result<Run> {
    let program = command.get_program().to_string_lossy().into_owned();
    if std::io::stdout().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("could not start {program}"))?;
    let out = child
        .stdout
        .take()
        .map(|pipe| thread::spawn(move || echo(pipe)));
    let err = child
        .stderr
        .take()
        .map(|pipe| thread::spawn(move || echo(pipe)));
    let mut text = String::new();
    for reader in [out, err].into_iter().flatten() {
        text.push_str(&reader.join().unwrap_or_default());
    }
    Ok(Run {
        success: child.wait()?.success(),
        text,
    })
}

fn echo(pipe: impl Read) -> String {
    let mut kept = String::new();
    let mut reader = BufReader::new(pipe);
    let mut line = Vec::new();
    while reader
        .read_until(b'\n', &mut line)
        .is_ok_and(|length| length > 0)
    {
        let _ = std::io::stdout().write_all(&line);
        kept.push_str(&String::from_utf8_lossy(&line));
        line.clear();
    }
    kept
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    #[test]
    fn both_streams_are_kept_and_a_failure_is_a_value() {
        let mut shell = Command::new("sh");
        shell.args(["-c", "echo one; echo two >&2; exit 3"]);
        let run = super::tee(&mut shell).unwrap();
        assert_eq!((run.success, run.text.as_str()), (false, "one\ntwo\n"));
    }
}
