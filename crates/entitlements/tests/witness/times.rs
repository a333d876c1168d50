//! When: the status, the first day, the last day, and the last day of which the document speaks.

use eldercare_days::Day;
use eldercare_entitlements::{Benefit, Status};

use crate::pairs::SETTLED;
use crate::row::Row;

/// All differences.
pub fn differ(city: &str, benefit: &Benefit, rows: &[Row]) -> Vec<String> {
    let settled = SETTLED
        .iter()
        .find(|one| (one.city, one.of) == (city, benefit.id.as_str()));
    let mut found = Vec::new();
    for row in rows {
        let (mut status, mut until) = (row.status.as_str(), row.until.as_str());
        if let Some(settled) = settled {
            if settled.column == "status" {
                status = settled.is;
            } else {
                until = settled.is;
            }
        }
        found.extend(starts(benefit, row));
        let told = (status, until);
        if !ends(benefit, row, told) {
            let own = (benefit.status, benefit.validity.to, benefit.covered_to);
            found.push(format!("{}: {told:?} for {own:?}", row.id));
        }
    }
    found
}

fn starts(benefit: &Benefit, row: &Row) -> Option<String> {
    let stated = Day::first_of(&row.from);
    let text = format!("{}: begins {:?}", row.id, benefit.validity.from);
    (stated != benefit.validity.from).then_some(text)
}

/// Whether the benefit stands as the row does. Of what the table calls past, a programme of so many homes or
/// visits is over with its last day, and with the year in which it began where none is named. What is set up to
/// stay (a service, an allowance, a check) is uncovered from then on: a task that was to be done by a day says
/// nothing of the days after it.
fn ends(benefit: &Benefit, row: &Row, (status, until): (&str, &str)) -> bool {
    let (to, covered) = (benefit.validity.to, benefit.covered_to);
    let last = Day::last_of(until);
    match status {
        "planned" => benefit.status == Status::Goal && to.is_none() && covered.is_none(),
        "past" if row.is_programme() => {
            let last = last.or_else(|| Day::last_of(&row.from));
            benefit.status == Status::Past && to == last && covered.is_none()
        }
        "stated" | "past" => benefit.status == Status::Current && to.is_none() && covered == last,
        _ => false,
    }
}
