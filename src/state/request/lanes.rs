//! The lanes of a walk: several records on their way beside each other.

use std::cell::RefCell;
use std::rc::Rc;

use eldercare_requests::report::WaitingReport;
use eldercare_requests::{OutboxItem, Round, Setback};
use futures_channel::oneshot;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Requests;
use crate::state::reports::deliver::{Outcome, deliver};

/// How many records are on their way at once: one that never gets an answer holds up one of three
/// lanes until its time is over.
const LANES: usize = 3;

/// A record that waits.
enum Waiting {
    Request(Box<OutboxItem>),
    Report(WaitingReport),
}

impl Requests {
    /// What waits under this id and is not on its way; it may have been given up since the walk began.
    fn found(self, id: &str) -> Option<Waiting> {
        if self.inner.with_value(|inner| inner.on_way.contains(id)) {
            return None;
        }
        self.kept.with_untracked(|kept| {
            let item = kept.waiting(id).cloned();
            let report = || kept.reports.iter().find(|report| report.record_id == id);
            let item = item.map(|item| Waiting::Request(Box::new(item)));
            item.or_else(|| report().cloned().map(Waiting::Report))
        })
    }

    /// Sends a report and notes what became of it; why it still waits, when it does.
    async fn deliver_report(self, report: WaitingReport) -> Option<Setback> {
        let id = report.record_id.clone();
        let base = self.inner.with_value(|inner| inner.base.clone());
        let setback = match deliver(report, &base).await {
            Outcome::Sent | Outcome::Enough => {
                self.change_kept(|kept| kept.remove_report(&id));
                None
            }
            Outcome::Here(after) => {
                let setback = after.setback.clone().filter(|_| after.refused.is_none());
                self.change_kept(|kept| kept.put_report(after));
                setback
            }
            Outcome::Underway => None,
        };
        self.recount();
        setback
    }
}

/// Sends one record after the other until the walk is over.
async fn lane(requests: Requests, round: Rc<RefCell<Round>>) {
    loop {
        let next = round.borrow_mut().next_id();
        let Some(id) = next else { return };
        match requests.found(&id) {
            Some(Waiting::Request(item)) => {
                let after = requests.deliver(*item).await;
                round.borrow_mut().note(&after.stage);
            }
            Some(Waiting::Report(report)) => {
                let setback = requests.deliver_report(report).await;
                round.borrow_mut().note_setback(setback.as_ref());
            }
            None => {}
        }
    }
}

/// Runs the lanes beside each other and waits for all.
pub(super) async fn in_lanes(requests: Requests, round: &Rc<RefCell<Round>>) {
    let ends: Vec<oneshot::Receiver<()>> = (0..LANES)
        .map(|_| {
            let (tell, end) = oneshot::channel();
            let lane = lane(requests, Rc::clone(round));
            spawn_local(async move {
                lane.await;
                // Whoever waits is there.
                let _ = tell.send(());
            });
            end
        })
        .collect();
    for end in ends {
        let _ = end.await;
    }
}
