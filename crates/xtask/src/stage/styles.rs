//! Puts the style sheets that the first page needs into the page, and the others into one file.
//!
//! The first paint then waits for nothing but the page itself. What only the pages behind the map
//! need (`data-later`) the app fetches with them. In the source tree the sheets stay apart, one for
//! each part of the design.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result, bail};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest as _, Sha256};

use super::html::{self, Tag};
use crate::digest;

/// Returns the page with one style element in the place of the first link, and before it the
/// policy that allows this style element and no other; a `<meta name=styles>` names the file with
/// the sheets that come later.
pub fn merge(page: &str, site: &Path) -> Result<String> {
    let links: Vec<Tag> = html::tags(page).into_iter().filter(is_own_sheet).collect();
    let Some(first) = links.first() else {
        return Ok(page.to_owned());
    };
    let (mut css, mut later) = (String::new(), String::new());
    for link in &links {
        let text = sheet(link, site)?;
        match link.get("data-later") {
            Some(_) => later.push_str(&text),
            None => css.push_str(&text),
        }
    }
    if css.contains("</") {
        bail!("a style sheet holds `</`, which would end the style element");
    }
    let mut out = page.to_owned();
    for link in links.iter().skip(1).rev() {
        out.replace_range(link.range.clone(), "");
    }
    out.replace_range(
        first.range.clone(),
        &format!(
            "{}{}<style>{css}</style>",
            policy_for(&css),
            write_later(&later, site)?
        ),
    );
    Ok(out)
}

/// Writes the sheets that come later and returns the tag that names their file; nothing without any.
fn write_later(css: &str, site: &Path) -> Result<String> {
    if css.is_empty() {
        return Ok(String::new());
    }
    let name = format!("later-{}.css", digest::of(css.as_bytes()));
    std::fs::write(site.join(&name), css).with_context(|| name.clone())?;
    Ok(format!(r#"<meta name="styles" content="/{name}">"#))
}

/// A policy can only narrow the one of the server's reply: together they allow this text alone.
fn policy_for(css: &str) -> String {
    let hash = STANDARD.encode(Sha256::digest(css.as_bytes()));
    format!(
        r#"<meta http-equiv="Content-Security-Policy" content="style-src 'self' 'sha256-{hash}'">"#
    )
}

fn is_own_sheet(tag: &Tag) -> bool {
    tag.name == "link"
        && tag.get("rel") == Some("stylesheet")
        && tag
            .get("href")
            .is_some_and(|href| href.starts_with('/') && !href.starts_with("//"))
}

/// One sheet's text, made smaller; a sheet for one medium keeps its condition.
fn sheet(link: &Tag, site: &Path) -> Result<String> {
    let href = link.get("href").unwrap_or_default().trim_start_matches('/');
    let file = site.join(href);
    let css = std::fs::read_to_string(&file).with_context(|| format!("style sheet {href}"))?;
    let small = shrink(&css);
    std::fs::remove_file(&file)?;
    let mut out = String::new();
    match link.get("media").filter(|media| *media != "all") {
        Some(media) => writeln!(out, "@media {media}{{\n{small}}}")?,
        None => out.push_str(&small),
    }
    Ok(out)
}

/// Drops comments, indentation and empty lines. Nothing that could change a meaning: spaces
/// inside a line stay, and so does everything in quotes.
fn shrink(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    for line in without_comments(css)
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
    {
        out.push_str(line);
        out.push('\n');
    }
    out
}

fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut quote = None;
    let mut rest = css;
    while let Some(sign) = rest.chars().next() {
        if quote.is_none() && rest.starts_with("/*") {
            rest = rest.find("*/").map_or("", |end| &rest[end + 2..]);
            continue;
        }
        match quote {
            Some(mark) if mark == sign => quote = None,
            None if matches!(sign, '"' | '\'') => quote = Some(sign),
            _ => {}
        }
        out.push(sign);
        rest = &rest[sign.len_utf8()..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{merge, shrink};

    #[test]
    fn comments_and_indentation_go_and_quotes_stay() {
        let css = "/* a */\np {\n  content: \"/* kept */\";\n\n}\n/* end";
        assert_eq!(shrink(css), "p {\ncontent: \"/* kept */\";\n}\n");
    }

    #[test]
    fn the_policy_names_the_text_as_a_browser_hashes_it() {
        // `printf 'a{}\n' | openssl dgst -sha256 -binary | base64`
        let policy = super::policy_for("a{}\n");
        assert!(
            policy.contains("'sha256-u0Jj2e1i7IBkNDEHdGEj6YSZteK6W+q1Sv+Vn8x343I='"),
            "{policy}"
        );
    }

    #[test]
    fn sheets_for_later_become_a_file_that_the_page_names_and_does_not_ask_for() {
        let site = std::env::temp_dir().join(format!("xtask-later-{}", std::process::id()));
        std::fs::create_dir_all(&site).unwrap();
        for name in ["a", "b", "c"] {
            std::fs::write(site.join(format!("{name}.css")), format!("{name}{{}}")).unwrap();
        }
        let page = r#"<link rel="stylesheet" href="/a.css"><link rel="stylesheet" href="/b.css" data-later><link rel="stylesheet" href="/c.css" data-later/>"#;
        let out = merge(page, &site).unwrap();
        let left = std::fs::read_dir(&site).unwrap().next().unwrap().unwrap();
        let (name, text) = (
            left.file_name(),
            std::fs::read_to_string(left.path()).unwrap(),
        );
        std::fs::remove_dir_all(&site).unwrap();
        assert_eq!(text, "b{}\nc{}\n");
        assert!(out.contains("<style>a{}\n</style>"), "{out}");
        let told = format!(
            r#"<meta name="styles" content="/{}">"#,
            name.to_string_lossy()
        );
        assert!(out.contains(&told), "{out}");
        assert_eq!(out.matches("stylesheet").count(), 0);
    }

    #[test]
    fn sheets_become_one_in_their_order_and_print_stays_for_print() {
        let site = std::env::temp_dir().join(format!("xtask-styles-{}", std::process::id()));
        std::fs::create_dir_all(&site).unwrap();
        std::fs::write(site.join("a.css"), "a{}").unwrap();
        std::fs::write(site.join("b.css"), "b{}").unwrap();
        let page = r#"<link rel="stylesheet" href="/a.css"><link rel="icon" href="/i.svg"><link rel="stylesheet" href="/b.css" media="print"/>"#;
        let out = merge(page, &site).unwrap();
        let left = std::fs::read_dir(&site).unwrap().count();
        std::fs::remove_dir_all(&site).unwrap();
        assert_eq!(left, 0, "the separate sheets are gone");
        assert!(out.contains("<style>a{}\n@media print{\nb{}\n}\n</style>"));
        assert_eq!(out.matches("stylesheet").count(), 0);
        assert!(out.contains(r#"href="/i.svg""#));
    }
}
