//! Random bytes from the browser's cryptographic source.

use super::dom::window;

/// So many random bytes; `None` where the browser has no crypto (plain http).
pub fn bytes<const COUNT: usize>() -> Option<[u8; COUNT]> {
    let mut bytes = [0_u8; COUNT];
    window()
        .crypto()
        .ok()?
        .get_random_values_with_u8_array(&mut bytes)
        .ok()?;
    Some(bytes)
}
