//! What a person says about an answered request.

use eldercare_requests::{EventKind, Feedback, Moment, RecordId};

use super::super::retry::retried;
use super::super::{Store, StoreError};
use super::{Event, take};

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// It is written down, now or the last time that the same was said.
    Noted,
    /// The request is not answered.
    NotAnswered,
    /// There is no such request.
    Gone,
}

impl Store {
    /// Writes feedback down. Said twice, it is the same as once: a lost reply does no harm.
    pub(crate) async fn say(
        &self,
        record_id: &RecordId,
        feedback: Feedback,
        at: Moment,
    ) -> Result<Said, StoreError> {
        retried(|| self.try_say(record_id, feedback, at)).await
    }

    async fn try_say(
        &self,
        record_id: &RecordId,
        feedback: Feedback,
        at: Moment,
    ) -> Result<Said, StoreError> {
        let kind = EventKind::from(feedback);
        let mut transaction = self.begin().await?;
        let Some(mut standing) = take(&mut transaction, record_id.as_str()).await? else {
            return Ok(Said::Gone);
        };
        if standing.said == Some(kind) {
            return Ok(Said::Noted);
        }
        let Some(state) = standing.state.after_feedback(feedback) else {
            return Ok(Said::NotAnswered);
        };
        let event = Event::of_sender(record_id.as_str(), at, kind, state);
        standing.change(&mut transaction, &event).await?;
        transaction.commit().await?;
        Ok(Said::Noted)
    }
}
