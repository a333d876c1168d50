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
const OTHERS: [(&[u8], &str); 7] = [
    (
        b"\xd0\xcf\x11\xe0",
        "an old Excel file (.xls) or one with a password: open it and save it as .xlsx or CSV",
    ),
    (b"%PDF", "a PDF: ask for the table it was made from"),
    (b"\x1f\x8b", "packed with gzip: unpack it first"),
    (b"Rar!", "a RAR archive: unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive: unpack it first"),
    (b"\x89PNG", "a picture: ask for the table it was made from"),
    (
        b"\xff\xd8\xff",
        "a picture: ask for the table it was made from",
    ),
];

/// Beginnings of web pages and XML, which some portals give out under the name of a table.
const PAGES: [&[u8]; 4] = [b"<!doctype", b"<html", b"<?xml", b"<table"];

/// Of a thousand bytes, how many may be signs that no text has.
const STRANGE: usize = 20;

/// The form of a file.
pub(super) fn form(path: &Path) -> Result<Form, Refusal> {
    if path.is_dir() {
        return Err(no_list("a folder: name a file in it"));
    }
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
        return Err(no_list(what));
    }
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&start);
    let text = text.trim_ascii_start();
    if text.is_empty() && size <= 4096 {
        return Err(Refusal::new(
            "empty-file",
            "the file is empty: nothing was imported",
        ));
    }
    of_text(&start, text)
}

/// The form by the first bytes, with and without mark and blanks.
fn of_text(start: &[u8], text: &[u8]) -> Result<Form, Refusal> {
    let page = text[..text.len().min(16)].to_ascii_lowercase();
    match text {
        _ if start.starts_with(b"PK") => Ok(Form::Workbook),
        [b'{', ..] => Ok(Form::Features),
        [b'[', rest @ ..] if looks_like_json(rest) => Ok(Form::Features),
        _ if PAGES.iter().any(|sign| page.starts_with(sign)) => Err(no_list(
            "a web page or XML: open it in a spreadsheet program and save it as .xlsx or CSV",
        )),
        _ if is_text(start) => Ok(Form::Text),
        _ => Err(no_list(
            "no text, workbook or GeoJSON: ask for the table as .xlsx or CSV",
        )),
    }
}

fn no_list(what: &str) -> Refusal {
    Refusal::new("not-a-list", format!("this is {what}"))
}

/// Whether bytes may be a text in any encoding that is read. UTF-16 has its mark; without it the
/// zeros are named where encodings are told apart.
fn is_text(start: &[u8]) -> bool {
    let marked = start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff");
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).any(|byte| *byte == 0);
    let wide = zeros(0) != zeros(1);
    let strange = |byte: &&u8| byte.is_ascii_control() && !byte.is_ascii_whitespace();
    let strange = start.iter().filter(strange).count();
    marked && !start.starts_with(b"\xff\xfe\0\0") || wide || strange * 1000 <= start.len() * STRANGE
}

/// A list of objects, as some portals give out GeoJSON features without their collection.
fn looks_like_json(rest: &[u8]) -> bool {
    let next = rest.iter().find(|byte| !byte.is_ascii_whitespace());
    matches!(next, Some(b'{' | b']'))
}
