//! Everything that every test's servers log, searched for what the tests' people type.

use std::io::Write;
use std::sync::Mutex;

use tracing_subscriber::EnvFilter;

/// All names, addresses and notes of the tests begin with the first; the others are their telephones and
/// the one identity number.
const TYPED: [&str; 5] = [
    "演示",
    "13800004321",
    "138 0000 4321",
    "4200000",
    "430781190201100187",
];
/// More is not needed to see what went wrong.
const MOST: usize = 5;

static TOLD: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Held by each server of a test: at its end, nothing of what was typed may have been logged by then.
pub struct LogWatch;

impl LogWatch {
    /// Listens to everything of our own that is logged in this process from now on. A program of tests that
    /// listens itself keeps doing so.
    pub fn start() -> Self {
        // Tests write SQL of their own, with names in it, by the same library.
        let filter = EnvFilter::new("info,eldercare_server=trace,tower_http=trace");
        let subscriber = tracing_subscriber::fmt().with_env_filter(filter);
        let subscriber = subscriber.with_ansi(false).with_writer(|| Lines);
        let _ = tracing::subscriber::set_global_default(subscriber.finish());
        Self
    }
}

impl Drop for LogWatch {
    fn drop(&mut self) {
        let told = TOLD
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        if !std::thread::panicking() {
            assert!(told.is_empty(), "logged: {told:#?}");
        }
    }
}

/// Where the log goes: a line at a time.
struct Lines;

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let line = String::from_utf8_lossy(bytes);
        // The time of the line and of an exchange and its random id have digits of their own.
        let own =
            |word: &&str| !word.starts_with("micros=") && !word.starts_with("correlation_id=");
        let said: Vec<&str> = line.split(' ').skip(1).filter(own).collect();
        let said = said.join(" ");
        let typed = TYPED.iter().any(|typed| said.contains(typed));
        if typed
            && let Ok(mut told) = TOLD.lock()
            && told.len() < MOST
        {
            told.push(line.into_owned());
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
