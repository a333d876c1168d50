//! The texts that cells share.

use super::xml::{Piece, walk};
use crate::fault::{Fault, FaultKind};

/// Texts that are taken; each cell of a table has one of its own at most.
const MOST: usize = 1 << 17;

/// Every shared text, in order. Their readings (phonetic runs) are no part of them.
pub(super) fn shared(part: &[u8]) -> Result<Vec<String>, Fault> {
    let mut texts = Vec::new();
    let mut own = Own::default();
    walk(part, |piece| {
        match piece {
            Piece::Start(tag) => own.start(tag.local_name().as_ref()),
            Piece::Text(text) => own.take(&text),
            Piece::End(name) => {
                if name == "si" {
                    if texts.len() >= MOST {
                        return Err(FaultKind::Unpacked.of_the_file());
                    }
                    texts.push(std::mem::take(&mut own.text));
                }
                own.end(&name);
            }
        }
        Ok(())
    })?;
    Ok(texts)
}

/// A text out of its runs.
#[derive(Default)]
pub(super) struct Own {
    pub(super) text: String,
    inside: bool,
    reading: bool,
}

impl Own {
    pub(super) fn start(&mut self, name: &str) {
        match name {
            "t" => self.inside = true,
            "rPh" => self.reading = true,
            _ => {}
        }
    }

    pub(super) fn take(&mut self, text: &str) {
        if self.inside && !self.reading {
            self.text.push_str(text);
        }
    }

    pub(super) fn end(&mut self, name: &str) {
        match name {
            "t" => self.inside = false,
            "rPh" => self.reading = false,
            _ => {}
        }
    }
}
