//! One report that waits on this device, and the name under which it is sealed.

use eldercare_api::v1::SubmitReport;
use eldercare_requests::{Payload, Setback, Verdict};
use serde::{Deserialize, Serialize};

const WAITING: &str = "report-";

/// The version that newly stored reports carry.
const VERSION: u16 = 1;

/// A report that is not delivered yet. It holds nothing about the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingReport {
    /// Version of this form.
    pub schema_version: u16,
    /// The id that the device made.
    pub record_id: String,
    /// When the person sent it off, in seconds since 1970.
    pub saved_at: u64,
    /// Exactly these bytes are sent, however often.
    pub payload: Payload,
    /// Name of the place, for whoever reads it while another city is open.
    #[serde(default)]
    pub place: Option<String>,
    /// Why the server refuses it, once it does; then it waits for the person.
    #[serde(default)]
    pub refused: Option<String>,
}

impl WaitingReport {
    /// A report that was just sent off.
    pub fn new(record_id: String, payload: Payload, now: u64) -> WaitingReport {
        WaitingReport {
            schema_version: VERSION,
            record_id,
            saved_at: now,
            payload,
            place: None,
            refused: None,
        }
    }

    /// The name under which it is sealed.
    pub fn name(&self) -> String {
        format!("{WAITING}{}", self.record_id)
    }

    /// The report inside.
    pub fn content(&self) -> Option<SubmitReport> {
        serde_json::from_str(self.payload.body()).ok()
    }

    /// The report after a reply; none when the server has it, and it may leave the device.
    pub fn after(self, verdict: Verdict) -> Option<WaitingReport> {
        match verdict {
            Verdict::Delivered | Verdict::Erased => None,
            Verdict::Waits(_) => Some(self),
            Verdict::Refused(setback) => Some(WaitingReport {
                refused: Some(code_of(setback)),
                ..self
            }),
        }
    }
}

fn code_of(setback: Setback) -> String {
    match setback {
        Setback::Status { code, .. } => code.unwrap_or_default(),
        Setback::NoReply | Setback::NotOurServer => String::new(),
    }
}

/// The report sealed under a name; none for other records and for damaged ones.
pub fn read(name: &str, text: &str) -> Option<WaitingReport> {
    let report: WaitingReport = serde_json::from_str(text).ok()?;
    (report.name() == name && report.payload.is_intact()).then_some(report)
}

/// Whether a sealed record is a report.
pub fn is_report(name: &str) -> bool {
    name.starts_with(WAITING)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waiting() -> WaitingReport {
        WaitingReport::new("a".to_owned(), Payload::of("{}".to_owned()), 1)
    }

    #[test]
    fn only_a_receipt_that_repeats_the_report_lets_it_leave() {
        assert_eq!(waiting().after(Verdict::of(201, true, None)), None);
        for (status, repeats) in [(200, false), (302, true), (429, false), (503, false)] {
            let after = waiting().after(Verdict::of(status, repeats, None));
            assert_eq!(after, Some(waiting()), "{status}");
        }
        let refused = waiting().after(Verdict::of(422, false, Some("record.conflict".into())));
        assert_eq!(refused.unwrap().refused.as_deref(), Some("record.conflict"));
    }

    #[test]
    fn a_record_of_another_name_or_with_other_bytes_is_no_report() {
        let text = serde_json::to_string(&waiting()).unwrap();
        assert_eq!(read("report-a", &text), Some(waiting()));
        assert_eq!(read("report-b", &text), None);
        assert_eq!(read("report-a", &text.replace("{}", "[]")), None);
        assert!(!is_report("outbox-a"));
    }

    #[test]
    fn what_version_1_stored_still_opens() {
        let stored = include_str!("fixtures/report_v1.json");
        let report: WaitingReport = serde_json::from_str(stored).unwrap();
        assert_eq!(report.content().unwrap().kind, "closed");
        assert!(read("report-00000000-0000-4000-8000-000000000001", stored).is_some());
    }
}
