//! A draft as few bytes: the number of its form, then CBOR, deflated.

use crate::deflate;
use crate::draft::Draft;
use crate::fault::Fault;
use crate::wire;

/// The form that is written. Every form that was ever released is read.
const FORM: u8 = 1;

/// What drafts of form 1 have in common: ids of questions and cities, and how texts of other rooms
/// begin. It halves a draft. It is part of the form and never changes; other ids are written out.
const DICTIONARY: &[u8] = include_bytes!("dictionary_v1.txt");

/// Most bytes of a packed draft: sealed and with an address of 60 signs before it, this is a QR
/// code of version 25 at level H, which is 75 mm wide with modules of 0.6 mm.
pub const MOST_PACKED: usize = 376;

/// Most bytes that a packed draft may unfold to; more is not ours.
const MOST_UNPACKED: usize = 16 * 1024;

/// Why a draft is not packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackError {
    /// It holds what may not go on paper.
    Fault(Fault),
    /// It is longer than a code that can still be read when a part of it is damaged.
    TooLong {
        /// How long it is, in bytes.
        bytes: usize,
    },
}

/// Why packed bytes are no draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnpackError {
    /// A later release wrote it.
    Newer,
    /// It is not what was written.
    Damaged,
}

impl Draft {
    /// The draft in few bytes; the same draft always gives the same bytes in one release.
    pub fn pack(&self) -> Result<Vec<u8>, PackError> {
        self.verify_written().map_err(PackError::Fault)?;
        let deflated = deflate::write(&wire::write(self), DICTIONARY);
        let packed = [&[FORM], &deflated[..]].concat();
        if packed.len() > MOST_PACKED {
            return Err(PackError::TooLong {
                bytes: packed.len(),
            });
        }
        Ok(packed)
    }

    /// Reads what [`Draft::pack`] made, in this release or in an earlier one.
    pub fn unpack(packed: &[u8]) -> Result<Draft, UnpackError> {
        let (form, deflated) = packed.split_first().ok_or(UnpackError::Damaged)?;
        match *form {
            FORM => {}
            0 => return Err(UnpackError::Damaged),
            _ => return Err(UnpackError::Newer),
        }
        if packed.len() > MOST_PACKED {
            return Err(UnpackError::Damaged);
        }
        deflate::read(deflated, DICTIONARY, MOST_UNPACKED)
            .and_then(|bytes| wire::read(&bytes))
            .filter(|draft| draft.verify().is_ok())
            .ok_or(UnpackError::Damaged)
    }
}
