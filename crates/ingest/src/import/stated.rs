//! The coordinate system that was stated, held against what the list says itself.

use super::Request;
use super::columns::{Columns, Field};
use super::home::Home;
use super::place::Reading;
use super::position::{Survey, System};
use crate::problem::Problem;
use crate::report::Report;

/// The stated coordinate system, if the city has it. Without positions none is needed.
pub(super) fn system(
    request: &Request,
    home: &Home,
    columns: &Columns,
    survey: &Survey,
) -> Result<System, Problem> {
    let has_positions = [Field::Longitude, Field::Latitude, Field::Position]
        .iter()
        .any(|field| columns.first(*field).is_some());
    let Some(system) = request.crs.or(request.mapping.crs) else {
        if !has_positions {
            return Ok(System::Wgs84);
        }
        let fits: Vec<String> = survey
            .fits
            .iter()
            .map(|(s, n)| format!("{} {n}", s.id()))
            .collect();
        return Err(Problem::Usage(format!(
            "which coordinate system is the list in? Say --crs wgs84, cgcs2000, gcj02 or bd09. \
             Of {} rows that name a district, so many lie in it: {}",
            survey.named,
            fits.join(", ")
        )));
    };
    if system.is_shifted() && !home.mainland {
        return Err(Problem::Usage(format!(
            "{} exists in mainland China only; for {} say --crs wgs84",
            system.id(),
            home.folder.city.name.zh_cn
        )));
    }
    Ok(system)
}

/// Says how well the stated system fits, and warns when another one fits better.
pub(super) fn fits(reading: &Reading<'_>, survey: &Survey, rows: usize, report: &mut Report) {
    if survey.named == 0 {
        if survey.placed > 0 && reading.home.mainland {
            let message = format!(
                "nobody checked that the positions are {}: no row names a district whose outline the \
                 folder has (basemap.topojson)",
                reading.system.id()
            );
            report.warn(1, "system-not-checked", message);
        }
        return;
    }
    let stated = reading.system;
    let count = survey.fitting(stated);
    let line = format!(
        "{count} of {rows} rows lie in the district they name ({})",
        stated.id()
    );
    report.guesses.push(line);
    if let Some((better, more)) = survey.better_than(stated) {
        let message = format!(
            "as {} only {count} of {rows} rows lie in the district they name, as {} {more} would: check --crs",
            stated.id(),
            better.id()
        );
        report.warn(1, "other-system", message);
    }
}
