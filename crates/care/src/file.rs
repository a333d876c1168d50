//! A file of this crate as text, before anything in it is checked.

use serde::de::DeserializeOwned;

/// Reads the file; what is no JSON of it becomes the one fault with line, column and what was expected.
pub(crate) fn read<File: DeserializeOwned, Fault>(
    json: &str,
    malformed: impl FnOnce(usize, usize, String) -> Fault,
) -> Result<File, Vec<Fault>> {
    serde_json::from_str(json)
        .map_err(|fault| vec![malformed(fault.line(), fault.column(), fault.to_string())])
}
