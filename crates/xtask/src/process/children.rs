//! Programs that run until one of them ends or someone presses Ctrl-C.

use std::process::{Child, Command, ExitCode};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

/// How long a child may take to end by itself after Ctrl-C.
const PATIENCE: Duration = Duration::from_secs(5);

/// The running children. They are ended when this is dropped.
pub struct Children {
    running: Vec<(&'static str, Child)>,
    stop: Arc<AtomicBool>,
}

impl Children {
    /// Starts to listen for Ctrl-C and for the signals that ask a program to end.
    pub fn new() -> Result<Self> {
        let stop = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            signal_hook::flag::register(signal, Arc::clone(&stop))?;
        }
        Ok(Self {
            running: Vec::new(),
            stop,
        })
    }

    /// Starts one more.
    pub fn add(&mut self, name: &'static str, mut command: Command) -> Result<()> {
        let child = command
            .spawn()
            .with_context(|| format!("could not start {name}"))?;
        self.running.push((name, child));
        Ok(())
    }

    /// Fails when one of them has ended.
    pub fn refuse_ended(&mut self) -> Result<()> {
        for (name, child) in &mut self.running {
            if let Some(status) = child.try_wait()? {
                bail!("{name} ended ({status})");
            }
        }
        Ok(())
    }

    /// Waits for Ctrl-C (a success) or for one of them to end (a failure).
    pub fn wait(mut self) -> Result<ExitCode> {
        while !self.stop.load(Ordering::Relaxed) {
            self.refuse_ended()?;
            std::thread::sleep(Duration::from_millis(100));
        }
        Ok(ExitCode::SUCCESS)
    }
}

impl Drop for Children {
    /// Asks with a signal, so that the server can finish its last replies; insists later.
    fn drop(&mut self) {
        self.running
            .retain_mut(|(_, child)| matches!(child.try_wait(), Ok(None)));
        for (_, child) in &self.running {
            let _ = Command::new("kill").arg(child.id().to_string()).status();
        }
        let start = Instant::now();
        for (_, child) in &mut self.running {
            while matches!(child.try_wait(), Ok(None)) && start.elapsed() < PATIENCE {
                std::thread::sleep(Duration::from_millis(50));
            }
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::process::Command;
    use std::sync::atomic::Ordering;

    use super::Children;

    #[test]
    fn a_child_that_ends_by_itself_is_a_failure_and_ctrl_c_is_not() {
        let mut children = Children::new().unwrap();
        children.add("true", Command::new("true")).unwrap();
        assert!(children.wait().is_err());

        let mut children = Children::new().unwrap();
        let mut sleep = Command::new("sleep");
        sleep.arg("60");
        children.add("sleep", sleep).unwrap();
        let id = children.running[0].1.id();
        children.stop.store(true, Ordering::Relaxed);
        assert!(children.wait().is_ok());
        let alive = Command::new("kill")
            .args(["-0", &id.to_string()])
            .output()
            .unwrap();
        assert!(!alive.status.success(), "the child outlived us");
    }
}
