//! Sending one report and writing down what became of it: for the page that has it in its form, and
//! for the walk through what waits.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use eldercare_api::{ErrorEnvelope, ErrorKind};
use eldercare_requests::report::WaitingReport;
use eldercare_requests::{Pause, Setback, Verdict};

use crate::platform::api::{self, Answer, ApiError};
use crate::platform::random;
use crate::state::outbox;

type Watcher = Rc<dyn Fn()>;

thread_local! {
    /// Ids of the reports that are being sent by this tab.
    static ON_WAY: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
    /// Ids of the reports that this tab delivered.
    static DELIVERED: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
    /// What is called when a page changed what of reports waits.
    static WATCHER: RefCell<Option<Watcher>> = const { RefCell::new(None) };
}

/// What became of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The server has it.
    Sent,
    /// There were enough about this place today.
    Enough,
    /// It is not delivered: it waits, or the server refuses it.
    Here(WaitingReport),
    /// It is being sent already.
    Underway,
}

/// From now on, this is called when a page changed what of reports waits.
pub fn watch(watcher: impl Fn() + 'static) {
    WATCHER.set(Some(Rc::new(watcher)));
}

/// A page changed what of reports waits.
pub fn tell_watcher() {
    // Let go of before it is called: it may look at the watcher itself.
    let watcher = WATCHER.with_borrow(Clone::clone);
    if let Some(watcher) = watcher {
        watcher();
    }
}

/// Whether this tab is sending it.
pub fn is_on_way(record_id: &str) -> bool {
    ON_WAY.with_borrow(|ids| ids.contains(record_id))
}

/// Whether this tab delivered it.
pub fn was_delivered(record_id: &str) -> bool {
    DELIVERED.with_borrow(|ids| ids.contains(record_id))
}

/// Sends it once, as it is.
pub async fn deliver(report: WaitingReport, base: &str) -> Outcome {
    let id = report.record_id.clone();
    if !ON_WAY.with_borrow_mut(|ids| ids.insert(id.clone())) {
        return Outcome::Underway;
    }
    let answer = api::report(base, &id, &report.payload).await;
    let outcome = conclude(report, answer).await;
    ON_WAY.with_borrow_mut(|ids| ids.remove(&id));
    outcome
}

async fn conclude<T>(report: WaitingReport, answer: Answer<T>) -> Outcome {
    let verdict = verdict_of(answer.result.map(|_| ()));
    let (id, is_enough) = (report.record_id.clone(), is_enough(&verdict));
    let after = if is_enough {
        None
    } else {
        report.after(verdict)
    };
    let Some(after) = after else {
        // What cannot be erased now is found delivered at the next try: the server keeps one row.
        let _ = outbox::erase_report(&id).await;
        DELIVERED.with_borrow_mut(|ids| ids.insert(id));
        return if is_enough {
            Outcome::Enough
        } else {
            Outcome::Sent
        };
    };
    let random = random::bytes().map_or(0, u16::from_be_bytes);
    let pause = Pause::after(after.attempts, answer.retry_after, random, outbox::now());
    let after = after.resting(pause);
    // Where it cannot be written, the report is there as it was before.
    let _ = outbox::update_report(&after).await;
    Outcome::Here(after)
}

/// What a result means for the report that was sent. The receipt was compared by the platform.
fn verdict_of(result: Result<(), ApiError>) -> Verdict {
    match result {
        Ok(()) => Verdict::Delivered,
        Err(ApiError::Unreachable) => Verdict::Waits(Setback::NoReply),
        // A proxy before our server that says "later" means it.
        Err(ApiError::Strange(status @ 500..)) => Verdict::of(status, false, None),
        // Whatever other status a foreign page has, it says nothing about our report.
        Err(ApiError::Strange(_)) => Verdict::Waits(Setback::NotOurServer),
        Err(ApiError::Refused(status, ErrorEnvelope { code, .. })) => {
            Verdict::of(status, false, Some(code))
        }
    }
}

/// Many told the same today: the report is not needed any more, and no try tomorrow helps.
fn is_enough(verdict: &Verdict) -> bool {
    let enough = ErrorKind::TooMany.code();
    matches!(verdict, Verdict::Waits(Setback::Status { code: Some(code), .. }) if code == enough)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_in_page_and_a_busy_server_leave_the_report_waiting() {
        for lost in [
            ApiError::Unreachable,
            ApiError::Strange(200),
            ApiError::Strange(404),
            ApiError::Strange(502),
        ] {
            assert!(matches!(verdict_of(Err(lost)), Verdict::Waits(_)));
        }
        assert_eq!(verdict_of(Ok(())), Verdict::Delivered);
    }

    #[test]
    fn enough_reports_of_a_day_are_no_failure() {
        let refused = |kind: ErrorKind, status| {
            verdict_of(Err(ApiError::Refused(
                status,
                kind.envelope(&[], "0".repeat(32)),
            )))
        };
        assert!(is_enough(&refused(ErrorKind::TooMany, 429)));
        assert!(!is_enough(&refused(ErrorKind::Conflict, 422)));
        assert!(matches!(
            refused(ErrorKind::Conflict, 422),
            Verdict::Refused(_)
        ));
    }
}
