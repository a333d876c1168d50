//! Gives what the app imports from its module short names.
//!
//! wasm-bindgen's names end in a hash of 16 digits, written once in the module and once in the
//! wasm. No compression takes them away: about 8 kB of brotli for 340 imports.

use std::collections::HashMap;

use anyhow::Result;

use super::imports;

/// The same pair of files, with short names on both sides.
pub fn shorten(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let mut seen = HashMap::<&str, usize>::new();
    for (_, word) in words(glue) {
        *seen.entry(word).or_default() += 1;
    }
    let mut given = HashMap::new();
    let wasm = imports::rename(wasm, |name| {
        // A name that stands in the module more than once means something else, too.
        (seen.get(name) == Some(&1)).then(|| {
            let short = letters(given.len());
            given.insert(name.to_owned(), short.clone());
            short
        })
    })?;
    Ok((wasm, replace(glue, &given)))
}

/// `a` to `z`, `A` to `Z`, `aa`, `ba` and so on. A key of an object may be any word.
fn letters(mut number: usize) -> String {
    const LETTERS: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut word = String::new();
    loop {
        word.push(char::from(LETTERS[number % LETTERS.len()]));
        number /= LETTERS.len();
        if number == 0 {
            return word;
        }
        number -= 1;
    }
}

fn replace(glue: &str, given: &HashMap<String, String>) -> String {
    let mut out = String::with_capacity(glue.len());
    let mut copied = 0;
    for (at, word) in words(glue) {
        if let Some(short) = given.get(word) {
            out.push_str(&glue[copied..at]);
            out.push_str(short);
            copied = at + word.len();
        }
    }
    out + &glue[copied..]
}

/// The identifiers of a script and where they begin; words inside strings count as well.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split(|sign: char| !(sign.is_ascii_alphanumeric() || matches!(sign, '_' | '$')))
        .map(move |word| {
            let start = text[at..].find(word).map_or(at, |offset| at + offset);
            at = start + word.len();
            (start, word)
        })
        .filter(|(_, word)| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::imports::tests::module;
    use super::{letters, shorten, words};

    #[test]
    fn both_sides_get_the_same_short_name() {
        let wasm = module(&["__wbg_add_0123456789abcdef", "__wbg_get_fedcba9876543210"]);
        let glue = "imports={__wbg_add_0123456789abcdef:function(t){},__wbg_get_fedcba9876543210(t){return wasm.__wbg_x}}";
        let (wasm, glue) = shorten(&wasm, glue).unwrap();
        assert_eq!(wasm, module(&["a", "b"]));
        assert_eq!(glue, "imports={a:function(t){},b(t){return wasm.__wbg_x}}");
    }

    #[test]
    fn a_name_that_is_used_elsewhere_or_nowhere_stays() {
        let before = module(&["twice", "never"]);
        let (wasm, glue) = shorten(&before, "{twice(){twice()}}").unwrap();
        assert_eq!((wasm, glue.as_str()), (before, "{twice(){twice()}}"));
    }

    #[test]
    fn no_two_numbers_share_a_word() {
        let all: std::collections::HashSet<_> = (0..10_000).map(letters).collect();
        assert_eq!(all.len(), 10_000);
        assert_eq!((letters(51), letters(52)), ("Z".into(), "aa".into()));
    }

    #[test]
    fn words_are_found_where_they_stand() {
        let found: Vec<_> = words("a.bc+a;\"é$d\"").collect();
        assert_eq!(found, [(0, "a"), (2, "bc"), (5, "a"), (10, "$d")]);
    }
}
