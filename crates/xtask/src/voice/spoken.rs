//! Which texts are read aloud, and in which pack each of them travels: `assets/voice/spoken.json`.
//!
//! A table of patterns over the keys of the locale files. `*` stands for any part of a key. What a page has read
//! aloud stands in its `spoken.rs`; a check holds both to this table. It is data and no code because a key that
//! stands in code counts as asked for, and a text that is only spoken would never be seen.

use anyhow::{Context, Result};
use serde_json::Value;

use crate::project::Project;

/// The table.
const FILE: &str = "assets/voice/spoken.json";

/// Some texts of one locale file that belong to one pack.
pub struct Rule {
    /// The pack. A page takes one pack as a whole, so that asking for a clip tells nobody which question or which
    /// result it belongs to; whatever a page says must therefore be in one pack.
    pub pack: String,
    /// The locale file.
    pub bundle: String,
    /// Patterns of keys.
    pub keys: Vec<String>,
}

/// The whole table.
pub fn rules(project: &Project) -> Result<Vec<Rule>> {
    let text = std::fs::read_to_string(project.path(FILE)).context(FILE)?;
    let table: Vec<Value> = serde_json::from_str(&text).context(FILE)?;
    table.iter().map(|row| rule(row).context(FILE)).collect()
}

fn rule(row: &Value) -> Option<Rule> {
    let keys = row["keys"].as_array()?.iter();
    Some(Rule {
        pack: row["pack"].as_str()?.to_owned(),
        bundle: row["bundle"].as_str()?.to_owned(),
        keys: keys
            .map(|key| key.as_str().map(str::to_owned))
            .collect::<Option<_>>()?,
    })
}

/// Whether a key is one of those that a pattern means.
pub fn fits(pattern: &str, key: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = key.strip_prefix(first) else {
        return false;
    };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return rest.is_empty();
    }
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            // A star stands for something, never for nothing.
            return rest.len() > part.len() && rest.ends_with(part);
        }
        match rest
            .char_indices()
            .skip(1)
            .find(|(at, _)| rest[*at..].starts_with(part))
        {
            Some((at, _)) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_star_stands_for_any_part_of_a_key_and_never_for_nothing() {
        for (pattern, key) in [
            ("a.b", "a.b"),
            ("*.ask.self", "gbt-1.B.1.1.ask.self"),
            ("*.option.*.label", "gbt-1.B.1.1.option.3plus.label"),
            ("request.time.weekday-*", "request.time.weekday-morning"),
        ] {
            assert!(fits(pattern, key), "{pattern} {key}");
        }
        for (pattern, key) in [
            ("a.b", "a.b.c"),
            ("a.*", "a."),
            ("*.ask", "a.ask.self"),
            ("*.option.*.label", "a.option.label"),
            ("*.level.0", "a.level.0.short"),
        ] {
            assert!(!fits(pattern, key), "{pattern} {key}");
        }
    }
}
