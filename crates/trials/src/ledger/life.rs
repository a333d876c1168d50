//! What was promised about requests that the office has, and about reports.

use std::collections::{BTreeMap, BTreeSet};

use super::{Broken, StoredReport, Told};
use crate::http::Reply;
use crate::proxy::Seen;
use crate::sample::ReportSample;

/// What was said and confirmed.
#[derive(Default)]
pub struct Life {
    /// Record ids by the code with which they were spoken of.
    codes: BTreeMap<String, String>,
    /// Kinds of events that the server confirmed, by record id.
    confirmed: BTreeMap<String, BTreeSet<String>>,
    deleted: BTreeSet<String>,
    reports: BTreeMap<String, ReportSample>,
    shown_reports: BTreeSet<String>,
}

impl Life {
    /// Somebody is about to say this of a request.
    pub fn told(&mut self, record_id: &str, code: &str, event: Option<&str>) {
        self.codes.insert(code.to_owned(), record_id.to_owned());
        if event.is_some() {
            self.confirmed.entry(record_id.to_owned()).or_default();
        }
    }

    /// The server answered, whether or not anybody heard it.
    pub fn heard(&mut self, seen: &Seen, reply: &Reply) {
        let Some(what) = seen.what.strip_prefix("POST /api/v1/requests/") else {
            return;
        };
        let body: serde_json::Value = serde_json::from_slice(&seen.sent).unwrap_or_default();
        let Some(id) = body["code"].as_str().and_then(|code| self.codes.get(code)) else {
            return;
        };
        if reply.status != 200 {
            return;
        }
        let kind = match what {
            "delete" => {
                self.deleted.insert(id.clone());
                return;
            }
            "withdraw" => "withdrawn",
            _ => body["feedback"].as_str().unwrap_or_default(),
        };
        let kinds = self.confirmed.entry(id.clone()).or_default();
        kinds.insert(kind.to_owned());
    }

    /// What the server said to be deleted.
    pub fn deleted(&self) -> impl Iterator<Item = &str> {
        self.deleted.iter().map(String::as_str)
    }

    /// Holds the history of one request, in order, against what was confirmed.
    pub fn check_history(&self, record_id: &str, history: &[Told]) -> Result<(), Broken> {
        if history.is_empty() {
            // Not stored, or deleted; both are asked about elsewhere.
            return Ok(());
        }
        if history
            .iter()
            .zip(1..)
            .any(|(told, number)| told.number != number)
        {
            return Err(Broken::Gap(record_id.to_owned()));
        }
        let again = history.windows(2).find(|pair| pair[0].kind == pair[1].kind);
        if let Some(pair) = again {
            return Err(Broken::Repeated(record_id.to_owned(), pair[0].kind.clone()));
        }
        let stands = |kind: &String| history.iter().any(|told| told.kind == *kind);
        let confirmed = self.confirmed.get(record_id).into_iter().flatten();
        match confirmed.into_iter().find(|kind| !stands(kind)) {
            Some(kind) => Err(Broken::Unwritten(record_id.to_owned(), kind.clone())),
            None => Ok(()),
        }
    }

    /// The screen said that a report is kept; whether it is new.
    pub fn saved_report(&mut self, sample: &ReportSample) -> bool {
        let id = sample.record_id.to_string();
        self.reports.insert(id, sample.clone()).is_none()
    }

    /// The screen said that a report arrived.
    pub fn shown_report(&mut self, record_id: &str) {
        self.shown_reports.insert(record_id.to_owned());
    }

    /// Holds at every moment: I1 to I4 for reports.
    pub fn check_reports(
        &self,
        stored: &[StoredReport],
        on_device: impl Fn(&str) -> bool,
    ) -> Result<(), Broken> {
        for (id, sample) in &self.reports {
            let mut own = stored.iter().filter(|row| row.correction == sample.marker);
            let shown = self.shown_reports.contains(id);
            match (own.next(), own.count()) {
                (None, _) if shown => return Err(Broken::FalseReceipt(id.clone())),
                (None, _) if !on_device(id) => return Err(Broken::Lost(id.clone())),
                (Some(row), 0) if row.payload_hash != sample.payload.hash().as_str() => {
                    return Err(Broken::Damaged(id.clone()));
                }
                (_, others @ 1..) => return Err(Broken::Doubled(id.clone(), others + 1)),
                _ => {}
            }
        }
        Ok(())
    }

    /// Holds once nothing is in the way any more: every report arrived.
    pub fn check_settled(&self) -> Result<(), Broken> {
        let stuck = |id: &&String| !self.shown_reports.contains(*id);
        let stuck = self.reports.keys().find(stuck);
        stuck.map_or(Ok(()), |id| Err(Broken::Stuck(id.clone())))
    }
}
