//! A service and the benefits that lead to it stand in one document: they may not tell two stories.

use eldercare_days::Day;

use super::reader::Row;
use super::wrong::{Problem, Wrong};
use crate::benefit::Benefit;
use crate::catalogue::Offered;
use crate::lists::Status;

/// What both must say: whether it is given, planned or over, its last day, and the last day of which the
/// document speaks.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Story {
    status: Status,
    to: Option<Day>,
    covered_to: Option<Day>,
}

/// Notes the services whose row and benefits differ.
pub(super) fn agree(services: &[Offered], benefits: &[Benefit], found: &mut Vec<Wrong>) {
    for service in services {
        let own = Story {
            status: service.status,
            to: service.to,
            covered_to: service.covered_to,
        };
        let Some(theirs) = of_benefits(service, benefits).filter(|theirs| *theirs != own) else {
            continue;
        };
        let row = &mut Row {
            table: "services",
            id: service.id.id(),
            found,
        };
        let (own, theirs) = (own.in_words(), theirs.in_words());
        row.wrong("status", "", Problem::Contradicts { own, theirs });
    }
}

/// What the benefits say together: those that stand best, and of them the one that lasts longest.
fn of_benefits(service: &Offered, benefits: &[Benefit]) -> Option<Story> {
    let led = |benefit: &&Benefit| benefit.service == Some(service.id) && !benefit.demo;
    let led: Vec<&Benefit> = benefits.iter().filter(led).collect();
    let best = [Status::Current, Status::Goal, Status::Past];
    let status = best
        .into_iter()
        .find(|status| led.iter().any(|benefit| benefit.status == *status))?;
    let of_status = || led.iter().filter(|benefit| benefit.status == status);
    Some(Story {
        status,
        to: longest(of_status().map(|benefit| benefit.validity.to)),
        covered_to: longest(of_status().map(|benefit| benefit.covered_to)),
    })
}

/// The last of several ends; none where one of them has none.
fn longest(ends: impl Iterator<Item = Option<Day>>) -> Option<Day> {
    let ends: Option<Vec<Day>> = ends.collect();
    ends?.into_iter().max()
}

impl Story {
    fn in_words(self) -> String {
        let status = self.status.id();
        match (self.to, self.covered_to) {
            (Some(day), _) => format!("{status} until {day}"),
            (None, Some(day)) => format!("{status}, of which the document speaks until {day}"),
            (None, None) => format!("{status} without an end"),
        }
    }
}
