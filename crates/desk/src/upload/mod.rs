//! A list that is brought in at the desk: which changes of which places its rows ask for, what of it is said already, and
//! what is not understood.
//!
//! A row names its place by id, or by a name that one place alone has; with both, they must agree. An empty cell says
//! nothing. Of a row with anything wrong nothing is taken. Opening hours are read whole or not taken: what a clerk writes
//! here means what the form at the desk would have said.

mod cell;
mod heads;
mod hours;

use std::collections::{BTreeMap, BTreeSet};

use eldercare_days::Day;
use eldercare_places::Facility;

use crate::closed_list::closed_list;
use crate::edit::{Edit, EditError};

pub use heads::{Column, column, template};

closed_list! {
    /// Why a row is not taken.
    RowError {
        /// Neither id nor name.
        NoPlace => "no-place",
        /// No such place.
        UnknownPlace => "unknown-place",
        /// Several places have this name.
        SameName => "same-name",
        /// The place with this id has another name.
        OtherName => "other-name",
        /// A row above is about the same place.
        Twice => "twice",
        /// Two columns say different things about the same fact.
        TwoWords => "two-words",
        /// A formula: what it comes to is nobody's word.
        Formula => "formula",
        /// More than the field holds.
        TooLong => "too-long",
        /// Signs that hide something.
        Characters => "characters",
        /// What cannot be: no such number, more free beds than beds, a price from above its end.
        Impossible => "impossible",
        /// A mobile number: it belongs to a person.
        Mobile => "mobile",
        /// A day that does not exist or lies too far away.
        Day => "day",
        /// Opening hours that do not say on which days and from when to when, or not in words that are known.
        Hours => "hours",
    }
}

impl From<EditError> for RowError {
    fn from(error: EditError) -> Self {
        match error {
            EditError::TooLong => Self::TooLong,
            EditError::Characters => Self::Characters,
            EditError::Empty | EditError::Impossible => Self::Impossible,
            EditError::Mobile => Self::Mobile,
            EditError::Day => Self::Day,
        }
    }
}

/// The places of the city, as they are now.
pub trait Places {
    /// The place with this id.
    fn by_id(&self, id: &str) -> Option<Facility>;
    /// The ids of all places with exactly this name.
    fn by_name(&self, name: &str) -> Vec<String>;
}

/// A row of the list: its number and its cells, None for a formula.
pub type Row<'a> = (u32, Vec<Option<&'a str>>);

/// What a list asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Upload {
    /// Changes, in the order of the rows.
    pub changes: Vec<PlaceChange>,
    /// Rows and cells that are not taken.
    pub problems: Vec<Problem>,
    /// Rows that say what is known already.
    pub unchanged: u32,
}

/// What one row would change.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceChange {
    /// Number of the row.
    pub row: u32,
    /// Facility id.
    pub facility: String,
    /// Its name.
    pub name: String,
    /// Facts as they are, where anything is known, and as they would be.
    pub facts: Vec<(Option<Edit>, Edit)>,
}

/// What is wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Number of the row.
    pub row: u32,
    /// Column, from 0; None where the whole row is meant.
    pub column: Option<usize>,
    /// What.
    pub error: RowError,
}

/// Whether heads name places and anything about them: a list without that is another list.
#[must_use]
pub fn is_list(columns: &[Option<Column>]) -> bool {
    let named = |column: &Column| matches!(column, Column::Id | Column::Name);
    let known = || columns.iter().flatten();
    known().any(named) && known().any(|column| !named(column))
}

/// Reads the rows of a list with these columns.
pub fn read<'a>(
    columns: &[Option<Column>],
    rows: impl IntoIterator<Item = Row<'a>>,
    places: &impl Places,
    (city, today): (&str, Day),
) -> Upload {
    let mut upload = Upload::default();
    let mut seen = BTreeSet::new();
    for (row, cells) in rows {
        let reader = Reader {
            columns,
            cells: &cells,
            city,
            today,
        };
        let read = reader.place(places).and_then(|place| {
            if seen.insert(place.id.clone()) {
                reader.facts(&place).map(|facts| (place, facts))
            } else {
                Err(vec![(None, RowError::Twice)])
            }
        });
        match read {
            Ok((_, facts)) if facts.is_empty() => upload.unchanged += 1,
            Ok((place, facts)) => upload.changes.push(PlaceChange {
                row,
                facility: place.id,
                name: place.name,
                facts,
            }),
            Err(problems) => {
                let problem = |(column, error)| Problem { row, column, error };
                upload.problems.extend(problems.into_iter().map(problem));
            }
        }
    }
    upload
}

type Problems = Vec<(Option<usize>, RowError)>;

struct Reader<'a> {
    columns: &'a [Option<Column>],
    cells: &'a [Option<&'a str>],
    city: &'a str,
    today: Day,
}

impl Reader<'_> {
    /// The first cell under a column that holds anything, with its number.
    fn under(&self, wanted: Column) -> Option<(usize, &str)> {
        let columns = self.columns.iter().zip(self.cells).enumerate();
        let mut found = columns.filter(|(_, (column, _))| **column == Some(wanted));
        found.find_map(|(number, (_, cell))| {
            cell.filter(|text| !text.is_empty())
                .map(|text| (number, text))
        })
    }

    fn place(&self, places: &impl Places) -> Result<Facility, Problems> {
        let (id, name) = (self.under(Column::Id), self.under(Column::Name));
        let place = match (id, name) {
            (Some((at, id)), _) => places.by_id(id).ok_or((Some(at), RowError::UnknownPlace)),
            (None, Some((at, name))) => match places.by_name(name).as_slice() {
                [id] => places.by_id(id).ok_or((Some(at), RowError::UnknownPlace)),
                [] => Err((Some(at), RowError::UnknownPlace)),
                _ => Err((Some(at), RowError::SameName)),
            },
            (None, None) => Err((None, RowError::NoPlace)),
        };
        let place = place.map_err(|problem| vec![problem])?;
        match name {
            Some((at, name)) if name != place.name => Err(vec![(Some(at), RowError::OtherName)]),
            _ => Ok(place),
        }
    }

    /// What is to be changed, or everything that is wrong.
    fn facts(&self, place: &Facility) -> Result<Vec<(Option<Edit>, Edit)>, Problems> {
        let mut problems = Problems::new();
        let mut facts = Vec::new();
        for (column, asked) in self.asked() {
            match asked.and_then(|edit| self.change(edit, place)) {
                Err(error) => problems.push((Some(column), error)),
                Ok(change) => facts.extend(change),
            }
        }
        if problems.is_empty() {
            Ok(facts)
        } else {
            Err(problems)
        }
    }

    /// What is said now and what would be said; nothing where both are the same. What is published already is no problem
    /// of the list, whatever it is.
    fn change(
        &self,
        edit: Edit,
        place: &Facility,
    ) -> Result<Option<(Option<Edit>, Edit)>, RowError> {
        let known = edit.known(place);
        let is_said = |edit: &Edit| known.as_ref().is_some_and(|known| known.says(edit));
        let edit = if is_said(&edit) {
            edit
        } else {
            edit.check(place, self.city, self.today)?
        };
        let edit = hours::with_intervals(edit, place)?;
        Ok((!is_said(&edit)).then_some((known, edit)))
    }

    /// What the cells ask for, by column.
    fn asked(&self) -> BTreeMap<usize, Result<Edit, RowError>> {
        let mut asked = BTreeMap::new();
        for (number, column) in self.columns.iter().enumerate() {
            let (Some(column), Some(cell)) = (column, self.cells.get(number)) else {
                continue;
            };
            let read = match cell {
                None => Some(Err(RowError::Formula)),
                Some("") => None,
                Some(text) => cell::edit(*column, text).map(|edit| edit.map_err(RowError::from)),
            };
            if let Some(read) = read {
                asked.insert(number, read);
            }
        }
        refuse_two_words(&mut asked);
        let since = self.under(Column::ClosedSince);
        let until = self.under(Column::ClosedUntil);
        let text =
            |cell: Option<(usize, &str)>| cell.map_or(String::new(), |(_, text)| text.to_owned());
        if let Some((at, _)) = since.or(until)
            && let Some(closure) = cell::closure(&text(since), &text(until))
        {
            // A formula beside it stays what is wrong with the row.
            let closure = closure.map_err(RowError::from);
            asked.entry(at).or_insert(closure);
        }
        asked
    }
}

/// Of two cells about the same fact the second goes where it says the same, and is a problem where it does not.
fn refuse_two_words(asked: &mut BTreeMap<usize, Result<Edit, RowError>>) {
    let mut said: BTreeMap<String, Edit> = BTreeMap::new();
    asked.retain(|_, read| {
        let Ok(edit) = read else { return true };
        match said.get(&edit.key()) {
            None => {
                said.insert(edit.key(), edit.clone());
                true
            }
            Some(known) if known.says(edit) => false,
            Some(_) => {
                *read = Err(RowError::TwoWords);
                true
            }
        }
    });
}

#[cfg(test)]
mod tests;
