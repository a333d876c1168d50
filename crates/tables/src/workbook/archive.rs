//! The archive that a workbook is, unpacked only as far as is allowed.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use crate::fault::{Fault, FaultKind};
use crate::limits::Limits;

/// What every entry of an archive's directory begins with.
const ENTRY: &[u8] = b"PK\x01\x02";

/// An archive, and how much of it may still be unpacked.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl<'a> Archive<'a> {
    /// Opens it, unless it has more parts than any workbook: the library keeps all of their names.
    pub(super) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, Fault> {
        let entries = bytes.windows(ENTRY.len()).filter(|at| *at == ENTRY).count();
        if entries > limits.parts {
            return Err(FaultKind::Unpacked.of_the_file());
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        Ok(Self {
            zip,
            left: limits.unpacked,
        })
    }

    /// A part by its name; None where there is none.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let Some(number) = self.zip.index_for_name(name) else {
            return Ok(None);
        };
        let part = self.zip.by_index(number).map_err(damaged)?;
        let mut bytes = Vec::new();
        let read = part.take(self.left + 1).read_to_end(&mut bytes);
        let read = u64::try_from(read.map_err(damaged)?).unwrap_or(u64::MAX);
        self.left = match self.left.checked_sub(read) {
            Some(left) => left,
            None => return Err(FaultKind::Unpacked.of_the_file()),
        };
        Ok(Some(bytes))
    }

    /// A part that must be there: without it the archive is something else.
    pub(super) fn needed(&mut self, name: &str) -> Result<Vec<u8>, Fault> {
        let part = self.part(name)?;
        part.ok_or(FaultKind::NotATable.of_the_file())
    }
}

fn damaged(_: impl std::error::Error) -> Fault {
    FaultKind::Damaged.of_the_file()
}
