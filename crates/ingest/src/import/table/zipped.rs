//! A check of an archive before anybody unpacks it.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use zip::ZipArchive;

use super::Refusal;
use crate::import::limits;

/// Unpacks every part into nothing and counts: the sizes that an archive states may be wrong.
pub(super) fn check(path: &Path) -> Result<(), Refusal> {
    let file = File::open(path).map_err(|e| Refusal::unreadable(&e))?;
    let damaged = |error: &dyn std::fmt::Display| {
        Refusal::new("damaged", format!("the workbook is damaged: {error}"))
    };
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|e| damaged(&e))?;
    if archive.len() > limits::PARTS {
        return Err(bomb("more parts than any workbook has"));
    }
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
    let mut total = 0;
    for number in 0..archive.len() {
        let part = archive.by_index(number).map_err(|e| damaged(&e))?;
        let room = limits::UNPACKED_BYTES - total + 1;
        let unpacked = io::copy(&mut part.take(room), &mut io::sink());
        total += unpacked.map_err(|e| damaged(&e))?;
        if total > limits::UNPACKED_BYTES {
            let megabytes = limits::UNPACKED_BYTES >> 20;
            return Err(bomb(&format!(
                "more than {megabytes} MB when it is unpacked"
            )));
        }
    }
    Ok(())
}

fn bomb(what: &str) -> Refusal {
    Refusal::new(
        "too-large",
        format!("the workbook has {what}: nothing was read; save the sheet as CSV"),
    )
}
