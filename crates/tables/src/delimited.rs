//! Text with separators (RFC 4180): comma, tab or semicolon, whichever the first line has most of.

use crate::fault::{Fault, FaultKind};
use crate::limits::Limits;
use crate::rows::Rows;

const SEPARATORS: [char; 3] = [',', '\t', ';'];
const QUOTE: char = '"';

/// Reads a text.
pub(crate) fn read<'a>(text: &str, limits: &'a Limits) -> Result<Rows<'a>, Fault> {
    let mut reader = Reader {
        separator: separator(text),
        rows: Rows::new(limits),
        cell: String::new(),
        column: 0,
        quotes: Quotes::None,
        row: 1,
    };
    for sign in text.chars() {
        reader.sign(sign)?;
    }
    reader.end()
}

fn separator(text: &str) -> char {
    let first = text.trim_start().lines().next().unwrap_or_default();
    let times = |separator: &char| first.matches(*separator).count();
    let most = SEPARATORS.into_iter().rev().max_by_key(times);
    most.unwrap_or(',')
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Quotes {
    /// The cell has none so far.
    None,
    /// Inside.
    Open,
    /// Behind a mark that closes or stands for itself.
    Closed,
}

struct Reader<'a> {
    separator: char,
    rows: Rows<'a>,
    cell: String,
    column: usize,
    quotes: Quotes,
    /// Number of the row: a break inside of quotation marks begins no other.
    row: u32,
}

impl Reader<'_> {
    fn sign(&mut self, sign: char) -> Result<(), Fault> {
        match (self.quotes, sign) {
            (Quotes::Open, QUOTE) => self.quotes = Quotes::Closed,
            (Quotes::Closed, QUOTE) => {
                self.cell.push(QUOTE);
                self.quotes = Quotes::Open;
            }
            (Quotes::Open, sign) => {
                if self.cell.len() > self.rows.room() {
                    return Err(self.rows.fault(FaultKind::Quotes, self.column));
                }
                self.cell.push(sign);
            }
            (_, '\n') => self.end_row()?,
            (_, '\r') => {}
            (_, sign) if sign == self.separator => self.end_cell()?,
            (Quotes::None, QUOTE) if self.cell.trim().is_empty() => {
                self.cell.clear();
                self.quotes = Quotes::Open;
            }
            (Quotes::Closed, sign) if sign.is_whitespace() => {}
            (Quotes::Closed, _) | (Quotes::None, QUOTE) => {
                return Err(self.rows.fault(FaultKind::Quotes, self.column));
            }
            (Quotes::None, sign) => self.cell.push(sign),
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), Fault> {
        self.rows.text(self.column, &self.cell)?;
        self.cell.clear();
        self.quotes = Quotes::None;
        self.column += 1;
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Fault> {
        self.end_cell()?;
        self.column = 0;
        self.row = self.row.saturating_add(1);
        self.rows.next(self.row)
    }
}

impl<'a> Reader<'a> {
    fn end(mut self) -> Result<Rows<'a>, Fault> {
        if self.quotes == Quotes::Open {
            return Err(self.rows.fault(FaultKind::Quotes, self.column));
        }
        self.end_cell()?;
        Ok(self.rows)
    }
}
