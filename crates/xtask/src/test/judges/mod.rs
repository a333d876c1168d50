//! Judges that nobody here wrote: programs of others read what the product serves and exports, and
//! must come to the same numbers as a plain look at the sources.
//!
//! - `@placemarkio/check-geojson` (npm) over every GeoJSON;
//! - GDAL (Debian) lists, pages, filters and converts, over the interface and over the files;
//! - `OWSLib` (PyPI) pages and filters over the interface;
//! - `openapi-spec-validator` (PyPI) over the descriptions of the interface;
//! - `schemathesis` (PyPI) draws exchanges from the description and holds every reply against it;
//! - Python's `csv` reads the files that the desk takes away;
//! - Prism (npm `@stoplight/prism-cli`) is the app's backend, made of the description alone;
//! - LHC-Forms (npm `lforms`) and `fhir.resources` (PyPI) over questionnaires and answers in FHIR;
//! - `icalendar` (PyPI) and `ical.js` (npm) over a calendar.
//!
//! A judge that is missing is skipped, and said.

mod accounts;
mod calendar;
mod expected;
mod fhir;
mod gdal;
mod geojson;
mod prism;
mod python;
mod schemathesis;
mod spreadsheet;

use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use serde_json::Value;

use super::needs::{For, Needs};
use super::{Counts, Session};
use crate::e2e;
use crate::process;
use crate::project::Project;
use crate::server::Profile;

use expected::Expected;

/// What a judge is given.
struct Case<'a> {
    project: &'a Project,
    /// Accounts at its desk.
    accounts: Value,
    /// Address of the server.
    url: &'a str,
    expected: &'a Expected,
}

impl Case<'_> {
    /// The root of OGC API – Features.
    fn features(&self) -> String {
        format!("{}/api/v1/ogc", self.url)
    }
}

/// All judges over one server.
pub fn all(session: &Session<'_>) -> Result<Counts> {
    let fhir = told("LHC-Forms and fhir.resources", fhir::judge(session)?);
    let expected = Expected::read(session.project)?;
    let calendars = told("icalendar and ical.js", calendar::judge(session)?);
    e2e::with_server(session.project, Profile::Dev, |served| {
        let case = Case {
            project: session.project,
            accounts: accounts::make(session.project, served)?,
            url: &served.url,
            expected: &expected,
        };
        let geojson = told("check-geojson", geojson::judge(&case)?);
        let gdal = if session.needs.gdal {
            gdal::judge(&case)?
        } else {
            println!("skipped: no ogrinfo");
            Counts::SKIPPED
        };
        let gdal = told("GDAL", gdal);
        let python = told(
            "OWSLib and openapi-spec-validator",
            python::judge(&case, session)?,
        );
        let files = told("Python's csv", spreadsheet::judge(&case, session)?);
        let drawn = told(
            "schemathesis",
            schemathesis::judge(&case, session, schemathesis::SHORT)?,
        );
        let foreign = told("Prism", prism::judge(&case, session, served)?);
        let others = calendars.plus(fhir).plus(geojson).plus(gdal);
        Ok(others.plus(python).plus(files).plus(drawn).plus(foreign))
    })
}

/// The interface alone, with so many exchanges for each operation: what the soak draws.
pub fn interface(project: &Project, examples: u32) -> Result<Counts> {
    let session = Session {
        project,
        needs: Needs::provide(&[For::Judges]),
    };
    let expected = Expected::read(project)?;
    e2e::with_server(project, Profile::Dev, |served| {
        let case = Case {
            project,
            accounts: accounts::make(project, served)?,
            url: &served.url,
            expected: &expected,
        };
        schemathesis::judge(&case, &session, examples)
    })
}

fn told(judge: &str, counts: Counts) -> Counts {
    println!("-- {judge}: {counts}");
    counts
}

/// One finding: equal, or said with both values.
fn same<T: PartialEq + std::fmt::Debug>(what: &str, found: &T, expected: &T) -> Counts {
    let holds = found == expected;
    if !holds {
        println!("FAILED {what}: found {found:?}, expected {expected:?}");
    }
    Counts::of(holds)
}

/// Hands a script its question as JSON and reads its last line, `{"passed": n, "failed": n}`.
fn ask(mut script: Command, question: &Value) -> Result<Counts> {
    use std::io::Write as _;
    script.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = script.spawn().context("could not start a judge")?;
    if let Some(mut input) = child.stdin.take() {
        input.write_all(question.to_string().as_bytes())?;
    }
    let output = child.wait_with_output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let (last, said) = text
        .trim_end()
        .rsplit_once('\n')
        .map_or((text.trim_end(), ""), |(a, b)| (b, a));
    if !said.is_empty() {
        println!("{said}");
    }
    let result: Value = serde_json::from_str(last).context("a judge gave no result")?;
    let number = |name: &str| result[name].as_u64().context("a judge gave no number");
    let counts = Counts {
        passed: number("passed")?,
        failed: number("failed")?,
        skipped: 0,
    };
    Ok(counts.or_failed(output.status.success()))
}

/// What a program prints; nothing when it fails, which is said.
fn printed(command: &mut Command) -> Option<String> {
    let text = process::capture(command);
    text.inspect_err(|error| println!("FAILED {error:#}")).ok()
}
