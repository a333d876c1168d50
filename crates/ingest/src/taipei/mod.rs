//! The ten lists of Taipei (Departments of Social Welfare and of Health, WGS-84).
//!
//! Each row becomes one facility or is rejected with a reason. The lists overlap: the same
//! organisation stands in several, often at one address. Deliberately not merged here.

mod lists;
mod row;

use eldercare_places::Facility;

use crate::city_folder::CityFolder;
use crate::facilities;
use crate::problem::Problem;
use crate::raw::Raw;
use crate::report::Report;

use lists::LISTS;
use row::facility;

/// Reads all lists and writes the city's facilities.
pub fn write(folder: &CityFolder, raw: &Raw) -> Result<Vec<Report>, Problem> {
    let (places, reports) = import(folder, raw)?;
    facilities::write(folder, &places)?;
    Ok(reports)
}

/// Reads all lists.
pub fn import(folder: &CityFolder, raw: &Raw) -> Result<(Vec<Facility>, Vec<Report>), Problem> {
    let mut places = Vec::new();
    let mut reports = Vec::new();
    for list in &LISTS {
        let name = format!("taipei-{}-2025.csv", list.source);
        let mut report = Report::of(&name);
        let checked = folder.city.source(list.source).map(|s| s.date.clone());
        for row in raw.table(&format!("facilities/{name}"))? {
            report.rows += 1;
            if let Some(mut place) = facility(list, &row, &mut report) {
                place.checked = checked.clone().unwrap_or_default();
                report.accepted += 1;
                places.push(place);
            }
        }
        reports.push(report);
    }
    Ok((places, reports))
}
