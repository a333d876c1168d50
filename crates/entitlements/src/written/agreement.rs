//! A service and the benefits that lead to it stand in one document: they may not tell two stories.

use super::reader::Row;
use super::wrong::{Problem, Wrong};
use crate::benefit::Benefit;
use crate::catalogue::Offered;
use crate::lists::Status;

/// What both must say: whether it is a goal only, and the last day of which the document speaks.
type Story = (bool, Option<eldercare_days::Day>);

/// Notes the services whose row and benefits differ.
pub(super) fn agree(services: &[Offered], benefits: &[Benefit], found: &mut Vec<Wrong>) {
    for service in services {
        let own: Story = (service.status == Status::Goal, service.until());
        let Some(theirs) = of_benefits(service, benefits).filter(|theirs| *theirs != own) else {
            continue;
        };
        let row = &mut Row {
            table: "services",
            id: service.id.id(),
            found,
        };
        let (own, theirs) = (in_words(own), in_words(theirs));
        row.wrong("status", "", Problem::Contradicts { own, theirs });
    }
}

/// What the benefits say together: a goal where all are, and the end of the one that lasts longest.
fn of_benefits(service: &Offered, benefits: &[Benefit]) -> Option<Story> {
    let led = |benefit: &&Benefit| benefit.service == Some(service.id) && !benefit.demo;
    let mut stories = benefits
        .iter()
        .filter(led)
        .map(|benefit| (benefit.status == Status::Goal, benefit.until()));
    let first = stories.next()?;
    Some(stories.fold(first, |(goal, until), (other, end)| {
        (goal && other, until.zip(end).map(|(a, b)| a.max(b)))
    }))
}

fn in_words((goal, until): Story) -> String {
    let what = if goal { "planned" } else { "given" };
    match until {
        Some(day) => format!("{what} until {day}"),
        None => format!("{what} without an end"),
    }
}
