//! One report that waits on the device, and what happens to it.

use serde::{Deserialize, Serialize};

use crate::outbox::{Due, Pause, Setback, Verdict};
use crate::payload::Payload;

/// The version that newly stored reports carry. Version 2 stores how often it was tried and how long
/// it rests; what version 1 stored opens as it is.
pub const WAITING_REPORT_VERSION: u16 = 2;

/// A report that is not delivered yet. It holds nothing about the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingReport {
    /// [`WAITING_REPORT_VERSION`] of the build that stored it.
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
    /// How often it was tried in vain.
    #[serde(default)]
    pub attempts: u32,
    /// What went wrong last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub setback: Option<Setback>,
    /// How long it rests before it is tried again without being asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pause: Option<Pause>,
}

impl WaitingReport {
    /// A report that was just sent off.
    #[must_use]
    pub fn new(record_id: String, payload: Payload, now: u64) -> Self {
        Self {
            schema_version: WAITING_REPORT_VERSION,
            record_id,
            saved_at: now,
            payload,
            place: None,
            refused: None,
            attempts: 0,
            setback: None,
            pause: None,
        }
    }

    /// The report after a reply; none when it may leave the device: the server has it, or had it.
    #[must_use]
    pub fn after(self, verdict: Verdict) -> Option<Self> {
        match verdict {
            Verdict::Delivered | Verdict::Erased => None,
            Verdict::Waits(setback) => Some(Self {
                attempts: self.attempts.saturating_add(1),
                setback: Some(setback),
                pause: None,
                ..self
            }),
            Verdict::Refused(setback) => Some(Self {
                refused: Some(code_of(setback)),
                ..self
            }),
        }
    }

    /// The report with a rest, where it waits after a try in vain.
    #[must_use]
    pub fn resting(self, pause: Pause) -> Self {
        let pause = (self.attempts > 0 && self.refused.is_none()).then_some(pause);
        Self { pause, ..self }
    }

    /// Whether its bytes are those that were saved, under an id of ours.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        crate::RecordId::parse(&self.record_id).is_some() && self.payload.is_intact()
    }

    /// When it is due; none where it waits for the person.
    #[must_use]
    pub fn due(&self) -> Option<Due<'_>> {
        self.refused.is_none().then_some(Due {
            record_id: &self.record_id,
            attempts: self.attempts,
            saved_at: self.saved_at,
            pause: self.pause,
        })
    }
}

fn code_of(setback: Setback) -> String {
    match setback {
        Setback::Status { code, .. } => code.unwrap_or_default(),
        Setback::NoReply | Setback::NotOurServer => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outbox::Nudge;

    const ID: &str = "00000000-0000-4000-8000-00000000000a";

    fn waiting() -> WaitingReport {
        WaitingReport::new(ID.to_owned(), Payload::of("{}".to_owned()), 1)
    }

    #[test]
    fn only_a_receipt_that_repeats_the_report_lets_it_leave() {
        assert_eq!(waiting().after(Verdict::of(201, true, None)), None);
        for (status, repeats) in [(200, false), (302, true), (429, false), (503, false)] {
            let after = waiting().after(Verdict::of(status, repeats, None)).unwrap();
            assert_eq!((after.attempts, after.refused), (1, None), "{status}");
            assert_eq!(after.payload, waiting().payload);
        }
        let refused = waiting().after(Verdict::of(422, false, Some("record.conflict".into())));
        assert_eq!(refused.unwrap().refused.as_deref(), Some("record.conflict"));
    }

    #[test]
    fn it_rests_after_a_try_in_vain_and_one_that_was_refused_is_never_due() {
        let pause = Pause::after(1, Some(60), 0, 100);
        assert_eq!(waiting().resting(pause), waiting());
        let busy = waiting().after(Verdict::of(503, false, None)).unwrap();
        let busy = busy.resting(pause);
        let rest = busy.due().unwrap().pause.unwrap();
        assert!(!rest.is_over(Nudge::Timer, 101) && rest.is_over(Nudge::Tap, 101));
        let refused = waiting().after(Verdict::of(422, false, None)).unwrap();
        assert_eq!(refused.resting(pause).due(), None);
    }

    #[test]
    fn one_with_other_bytes_or_a_strange_id_is_not_whole() {
        assert!(waiting().is_whole());
        let text = serde_json::to_string(&waiting()).unwrap();
        let changed: WaitingReport = serde_json::from_str(&text.replace("{}", "[]")).unwrap();
        assert!(!changed.is_whole());
        let strange = WaitingReport {
            record_id: "a".to_owned(),
            ..waiting()
        };
        assert!(!strange.is_whole());
    }

    #[test]
    fn what_version_1_stored_still_opens_and_is_due() {
        let stored = include_str!("../../tests/fixtures/report_v1.json");
        let report: WaitingReport = serde_json::from_str(stored).unwrap();
        assert!(report.is_whole() && report.due().is_some());
        assert_eq!(report.attempts, 0);
    }
}
