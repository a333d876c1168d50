//! The one check of a report: the page runs it before sending, the server runs it again.

use super::choice::{Fact, ReportKind};
use super::draft::ReportDraft;
use super::facility_report::{FacilityReport, Reported};
use super::field::{ReportError, ReportField};
use super::personal::looks_personal;
use super::visit::{VisitTime, VisitWindow};
use crate::context::CityFacts;
use crate::field::ErrorCode;
use crate::record::RecordId;
use crate::text::{chosen, several_lines};

/// Longest text of what is right, in characters.
pub const RIGHT_CHARS: usize = 500;

/// Everything that [`validate_report`] needs beside the draft.
#[derive(Clone, Copy)]
pub struct ReportContext<'a> {
    /// The city that the draft names; nothing when there is no such city. A city that takes no
    /// requests takes reports all the same.
    pub city: Option<&'a dyn CityFacts>,
    /// The moments at which a visit may lie.
    pub visit: VisitWindow,
}

/// Checks a draft. All problems are found at once, in the order of the form, at most one a field.
/// What belongs to the other kind of report is dropped.
pub fn validate_report(
    draft: &ReportDraft,
    context: &ReportContext<'_>,
) -> Result<FacilityReport, Vec<ReportError>> {
    let mut found = Findings::default();
    let record_id = found.take(ReportField::RecordId, record_id(draft));
    let city = found.take(ReportField::City, city(draft, context));
    let facility = found.take(ReportField::Facility, facility(draft, city));
    let kind = found.take(ReportField::Kind, kind(draft));
    let reported = kind.and_then(|kind| match kind {
        ReportKind::Closed => closed(draft, context.visit, &mut found),
        ReportKind::WrongFact => wrong_fact(draft, &mut found),
    });
    let report = || {
        Some(FacilityReport {
            record_id: record_id?,
            city: city?.id().to_owned(),
            facility: facility?,
            reported: reported?,
        })
    };
    report().ok_or(found.0)
}

/// Problems found so far.
#[derive(Default)]
struct Findings(Vec<ReportError>);

impl Findings {
    /// Keeps a good value, notes a problem.
    fn take<T>(&mut self, field: ReportField, checked: Result<T, ErrorCode>) -> Option<T> {
        checked
            .map_err(|code| self.0.push(ReportError { field, code }))
            .ok()
    }
}

fn required(text: Option<&String>) -> Result<String, ErrorCode> {
    chosen(text).ok_or(ErrorCode::Missing)
}

fn record_id(draft: &ReportDraft) -> Result<RecordId, ErrorCode> {
    RecordId::parse(&required(draft.record_id.as_ref())?).ok_or(ErrorCode::Malformed)
}

fn city<'a>(
    draft: &ReportDraft,
    context: &ReportContext<'a>,
) -> Result<&'a dyn CityFacts, ErrorCode> {
    let id = required(draft.city.as_ref())?;
    context
        .city
        .filter(|city| city.id() == id)
        .ok_or(ErrorCode::Unknown)
}

/// Without a city only the presence of the id can be asked; the city has its own error then.
fn facility(draft: &ReportDraft, city: Option<&dyn CityFacts>) -> Result<String, ErrorCode> {
    let id = required(draft.facility.as_ref())?;
    if city.is_none_or(|city| city.has_facility(&id)) {
        Ok(id)
    } else {
        Err(ErrorCode::NotHere)
    }
}

fn kind(draft: &ReportDraft) -> Result<ReportKind, ErrorCode> {
    ReportKind::from_id(&required(draft.kind.as_ref())?).ok_or(ErrorCode::Unknown)
}

fn closed(draft: &ReportDraft, window: VisitWindow, found: &mut Findings) -> Option<Reported> {
    let visited_at = found.take(ReportField::VisitedAt, visited_at(draft, window))?;
    Some(Reported::Closed { visited_at })
}

fn visited_at(draft: &ReportDraft, window: VisitWindow) -> Result<VisitTime, ErrorCode> {
    let text = required(draft.visited_at.as_ref())?;
    let visit = VisitTime::parse(&text).ok_or(ErrorCode::Impossible)?;
    if visit.moment() < window.first {
        Err(ErrorCode::Past)
    } else if visit.moment() > window.last {
        Err(ErrorCode::TooFar)
    } else {
        Ok(visit)
    }
}

fn wrong_fact(draft: &ReportDraft, found: &mut Findings) -> Option<Reported> {
    let fact = found.take(ReportField::Fact, fact(draft));
    let right = found.take(ReportField::Right, right(draft, fact));
    Some(Reported::WrongFact {
        fact: fact?,
        right: right?,
    })
}

fn fact(draft: &ReportDraft) -> Result<Fact, ErrorCode> {
    Fact::from_id(&required(draft.fact.as_ref())?).ok_or(ErrorCode::Unknown)
}

/// Who stood before a dead line knows that the number is wrong and not which one is right; only
/// "something else" says nothing without words. A mobile number is let through only where the
/// telephone number is what is wrong: many small places have no other.
fn right(draft: &ReportDraft, fact: Option<Fact>) -> Result<Option<String>, ErrorCode> {
    let typed = draft.right.as_deref().unwrap_or_default();
    let right = several_lines(typed, RIGHT_CHARS)?;
    match &right {
        None if fact.is_none_or(|fact| fact == Fact::Other) => Err(ErrorCode::Missing),
        Some(text) if looks_personal(text, fact == Some(Fact::Phone)) => Err(ErrorCode::Personal),
        _ => Ok(right),
    }
}
