//! Random bytes from the browser's cryptographic source.

use super::dom::window;

/// Sixteen random bytes, for record ids; `None` where the browser has no crypto (plain http).
pub fn bytes16() -> Option<[u8; 16]> {
    let mut bytes = [0_u8; 16];
    window()
        .crypto()
        .ok()?
        .get_random_values_with_u8_array(&mut bytes)
        .ok()?;
    Some(bytes)
}
