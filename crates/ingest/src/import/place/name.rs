//! The name of a place, or why a row has none.

use super::texts::{Texts, shown};
use crate::import::columns::Field;
use crate::report::Report;

/// Names of rows that are no place.
const NO_PLACE: [&str; 14] = [
    "合计", "合計", "总计", "總計", "小计", "小計", "total", "代补", "代補", "待补", "待補",
    "待定", "测试", "測試",
];

/// The name, or why the row is no place.
pub(super) fn of(texts: &mut Texts<'_>, report: &mut Report) -> Option<String> {
    let line = texts.line();
    let Some(name) = texts.get(Field::Name) else {
        report.reject(line, "no-name", "the row has no name");
        return None;
    };
    if name.contains('\u{fffd}') || WRECKED.iter().any(|wreck| name.contains(wreck)) {
        let message = "the name holds signs that are broken in the file";
        report.reject(line, "broken-text", message);
        return None;
    }
    let bare = name
        .trim_matches(['(', ')', '（', '）', ' ', ':', '：'])
        .to_lowercase();
    if NO_PLACE.contains(&bare.as_str()) {
        let message = format!("a sum or a placeholder: {name}");
        report.reject(line, "not-a-place", message);
        return None;
    }
    if !is_a_name(&bare) {
        let shown = shown(&name);
        let message = format!("a mark, a note or an advertisement and no name: {shown}");
        report.reject(line, "not-a-place", message);
        return None;
    }
    if let Some(message) = doubt(&name) {
        texts.note("doubtful-name", message);
    }
    Some(name)
}

/// What speaks against a name that is kept. A home in Manchester is called 463.
fn doubt(name: &str) -> Option<&'static str> {
    if !name.chars().any(char::is_alphabetic) {
        return Some("the name is only a number");
    }
    let lost = lost_a_sign(name);
    lost.then_some("the name holds a question mark, as where a sign was lost in another encoding")
}

/// Whether a question mark stands beside a Chinese sign.
fn lost_a_sign(name: &str) -> bool {
    let han = |sign: Option<char>| sign.is_some_and(|sign| sign >= '\u{3400}');
    let mut marks = name.match_indices('?');
    marks.any(|(at, _)| han(name[..at].chars().next_back()) || han(name[at + 1..].chars().next()))
}

/// What two wrong encodings one after the other make of any text.
const WRECKED: [&str; 3] = ["锟斤拷", "烫烫烫", "ï¿½"];

/// Whether a text can name a place at all: not `0`, `????`, `#REF!`, a note or an address in the web.
fn is_a_name(bare: &str) -> bool {
    let says = bare.chars().any(char::is_alphanumeric) && !bare.trim_matches('0').is_empty();
    let error = bare.starts_with('#') && bare.ends_with(['!', '?', 'a']);
    let notes = [
        "合计：",
        "合计:",
        "总计：",
        "总计:",
        "小计：",
        "小计:",
        "备注：",
        "备注:",
        "備註：",
        "備註:",
        "注：",
        "注:",
        "说明：",
        "说明:",
        "說明：",
    ];
    let note = notes.iter().any(|start| bare.starts_with(start));
    let web = ["www.", "http://", "https://"]
        .iter()
        .any(|part| bare.contains(part));
    says && !error && !note && !web
}
