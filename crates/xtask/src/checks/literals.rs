//! Text for people stands in the locale files, never in Rust.

use super::source::Source;
use super::{expect_none, product_sources};

/// Tables that read or write the words of Chinese sources, or what people type into a field
/// for a telephone number or a place name; each is data in the form of code.
const TABLES: [&str; 9] = [
    "crates/desk/src/sheet.rs",
    "crates/desk/src/upload/cell.rs",
    "crates/desk/src/upload/heads.rs",
    "crates/ingest/src/",
    "crates/places/src/floor.rs",
    "crates/places/src/gazetteer.rs",
    "crates/places/src/hours/written/",
    "crates/places/src/kind.rs",
    "crates/requests/src/phone.rs",
];

fn complaints(sources: &[Source]) -> Vec<String> {
    let checked = sources
        .iter()
        .filter(|s| !TABLES.iter().any(|table| s.path.starts_with(table)));
    checked
        .flat_map(|source| {
            let foreign = source
                .literals
                .iter()
                .filter(|(_, text)| text.chars().any(is_han));
            foreign.map(|(line, text)| format!("{}:{line}: text in code: {text}", source.path))
        })
        .collect()
}

/// The Unicode blocks of Han characters that occur in running text.
fn is_han(sign: char) -> bool {
    matches!(sign, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2fa1f}')
}

#[test]
fn no_chinese_text_stands_in_code() {
    expect_none(&complaints(&product_sources()));
}

#[test]
fn a_text_in_a_page_is_found_and_one_in_a_comment_a_test_or_a_table_is_not() {
    let read = |path: &str, text: &str| vec![Source::read(path.into(), text)];
    let bad = read("src/pages/map.rs", "fn a() -> &'static str { \"养老\" }");
    assert_eq!(complaints(&bad), ["src/pages/map.rs:1: text in code: 养老"]);
    let fine = "/// 养老\nfn a() {}\n\n#[cfg(test)]\nmod tests {\nconst A: &str = \"养老\"; }";
    expect_none(&complaints(&read("src/pages/map.rs", fine)));
    expect_none(&complaints(&read("crates/places/src/kind.rs", "\"院\"")));
}
