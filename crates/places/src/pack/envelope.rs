//! The outer shape of each file: version, checksum, body.

use minicbor::{Decoder, Encoder};

use super::{
    VERSION,
    checksum::checksum,
    error::{PackError, PackFile, Problem, WHOLE_FILE},
};

/// A body whose bytes are those that were written.
pub struct Body<'b> {
    /// Which file it is, for errors.
    pub file: PackFile,
    /// The CBOR map of columns.
    pub bytes: &'b [u8],
    /// Names the state of the file; facts refer to their points by it.
    pub checksum: u64,
}

/// Puts a body into its envelope. Returns the file and the body's checksum.
pub fn seal(body: &[u8]) -> (Vec<u8>, u64) {
    let sum = checksum(body);
    let mut encoder = Encoder::new(Vec::with_capacity(body.len() + 24));
    // Writing to a vector cannot fail: its error type has no value.
    let _infallible = encoder
        .array(3)
        .and_then(|e| e.u32(VERSION))
        .and_then(|e| e.u64(sum))
        .and_then(|e| e.bytes(body))
        .is_ok();
    (encoder.into_writer(), sum)
}

/// Opens an envelope: another version, missing or changed bytes are refused here.
pub fn open(file: PackFile, bytes: &[u8]) -> Result<Body<'_>, PackError> {
    let refuse = |problem| PackError {
        file,
        column: WHOLE_FILE,
        problem,
    };
    let mut decoder = Decoder::new(bytes);
    let malformed = |_| refuse(Problem::Malformed);
    if decoder.array().map_err(malformed)? != Some(3) {
        return Err(refuse(Problem::Malformed));
    }
    let version = decoder.u32().map_err(malformed)?;
    if version != VERSION {
        return Err(refuse(Problem::Version(version)));
    }
    let expected = decoder.u64().map_err(malformed)?;
    let body = decoder.bytes().map_err(malformed)?;
    if decoder.position() != bytes.len() {
        return Err(refuse(Problem::Malformed));
    }
    if checksum(body) != expected {
        return Err(refuse(Problem::Damaged));
    }
    Ok(Body {
        file,
        bytes: body,
        checksum: expected,
    })
}
