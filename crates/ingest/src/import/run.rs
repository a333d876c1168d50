//! One import from the file to the folder.

use std::path::{Path, PathBuf};

use eldercare_places::Kind;
use eldercare_places::city::Source;

use super::assumed;
use super::columns::{self, Columns, Field};
use super::folder::{lock, open, places, source};
use super::home::Home;
use super::mapping::Mapping;
use super::place::{Reading, tell_districts};
use super::position::{Survey, Surveyed, System};
use super::stated::{fits, system};
use super::store::{self, Decisions, Entry, Incoming, Stored};
use super::table::{self, Hints, Refusal, Row, Table};
use crate::facilities;
use crate::problem::Problem;
use crate::report::Report;

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The list.
    pub list: PathBuf,
    /// The city's folder.
    pub folder: PathBuf,
    /// What its columns mean.
    pub mapping: Mapping,
    /// What a row is, over the mapping.
    pub kind: Option<Kind>,
    /// Coordinate system, over the mapping.
    pub crs: Option<System>,
    /// Id of the source, over the mapping.
    pub source: Option<String>,
    /// Sheet of a workbook, over the mapping.
    pub sheet: Option<String>,
    /// Says what would happen and writes nothing.
    pub dry_run: bool,
}

/// Why nothing could be done.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The folder, the mapping or the command line.
    #[error(transparent)]
    Problem(#[from] Problem),
    /// The list as a whole.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl Failure {
    /// The failure as the account of a list of which nothing was taken.
    #[must_use]
    pub fn report(&self, list: &str) -> Report {
        let mut report = Report::of(list);
        match self {
            Failure::Refused(refusal) => {
                report.warn(refusal.line, refusal.code, refusal.message.clone());
            }
            Failure::Problem(problem) => report.warn(1, "not-started", problem.to_string()),
        }
        report
    }
}

/// Imports a list.
pub fn run(request: &Request) -> Result<Report, Failure> {
    let folder = open(&request.folder)?;
    let _lock = lock(&folder)?;
    let source = source(request, &folder)?;
    let is_noted = folder.city.source(&source.id).is_some();
    let home = Home::of(folder, request.mapping.area_code.as_deref())?;
    let name = request
        .list
        .file_name()
        .unwrap_or_default()
        .to_string_lossy();
    let mut report = Report::of(&name);
    if home.folder.city.demo {
        let message = "city.toml says demo = true: every place is shown as demonstration data";
        report.warn(1, "demo-city", message);
    }
    if !is_noted {
        report.warn(1, "source-assumed", assumed::warning(&source));
    }
    let rows = rows(request, &home, &source, &mut report)?;
    let old = places(&home.folder, &rows)?;
    let prefix = request.mapping.id_prefix.clone();
    let incoming = Incoming {
        source: &source.id,
        city: &home.folder.city.id,
        prefix: &prefix.unwrap_or_else(|| format!("{}-", source.id)),
        rows,
    };
    let decisions = Decisions::of(&home.folder.path)?;
    let rule = &request.mapping.merge;
    let new = store::bring_in(incoming, &old, &decisions, rule, &mut report);
    report.sort();
    if new != old && report.taken() > 0 && !request.dry_run {
        drop(old);
        if !is_noted {
            assumed::note(&source, &home.folder)?;
        }
        facilities::write_each(&home.folder, new.values().map(Stored::open))?;
    }
    Ok(report)
}

/// Reads the list: every row as a place or with a reason in the report.
fn rows(
    request: &Request,
    home: &Home,
    source: &Source,
    report: &mut Report,
) -> Result<Vec<Entry>, Failure> {
    let mapping = &request.mapping;
    let mut table = read(request, home)?;
    report.rows = table.rows.len() + table.rejected.len();
    let columns = understood(&table, mapping, home, report)?;
    report.rejected.append(&mut table.rejected);
    for warning in table.warnings.drain(..) {
        report.warn(warning.line, warning.code, warning.message);
    }
    let mut reading = Reading {
        home,
        mapping,
        headers: &table.headers,
        columns: &columns,
        source: &source.id,
        checked: &source.date,
        kind: request.kind.or(mapping.kind),
        system: System::Wgs84,
    };
    let surveyed: Vec<Surveyed> = table.rows.iter().map(|row| reading.survey(row)).collect();
    let survey = Survey::of(&surveyed, &home.region, &mapping.nowhere);
    reading.system = system(request, home, &columns, &survey)?;
    fits(&reading, &survey, surveyed.len(), report);
    drop(surveyed);
    Ok(draw(&reading, table.rows, &survey, report))
}

/// What to do when a column was misunderstood.
const WRONG: &str = "a column means something else? Write it down: [columns] name = \"its header\", \
    in a file for --map; geo/README.md says more";

/// What the columns mean; a list without a column for the name is none.
fn understood(
    table: &Table,
    mapping: &Mapping,
    home: &Home,
    report: &mut Report,
) -> Result<Columns, Refusal> {
    let bounds = home.region.bounds();
    let columns = columns::understand(table, mapping, bounds, &home.district_names())?;
    report.guesses.push(table.form.clone());
    report.guesses.extend(columns.guesses.iter().cloned());
    report.guesses.push(WRONG.to_owned());
    let fixed = mapping.fixed.contains_key(&Field::Name);
    if columns.first(Field::Name).is_none() && !fixed {
        let there = table.named_headers();
        return Err(Refusal::new(
            "no-name-column",
            format!(
                "no column looks like the name of a place; say --map FILE.toml with \
                 [columns] name = \"…\", one of: {there}"
            ),
        ));
    }
    Ok(columns)
}

/// The mappings of a city's folder (`import/*.toml`), in the order of names.
fn mappings(folder: &Path) -> Result<Vec<PathBuf>, Problem> {
    let mappings = folder.join("import");
    let entries = std::fs::read_dir(&mappings).map_err(|cause| Problem::File {
        path: mappings.clone(),
        cause,
    })?;
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut paths: Vec<PathBuf> = paths
        .filter(|p| p.extension().is_some_and(|e| e == "toml"))
        .collect();
    paths.sort();
    Ok(paths)
}

/// The mapping of a city's folder that is for a list of this name, and its path.
pub fn known(folder: &Path, list: &Path) -> Result<Option<(PathBuf, Mapping)>, Problem> {
    let name = list.file_name().unwrap_or_default().to_string_lossy();
    if !folder.join("import").is_dir() {
        return Ok(None);
    }
    for path in mappings(folder)? {
        let mapping = Mapping::read(&path)?;
        if mapping.list.as_deref() == Some(name.as_ref()) {
            return Ok(Some((path, mapping)));
        }
    }
    Ok(None)
}

/// Every list that a city's folder has a mapping for.
pub fn all(folder: &Path, lists: &Path, dry_run: bool) -> Result<Vec<Report>, Failure> {
    let mut reports = Vec::new();
    for path in mappings(folder)? {
        let mapping = Mapping::read(&path)?;
        let Some(list) = &mapping.list else {
            return Err(
                Problem::content(&path, 1, "`list` is missing: the name of the file").into(),
            );
        };
        let request = Request {
            list: lists.join(list),
            folder: folder.to_path_buf(),
            mapping,
            dry_run,
            ..Request::default()
        };
        reports.push(run(&request)?);
    }
    Ok(reports)
}

fn read(request: &Request, home: &Home) -> Result<Table, Refusal> {
    let mapping = &request.mapping;
    table::read(
        &request.list,
        &Hints {
            traditional: home.traditional,
            sheet: request.sheet.clone().or_else(|| mapping.sheet.clone()),
            header_line: mapping.header_line,
            headers: mapping.headers(),
        },
    )
}

/// Turns the rows into places, and lets go of each.
fn draw(reading: &Reading<'_>, rows: Vec<Row>, survey: &Survey, report: &mut Report) -> Vec<Entry> {
    for column in &reading.columns.personal {
        let filled = rows
            .iter()
            .filter(|row| !row.cell(*column).trim().is_empty())
            .count();
        let header = &reading.headers[*column];
        let message = format!("{header}: {filled} cells about persons were left out");
        report.warn(1, "personal-column", message);
    }
    let rows = rows.into_iter();
    let drawn = rows.filter_map(|row| {
        report.speak_of(reading.feature(&row));
        reading.draw(&row, survey, report)
    });
    let entries = drawn.map(Entry::from).collect();
    report.speak_of(None);
    tell_districts(reading.home, report);
    entries
}
