//! Parameters of an address: each known, each once.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::super::refusal::Refusal;

/// Values by name.
pub(in crate::http) type Parameters<'a> = BTreeMap<&'static str, Cow<'a, str>>;

/// Reads a query. A name that is not among the known ones and a name that comes twice are refused
/// (OGC 17-069r4, 7.6.1).
pub(in crate::http) fn read<'a>(
    query: Option<&'a str>,
    known: &[&'static str],
) -> Result<Parameters<'a>, Refusal> {
    let mut found = Parameters::new();
    for (name, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
        let Some(name) = known.iter().find(|known| **known == name) else {
            return Err(Refusal::parameter(None, unknown(known)));
        };
        if found.insert(*name, value).is_some() {
            return Err(Refusal::parameter(
                Some(name),
                "this parameter may be given once",
            ));
        }
    }
    Ok(found)
}

fn unknown(known: &[&str]) -> String {
    if known.is_empty() {
        "this address takes no parameters".to_owned()
    } else {
        format!(
            "a parameter is not known here; known are {}",
            known.join(", ")
        )
    }
}
