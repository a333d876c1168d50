//! A check of a workbook's archive before anybody reads it: what it states may be wrong.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use zip::ZipArchive;

use super::part::{Account, Excess};
use crate::import::limits;
use crate::import::table::Refusal;

/// What every entry of an archive's directory begins with.
const ENTRY: &[u8] = b"PK\x01\x02";

/// Unpacks every part into nothing and counts what a reader would have to keep. Gives the number
/// of rows that the workbook hides.
pub(super) fn check(path: &Path) -> Result<usize, Refusal> {
    if entries(path)? > limits::PARTS {
        return Err(bomb("more parts than any workbook has"));
    }
    let file = File::open(path).map_err(|e| Refusal::unreadable(&e))?;
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|e| damaged(&e))?;
    is_workbook(&archive)?;
    let mut account = Account::default();
    for number in 0..archive.len() {
        let part = archive.by_index(number).map_err(|e| damaged(&e))?;
        let name = part.name().map_err(|e| damaged(&e))?.to_ascii_lowercase();
        let is_xml = [".xml", ".rels"].iter().any(|end| name.ends_with(end));
        let counted = if is_xml {
            account.xml(part)
        } else {
            account.other(part)
        };
        counted.map_err(|excess| match excess {
            Excess::TooMuch(what) => bomb(&what),
            Excess::Damaged(error) => damaged(&format!("{name}: {error}")),
        })?;
    }
    Ok(account.hidden_rows)
}

/// How many entries the archive can have at most, whatever it says: each has a directory entry.
/// A library that opens it keeps all of them in memory.
fn entries(path: &Path) -> Result<usize, Refusal> {
    let file = File::open(path).map_err(|e| Refusal::unreadable(&e))?;
    let mut file = BufReader::with_capacity(1 << 16, file);
    let mut found = 0;
    let mut piece = Vec::new();
    loop {
        // The end of a piece may be the beginning of a sign.
        let kept = piece.split_off(piece.len().saturating_sub(ENTRY.len() - 1));
        piece = kept;
        let read = file.by_ref().take(1 << 16).read_to_end(&mut piece);
        if read.map_err(|e| Refusal::unreadable(&e))? == 0 {
            return Ok(found);
        }
        found += piece.windows(ENTRY.len()).filter(|w| *w == ENTRY).count();
    }
}

/// An archive may be many things.
fn is_workbook<R: io::Read + io::Seek>(archive: &ZipArchive<R>) -> Result<(), Refusal> {
    let names: Vec<String> = archive
        .file_names()
        .filter_map(|name| Some(name.ok()?.into_owned()))
        .collect();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    if has("mimetype") {
        return Err(Refusal::new(
            "not-a-list",
            "this is an OpenDocument file: open it and save it as .xlsx or CSV",
        ));
    }
    if !has("[Content_Types].xml") {
        return Err(Refusal::new(
            "not-a-list",
            "this is an archive and no workbook: unpack it first",
        ));
    }
    Ok(())
}

pub(super) fn damaged(error: &dyn std::fmt::Display) -> Refusal {
    Refusal::new(
        "damaged",
        format!("the workbook is damaged: {error}; open it, save it as CSV and import that"),
    )
}

pub(super) fn bomb(what: &str) -> Refusal {
    Refusal::new(
        "too-large",
        format!("the workbook has {what}: nothing was read; save the sheet as CSV"),
    )
}
