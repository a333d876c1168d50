//! What is chosen or typed in a field is nothing for the browser to write down.
//!
//! A browser keeps the state of every field of an open page in a file of its own, readable, to fill the page
//! in again after a crash: typed texts and the choices alike. It leaves out what says `autocomplete="off"`.

use super::source::Source;
use super::{expect_none, rust_sources};

const FIELDS: [&str; 3] = ["<input", "<select", "<textarea"];

fn complaints(sources: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources {
        for field in FIELDS {
            let tags = source.code.match_indices(field).map(|(at, _)| at);
            let silent = tags.filter(|at| !tag(&source.code[*at..]).contains("autocomplete="));
            found.extend(silent.map(|at| {
                let line = source.code[..at].matches('\n').count() + 1;
                format!("{}:{line}: {field} without autocomplete", source.path)
            }));
        }
    }
    found
}

/// A tag up to its end: a bracket that closes no code inside.
fn tag(text: &str) -> &str {
    let mut depth = 0_usize;
    let mut before = ' ';
    for (at, sign) in text.char_indices() {
        match sign {
            '(' | '{' | '[' => depth += 1,
            ')' | '}' | ']' => depth = depth.saturating_sub(1),
            '>' if depth == 0 && !matches!(before, '-' | '=') => return &text[..at],
            _ => {}
        }
        before = sign;
    }
    text
}

#[test]
fn the_browser_is_told_to_keep_no_field() {
    expect_none(&complaints(&rust_sources(&["src"])));
}

#[test]
fn a_field_that_says_nothing_is_found_wherever_its_tag_ends() {
    let page = |text: &str| vec![Source::read("src/pages/map.rs".into(), text)];
    let silent = "view! { <input type=\"radio\" on:change=move |_| if a > b { c(d) } />\n<p autocomplete=\"off\"></p> }";
    assert_eq!(complaints(&page(silent)).len(), 1);
    let told =
        "view! { <select on:change=move |_| { a(b > c) } autocomplete=\"off\"><option/></select> }";
    expect_none(&complaints(&page(told)));
    let given = "view! { <input autocomplete=autocomplete /> }\n// <textarea>";
    expect_none(&complaints(&page(given)));
}
