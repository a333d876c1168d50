//! When: the status, the first day, the last day, and the last day of which the document speaks.

use eldercare_days::Day;
use eldercare_entitlements::{Benefit, Status};

use crate::pairs::SETTLED;
use crate::row::Row;

/// What the words of a document say of something that goes on beyond the document's own end.
const GOES_ON: [&str; 4] = ["继续", "进一步", "每年", "“十四五”期间"];

/// All differences.
pub fn differ(city: &str, benefit: &Benefit, rows: &[Row]) -> Vec<String> {
    let settled = SETTLED
        .iter()
        .find(|one| (one.city, one.benefit) == (city, benefit.id.as_str()));
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

/// Whether the benefit stands as the row does. What is past and names no end is over with the year in
/// which it began; what describes itself as going on stays, as uncovered.
fn ends(benefit: &Benefit, row: &Row, (status, until): (&str, &str)) -> bool {
    let (to, covered) = (benefit.validity.to, benefit.covered_to);
    let last = Day::last_of(until);
    match status {
        "stated" => benefit.status == Status::Current && to.is_none() && covered == last,
        "planned" => benefit.status == Status::Goal && to.is_none() && covered.is_none(),
        "past" if covered.is_some() => {
            let quote = &benefit.cited.quote;
            let goes_on = GOES_ON.iter().any(|word| quote.contains(word));
            benefit.status == Status::Current && to.is_none() && covered == last && goes_on
        }
        "past" => {
            let last = last.or_else(|| Day::last_of(&row.from));
            benefit.status == Status::Past && to == last && covered.is_none()
        }
        _ => false,
    }
}
