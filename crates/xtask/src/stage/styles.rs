//! Makes one hashed style sheet of all that the page links to.
//!
//! One request instead of a dozen before the first paint; in the source tree the sheets stay
//! apart, one for each part of the design.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result};

use super::html::{self, Tag};
use crate::digest;

/// Writes `site-<hash>.css` and returns the page with one link in the place of the first.
pub fn merge(page: &str, site: &Path) -> Result<String> {
    let links: Vec<Tag> = html::tags(page).into_iter().filter(is_own_sheet).collect();
    let Some(first) = links.first() else {
        return Ok(page.to_owned());
    };
    let mut css = String::new();
    for link in &links {
        css.push_str(&sheet(link, site)?);
    }
    let name = format!("site-{}.css", digest::of(css.as_bytes()));
    std::fs::write(site.join(&name), css).with_context(|| name.clone())?;
    let mut out = page.to_owned();
    for link in links.iter().skip(1).rev() {
        out.replace_range(link.range.clone(), "");
    }
    out.replace_range(
        first.range.clone(),
        &format!(r#"<link rel="stylesheet" href="/{name}">"#),
    );
    Ok(out)
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
    fn sheets_become_one_in_their_order_and_print_stays_for_print() {
        let site = std::env::temp_dir().join(format!("xtask-styles-{}", std::process::id()));
        std::fs::create_dir_all(&site).unwrap();
        std::fs::write(site.join("a.css"), "a{}").unwrap();
        std::fs::write(site.join("b.css"), "b{}").unwrap();
        let page = r#"<link rel="stylesheet" href="/a.css"><link rel="icon" href="/i.svg"><link rel="stylesheet" href="/b.css" media="print"/>"#;
        let out = merge(page, &site).unwrap();
        let names: Vec<_> = std::fs::read_dir(&site)
            .unwrap()
            .map(|e| e.unwrap().path())
            .collect();
        let css = std::fs::read_to_string(&names[0]).unwrap();
        std::fs::remove_dir_all(&site).unwrap();
        assert_eq!(names.len(), 1, "the separate sheets are gone");
        assert_eq!(css, "a{}\n@media print{\nb{}\n}\n");
        assert_eq!(out.matches("stylesheet").count(), 1);
        assert!(out.contains(r#"href="/i.svg""#));
    }
}
