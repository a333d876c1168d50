//! Which part is the first sheet that a person sees.

use super::archive::Archive;
use super::xml::{Piece, attribute, damaged, walk};
use crate::fault::{Fault, FaultKind};

const BOOK: &str = "xl/workbook.xml";
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";

/// The name of the part.
pub(super) fn first_sheet(archive: &mut Archive<'_>) -> Result<String, Fault> {
    let book = archive.needed(BOOK)?;
    let mut first = None;
    walk(&book, |piece| {
        if let Piece::Start(tag) = piece
            && tag.local_name().as_ref() == "sheet"
            && first.is_none()
            && attribute(&tag, "state").is_none_or(|state| state == "visible")
        {
            first = relation(&tag);
        }
        Ok(())
    })?;
    let first = first.ok_or(FaultKind::Empty.of_the_file())?;
    let relations = archive.needed(RELATIONS)?;
    let mut target = None;
    walk(&relations, |piece| {
        if let Piece::Start(tag) = piece
            && attribute(&tag, "Id").as_deref() == Some(&first)
        {
            target = attribute(&tag, "Target");
        }
        Ok(())
    })?;
    let target = target.ok_or_else(damaged)?;
    Ok(match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => format!("xl/{target}"),
    })
}

/// The id of a sheet's relation, under whatever prefix the file has for it.
fn relation(tag: &quick_xml::events::BytesStart<'_>) -> Option<String> {
    let mut attributes = tag.attributes().filter_map(Result::ok);
    let found =
        attributes.find(|a| a.key.local_name().as_ref() == "id" && a.key.prefix().is_some());
    Some(found?.value.into_owned())
}
