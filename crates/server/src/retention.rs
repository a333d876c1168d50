//! Deleting what is over, by the clock.

use std::time::Duration;

use eldercare_requests::Moment;

use crate::clock::{Clock, day_in_china};
use crate::codes::Codes;
use crate::store::{Deed, Over, RETENTION, Store, StoreError};

/// How often the server looks for what is over.
const EVERY: Duration = Duration::from_hours(1);
const DAY_SECONDS: u64 = 86_400;
/// What was taken back is gone within so many days (PIPL article 47), as the consents say.
const WITHDRAWN_DAYS: u16 = 30;
/// What nobody ever answers is gone when nothing has happened to it for two years, as the consents say (PIPL
/// article 19: no longer than the purpose needs).
const IDLE_DAYS: u16 = 730;

/// For how long requests are kept after they were answered, in days. What is said of the rest cannot be set.
pub(crate) struct Retention {
    pub(crate) store: Store,
    pub(crate) codes: Codes,
    pub(crate) clock: Clock,
    pub(crate) days: u16,
}

impl Retention {
    /// Deletes now and every hour what is over, for as long as it is awaited.
    pub(crate) async fn keep(self) {
        let mut hours = tokio::time::interval(EVERY);
        loop {
            hours.tick().await;
            match self.once().await {
                Ok(0) => {}
                Ok(erased) => tracing::info!(erased, days = self.days, "deleted what was over"),
                // The next hour tries again.
                Err(error) => {
                    tracing::error!(class = error.class(), "could not delete what is over");
                }
            }
        }
    }

    async fn once(&self) -> Result<u64, StoreError> {
        let now = self.clock.now();
        let over = self.over_by_next_look(now);
        let erased = self.store.erase_over(&over, now, &self.codes).await?;
        let deed = Deed {
            codes: &self.codes,
            at: now,
            actor: RETENTION,
            device: None,
        };
        let day = day_in_china(over.answered);
        let ledgers = self.store.end_ledgers((over.answered, day), &deed);
        Ok(erased + ledgers.await?)
    }

    /// What would be over before the next look is over in this one, so that nothing is kept longer than was said.
    fn over_by_next_look(&self, now: Moment) -> Over {
        let next = now.0 + EVERY.as_secs();
        let before = |days: u16| Moment(next.saturating_sub(u64::from(days) * DAY_SECONDS));
        Over {
            answered: before(self.days),
            withdrawn: before(WITHDRAWN_DAYS.min(self.days)),
            idle: before(IDLE_DAYS),
        }
    }
}
