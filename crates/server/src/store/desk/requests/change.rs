//! What the desk does with a request. The row is taken first, so of two clerks one comes after the other and
//! finds the state that the first has left.

use eldercare_requests::{EventKind, RequestOutcome, RequestState};
use sqlx::{Any, Transaction};

use super::super::Deed;
use super::super::write_back::{Claimed, Once, claim};
use crate::clock::day_in_china;
use crate::store::life::{Event, Standing, take};
use crate::store::{Store, StoreError};

/// A change.
#[derive(Clone, Copy)]
pub(crate) enum Change<'a> {
    /// Give it to an account of the same city.
    Assign {
        /// Login.
        to: &'a str,
    },
    /// Another system has taken it.
    Taken,
    /// Write down a call.
    Called {
        /// What was said.
        note: &'a str,
    },
    /// Answer it.
    Done {
        /// How.
        outcome: RequestOutcome,
        /// For the desk only.
        note: Option<&'a str>,
        /// In the place of an answer of the same day.
        corrects: bool,
    },
}

/// How much of a request its changer knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store::desk) enum Seen {
    /// The event with this number and what was before it.
    Until(i64),
    /// A clerk who has it open.
    Open,
    /// A system that did not say. An answer from before a request came back must not close it again.
    Unsaid,
}

/// What became of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Changed {
    /// It is done; the state afterwards.
    Now(RequestState),
    /// It was so already; nothing is written.
    Already(RequestState),
    /// The request is not there.
    Unknown,
    /// Not in the state in which it is.
    State,
    /// More has happened than the asker has seen.
    Since,
    /// There is no such account, or the request's town is not theirs.
    NoSuchColleague,
    /// Something else was sent under the same key.
    Other,
}

impl Change<'_> {
    const fn kind(&self) -> EventKind {
        match self {
            Self::Assign { .. } | Self::Taken => EventKind::Assigned,
            Self::Called { .. } => EventKind::Called,
            Self::Done { .. } => EventKind::Done,
        }
    }

    /// The state afterwards; None where the change cannot be.
    const fn after(&self, state: RequestState) -> Option<RequestState> {
        match (self, state) {
            (Self::Done { corrects, .. }, state)
                if *corrects != matches!(state, RequestState::Done) =>
            {
                None
            }
            (_, RequestState::Withdrawn)
            | (Self::Assign { .. } | Self::Taken, RequestState::Done) => None,
            (Self::Assign { .. } | Self::Taken, _) => Some(RequestState::Assigned),
            (Self::Done { .. }, _) => Some(RequestState::Done),
            (Self::Called { .. }, state) => Some(state),
        }
    }

    const fn action(&self) -> &'static str {
        match self {
            Self::Assign { .. } | Self::Taken => "request.assign",
            Self::Called { .. } => "request.note",
            Self::Done { .. } => "request.answer",
        }
    }
}

const SINCE: &str = "SELECT COUNT(*) FROM request_events WHERE record_id = $1 AND number > $2 \
     AND kind NOT IN ('opened', 'identity-seen', 'called')";

const COLLEAGUE: &str = "SELECT staff.login FROM staff JOIN requests ON requests.city = staff.city \
     WHERE requests.record_id = $1 AND staff.login = $2 \
     AND disabled_at IS NULL AND (role = 'head' OR role = 'clerk' AND EXISTS \
     (SELECT staff_towns.town FROM staff_towns WHERE staff_towns.login = staff.login \
     AND staff_towns.town = requests.town))";

const IN_CHARGE: &str =
    "SELECT assigned_to FROM request_desk WHERE record_id = $1 AND assigned_to = $2";

const ASSIGN: &str = "INSERT INTO request_desk (record_id, assigned_to) VALUES ($1, $2) \
     ON CONFLICT (record_id) DO UPDATE SET assigned_to = $2";

impl Store {
    /// Changes a request, with its event and its row in the audit; not when more has happened to it than the event with
    /// the number `seen`, besides looks and calls; and only once however often it comes with the same key.
    pub(crate) async fn change_request(
        &self,
        record_id: &str,
        change: Change<'_>,
        seen: Option<i64>,
        once: Option<Once<'_>>,
        deed: &Deed<'_>,
    ) -> Result<Changed, StoreError> {
        let mut transaction = self.begin().await?;
        if let Some(once) = once {
            match claim(&mut transaction, &once, record_id, deed).await? {
                // Where the change cannot be, the transaction is given up, and with it the key.
                Claimed::Free => {}
                Claimed::Same(state) => return Ok(state.map_or(Changed::Unknown, Changed::Now)),
                Claimed::Other => return Ok(Changed::Other),
            }
        }
        let seen = seen.map_or(Seen::Open, Seen::Until);
        let changed = change_in(&mut transaction, record_id, change, seen, deed).await?;
        if let Changed::Now(state) = changed {
            let action = change.action();
            deed.note(&mut transaction, action, record_id, state.id())
                .await?;
            transaction.commit().await?;
        }
        Ok(changed)
    }
}

/// The same inside a transaction, without the audit.
pub(in crate::store::desk) async fn change_in(
    transaction: &mut Transaction<'_, Any>,
    record_id: &str,
    change: Change<'_>,
    seen: Seen,
    deed: &Deed<'_>,
) -> Result<Changed, StoreError> {
    let Some(mut standing) = take(transaction, record_id).await? else {
        return Ok(Changed::Unknown);
    };
    if is_stale(transaction, record_id, (change, seen), &standing).await? {
        return Ok(Changed::Since);
    }
    let Some(after) = change.after(standing.state) else {
        return Ok(Changed::State);
    };
    if !may_correct(change, &standing, deed) {
        return Ok(Changed::State);
    }
    if let Change::Assign { to } = change {
        if standing.state == RequestState::Assigned && has(transaction, record_id, to).await? {
            return Ok(Changed::Already(after));
        }
        if !assign(transaction, record_id, to).await? {
            return Ok(Changed::NoSuchColleague);
        }
    }
    let (outcome, note) = match change {
        Change::Assign { to } => (None, Some(to)),
        Change::Taken => (None, None),
        Change::Called { note } => (None, Some(note)),
        Change::Done { outcome, note, .. } => (Some(outcome), note),
    };
    let event = Event {
        outcome,
        note,
        ..deed.event(record_id, change.kind(), after)
    };
    standing.change(transaction, &event).await?;
    Ok(Changed::Now(after))
}

/// An answer is corrected by another one on the day on which it was given: the family may have read it by then, and
/// later a call says more than a changed word.
fn may_correct(change: Change<'_>, standing: &Standing, deed: &Deed<'_>) -> bool {
    let Change::Done {
        outcome,
        corrects: true,
        ..
    } = change
    else {
        return true;
    };
    day_in_china(standing.since) == day_in_china(deed.at) && standing.outcome != Some(outcome)
}

/// Whether more has happened than its changer knows.
async fn is_stale(
    transaction: &mut Transaction<'_, Any>,
    record_id: &str,
    (change, seen): (Change<'_>, Seen),
    standing: &Standing,
) -> Result<bool, StoreError> {
    match seen {
        Seen::Open => Ok(false),
        // A number that is not given yet was never seen.
        Seen::Until(seen) => {
            Ok(seen > standing.number || has_moved_on(transaction, record_id, seen).await?)
        }
        Seen::Unsaid => {
            Ok(matches!(change, Change::Done { .. }) && standing.state == RequestState::Reopened)
        }
    }
}

/// Whether somebody is in charge of a request already.
async fn has(
    transaction: &mut Transaction<'_, Any>,
    record_id: &str,
    login: &str,
) -> Result<bool, StoreError> {
    let known = sqlx::query(IN_CHARGE)
        .bind(record_id)
        .bind(login)
        .fetch_optional(&mut **transaction)
        .await?;
    Ok(known.is_some())
}

async fn has_moved_on(
    transaction: &mut Transaction<'_, Any>,
    record_id: &str,
    seen: i64,
) -> Result<bool, StoreError> {
    let since: i64 = sqlx::query_scalar(SINCE)
        .bind(record_id)
        .bind(seen)
        .fetch_one(&mut **transaction)
        .await?;
    Ok(since > 0)
}

async fn assign(
    transaction: &mut Transaction<'_, Any>,
    record_id: &str,
    to: &str,
) -> Result<bool, StoreError> {
    let known = sqlx::query(COLLEAGUE)
        .bind(record_id)
        .bind(to)
        .fetch_optional(&mut **transaction)
        .await?;
    if known.is_none() {
        return Ok(false);
    }
    sqlx::query(ASSIGN)
        .bind(record_id)
        .bind(to)
        .execute(&mut **transaction)
        .await?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::Change;
    use eldercare_requests::{RequestOutcome, RequestState};

    #[test]
    fn what_is_withdrawn_is_left_alone_and_what_is_done_is_not_answered_twice() {
        let done = Change::Done {
            outcome: RequestOutcome::Given,
            note: None,
            corrects: false,
        };
        for change in [
            Change::Assign { to: "a" },
            Change::Called { note: "n" },
            done,
        ] {
            assert_eq!(change.after(RequestState::Withdrawn), None);
        }
        assert_eq!(done.after(RequestState::Done), None);
        assert_eq!(done.after(RequestState::Reopened), Some(RequestState::Done));
        let corrected = Change::Done {
            outcome: RequestOutcome::Given,
            note: None,
            corrects: true,
        };
        assert_eq!(
            corrected.after(RequestState::Done),
            Some(RequestState::Done)
        );
        assert_eq!(corrected.after(RequestState::Assigned), None);
        assert_eq!(corrected.after(RequestState::Withdrawn), None);
        let assign = Change::Assign { to: "a" };
        assert_eq!(
            assign.after(RequestState::Reopened),
            Some(RequestState::Assigned)
        );
        let called = Change::Called { note: "n" };
        assert_eq!(called.after(RequestState::Done), Some(RequestState::Done));
    }
}
