//! A row of a list to a place.
//!
//! Pure: row in, place or reason out. Deliberately not here: what other rows or the folder
//! already say about the same place.

mod details;
mod district;
mod kinds;
mod located;
mod name;
mod texts;

use eldercare_places::details::Record;
use eldercare_places::{Facility, Kind, KindSet};

use super::columns::{Columns, Field};
use super::home::Home;
use super::identity::{self, Identity};
use super::mapping::Mapping;
use super::position::{Survey, System};
use super::table::{FEATURE_ID, Row};
use crate::clean;
use crate::hours;
use crate::report::Report;

pub use district::{Named, tell_districts};
pub use texts::Texts;

/// Everything that is the same for all rows of a list.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The city.
    pub home: &'a Home,
    /// The mapping of the list.
    pub mapping: &'a Mapping,
    /// The headers of the list.
    pub headers: &'a [String],
    /// What its columns mean.
    pub columns: &'a Columns,
    /// Id of the source in `city.toml`.
    pub source: &'a str,
    /// Date of the source.
    pub checked: &'a str,
    /// What a row is, unless a column says it.
    pub kind: Option<Kind>,
    /// Coordinate system of the list.
    pub system: System,
}

/// A place as one row describes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// Line of the file.
    pub line: usize,
    /// Number among the features of the file.
    pub feature: Option<u32>,
    /// The place; its id is the one that it would get as a new place.
    pub place: Facility,
    /// How the row is known again.
    pub identity: Identity,
}

impl Reading<'_> {
    /// Reads a row, or notes why it cannot become a place.
    pub fn draw(&self, row: &Row, survey: &Survey, report: &mut Report) -> Option<Drawn> {
        let line = row.line();
        let mut texts = Texts::of(self, row);
        let name = name::of(&mut texts, report)?;
        let (kind, extra_kinds) = kinds::of(self, &mut texts, report)?;
        let named = district::of(self, &mut texts);
        let located = located::of(self, row, kind, survey, report);
        let Some((district, code)) = district::decide(self, &named, located.point, line, report)
        else {
            texts.tell(report);
            return None;
        };
        let identity = identity::of(self, &mut texts, &name, &district, named.address.as_deref());
        let id = identity.facility_id(&self.home.folder.city.id);
        let mut place = Facility::new(id, kind, name, district, self.source, self.checked);
        place.extra_kinds = extra_kinds;
        place.district_code = code;
        place.point = located.point;
        place.address = named.address;
        self.plain_facts(&mut place, &mut texts, report);
        if located.approximate {
            place.tags.push("position-approximate".to_owned());
        }
        details::fill(&mut place, &mut texts);
        place.details.records = vec![Record {
            source: self.source.to_owned(),
            id: identity.record.clone(),
        }];
        texts.tell(report);
        Some(Drawn {
            line,
            feature: row.feature(),
            place,
            identity,
        })
    }

    /// Which feature of a file a row is, with its own id and its name, for people who look for it.
    #[must_use]
    pub fn feature(&self, row: &Row) -> Option<String> {
        let number = row.feature()?;
        let own = self.headers.iter().position(|header| header == FEATURE_ID);
        let id = own.or_else(|| self.columns.first(Field::Id));
        let columns = [id, self.columns.first(Field::Name)];
        let texts = columns.into_iter().flatten().map(|column| row.cell(column));
        let texts = texts.filter_map(|text| clean::filled(&clean::plain(text).0));
        let shown = texts.map(|text| texts::shown(&text));
        let said: Vec<String> = shown.filter(|text| !text.is_empty()).collect();
        Some(if said.is_empty() {
            format!("feature {number}")
        } else {
            format!("feature {number} ({})", said.join(", "))
        })
    }

    /// Facts of one column each.
    fn plain_facts(&self, place: &mut Facility, texts: &mut Texts<'_>, report: &mut Report) {
        let line = texts.line();
        place.town = texts.get(Field::Town);
        place.operator = texts.get(Field::Operator);
        place.hours = texts
            .get(Field::Hours)
            .map(|hours| clean::full_width_commas(&hours));
        if let Err(unread) = hours::fill(place) {
            report.warn(line, "hours", unread.to_string());
        }
        place.ownership = kinds::ownership(texts);
        place.opened = texts.read(Field::Opened, clean::date);
        if let Some(date) = texts.read(Field::AsOf, clean::date) {
            place.checked = date;
        }
        place.tags = texts.all(Field::Tags);
        place.services = self.services(texts);
        capacity(place, texts);
        place.phone = self.phone(texts, report);
    }

    /// The phone; what of its cell was left out is said, once for each reason.
    fn phone(&self, texts: &Texts<'_>, report: &mut Report) -> Option<String> {
        let phone = texts.raw(Field::Phone);
        let phone = if self.shares_column(Field::Phone, Field::Address) {
            district::split(&phone).1.to_owned()
        } else {
            phone
        };
        let cleaned = clean::phone(&phone, &self.home.plan);
        for dropped in cleaned.dropped {
            let (code, message) = match dropped {
                clean::Dropped::Mobile => (
                    "personal-phone",
                    "a mobile number was left out: it belongs to a person",
                ),
                clean::Dropped::Remark => ("phone-remark", "words beside the phone were left out"),
                clean::Dropped::Unreadable => (
                    "unreadable-phone",
                    "a phone that cannot be read was left out",
                ),
                clean::Dropped::Unplanned => (
                    "unknown-numbering",
                    "a phone was kept as it is written: what numbers look like here is not known; \
                     area-code in a mapping says the city's",
                ),
            };
            report.warn(texts.line(), code, message);
        }
        cleaned.number
    }

    /// Whether two meanings are read from the same column.
    fn shares_column(&self, a: Field, b: Field) -> bool {
        self.columns
            .first(a)
            .is_some_and(|column| self.columns.of(b).contains(&column))
    }

    /// Words of the list, columns with their header, headers of flags.
    fn services(&self, texts: &mut Texts<'_>) -> Vec<String> {
        let mut services = texts.all(Field::Services);
        for header in &self.mapping.labelled {
            services.extend(
                texts
                    .of_header(header)
                    .map(|text| format!("{header}：{text}")),
            );
        }
        for header in &self.mapping.flags {
            let says = texts.of_header(header).and_then(|text| clean::yes(&text));
            if says == Some(true) {
                services.push(
                    self.mapping
                        .value(Field::Services, header)
                        .unwrap_or(header)
                        .to_owned(),
                );
            }
        }
        let mut seen = std::collections::BTreeSet::new();
        services.retain(|service| seen.insert(service.clone()));
        services
    }
}

/// Beds and places; one cell may hold both, and then the place is a day-care besides.
fn capacity(place: &mut Facility, texts: &mut Texts<'_>) {
    let cell = texts.get(Field::Beds);
    let mixed = cell
        .as_deref()
        .and_then(|cell| clean::numbers_before(cell, '床').zip(clean::numbers_before(cell, '人')));
    if let Some((beds, places)) = mixed {
        (place.beds, place.places) = (Some(beds), Some(places));
        if place.kind != Kind::DayCare {
            place.extra_kinds = place.extra_kinds.union(KindSet::EMPTY.with(Kind::DayCare));
        }
        return;
    }
    // Zero stands where nobody counted: a home without a bed is no home.
    place.beds = texts
        .read(Field::Beds, clean::count)
        .filter(|beds| *beds > 0);
    place.places = texts
        .read(Field::Places, clean::count)
        .filter(|places| *places > 0);
}
