//! The column of details: a dictionary of whole values, since few places have any.

use minicbor::{Decoder, decode::Error};

use super::{
    columns::{ColumnWriter, Columns},
    error::{PackError, Problem},
    planes,
    text::places,
};
use crate::{Details, Facility};

const COLUMN: &str = "details";

/// Writes the column; places without details cost nothing.
pub fn write(writer: &mut ColumnWriter, facilities: &[&Facility]) {
    let mut entries: Vec<&Details> = Vec::new();
    let mut codes = Vec::with_capacity(facilities.len());
    for facility in facilities {
        // Every entry is new: the codes are those of a dictionary without repetition.
        codes.push(u32::from(!facility.details.is_empty()));
        entries.extend((!facility.details.is_empty()).then_some(&facility.details));
    }
    let _infallible = writer
        .column(COLUMN)
        .array(2)
        .and_then(|e| e.encode(&entries))
        .and_then(|e| e.bytes(&planes::encode(&codes)))
        .is_ok();
}

/// The column in memory: of each entry what a list needs, and the rest as it was written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DetailsColumn {
    brief: Vec<Details>,
    /// The entries one after the other, and where each of them ends.
    written: Vec<u8>,
    ends: Vec<usize>,
    places: Vec<u32>,
}

impl DetailsColumn {
    /// Reads the column; a pack that was written before there were details has none.
    pub fn read(columns: &Columns<'_>, rows: usize) -> Result<DetailsColumn, PackError> {
        let Ok(mut decoder) = columns.column(COLUMN) else {
            return Ok(DetailsColumn::default());
        };
        let malformed = |_| columns.refuse(COLUMN, Problem::Malformed);
        decoder.array().map_err(malformed)?;
        let mut column = DetailsColumn::default();
        column.read_entries(&mut decoder).map_err(malformed)?;
        let codes = columns.planes(COLUMN, decoder.bytes().map_err(malformed)?, rows)?;
        column.places =
            places(codes, column.brief.len()).map_err(|problem| columns.refuse(COLUMN, problem))?;
        Ok(column)
    }

    fn read_entries(&mut self, decoder: &mut Decoder<'_>) -> Result<(), Error> {
        let count = decoder.array()?.unwrap_or_default();
        let start = decoder.position();
        for _ in 0..count {
            self.brief.push(brief(decoder)?);
            self.ends.push(decoder.position() - start);
        }
        let written = decoder.input().get(start..decoder.position());
        self.written = written.unwrap_or_default().to_vec();
        Ok(())
    }

    /// What a list needs of a row's details, if any are published.
    pub fn brief(&self, row: u32) -> Option<&Details> {
        self.brief.get(self.entry(row)?)
    }

    /// All details of a row. Reading them is left to whoever opens the place: the code for it need
    /// not be there before. What the checksum let through can be read.
    pub fn whole(&self, row: u32) -> Details {
        self.written_of(row)
            .and_then(|written| minicbor::decode(written).ok())
            .unwrap_or_default()
    }

    /// Puts details in the place of those of a row and returns the entry that was there before.
    pub fn put(&mut self, row: u32, rows: usize, details: &Details) -> u32 {
        self.brief.push(Details {
            closed: details.closed.clone(),
            provenance: details.provenance.clone(),
            schedule: details.schedule.clone(),
            ..Details::default()
        });
        // Writing into memory does not fail.
        let written = minicbor::to_vec(details).unwrap_or_default();
        self.written.extend(written);
        self.ends.push(self.written.len());
        self.point(row, rows, crate::rows::row(self.ends.len()))
    }

    /// Lets a row have this entry again.
    pub fn point(&mut self, row: u32, rows: usize, place: u32) -> u32 {
        self.places.resize(rows, 0);
        let known = self.places.get_mut(row as usize);
        known.map_or(0, |known| std::mem::replace(known, place))
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Forgets all entries but the first so many.
    pub fn cut(&mut self, entries: usize) {
        self.ends.truncate(entries);
        self.brief.truncate(entries);
        let end = self.ends.last().copied().unwrap_or_default();
        self.written.truncate(end);
    }

    fn written_of(&self, row: u32) -> Option<&[u8]> {
        let entry = self.entry(row)?;
        let start = match entry.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        self.written.get(start..*self.ends.get(entry)?)
    }

    fn entry(&self, row: u32) -> Option<usize> {
        (*self.places.get(row as usize)? as usize).checked_sub(1)
    }
}

/// Reads the members of [`Details`] with these numbers and passes over all others.
fn brief(decoder: &mut Decoder<'_>) -> Result<Details, Error> {
    let mut brief = Details::default();
    for _ in 0..decoder.map()?.unwrap_or_default() {
        match decoder.u32()? {
            8 => brief.closed = decoder.decode()?,
            9 => brief.provenance = decoder.decode()?,
            11 => brief.schedule = decoder.decode()?,
            _ => decoder.skip()?,
        }
    }
    Ok(brief)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::details::sample::details;

    proptest! {
        #[test]
        fn what_a_list_needs_is_read_alone_and_the_rest_later(all in prop::collection::vec(details(), 0..4)) {
            let mut column = DetailsColumn {
                places: (1..=5).collect(),
                ..DetailsColumn::default()
            };
            column.read_entries(&mut Decoder::new(&minicbor::to_vec(&all).unwrap())).unwrap();
            for (row, whole) in (0..).zip(&all) {
                let brief = Details {
                    closed: whole.closed.clone(),
                    provenance: whole.provenance.clone(),
                    schedule: whole.schedule.clone(),
                    ..Details::default()
                };
                prop_assert_eq!(column.brief(row), Some(&brief));
                prop_assert_eq!(&column.whole(row), whole);
            }
            prop_assert_eq!(column.brief(4), None);
            prop_assert!(column.whole(4).is_empty());
        }
    }
}
