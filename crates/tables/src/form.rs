//! What a file is, by its first bytes.

use crate::fault::{Fault, FaultKind};

/// The forms of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// XLSX, or another archive.
    Workbook,
    /// Text with separators.
    Text,
}

/// Beginnings of what is no text: an old workbook or one with a password, a PDF, archives, pictures.
const OTHERS: [&[u8]; 7] = [
    b"\xd0\xcf\x11\xe0",
    b"%PDF",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x89PNG",
    b"\xff\xd8\xff",
];
/// Beginnings of web pages, XML and JSON, which some programs give out under the name of a table.
const PAGES: [&[u8]; 5] = [b"<!doctype", b"<html", b"<?xml", b"<table", b"{"];

/// The form of a file.
pub(crate) fn form(bytes: &[u8]) -> Result<Form, Fault> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = text.trim_ascii_start();
    if text.is_empty() {
        return Err(FaultKind::Empty.of_the_file());
    }
    if bytes.starts_with(b"PK") {
        return Ok(Form::Workbook);
    }
    let start = text.get(..16).unwrap_or(text).to_ascii_lowercase();
    let is_other = OTHERS.iter().any(|sign| bytes.starts_with(sign))
        || PAGES.iter().any(|sign| start.starts_with(sign));
    if is_other {
        return Err(FaultKind::NotATable.of_the_file());
    }
    Ok(Form::Text)
}
