//! Deflate (RFC 1951) with a dictionary: what drafts of this product have in common is not written
//! again on every paper. Any reader of raw deflate that takes a preset dictionary reads it.

use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, compress_to_output, create_comp_flags_from_zip_params,
};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

/// The most work that the packer may do for size.
const LEVEL: i32 = 10;

/// A window of 32 KiB; negative for a stream without a header of zlib.
const RAW: i32 = -15;

/// The bytes, shorter.
pub(crate) fn write(bytes: &[u8], dictionary: &[u8]) -> Vec<u8> {
    let flags = create_comp_flags_from_zip_params(LEVEL, RAW, 0);
    let mut compressor = CompressorOxide::new(flags);
    // The dictionary goes through the packer, is flushed to a whole byte and left out: what
    // follows may then refer to it.
    compress_to_output(&mut compressor, dictionary, TDEFLFlush::Sync, |_| true);
    let mut out = Vec::new();
    compress_to_output(&mut compressor, bytes, TDEFLFlush::Finish, |part| {
        out.extend_from_slice(part);
        true
    });
    out
}

/// The bytes that were made shorter, at most so many; nothing when it is no whole stream.
pub(crate) fn read(deflated: &[u8], dictionary: &[u8], most: usize) -> Option<Vec<u8>> {
    let mut out = dictionary.to_vec();
    out.resize(dictionary.len().checked_add(most)?, 0);
    let (status, read, written) = decompress(
        &mut Box::<DecompressorOxide>::default(),
        deflated,
        &mut out,
        dictionary.len(),
        TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF,
    );
    if status != TINFLStatus::Done || read != deflated.len() {
        return None;
    }
    let end = dictionary.len().checked_add(written)?;
    out.get(dictionary.len()..end).map(<[u8]>::to_vec)
}
