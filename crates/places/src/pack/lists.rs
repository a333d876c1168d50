//! A column of lists of texts: a dictionary of whole lists, since few combinations occur.

use super::{
    columns::{ColumnWriter, Columns},
    error::{PackError, Problem},
    planes,
    text::{Dictionary, places},
};

/// Writes a column of lists; an empty list is no value.
pub fn write<'a>(
    writer: &mut ColumnWriter,
    name: &str,
    values: impl IntoIterator<Item = &'a [String]>,
) {
    let given = values
        .into_iter()
        .map(|list| (!list.is_empty()).then_some(list));
    let dictionary = Dictionary::collect(given);
    let _infallible = writer
        .column(name)
        .array(2)
        .and_then(|e| e.encode(&dictionary.entries))
        .and_then(|e| e.bytes(&planes::encode(&dictionary.codes)))
        .is_ok();
}

/// A column of lists in memory.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListColumn {
    lists: Vec<Vec<String>>,
    places: Vec<u32>,
}

impl ListColumn {
    /// Reads a column of lists.
    pub fn read(
        columns: &Columns<'_>,
        name: &'static str,
        rows: usize,
    ) -> Result<ListColumn, PackError> {
        let malformed = |_| columns.refuse(name, Problem::Malformed);
        let mut decoder = columns.column(name)?;
        decoder.array().map_err(malformed)?;
        let lists: Vec<Vec<String>> = decoder.decode().map_err(malformed)?;
        let codes = columns.planes(name, decoder.bytes().map_err(malformed)?, rows)?;
        let places = places(codes, lists.len()).map_err(|problem| columns.refuse(name, problem))?;
        Ok(ListColumn { lists, places })
    }

    /// The list of a row, empty when it has none.
    pub fn get(&self, row: u32) -> &[String] {
        self.entry(row)
            .and_then(|entry| self.lists.get(entry as usize))
            .map_or(&[], Vec::as_slice)
    }

    /// The place of a row's list among [`ListColumn::entries`].
    pub fn entry(&self, row: u32) -> Option<u32> {
        self.places.get(row as usize)?.checked_sub(1)
    }

    /// Every different list.
    pub fn entries(&self) -> &[Vec<String>] {
        &self.lists
    }
}
