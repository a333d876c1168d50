//! The tags of a part, one after the other.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::fault::{Fault, FaultKind};

/// One piece of a part.
pub(super) enum Piece<'a> {
    /// `<name …>`, and `<name …/>`, which is ended at once.
    Start(BytesStart<'a>),
    /// `</name>`, without its prefix.
    End(String),
    /// Text, with its references resolved.
    Text(String),
}

/// Calls for every piece, in order.
pub(super) fn walk(
    part: &[u8],
    mut each: impl FnMut(Piece<'_>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let part = str::from_utf8(part).map_err(|_| damaged())?;
    let mut reader = Reader::from_str(part.trim_start_matches('\u{feff}'));
    reader.config_mut().expand_empty_elements = true;
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|_| damaged())? {
            Event::Start(tag) => {
                depth += 1;
                each(Piece::Start(tag))?;
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                each(Piece::End(tag.local_name().as_ref().to_owned()))?;
            }
            Event::Text(text) => each(Piece::Text(text.into_inner().into_owned()))?,
            Event::CData(text) => each(Piece::Text(text.into_inner().into_owned()))?,
            Event::GeneralRef(reference) => each(Piece::Text(resolved(&reference)?))?,
            // A workbook declares nothing: what declares entities is made to grow.
            Event::DocType(_) => return Err(damaged()),
            Event::Eof if depth > 0 => return Err(damaged()),
            Event::Eof => return Ok(()),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

fn resolved(reference: &BytesRef<'_>) -> Result<String, Fault> {
    if let Ok(Some(sign)) = reference.resolve_char_ref() {
        return Ok(sign.to_string());
    }
    let sign = resolve_predefined_entity(reference).ok_or_else(damaged)?;
    Ok(sign.to_owned())
}

/// An attribute by its whole name.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.try_get_attribute(name).ok().flatten()?;
    let value = quick_xml::escape::unescape(&found.value).ok()?;
    Some(value.into_owned())
}

/// Of a part that is no XML.
pub(super) const fn damaged() -> Fault {
    FaultKind::Damaged.of_the_file()
}
