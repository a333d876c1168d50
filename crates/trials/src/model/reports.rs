//! Reports about places on the device: the queue of the product for them.

use std::net::SocketAddr;
use std::time::Duration;

use eldercare_api::ErrorEnvelope;
use eldercare_api::v1::ReportReceipt;
use eldercare_requests::report::{ReportReceipt as Stored, WaitingReport};
use eldercare_requests::{Pause, Setback, Verdict};

use super::{Crash, Device};
use crate::http::{self, Request};
use crate::sample::ReportSample;

fn name(id: &str) -> String {
    format!("report-{id}")
}

impl Device {
    /// The person sends a report off; it is in the storage then, for good.
    pub fn save_report(&mut self, sample: &ReportSample) {
        self.now += 1;
        let id = sample.record_id.to_string();
        let report = WaitingReport::new(id, sample.payload.clone(), self.now);
        self.put_report(&report);
    }

    /// Whether the device still has this report, whole.
    #[must_use]
    pub fn holds_report(&self, id: &str) -> bool {
        self.report(id).is_some_and(|report| report.is_whole())
    }

    /// Sends one report if it waits; whether the screen says that it arrived.
    pub async fn send_report(
        &mut self,
        id: &str,
        server: SocketAddr,
        crash: Option<Crash>,
        patience: Duration,
    ) -> bool {
        let Some(report) = self.report(id) else {
            return false;
        };
        if matches!(crash, Some(Crash::Before | Crash::Started)) {
            return false;
        }
        self.now += 1;
        let (verdict, asked) = ask(server, &report, patience).await;
        if matches!(crash, Some(Crash::Waiting | Crash::Between)) {
            return false;
        }
        let Some(after) = report.after(verdict) else {
            self.storage.remove(&name(id));
            return true;
        };
        let pause = Pause::after(after.attempts, asked, 0, self.now);
        self.put_report(&after.resting(pause));
        false
    }

    fn report(&self, id: &str) -> Option<WaitingReport> {
        serde_json::from_str(self.storage.get(&name(id))?).ok()
    }

    fn put_report(&mut self, report: &WaitingReport) {
        let text = serde_json::to_string(report).expect("a report has a JSON form");
        self.storage.insert(name(&report.record_id), text);
    }
}

/// One exchange: what it means, and how long the server wants to be left alone.
async fn ask(
    server: SocketAddr,
    report: &WaitingReport,
    patience: Duration,
) -> (Verdict, Option<u32>) {
    let key = format!("\"{}\"", report.record_id);
    let extra = [("idempotency-key", &*key)];
    let request = Request::post("/api/v1/reports", report.payload.body(), &extra);
    let Ok(reply) = http::exchange(server, &request, patience).await else {
        return (Verdict::Waits(Setback::NoReply), None);
    };
    let receipt = serde_json::from_slice::<ReportReceipt>(&reply.body).ok();
    let receipt = receipt.and_then(|receipt| Stored::try_from(receipt).ok());
    let is_own = receipt.is_some_and(|receipt| {
        receipt.record_id.as_str() == report.record_id
            && receipt.payload_hash == *report.payload.hash()
    });
    let envelope = serde_json::from_slice::<ErrorEnvelope>(&reply.body).ok();
    let asked = http::header(&reply.head, "retry-after");
    let verdict = match envelope {
        // A page that our server did not write says nothing about the report.
        None if reply.status < 500 && !is_own => Verdict::Waits(Setback::NotOurServer),
        envelope => Verdict::of(reply.status, is_own, envelope.map(|envelope| envelope.code)),
    };
    (verdict, asked.and_then(|seconds| seconds.parse().ok()))
}
