//! Points at which a trial ends the process, and a weaker way of writing, to see that the trials
//! notice it. Only under the feature `fail-points`, which no optimised build accepts.

#[cfg(all(feature = "fail-points", not(debug_assertions)))]
compile_error!("`fail-points` is for trials and never goes into a server that is run");

#[cfg(feature = "fail-points")]
mod armed {
    use std::sync::LazyLock;
    use std::sync::atomic::{AtomicU64, Ordering};

    /// `ELDERCARE_FAIL=before-commit:17`: the process dies when it passes the point for the 17th time.
    static ARMED: LazyLock<Option<(String, AtomicU64)>> = LazyLock::new(|| {
        let text = std::env::var("ELDERCARE_FAIL").ok()?;
        let (name, passing) = text.split_once(':')?;
        Some((name.to_owned(), AtomicU64::new(passing.parse().ok()?)))
    });

    pub(crate) fn point(name: &str) {
        if let Some((armed, left)) = &*ARMED
            && armed == name
            && left.fetch_sub(1, Ordering::SeqCst) == 1
        {
            // Nothing is put in order: no destructor, no flush, no farewell.
            std::process::abort();
        }
    }

    pub(crate) fn weaker() -> Option<&'static str> {
        let wanted = std::env::var("ELDERCARE_SYNCHRONOUS");
        (wanted.as_deref() == Ok("normal")).then_some("PRAGMA synchronous = NORMAL")
    }
}

#[cfg(not(feature = "fail-points"))]
mod armed {
    #[inline]
    pub(crate) const fn point(_name: &str) {}

    #[inline]
    pub(crate) const fn weaker() -> Option<&'static str> {
        None
    }
}

/// A named point; the names are in `tests/faults/kill.rs`.
pub(crate) use armed::point;
/// What a connection to SQLite is told last, where a trial wants it weaker than it is.
pub(crate) use armed::weaker;
