//! Deleting what is over, by the clock.

use std::time::Duration;

use eldercare_requests::Moment;

use crate::clock::Clock;
use crate::codes::Codes;
use crate::store::{Deed, RETENTION, Store, StoreError};

/// How often the server looks for what is over.
const EVERY: Duration = Duration::from_hours(1);
const DAY_SECONDS: u64 = 86_400;
/// China is eight hours east of Greenwich.
const HOURS_EAST: u8 = 8;

/// For how long requests are kept after their end.
pub(crate) struct Retention {
    pub(crate) store: Store,
    pub(crate) codes: Codes,
    pub(crate) clock: Clock,
    pub(crate) days: u16,
}

impl Retention {
    /// Deletes now and every hour what was answered or taken back more than so many days ago, for as
    /// long as it is awaited.
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
        let before = Moment(now.0.saturating_sub(u64::from(self.days) * DAY_SECONDS));
        let erased = self.store.erase_ended(before, now, &self.codes).await?;
        let deed = Deed {
            codes: &self.codes,
            at: now,
            actor: RETENTION,
        };
        let day = before.day_in_zone(HOURS_EAST);
        Ok(erased + self.store.end_ledgers((before, day), &deed).await?)
    }
}
