//! Schedules of steps and faults, and a device that lives through them with the outbox of the
//! product: the very state machine that the app runs.

mod device;
mod life;
mod reports;
mod schedule;

pub use device::{Crash, Device, Habit};
pub use life::{Act, LifeSchedule, Samples, Tell, life_schedules, live};
pub use schedule::{SLOTS, Schedule, Step, schedules};

use std::net::SocketAddr;
use std::time::Duration;

use eldercare_requests::Nudge;

use crate::ledger::{Broken, Database, Ledger};
use crate::proxy::{Proxy, Script};
use crate::sample::Sample;

/// How long the device waits for a reply while things go wrong; longer than the server takes, and
/// shorter than the proxy holds a reply.
const HASTY: Duration = Duration::from_millis(400);
/// How long it waits when nothing is in the way.
const PATIENT: Duration = Duration::from_secs(20);
/// No pause of the outbox is longer, in seconds.
const LONGEST_PAUSE: u32 = 4_000;

/// Where a schedule is tried.
pub struct Place<'a> {
    /// Stands before the server.
    pub proxy: &'a Proxy,
    /// What the server stores into.
    pub database: &'a Database,
}

/// Lives through a schedule and looks after every step whether all promises are kept.
///
/// # Errors
/// The first promise that was broken.
pub async fn run(
    schedule: &Schedule,
    samples: &[Sample],
    habit: Habit,
    place: &Place<'_>,
) -> Result<(), Broken> {
    let mut device = Device::new(habit);
    let mut ledger = Ledger::default();
    place.proxy.play(&schedule.script);
    drop(place.proxy.take_log());
    for step in &schedule.steps {
        let mut session = Session {
            samples,
            device: &mut device,
            ledger: &mut ledger,
            server: place.proxy.address(),
            patience: HASTY,
        };
        session.take(*step).await;
        look(samples, &device, &mut ledger, place).await?;
    }
    place.proxy.play(&Script::default());
    let mut session = Session {
        samples,
        device: &mut device,
        ledger: &mut ledger,
        server: place.proxy.address(),
        patience: PATIENT,
    };
    session.settle().await;
    look(samples, &device, &mut ledger, place).await?;
    ledger.check_settled(&rows(samples, place.database).await)
}

/// A device at work, and the ledger that looks over its shoulder.
struct Session<'a> {
    samples: &'a [Sample],
    device: &'a mut Device,
    ledger: &'a mut Ledger,
    server: SocketAddr,
    patience: Duration,
}

impl Session<'_> {
    async fn take(&mut self, step: Step) {
        match step {
            Step::Save { slot, crash } => {
                if self.device.save(&self.samples[slot], crash) {
                    self.ledger.saved(&self.samples[slot]);
                }
            }
            Step::Send { slot, crash } => self.send(slot, crash).await,
            Step::Walk { nudge, later } => {
                self.device.later(later);
                self.walk(nudge).await;
            }
            Step::Restart => self.device.restart(),
        }
    }

    async fn send(&mut self, slot: usize, crash: Option<Crash>) {
        let id = self.samples[slot].record_id.to_string();
        let shown = self.device.send(&id, self.server, crash, self.patience);
        if let Some(code) = shown.await {
            self.ledger.shown(&id, &code);
        }
        if crash.is_some() {
            self.device.restart();
        }
    }

    /// What the app does by itself: one walk through what is due.
    async fn walk(&mut self, nudge: Nudge) {
        let mut round = self.device.round(nudge);
        while let Some(id) = round.next_id() {
            let of_id = |sample: &Sample| sample.record_id.as_str() == id;
            let slot = self
                .samples
                .iter()
                .position(of_id)
                .expect("one of the samples");
            self.send(slot, None).await;
            self.device.note(&id, &mut round);
        }
    }

    /// The line works again and time goes by: the queue empties itself. What was refused by
    /// somebody else than our server waits for a person, who sends it again.
    async fn settle(&mut self) {
        self.device.restart();
        self.device.later(LONGEST_PAUSE);
        self.walk(Nudge::Timer).await;
        for slot in 0..self.samples.len() {
            self.send(slot, None).await;
        }
    }
}

/// Holds everything that was promised so far against the device and the database.
async fn look(
    samples: &[Sample],
    device: &Device,
    ledger: &mut Ledger,
    place: &Place<'_>,
) -> Result<(), Broken> {
    for seen in place.proxy.take_log() {
        for reply in &seen.replies {
            ledger.heard(reply)?;
        }
    }
    let rows = rows(samples, place.database).await;
    ledger.check(&rows, |id| device.holds(id))?;
    ledger.check_device(device.texts())
}

async fn rows(samples: &[Sample], database: &Database) -> Vec<crate::ledger::Row> {
    let rows = database.rows_of(samples).await;
    rows.expect("the database can be read from outside")
}
