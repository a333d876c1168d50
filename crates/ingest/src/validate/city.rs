//! `city.toml`: the form, the rectangle, the sources, the flags.

use std::collections::BTreeMap;
use std::path::Path;

use eldercare_places::City;

use super::{Findings, Today, line_at, text};

/// The file.
pub(super) const FILE: &str = "city.toml";

/// A readable `city.toml`.
pub(super) struct CityText {
    pub(super) city: City,
    /// Line of each `[[sources]]`, in order.
    pub(super) source_lines: Vec<usize>,
    text: String,
}

impl CityText {
    /// Line of a top-level key, 1 when it is written in another way.
    pub(super) fn line(&self, key: &str) -> usize {
        let position = self.text.lines().position(|line| {
            line.strip_prefix(key)
                .is_some_and(|rest| rest.trim_start().starts_with('='))
        });
        position.map_or(1, |at| at + 1)
    }
}

/// Reads the file, notes everything that is wrong with it, and gives what could be read.
pub(super) fn check(folder: &Path, today: Today, found: &mut Findings) -> Option<CityText> {
    let text = text(folder, FILE, true, found)?;
    let city = read(&text, found)?;
    let is_source = |line: &str| line.trim() == "[[sources]]";
    let numbered = text.lines().zip(1..).filter(|(line, _)| is_source(line));
    let city = CityText {
        city,
        source_lines: numbered.map(|(_, number)| number).collect(),
        text,
    };
    check_folder(folder, &city, found);
    check_rectangle(&city, found);
    check_texts(&city, found);
    check_sources(&city, today, found);
    if city.city.demo && city.city.note.is_none() {
        let message = "demo = true needs a note that says so to people; add note = { … }";
        found.error(FILE, city.line("demo"), "note", message);
    }
    Some(city)
}

/// An unknown field ends the reading of TOML; so its line is blanked and the text read again, until
/// nothing unknown is left.
fn read(text: &str, found: &mut Findings) -> Option<City> {
    let mut lines: Vec<&str> = text.lines().collect();
    loop {
        let attempt = lines.join("\n");
        let error = match toml::from_str::<City>(&attempt) {
            Ok(city) => return Some(city),
            Err(error) => error,
        };
        let line = line_at(&attempt, error.span().map_or(0, |span| span.start));
        let unknown = error.message().starts_with("unknown field");
        let advice = if unknown {
            "; remove it or correct its name"
        } else {
            "; the other files are checked without it"
        };
        found.error(FILE, line, "form", format!("{}{advice}", error.message()));
        let blanked = lines
            .get_mut(line - 1)
            .filter(|line| unknown && !line.is_empty());
        *blanked? = "";
    }
}

fn check_folder(folder: &Path, city: &CityText, found: &mut Findings) {
    let expected = format!("{}-{}", city.city.id, city.city.slug);
    if !folder.ends_with(&expected) {
        let message = format!("the folder must be called {expected}, by id and slug");
        found.error(FILE, city.line("id"), "folder", message);
    }
}

fn check_rectangle(city: &CityText, found: &mut Findings) {
    let bounds = city.city.bounds;
    if bounds.west >= bounds.east || bounds.south >= bounds.north {
        let message = "bounds are west, south, east, north; they are in another order";
        found.error(FILE, city.line("bounds"), "bounds", message);
    } else if !bounds.contains(city.city.centre) {
        let message = "centre is longitude, latitude inside bounds; it lies outside";
        found.error(FILE, city.line("centre"), "centre", message);
    }
}

/// A text that a person reads is there in every language, and is not what the importer proposes.
fn check_texts(city: &CityText, found: &mut Findings) {
    let known = &city.city;
    let mut texts = vec![
        ("name", &known.name, city.line("name")),
        ("credit", &known.credit, city.line("credit")),
    ];
    texts.extend(
        known
            .note
            .iter()
            .map(|note| ("note", note, city.line("note"))),
    );
    let lines = city.source_lines.iter().chain(std::iter::repeat(&1));
    for (source, line) in known.sources.iter().zip(lines) {
        texts.push(("title of a source", &source.title, *line));
        texts.push(("publisher of a source", &source.publisher, *line));
    }
    for (what, text, line) in texts {
        let empty = |text: &str| text.trim().is_empty() || text == "…";
        for (language, text) in [
            ("zh-CN", &text.zh_cn),
            ("zh-Hant", &text.zh_hant),
            ("en", &text.en),
        ] {
            if empty(text) {
                let message = format!("{what} is empty in {language}; people read it");
                found.error(FILE, line, "empty", message);
            }
        }
    }
    let dialled = |c: char| c.is_ascii_digit() || "+- ".contains(c);
    let hotline = known.hotline.as_str();
    if !hotline.chars().all(dialled) || !hotline.chars().any(|c| c.is_ascii_digit()) {
        let message = format!("hotline \"{hotline}\" cannot be dialled; digits and dashes only");
        found.error(FILE, city.line("hotline"), "hotline", message);
    }
}

fn check_sources(city: &CityText, today: Today, found: &mut Findings) {
    let mut seen = BTreeMap::<&str, usize>::new();
    let lines = city.source_lines.iter().chain(std::iter::repeat(&1));
    for (source, &line) in city.city.sources.iter().zip(lines) {
        if let Some(first) = seen.insert(&source.id, line) {
            let message = format!("source {} is already on line {first}", source.id);
            found.error(FILE, line, "source-twice", message);
        }
        let what = format!("date of source {}", source.id);
        today.check(&what, &source.date, (FILE, line), found);
        if let Some(published) = &source.published {
            let what = format!("published of source {}", source.id);
            today.check(&what, published, (FILE, line), found);
        }
    }
}
