//! One sheet, cell by cell.

use quick_xml::events::BytesStart;

use super::text::Own;
use super::xml::{Piece, attribute, damaged, walk};
use crate::fault::Fault;
use crate::rows::{Cell, Rows};

/// Reads a sheet.
pub(super) fn read<'a>(part: &[u8], texts: &[String], rows: Rows<'a>) -> Result<Rows<'a>, Fault> {
    let mut sheet = Sheet {
        texts,
        rows,
        row: 0,
        column: 0,
        next: 0,
        cell: None,
    };
    walk(part, |piece| match piece {
        Piece::Start(tag) => sheet.start(&tag),
        Piece::Text(text) => {
            sheet.take(&text);
            Ok(())
        }
        Piece::End(name) => sheet.end(&name),
    })?;
    Ok(sheet.rows)
}

/// The cell that is being read.
#[derive(Default)]
struct Open {
    kind: String,
    value: String,
    inside_value: bool,
    formula: bool,
    own: Own,
}

struct Sheet<'t, 'a> {
    texts: &'t [String],
    rows: Rows<'a>,
    /// Number of the row, from 1.
    row: u32,
    /// Column of the cell, from 0, and of the next one that does not say where it stands.
    column: usize,
    next: usize,
    cell: Option<Open>,
}

impl Sheet<'_, '_> {
    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), Fault> {
        let name = tag.local_name();
        match (name.as_ref(), &mut self.cell) {
            ("row", None) => self.start_row(tag)?,
            ("c", None) => {
                let stands = attribute(tag, "r").and_then(|at| column(&at));
                self.column = stands.unwrap_or(self.next);
                self.next = self.column.saturating_add(1);
                self.cell = Some(Open {
                    kind: attribute(tag, "t").unwrap_or_default(),
                    ..Open::default()
                });
            }
            ("v", Some(cell)) => cell.inside_value = true,
            ("f", Some(cell)) => cell.formula = true,
            (name, Some(cell)) => cell.own.start(name),
            _ => {}
        }
        Ok(())
    }

    /// Rows go down: one that stands above the last is damage.
    fn start_row(&mut self, tag: &BytesStart<'_>) -> Result<(), Fault> {
        let stated = attribute(tag, "r").map(|at| at.parse().map_err(|_| damaged()));
        let number = stated.transpose()?.unwrap_or(self.row.saturating_add(1));
        if number <= self.row {
            return Err(damaged());
        }
        self.row = number;
        self.next = 0;
        self.rows.next(number)
    }

    fn take(&mut self, text: &str) {
        if let Some(cell) = &mut self.cell {
            if cell.inside_value {
                cell.value.push_str(text);
            } else {
                cell.own.take(text);
            }
        }
    }

    fn end(&mut self, name: &str) -> Result<(), Fault> {
        match (name, &mut self.cell) {
            ("v", Some(cell)) => cell.inside_value = false,
            ("c", Some(_)) => {
                let cell = self.cell.take().unwrap_or_default();
                self.finish(&cell)?;
            }
            (name, Some(cell)) => cell.own.end(name),
            _ => {}
        }
        Ok(())
    }

    fn finish(&mut self, cell: &Open) -> Result<(), Fault> {
        if cell.formula {
            return self.rows.cell(self.column, Cell::Formula);
        }
        let text = match cell.kind.as_str() {
            "s" => {
                let number: usize = cell.value.trim().parse().map_err(|_| damaged())?;
                self.texts.get(number).ok_or_else(damaged)?
            }
            "inlineStr" => &cell.own.text,
            _ => &cell.value,
        };
        self.rows.text(self.column, text)
    }
}

/// The column of `C5`, from 0. Three letters are the most that a sheet has.
fn column(at: &str) -> Option<usize> {
    let letters = at.bytes().take_while(u8::is_ascii_alphabetic);
    let add =
        |sum: usize, letter: u8| sum * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1;
    let count = letters.clone().count();
    (1..=3)
        .contains(&count)
        .then(|| letters.fold(0, add))
        .and_then(|number| number.checked_sub(1))
}

#[cfg(test)]
mod tests {
    use super::column;

    #[test]
    fn columns_are_counted_as_spreadsheets_name_them() {
        for (at, number) in [
            ("A1", Some(0)),
            ("Z9", Some(25)),
            ("AA1", Some(26)),
            ("XFD1", Some(16_383)),
        ] {
            assert_eq!(column(at), number, "{at}");
        }
        for at in ["", "1", "ABCD1"] {
            assert_eq!(column(at), None, "{at}");
        }
    }
}
