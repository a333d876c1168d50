//! A program that is asked: lines in, lines out.

use std::io::{Read as _, Write as _};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use anyhow::{Context, Result, bail};

/// How long a program may take for one file, its own building included.
const PATIENCE: Duration = Duration::from_mins(5);

/// Everything that the program writes after it was given all lines. Both happen at once, since a
/// program may answer line by line and stop reading while nobody takes its answers.
pub fn answer(mut command: Command, lines: &str) -> Result<String> {
    let program = command.get_program().to_string_lossy().into_owned();
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command
        .spawn()
        .with_context(|| format!("could not start {program}"))?;
    let (mut input, mut output) = (
        child.stdin.take().context("no input")?,
        child.stdout.take().context("no output")?,
    );
    let lines = lines.to_owned();
    // A program that stops reading is judged by what it said.
    std::thread::spawn(move || drop(input.write_all(lines.as_bytes())));
    let (sender, said) = mpsc::channel();
    std::thread::spawn(move || {
        let mut text = String::new();
        let read = output.read_to_string(&mut text).map(|_| text);
        // Nobody waits any more when the program took too long.
        let _ = sender.send(read);
    });
    let Ok(text) = said.recv_timeout(PATIENCE) else {
        let _ = child.kill();
        bail!("{program} gave no end after {} s", PATIENCE.as_secs());
    };
    let status = child.wait()?;
    let text = text.with_context(|| format!("{program} wrote what is no UTF-8"))?;
    if !status.success() {
        println!("{program}: {status}");
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::answer;
    use crate::process;

    #[test]
    fn lines_go_in_and_come_out_however_many_there_are() {
        let lines = "{\"id\":\"a\"}\n".repeat(40_000);
        assert_eq!(answer(process::command("cat"), &lines).unwrap(), lines);
    }

    #[test]
    fn a_program_that_reads_nothing_or_does_not_exist_is_told() {
        assert_eq!(answer(process::command("true"), "x\n").unwrap(), "");
        assert!(answer(process::command("no-such-program-anywhere"), "").is_err());
    }
}
