//! An opened request in the form of the wire.

use eldercare_api::ErrorKind;
use eldercare_api::v1::desk::{AttachedSelfCheck, OpenedRequest, RequestEvent, WholeRequest};
use eldercare_desk::mask;

use super::super::refusal::Refusal;
use super::wanted::due;
use crate::app::App;
use crate::store::{Happened, Opened, SelfCheck, Whole};

/// The reply.
pub(super) fn reply(app: &App, opened: Opened) -> Result<OpenedRequest, Refusal> {
    Ok(OpenedRequest {
        request: whole(app, opened.whole),
        identity_number: opened.identity_number.as_deref().map(mask::identity),
        self_check: opened.check.map(self_check).transpose()?,
        consents: opened.consents,
        events: opened.events.into_iter().map(event).collect(),
    })
}

/// The request whole.
pub(super) fn whole(app: &App, row: Whole) -> WholeRequest {
    let (due, overdue_days) = due(app, row.state, row.first_look_by, row.state_since);
    WholeRequest {
        state: row.state.id().to_owned(),
        received_at: row.received_at.to_string(),
        state_since: row.state_since.to_string(),
        due: due.map(|day| day.to_string()),
        overdue_days,
        record_id: row.record_id,
        city: row.city,
        outcome: row.outcome,
        caution: row.caution,
        service: row.service,
        facility: row.facility,
        for_whom: row.for_whom,
        elder_name: row.elder_name,
        phone: row.phone,
        phone_owner: row.phone_owner,
        town: row.town,
        village: row.village,
        door: row.door,
        wished_time: row.wished_time,
        note: row.note,
        assigned_to: row.assigned_to,
        agreed: row.agreed,
    }
}

fn self_check(row: SelfCheck) -> Result<AttachedSelfCheck, Refusal> {
    let answers = serde_json::from_str(&row.answers);
    Ok(AttachedSelfCheck {
        instrument: row.instrument,
        version: row.version,
        answers: answers.map_err(|_| Refusal::from(ErrorKind::Failed))?,
        level_best: row.level_best,
        level_worst: row.level_worst,
        total_low: row.total_low,
        total_high: row.total_high,
    })
}

fn event(row: Happened) -> RequestEvent {
    RequestEvent {
        number: row.number,
        at: row.at.to_string(),
        kind: row.kind,
        state: row.state,
        by: row.by,
        outcome: row.outcome,
        note: row.note,
    }
}
