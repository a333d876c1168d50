//! What stands behind the `#` of the address: no browser sends it, and it does not stay there
//! ([`super::handed`]).

use super::dom::window;

/// The whole address of a path of this site with something behind the `#`.
pub fn address_with(path: &str, fragment: &str) -> String {
    let origin = window().location().origin().unwrap_or_default();
    [&origin, path, "#", fragment].concat()
}
