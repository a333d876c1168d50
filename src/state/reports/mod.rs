//! Reports about places: checked like the server does, sealed first, sent then, and erased only
//! when a receipt repeats them. The rules are those of requests; a report only has no draft and
//! no code to follow it by.

mod kept;
mod topics;
pub mod unsent;

use eldercare_api::v1::SubmitReport;
use eldercare_api::{ErrorEnvelope, ErrorKind};
use eldercare_requests::report::{
    FacilityReport, ReportContext, ReportDraft, ReportError, ReportKind, VisitTime, VisitWindow,
    validate_report,
};
use eldercare_requests::{Moment, Payload, Setback, Verdict};
use leptos::prelude::*;

pub use kept::WaitingReport;
pub use topics::{Reportable, reportable_of};

use crate::platform::api::{self, ApiError};
use crate::platform::sealed_store;
use crate::state::outbox::now;
use crate::state::request::facts::PageCity;
use crate::state::request::new_record_id;

/// How the report of this page stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sending {
    /// Being filled in.
    Editing,
    /// On its way.
    Underway,
    /// The server has it.
    Sent,
    /// There were enough about this place today.
    Enough,
    /// It waits on this device; whether it is sealed there.
    Waiting(bool),
    /// The server refuses it.
    Refused,
}

/// The reports of this device, as one page holds them.
#[derive(Clone, Copy)]
pub struct Reports {
    /// Those that were not delivered yet, the oldest first.
    pub waiting: RwSignal<Vec<WaitingReport>>,
    /// How the report of this page stands.
    pub sending: RwSignal<Sending>,
}

impl Reports {
    /// Nothing is read before [`Reports::read`].
    pub fn new() -> Reports {
        Reports {
            waiting: RwSignal::new(Vec::new()),
            sending: RwSignal::new(Sending::Editing),
        }
    }

    /// Reads what waits on this device.
    pub async fn read(self) {
        let mut found = Vec::new();
        for name in sealed_store::names().await.unwrap_or_default() {
            if kept::is_report(&name)
                && let Ok(Some(text)) = sealed_store::load(&name).await
            {
                found.extend(kept::read(&name, &text));
            }
        }
        found.sort_by_key(|report: &WaitingReport| report.saved_at);
        self.waiting.set(found);
    }

    /// Freezes a checked report about the place with this name, seals it and sends it. A second call during that does nothing.
    pub async fn send(self, report: FacilityReport, place: String, base: String) {
        if self.sending.get_untracked() == Sending::Underway {
            return;
        }
        self.sending.set(Sending::Underway);
        let payload = Payload::of(SubmitReport::from(&report).to_body());
        let mut report = WaitingReport::new(report.record_id.to_string(), payload, now());
        report.place = Some(place);
        let is_sealed = seal(&report).await;
        unsent::forget();
        let outcome = self.deliver(report, &base).await;
        self.sending.set(match outcome {
            Sending::Waiting(_) => Sending::Waiting(is_sealed),
            other => other,
        });
    }

    /// Sends what waits, once each, as it is; what was refused waits for the person.
    pub async fn send_waiting(self, base: String) {
        for report in self.waiting.get_untracked() {
            if report.refused.is_none() {
                self.deliver(report, &base).await;
            }
        }
    }

    /// Gives a report up: it is erased from this device.
    pub async fn give_up(self, report: WaitingReport) {
        self.forget(&report).await;
    }

    async fn deliver(self, report: WaitingReport, base: &str) -> Sending {
        let result = api::report(base, &report.record_id, &report.payload).await;
        let verdict = verdict_of(result.map(|_| ()));
        if is_enough(&verdict) {
            self.forget(&report).await;
            return Sending::Enough;
        }
        let Some(after) = report.clone().after(verdict) else {
            self.forget(&report).await;
            return Sending::Sent;
        };
        let is_refused = after.refused.is_some();
        if is_refused {
            seal(&after).await;
        }
        self.waiting.update(|waiting| {
            waiting.retain(|known| known.record_id != after.record_id);
            waiting.push(after);
        });
        if is_refused {
            Sending::Refused
        } else {
            Sending::Waiting(true)
        }
    }

    async fn forget(self, report: &WaitingReport) {
        self.waiting
            .update(|waiting| waiting.retain(|known| known.record_id != report.record_id));
        // What cannot be erased now is found delivered at the next try: the server keeps one row.
        let _ = sealed_store::erase(&report.name()).await;
    }
}

async fn seal(report: &WaitingReport) -> bool {
    let text = serde_json::to_string(report).unwrap_or_default();
    sealed_store::save(&report.name(), &text).await.is_ok()
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

/// A new report about a place, with its id.
pub fn draft(kind: ReportKind, city: &str, facility: &str) -> ReportDraft {
    ReportDraft {
        record_id: new_record_id(),
        city: Some(city.to_owned()),
        facility: Some(facility.to_owned()),
        kind: Some(kind.id().to_owned()),
        ..ReportDraft::default()
    }
}

/// All problems of a report, or the report.
pub fn check(draft: &ReportDraft, city: &PageCity) -> Result<FacilityReport, Vec<ReportError>> {
    let context = ReportContext {
        city: Some(city),
        visit: VisitWindow::on_the_page(Moment(now())),
    };
    validate_report(draft, &context)
}

/// This minute on the clock on the wall in China, as a report has it.
pub fn this_minute() -> String {
    VisitTime::at(Moment(now())).to_string()
}

/// The earliest minute that a report may name.
pub fn first_minute() -> String {
    VisitTime::at(VisitWindow::on_the_page(Moment(now())).first).to_string()
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
