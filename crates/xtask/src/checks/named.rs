//! Which texts the sources ask for.

use std::collections::BTreeMap;

use super::source::Source;

/// What the code names: keys, families, and keys with the names that are filled in.
#[derive(Default)]
pub struct Named {
    /// Each key, and one place that names it.
    pub keys: BTreeMap<String, String>,
    /// Each family, and one place that asks for it.
    pub families: BTreeMap<String, String>,
    /// Each call that fills placeholders.
    pub filled: Vec<Filled>,
}

/// A call of `t_with`.
pub struct Filled {
    /// The key.
    pub key: String,
    /// The source text of the list of values.
    pub values: String,
    /// The file.
    pub place: String,
}

impl Named {
    /// Looks through the sources.
    pub fn read(sources: &[Source]) -> Self {
        let mut named = Self::default();
        for source in sources {
            named.read_literals(source);
            named.read_calls(source);
        }
        named
    }

    fn read_literals(&mut self, source: &Source) {
        for (line, literal) in &source.literals {
            let place = format!("{}:{line}", source.path);
            match literal.split_once(".{") {
                Some((family, _)) if is_name(family) => {
                    self.families.insert(family.to_owned(), place);
                }
                _ if is_key(literal) => {
                    self.keys.insert(literal.clone(), place);
                }
                _ => {}
            }
        }
    }

    fn read_calls(&mut self, source: &Source) {
        for rest in calls(&source.text, "t_of(") {
            if let Some(family) = leading_literal(rest) {
                self.families.insert(family.to_owned(), source.path.clone());
            }
        }
        for rest in calls(&source.text, "t_with(") {
            if let Some((key, values)) = leading_literal(rest).zip(listed_values(rest)) {
                self.filled.push(Filled {
                    key: key.to_owned(),
                    values: values.split_whitespace().collect(),
                    place: source.path.clone(),
                });
            }
        }
    }
}

/// The list of values behind the key, where it is written out; a variable is not followed.
fn listed_values(rest: &str) -> Option<&str> {
    let behind = rest.trim_start().strip_prefix('"')?.split_once('"')?.1;
    let list = behind
        .trim_start()
        .strip_prefix(',')?
        .trim_start()
        .strip_prefix("&[")?;
    let mut depth = 1;
    let end = list.find(|sign: char| {
        depth += i32::from(sign == '[') - i32::from(sign == ']');
        depth == 0
    })?;
    Some(&list[..end])
}

/// What follows each call of a function; `count_of(` is no call of `of(`.
fn calls<'a>(text: &'a str, call: &'static str) -> impl Iterator<Item = &'a str> {
    let is_word = |sign: char| sign.is_alphanumeric() || sign == '_';
    text.match_indices(call)
        .filter(move |(at, _)| !text[..*at].ends_with(is_word))
        .map(move |(at, _)| &text[at + call.len()..])
}

fn leading_literal(rest: &str) -> Option<&str> {
    rest.trim_start().strip_prefix('"')?.split('"').next()
}

fn is_name(text: &str) -> bool {
    let plain = |sign: char| sign.is_ascii_alphanumeric() || sign == '-' || sign == '.';
    text.starts_with(|sign: char| sign.is_ascii_lowercase()) && text.chars().all(plain)
}

/// Dotted lower-case words that are no file name.
fn is_key(text: &str) -> bool {
    const FILES: [&str; 10] = [
        ".json",
        ".ics",
        ".cbor",
        ".topojson",
        ".toml",
        ".html",
        ".js",
        ".css",
        ".svg",
        ".geojson",
    ];
    let parts: Vec<&str> = text.split('.').collect();
    parts.len() > 1
        && parts.iter().all(|part| !part.is_empty())
        && is_name(text)
        && !FILES.iter().any(|ending| text.ends_with(ending))
}
