//! What a file is, by its first bytes.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::Refusal;
use crate::import::limits;

/// The forms of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// XLSX.
    Workbook,
    /// GeoJSON.
    Features,
    /// Text with separators.
    Text,
}

/// Beginnings of files that are no list, and what to do about each.
const OTHERS: [(&[u8], &str); 6] = [
    (
        b"\xd0\xcf\x11\xe0",
        "an old Excel file (.xls): open it and save it as .xlsx or CSV",
    ),
    (b"%PDF", "a PDF: ask for the table it was made from"),
    (b"\x1f\x8b", "packed with gzip: unpack it first"),
    (b"Rar!", "a RAR archive: unpack it first"),
    (b"\x89PNG", "a picture: ask for the table it was made from"),
    (
        b"\xff\xd8\xff",
        "a picture: ask for the table it was made from",
    ),
];

/// The form of a file.
pub(super) fn form(path: &Path) -> Result<Form, Refusal> {
    let mut file = File::open(path).map_err(|e| Refusal::unreadable(&e))?;
    let size = file.metadata().map_err(|e| Refusal::unreadable(&e))?.len();
    if size > limits::FILE_BYTES {
        let megabytes = limits::FILE_BYTES >> 20;
        return Err(Refusal::new(
            "too-large",
            format!("more than {megabytes} MB: cut the list into one for each district"),
        ));
    }
    let mut start = Vec::new();
    let first = file.by_ref().take(4096).read_to_end(&mut start);
    first.map_err(|e| Refusal::unreadable(&e))?;
    if let Some((_, what)) = OTHERS.iter().find(|(sign, _)| start.starts_with(sign)) {
        return Err(Refusal::new("not-a-list", format!("this is {what}")));
    }
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&start);
    let first = text.iter().position(|byte| !byte.is_ascii_whitespace());
    Ok(match first.map(|at| &text[at..]) {
        None if size <= 4096 => {
            return Err(Refusal::new(
                "empty-file",
                "the file is empty: nothing was imported",
            ));
        }
        Some(_) if start.starts_with(b"PK") => Form::Workbook,
        Some([b'{', ..]) => Form::Features,
        Some([b'[', rest @ ..]) if looks_like_json(rest) => Form::Features,
        _ => Form::Text,
    })
}

/// A list of objects, as some portals give out GeoJSON features without their collection.
fn looks_like_json(rest: &[u8]) -> bool {
    rest.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{')
}
