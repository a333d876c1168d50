//! What happens to requests after they were sent, and to reports: the office answers, the person says
//! how it went, takes back, deletes, taps again where no reply came, while a copy on the device may
//! still be on its way. Schedules of it, and how they are lived through.

use std::net::SocketAddr;
use std::time::Duration;

use eldercare_api::v1::{DeleteRequest, GiveFeedback, Withdraw};
use proptest::collection::vec;
use proptest::prelude::*;

use super::schedule::{crash, fault};
use super::{Crash, Device, HASTY, Habit, PATIENT, Place, SLOTS};
use crate::http::{self, Request};
use crate::ledger::{Broken, Ledger, Life};
use crate::proxy::Script;
use crate::sample::{LAST_FOUR, ReportSample, Sample};

const STEPS: usize = 16;

/// What a person says about a request by its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tell {
    /// How it went: an id of the feedback.
    Feedback(&'static str),
    /// It is taken back.
    Withdraw,
    /// It is deleted with everything about it.
    Delete,
}

/// One step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// The device saves a request and sends it, once.
    Send {
        /// Which.
        slot: usize,
        /// Whether the device dies over it.
        crash: Option<Crash>,
    },
    /// The office answers it, if it has it.
    Answer {
        /// Which.
        slot: usize,
    },
    /// Whoever has the code says something; without a code nothing happens.
    Tell {
        /// Which.
        slot: usize,
        /// What.
        what: Tell,
    },
    /// A report is made, unless it is there, and sent once.
    Report {
        /// Which.
        slot: usize,
        /// Whether the device dies over it.
        crash: Option<Crash>,
    },
}

/// What happens, in order.
#[derive(Clone, Debug)]
pub struct LifeSchedule {
    /// The steps.
    pub acts: Vec<Act>,
    /// What the line does to the exchanges.
    pub script: Script,
}

/// All schedules; a failure shrinks towards few steps, no crash and a line that works.
pub fn life_schedules() -> impl Strategy<Value = LifeSchedule> {
    (vec(act(), 1..=STEPS), vec(fault(), 0..=STEPS)).prop_map(|(acts, faults)| LifeSchedule {
        acts,
        script: Script(faults),
    })
}

fn act() -> impl Strategy<Value = Act> {
    let slot = || 0..SLOTS;
    prop_oneof![
        4 => (slot(), crash()).prop_map(|(slot, crash)| Act::Send { slot, crash }),
        3 => slot().prop_map(|slot| Act::Answer { slot }),
        6 => (slot(), tell()).prop_map(|(slot, what)| Act::Tell { slot, what }),
        3 => (slot(), crash()).prop_map(|(slot, crash)| Act::Report { slot, crash }),
    ]
}

fn tell() -> impl Strategy<Value = Tell> {
    prop_oneof![
        2 => Just(Tell::Feedback("fine")),
        3 => Just(Tell::Feedback("nobody-came")),
        2 => Just(Tell::Feedback("not-needed")),
        2 => Just(Tell::Withdraw),
        2 => Just(Tell::Delete),
    ]
}

impl Tell {
    fn request(self, code: &str) -> Request {
        let (code, phone_last4) = (code.to_owned(), LAST_FOUR.to_owned());
        let (what, body) = match self {
            Self::Feedback(feedback) => {
                let feedback = feedback.to_owned();
                let body = GiveFeedback {
                    code,
                    phone_last4,
                    feedback,
                };
                ("feedback", serde_json::to_string(&body))
            }
            Self::Withdraw => {
                let what = "request".to_owned();
                let body = Withdraw {
                    code,
                    phone_last4,
                    what,
                };
                ("withdraw", serde_json::to_string(&body))
            }
            Self::Delete => {
                let body = DeleteRequest { code, phone_last4 };
                ("delete", serde_json::to_string(&body))
            }
        };
        let body = body.expect("a body has a JSON form");
        Request::post(&format!("/api/v1/requests/{what}"), &body, &[])
    }

    /// The kind of the event that it leaves; none where nothing is left.
    #[must_use]
    pub const fn event(self) -> Option<&'static str> {
        match self {
            Self::Feedback(kind) => Some(kind),
            Self::Withdraw => Some("withdrawn"),
            Self::Delete => None,
        }
    }
}

/// Requests and reports of one schedule.
pub struct Samples {
    /// The requests.
    pub requests: Vec<Sample>,
    /// The reports.
    pub reports: Vec<ReportSample>,
}

/// Lives through a schedule and looks after every step whether all promises are kept.
///
/// # Errors
/// The first promise that was broken.
pub async fn live(
    schedule: &LifeSchedule,
    samples: &Samples,
    place: &Place<'_>,
) -> Result<(), Broken> {
    let mut session = Session {
        samples,
        device: Device::new(Habit::Ours),
        ledger: Ledger::default(),
        life: Life::default(),
        server: place.proxy.address(),
        patience: HASTY,
    };
    place.proxy.play(&schedule.script);
    drop(place.proxy.take_log());
    for act in &schedule.acts {
        session.take(*act, place).await;
        session.look(place).await?;
    }
    place.proxy.play(&Script::default());
    session.patience = PATIENT;
    session.settle().await;
    session.look(place).await?;
    let rows = place.database.rows_of(&samples.requests).await;
    session
        .ledger
        .check_settled(&rows.expect("the database can be read"))?;
    session.life.check_settled()
}

struct Session<'a> {
    samples: &'a Samples,
    device: Device,
    ledger: Ledger,
    life: Life,
    server: SocketAddr,
    patience: Duration,
}

impl Session<'_> {
    async fn take(&mut self, act: Act, place: &Place<'_>) {
        match act {
            Act::Send { slot, crash } => {
                self.device.save(&self.samples.requests[slot], None);
                self.ledger.saved(&self.samples.requests[slot]);
                self.send(slot, crash).await;
            }
            Act::Answer { slot } => {
                let id = self.samples.requests[slot].record_id.as_str();
                let answered = place.database.answer(id).await;
                answered.expect("the office can write");
            }
            Act::Tell { slot, what } => self.tell(slot, what).await,
            Act::Report { slot, crash } => {
                let sample = &self.samples.reports[slot];
                if self.life.saved_report(sample) {
                    self.device.save_report(sample);
                }
                self.report(slot, crash).await;
            }
        }
    }

    async fn send(&mut self, slot: usize, crash: Option<Crash>) {
        let id = self.samples.requests[slot].record_id.to_string();
        let shown = self.device.send(&id, self.server, crash, self.patience);
        if let Some(code) = shown.await {
            self.ledger.shown(&id, &code);
        }
        self.device.restart();
    }

    async fn report(&mut self, slot: usize, crash: Option<Crash>) {
        let id = self.samples.reports[slot].record_id.to_string();
        let sent = self
            .device
            .send_report(&id, self.server, crash, self.patience);
        if sent.await {
            self.life.shown_report(&id);
        }
    }

    /// The code may be known from a receipt that the device never saw: from a paper of the office.
    async fn tell(&mut self, slot: usize, what: Tell) {
        let id = self.samples.requests[slot].record_id.as_str();
        let Some(code) = self.ledger.code(id).map(str::to_owned) else {
            return;
        };
        if what == Tell::Delete {
            self.ledger.deleting(id);
        }
        self.life.told(id, &code, what.event());
        // Whatever comes back, or nothing: the person may tap again.
        let _ = http::exchange(self.server, &what.request(&code), self.patience).await;
    }

    /// The line works again: everything that was begun is brought to its end.
    async fn settle(&mut self) {
        self.device.restart();
        for slot in 0..SLOTS {
            let id = self.samples.requests[slot].record_id.as_str();
            if self.ledger.is_deleting(id) {
                self.tell(slot, Tell::Delete).await;
            }
            self.send(slot, None).await;
            self.report(slot, None).await;
        }
    }

    async fn look(&mut self, place: &Place<'_>) -> Result<(), Broken> {
        for seen in place.proxy.take_log() {
            for reply in &seen.replies {
                self.ledger.heard(reply)?;
                self.life.heard(&seen, reply);
            }
        }
        for id in self.life.deleted() {
            self.ledger.deleted(id);
        }
        let database = place.database;
        let rows = database.rows_of(&self.samples.requests).await;
        let rows = rows.expect("the database can be read");
        let device = &self.device;
        self.ledger.check(&rows, |id| device.holds(id))?;
        self.ledger.check_device(device.texts())?;
        for sample in &self.samples.requests {
            let history = database.history(sample.record_id.as_str()).await;
            let history = history.expect("the database can be read");
            self.life
                .check_history(sample.record_id.as_str(), &history)?;
        }
        let stored = database.reports_of(&self.samples.reports).await;
        let stored = stored.expect("the database can be read");
        self.life
            .check_reports(&stored, |id| device.holds_report(id))
    }
}
