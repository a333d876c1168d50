//! `facts.cbor`: everything about a place that the map does not need at once.

use super::{
    amend::Amended,
    columns::Columns,
    details::DetailsColumn,
    envelope,
    error::{PackError, PackFile, Problem, WHOLE_FILE},
    letters::Letters,
    lists::ListColumn,
    official,
    points::Points,
    text::TextColumn,
};
use crate::{
    Details, Facility, Minute, OfficialDays,
    hours::{Hours, Opening},
    rows::row,
    truth::Witness,
};

/// The facts that are one text for each row. The order is that of [`TextField::ALL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextField {
    /// [`Facility::id`]
    Id,
    /// [`Facility::name`]
    Name,
    /// [`Facility::town`]
    Town,
    /// [`Facility::address`]
    Address,
    /// [`Facility::phone`]
    Phone,
    /// [`Facility::opened`]
    Opened,
    /// [`Facility::hours`]
    Hours,
    /// [`Facility::hub`]
    Hub,
    /// [`Facility::operator`]
    Operator,
    /// [`Facility::source`]
    Source,
    /// [`Facility::checked`]
    Checked,
}

impl TextField {
    /// Every field, in the order of their columns in memory.
    pub const ALL: [TextField; 11] = [
        TextField::Id,
        TextField::Name,
        TextField::Town,
        TextField::Address,
        TextField::Phone,
        TextField::Opened,
        TextField::Hours,
        TextField::Hub,
        TextField::Operator,
        TextField::Source,
        TextField::Checked,
    ];

    /// The name of the column in the file: the name of the field.
    #[must_use]
    pub const fn column(self) -> &'static str {
        match self {
            TextField::Id => "id",
            TextField::Name => "name",
            TextField::Town => "town",
            TextField::Address => "address",
            TextField::Phone => "phone",
            TextField::Opened => "opened",
            TextField::Hours => "hours",
            TextField::Hub => "hub",
            TextField::Operator => "operator",
            TextField::Source => "source",
            TextField::Checked => "checked",
        }
    }

    /// The field of a facility.
    #[must_use]
    pub fn of(self, facility: &Facility) -> Option<&str> {
        match self {
            TextField::Id => Some(&facility.id),
            TextField::Name => Some(&facility.name),
            TextField::Town => facility.town.as_deref(),
            TextField::Address => facility.address.as_deref(),
            TextField::Phone => facility.phone.as_deref(),
            TextField::Opened => facility.opened.as_deref(),
            TextField::Hours => facility.hours.as_deref(),
            TextField::Hub => facility.hub.as_deref(),
            TextField::Operator => facility.operator.as_deref(),
            TextField::Source => Some(&facility.source),
            TextField::Checked => Some(&facility.checked),
        }
    }
}

/// The decoded facts file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Checksum of the points file that was written together with this one.
    points: u64,
    pub(super) rows: usize,
    /// One column for each of [`TextField::ALL`].
    pub(super) texts: Vec<TextColumn>,
    /// Places plus one, 0 when not published.
    places: Vec<u32>,
    tags: ListColumn,
    services: ListColumn,
    pub(super) details: DetailsColumn,
    official: OfficialDays,
    letters: Letters,
    /// What stands here in the place of what the file says.
    pub(super) amended: Amended,
}

impl Facts {
    /// Reads a facts file; anything unexpected is refused with the column it is in.
    pub fn decode(bytes: &[u8]) -> Result<Facts, PackError> {
        let body = envelope::open(PackFile::Facts, bytes)?;
        let columns = Columns::find(&body)?;
        // Each row's id alone takes more than a byte: a larger number is a lie, and
        // believing it would allocate memory at will.
        let rows = usize::try_from(columns.number("rows")?)
            .ok()
            .filter(|rows| *rows <= bytes.len())
            .ok_or_else(|| columns.refuse("rows", Problem::Malformed))?;
        let texts = TextField::ALL
            .into_iter()
            .map(|field| TextColumn::read(&columns, field.column(), rows))
            .collect::<Result<_, _>>()?;
        Ok(Facts {
            points: columns.number("points")?,
            rows,
            texts,
            places: columns.numbers("places", rows)?,
            tags: ListColumn::read(&columns, "tags", rows)?,
            services: ListColumn::read(&columns, "services", rows)?,
            details: DetailsColumn::read(&columns, rows)?,
            official: official::read(&columns)?,
            letters: Letters::read(&columns)?,
            amended: Amended::default(),
        })
    }

    /// Whether the two files were written together, so that rows mean the same in both.
    pub fn check(&self, points: &Points) -> Result<(), PackError> {
        if self.points == points.checksum && self.rows == points.len() {
            return Ok(());
        }
        Err(PackError {
            file: PackFile::Facts,
            column: WHOLE_FILE,
            problem: Problem::OtherPack,
        })
    }

    /// How many facilities there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether the pack is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// One fact of a row, if it is published.
    #[must_use]
    pub fn text(&self, field: TextField, row: u32) -> Option<&str> {
        self.texts.get(field as usize)?.get(row)
    }

    /// One fact of all rows.
    pub(crate) fn column(&self, field: TextField) -> Option<&TextColumn> {
        self.texts.get(field as usize)
    }

    /// The letters of the city's texts.
    pub(crate) fn letters(&self) -> &Letters {
        &self.letters
    }

    /// The traits of a row.
    #[must_use]
    pub fn tags(&self, row: u32) -> &[String] {
        self.tags.get(row)
    }

    /// Of what few places publish about a row, what its hours and the age of its facts need:
    /// closure, provenance and schedule. Nothing when nothing is published.
    fn brief(&self, row: u32) -> Option<&Details> {
        self.details.brief(row)
    }

    /// What the days of the city's region are: holidays and weekends that are worked.
    #[must_use]
    pub fn official_days(&self) -> &OfficialDays {
        &self.official
    }

    /// Whether the place of a row is open at a minute of its local clock, and what comes next.
    #[must_use]
    pub fn opening(&self, row: u32, now: Minute) -> Opening {
        let published = self.text(TextField::Hours, row).is_some();
        let hours = match self.brief(row) {
            Some(details) => details.hours(published),
            None => Hours::unread(published),
        };
        hours.opening(&self.official, now)
    }

    /// The origin of the facts of a row.
    #[must_use]
    pub fn witness(&self, row: u32) -> Witness<'_> {
        let text = |field| self.text(field, row).unwrap_or_default();
        Witness {
            source: text(TextField::Source),
            checked: text(TextField::Checked),
            details: self.brief(row),
        }
    }

    /// The row of the facility with this id. Looks through all ids.
    #[must_use]
    pub fn row_of(&self, id: &str) -> Option<u32> {
        (0..row(self.rows)).find(|row| self.text(TextField::Id, *row) == Some(id))
    }

    /// The whole facility; nothing for a row that does not exist or for points of another pack.
    #[must_use]
    pub fn facility(&self, row: u32, points: &Points) -> Option<Facility> {
        let listed = self.listed(row, points)?;
        Some(Facility {
            details: self.details.whole(row),
            ..listed
        })
    }

    /// The same without its details: what a list shows, without reading more.
    #[must_use]
    pub fn listed(&self, row: u32, points: &Points) -> Option<Facility> {
        self.check(points).ok()?;
        let own = |field| self.text(field, row).map(str::to_owned);
        let district = points.district(row)?;
        Some(Facility {
            id: own(TextField::Id)?,
            kind: points.kind(row)?,
            extra_kinds: points.extra_kinds(row),
            name: own(TextField::Name)?,
            point: points.point(row),
            district: district.name.clone(),
            district_code: district.code,
            town: own(TextField::Town),
            address: own(TextField::Address),
            phone: own(TextField::Phone),
            ownership: points.ownership(row),
            beds: points.beds(row),
            places: self.places.get(row as usize)?.checked_sub(1),
            opened: own(TextField::Opened),
            hours: own(TextField::Hours),
            tags: self.tags(row).to_vec(),
            hub: own(TextField::Hub),
            operator: own(TextField::Operator),
            services: self.services.get(row).to_vec(),
            details: Details::default(),
            source: own(TextField::Source)?,
            checked: own(TextField::Checked)?,
            demo: points.demo(row),
        })
    }
}
