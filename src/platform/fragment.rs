//! What stands behind the `#` of the address: no browser sends it, and it does not stay there
//! ([`super::handed`]).

use super::address;
use super::by_name::member;
use super::dom::window;

/// What stands before the code of a request.
pub const CODE: &str = "c=";

/// The whole address of a path of this site with something behind the `#`.
pub fn address_with(path: &str, fragment: &str) -> String {
    let origin = window().location().origin().unwrap_or_default();
    [&origin, path, "#", fragment].concat()
}

/// What stands behind this mark, if anything does. It is taken out of the address at once: nobody who looks over a
/// shoulder or into the history finds it there.
pub fn take(mark: &str) -> Option<String> {
    let fragment = member(&window().location(), "hash")?.as_string()?;
    let text = fragment.strip_prefix('#')?.strip_prefix(mark)?.to_owned();
    address::show(&address::current().text(), true);
    Some(text)
}
