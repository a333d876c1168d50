//! The parts of a workbook, unpacked into nothing: what would a reader have to keep of them?
//!
//! A kilobyte of an archive can hold a megabyte of a part, and a few bytes of a part can cost a
//! reader a hundred bytes of memory. So the parts are walked through tag by tag, with the same
//! reader of XML that reads them later, and everything that is kept there is counted here.

use std::cell::Cell;
use std::io::{self, BufReader, Read};
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::import::limits;

/// Why a part is not read.
#[derive(Debug)]
pub(super) enum Excess {
    /// More of something than any workbook has: `more than 70,000 styles`.
    TooMuch(String),
    /// The part is no XML, or the archive cannot be unpacked.
    Damaged(String),
}

/// What was counted in all parts so far.
#[derive(Debug, Default)]
pub(super) struct Account {
    /// Bytes of all parts.
    unpacked: u64,
    /// Rows that a person who opens the workbook does not see.
    pub(super) hidden_rows: usize,
    texts: usize,
    promised: usize,
    styles: usize,
    others: usize,
}

/// Elements that a reader keeps for each cell format.
const STYLES: [&str; 6] = ["xf", "font", "fill", "border", "numFmt", "dxf"];
/// Elements of which a reader keeps something else.
const OTHERS: [&str; 5] = [
    "Relationship",
    "sheet",
    "definedName",
    "mergeCell",
    "tablePart",
];
/// Elements that say that formats follow, each of which is copied for every style.
const FORMATS: [&str; 5] = ["numFmts", "fonts", "fills", "borders", "cellXfs"];

impl Account {
    /// Counts a part that is no XML: a picture, a macro.
    pub(super) fn other(&mut self, part: impl Read) -> Result<(), Excess> {
        let room = limits::OTHER_PART_BYTES + 1;
        let size = io::copy(&mut part.take(room), &mut io::sink());
        let size = size.map_err(|e| Excess::Damaged(e.to_string()))?;
        if size == room {
            let megabytes = limits::OTHER_PART_BYTES >> 20;
            let what = format!("a picture or macro of more than {megabytes} MB");
            return Err(Excess::TooMuch(what));
        }
        self.total(size)
    }

    /// Counts a part that is XML.
    pub(super) fn xml(&mut self, part: impl Read) -> Result<(), Excess> {
        let meter = Rc::new(Meter::default());
        meter.room.set(limits::EVENT_BYTES);
        meter
            .left
            .set((limits::UNPACKED_BYTES + 1).saturating_sub(self.unpacked));
        let source = Metered {
            part,
            meter: meter.clone(),
        };
        let result = self.walk(&mut reader(source), &meter);
        if meter.room.get() == 0 {
            return Err(Excess::TooMuch(
                "a cell or another piece of more than 1 MB".to_owned(),
            ));
        }
        self.total(meter.read.get())?;
        result
    }

    fn total(&mut self, bytes: u64) -> Result<(), Excess> {
        self.unpacked += bytes;
        if self.unpacked <= limits::UNPACKED_BYTES {
            return Ok(());
        }
        let megabytes = limits::UNPACKED_BYTES >> 20;
        let what = format!("more than {megabytes} MB when it is unpacked");
        Err(Excess::TooMuch(what))
    }

    fn walk<R: io::BufRead>(&mut self, xml: &mut Reader<R>, meter: &Meter) -> Result<(), Excess> {
        let mut buffer = Vec::new();
        let mut depth = 0_usize;
        // How many elements are open inside a cell or a shared text, itself among them: its
        // pieces are one text for a reader.
        let mut inside = 0_usize;
        let mut formats = false;
        loop {
            buffer.clear();
            let start = xml.buffer_position();
            let event = xml.read_event_into(&mut buffer);
            match event.map_err(|e| Excess::Damaged(e.to_string()))? {
                Event::Start(tag) => {
                    depth += 1;
                    let name = tag.local_name();
                    let name = name.as_ref();
                    formats |= FORMATS.contains(&name);
                    self.tag(name, &tag, meter)?;
                    inside += usize::from(inside > 0 || matches!(name, "c" | "si"));
                    if inside == 1 {
                        meter.rest();
                    }
                }
                Event::End(_) => {
                    depth = depth.saturating_sub(1);
                    inside = inside.saturating_sub(1);
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
            if depth > limits::DEPTH {
                return Err(Excess::TooMuch("tags within tags without end".to_owned()));
            }
            if formats && xml.buffer_position() - start > limits::FORMAT_BYTES {
                return Err(Excess::TooMuch("a style of more than 2 KB".to_owned()));
            }
            if inside == 0 {
                meter.rest();
            }
        }
    }

    fn tag(&mut self, name: &str, tag: &BytesStart<'_>, meter: &Meter) -> Result<(), Excess> {
        match name {
            "si" => {
                self.texts += 1;
                if meter.read.get() > limits::TEXTS_BYTES {
                    let megabytes = limits::TEXTS_BYTES >> 20;
                    let what = format!("more than {megabytes} MB of different texts");
                    return Err(Excess::TooMuch(what));
                }
            }
            // The reader makes room for as many texts as the part promises.
            "sst" => {
                let promised = attribute(tag, "uniqueCount").and_then(|n| n.parse().ok());
                self.promised = self.promised.max(promised.unwrap_or(0));
            }
            "row" => {
                let hidden = attribute(tag, "hidden");
                let hidden = hidden.is_some_and(|said| said == "1" || said == "true");
                self.hidden_rows += usize::from(hidden);
            }
            name if STYLES.contains(&name) => self.styles += 1,
            name if OTHERS.contains(&name) => self.others += 1,
            _ => return Ok(()),
        }
        for (count, limit, what) in [
            (
                self.texts.max(self.promised),
                limits::TEXTS,
                "different texts",
            ),
            (self.styles, limits::STYLES, "styles"),
            (self.others, limits::KEPT, "merged cells, sheets or names"),
        ] {
            if count > limit {
                return Err(Excess::TooMuch(format!("more than {limit} {what}")));
            }
        }
        Ok(())
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.try_get_attribute(name).ok().flatten()?;
    Some(attribute.value.into_owned())
}

/// Tags must be closed by their own names here: what counts as one cell is then the same for
/// every reader.
fn reader<R: Read>(source: R) -> Reader<BufReader<R>> {
    let mut xml = Reader::from_reader(BufReader::new(source));
    let config = xml.config_mut();
    config.check_end_names = true;
    config.expand_empty_elements = true;
    xml
}

/// How much was read of a part, and how much may be read before the next piece ends.
#[derive(Debug, Default)]
struct Meter {
    read: Cell<u64>,
    room: Cell<u64>,
    left: Cell<u64>,
}

impl Meter {
    /// A piece has ended.
    fn rest(&self) {
        self.room.set(limits::EVENT_BYTES);
    }
}

struct Metered<R> {
    part: R,
    meter: Rc<Meter>,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let meter = &self.meter;
        if meter.left.get() == 0 {
            return Ok(0);
        }
        let room = usize::try_from(meter.room.get().min(meter.left.get())).unwrap_or(usize::MAX);
        if room == 0 {
            return Err(io::Error::other("one piece is too large"));
        }
        let wanted = buffer.len().min(room);
        let read = self.part.read(&mut buffer[..wanted])?;
        let bytes = read as u64;
        meter.read.set(meter.read.get() + bytes);
        meter.room.set(meter.room.get() - bytes);
        meter.left.set(meter.left.get() - bytes);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(part: &str) -> Result<Account, String> {
        let mut account = Account::default();
        match account.xml(part.as_bytes()) {
            Ok(()) => Ok(account),
            Err(Excess::TooMuch(what) | Excess::Damaged(what)) => Err(what),
        }
    }

    #[test]
    fn texts_are_counted_once_whatever_is_promised() {
        let part = "<sst uniqueCount=\"4000000\"><si><t>a</t></si><si/></sst>";
        let account = counted(part).unwrap();
        assert_eq!((account.texts, account.promised), (2, 4_000_000));
        assert!(counted("<sst uniqueCount=\"5000000\"/>").is_err());
    }

    #[test]
    fn hidden_rows_are_counted_and_pieces_of_one_cell_are_one() {
        let part =
            "<sheetData><row hidden=\"1\"/><row hidden=\"true\"/><row hidden=\"0\"/></sheetData>";
        assert_eq!(counted(part).unwrap().hidden_rows, 2);
        let text = "x".repeat(60_000);
        let rows = format!("<r><c>{text}</c></r>").repeat(40);
        assert!(counted(&format!("<a>{rows}</a>")).is_ok());
        let pieces = format!("<t>{text}</t>").repeat(40);
        assert!(counted(&format!("<a><c>{pieces}</c></a>")).is_err());
        // A cell inside a text does not end the text.
        let pieces = format!("<t>{text}<c/></t>").repeat(40);
        assert!(counted(&format!("<a><si>{pieces}</si></a>")).is_err());
    }

    #[test]
    fn tags_are_closed_by_their_own_names() {
        assert!(counted("<a><si><t>x</si></t></a>").is_err());
        let deep = "<a>".repeat(300) + &"</a>".repeat(300);
        assert!(counted(&deep).is_err());
    }
}
