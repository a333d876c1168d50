//! Reports about places: checked like the server does, sealed first, sent then, and erased only
//! when a receipt repeats them. The rules are those of requests, and the same walk sends what waits;
//! a report only has no draft and no code to follow it by.

pub mod deliver;
mod topics;
pub mod unsent;

use eldercare_api::v1::SubmitReport;
use eldercare_requests::report::{
    FacilityReport, ReportContext, ReportDraft, ReportError, ReportKind, VisitTime, VisitWindow,
    WaitingReport, validate_report,
};
use eldercare_requests::{Moment, Payload};
use leptos::prelude::*;
use leptos::task::spawn_local;

pub use topics::{Reportable, reportable_of};

use deliver::Outcome;

use crate::platform::{clock, online};
use crate::state::outbox::{self, marks, now};
use crate::state::queue::{self, Unarrived, use_unarrived};
use crate::state::request::facts::PageCity;
use crate::state::request::{home_owner, new_record_id};

/// After how many milliseconds it is looked again whether there is a network.
const LOOK_MS: u32 = 3_000;

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
    /// The id of the report that this page sent off.
    own: StoredValue<Option<String>>,
    /// One that could not be sealed: it lives in this page alone.
    unsealed: StoredValue<Option<WaitingReport>>,
    /// What the header counts.
    unarrived: Unarrived,
    /// Lives as long as the app.
    home: StoredValue<Owner>,
}

impl Reports {
    /// Reads what waits on this device, and again whenever something more or less waits.
    pub fn new() -> Reports {
        let reports = Reports {
            waiting: RwSignal::new(Vec::new()),
            sending: RwSignal::new(Sending::Editing),
            own: StoredValue::new(None),
            unsealed: StoredValue::new(None),
            unarrived: use_unarrived(),
            home: StoredValue::new(home_owner()),
        };
        Effect::new(move |_| {
            reports.unarrived.0.track();
            spawn_local(reports.read());
        });
        reports
    }

    /// The same for a page on which one is filled in.
    pub fn begun() -> Reports {
        marks::expect_one();
        Reports::new()
    }

    /// Where the device cannot be read, what is known stays. The page may be left meanwhile.
    async fn read(self) {
        let unsealed = self.unsealed.try_get_value().flatten();
        let known = || self.waiting.try_get_untracked().unwrap_or_default();
        let mut found = outbox::read_reports().await.unwrap_or_else(|_| known());
        outbox::add_thrown_away(&mut found, known()).await;
        if let Some(unsealed) = unsealed {
            found.retain(|report| report.record_id != unsealed.record_id);
            found.push(unsealed);
        }
        let own = self.own.try_get_value().flatten();
        let is_waiting = matches!(self.sending.try_get_untracked(), Some(Sending::Waiting(_)));
        if is_waiting && own.is_some_and(|id| deliver::was_delivered(&id)) {
            // What this page sent off in vain has been delivered since.
            let _ = self.sending.try_set(Sending::Sent);
        }
        let _ = self.waiting.try_set(found);
    }

    /// Freezes a checked report about the place with this name, seals it and sends it. A second call during that does nothing.
    pub async fn send(self, report: FacilityReport, place: String, base: String) {
        if self.sending.get_untracked() == Sending::Underway {
            return;
        }
        self.sending.set(Sending::Underway);
        let home = self.home.get_value();
        let payload = Payload::of(SubmitReport::from(&report).to_body());
        let mut report = WaitingReport::new(report.record_id.to_string(), payload, now());
        report.place = Some(place);
        self.own.set_value(Some(report.record_id.clone()));
        let is_sealed = outbox::save_report(&report).await.is_ok();
        unsent::forget();
        let outcome = deliver::deliver(report, &base).await;
        let sending = match &outcome {
            Outcome::Sent => Sending::Sent,
            Outcome::Enough => Sending::Enough,
            Outcome::Here(report) if report.refused.is_some() => Sending::Refused,
            // Underway: a walk was quicker; what becomes of it is seen when it is known.
            Outcome::Underway | Outcome::Here(_) => Sending::Waiting(is_sealed),
        };
        if let (Outcome::Here(report), false) = (outcome, is_sealed) {
            let _ = self.unsealed.try_set_value(Some(report));
        }
        if sending == Sending::Waiting(true) {
            spawn_local(send_later(home));
        }
        let _ = self.sending.try_set(sending);
        self.recount().await;
    }

    /// Sends what waits, once each, as it is; what was refused waits for the person.
    pub async fn send_waiting(self, base: String) {
        let waiting = self.waiting.get_untracked();
        for report in waiting
            .into_iter()
            .filter(|report| report.refused.is_none())
        {
            let id = report.record_id.clone();
            if !matches!(deliver::deliver(report, &base).await, Outcome::Here(_)) {
                self.drop_unsealed(&id);
            }
        }
        self.recount().await;
    }

    /// Gives a report up: it is erased from this device.
    pub async fn give_up(self, report: WaitingReport) {
        self.drop_unsealed(&report.record_id);
        // What cannot be erased was not kept either.
        let _ = outbox::erase_report(&report.record_id).await;
        self.recount().await;
    }

    fn drop_unsealed(self, record_id: &str) {
        let _ = self.unsealed.try_update_value(|unsealed| {
            unsealed.take_if(|unsealed| unsealed.record_id == record_id)
        });
    }

    /// Says to the header and to the walk what waits, and reads it anew.
    async fn recount(self) {
        marks::write_unarrived();
        self.unarrived.read();
        deliver::tell_watcher();
        self.read().await;
    }
}

/// Once there is a network, what waits is looked after, wherever the person is by then.
async fn send_later(owner: Owner) {
    while !online::is_on() {
        clock::sleep(LOOK_MS).await;
    }
    queue::open(&owner).await;
}

/// The report inside.
pub fn content(report: &WaitingReport) -> Option<SubmitReport> {
    serde_json::from_str(report.payload.body()).ok()
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
