//! Bytes to text: UTF-8, UTF-16 with its mark, GB18030. A text that is in none of them is not guessed at.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, UTF_8};

use crate::fault::{Fault, FaultKind};

/// The text of a file.
pub(crate) fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, Fault> {
    let marked = Encoding::for_bom(bytes);
    let (encoding, skipped) = marked.unwrap_or_else(|| {
        let is_utf_8 = str::from_utf8(bytes).is_ok();
        (if is_utf_8 { UTF_8 } else { GB18030 }, 0)
    });
    let bytes = bytes.get(skipped..).unwrap_or_default();
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    // A zero is in no text; zeros are what UTF-16 without its mark looks like.
    let wrong = |sign: char| sign == '\0' || had_errors && sign == char::REPLACEMENT_CHARACTER;
    match text.split_once(wrong) {
        None => Ok(text),
        Some((before, _)) => {
            let row = before.matches('\n').count() + 1;
            let row = u32::try_from(row).unwrap_or(u32::MAX);
            Err(FaultKind::Encoding.at(row, 0))
        }
    }
}
