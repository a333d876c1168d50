//! XLSX (ECMA-376): the first sheet that a person sees, cell by cell. Nothing that the file states about its own size is
//! believed, so nothing is reserved for it.

mod archive;
mod book;
mod sheet;
mod text;
mod xml;

use crate::fault::Fault;
use crate::limits::Limits;
use crate::rows::Rows;
use archive::Archive;

/// Reads a workbook.
pub(crate) fn read<'a>(bytes: &[u8], limits: &'a Limits) -> Result<Rows<'a>, Fault> {
    let mut archive = Archive::open(bytes, limits)?;
    let path = book::first_sheet(&mut archive)?;
    let texts = match archive.part("xl/sharedStrings.xml")? {
        Some(part) => text::shared(&part)?,
        None => Vec::new(),
    };
    let part = archive.needed(&path)?;
    sheet::read(&part, &texts, Rows::new(limits))
}
