//! RFC 4648 base 32 without padding: what a QR code's alphanumeric mode holds in 5.5 bits a sign.
//!
//! Not base64url: its small letters force a QR code into bytes, where a sign takes 8 bits for 6.
//! The same envelope is a fifth smaller on paper like this, and survives a program that changes
//! the case of an address.

use data_encoding::BASE32_NOPAD;

/// The bytes as capital letters and the digits 2 to 7.
pub(crate) fn write(bytes: &[u8]) -> String {
    BASE32_NOPAD.encode(bytes)
}

/// The bytes of such a text in either case; nothing when any other sign stands in it.
pub(crate) fn read(text: &str) -> Option<Vec<u8>> {
    BASE32_NOPAD
        .decode(text.to_ascii_uppercase().as_bytes())
        .ok()
}
