//! What the page asks for first, and in which order.
//!
//! Over HTTP/1.1 a browser fetches six files at a time, and on a slow line the start takes as
//! long as its largest file: the program must be among the first.

use std::path::Path;

use anyhow::{Context, Result};

use super::html::{self, Tag};
use crate::digest;

/// Writes `ahead-<hash>.js`, which asks for the city's map, and returns the page that runs it as
/// soon as it is there and asks for everything else in the order of its weight.
pub fn add(page: &str, script: &str, site: &Path) -> Result<String> {
    let text = without_comments(script);
    let name = format!("ahead-{}.js", digest::of(text.as_bytes()));
    std::fs::write(site.join(&name), text).with_context(|| name.clone())?;
    let mut early: Vec<(u8, Tag)> = html::tags(page)
        .into_iter()
        .filter_map(|tag| Some((rank(&tag)?, tag)))
        .collect();
    let first = early.first().context("index.html asks for nothing ahead")?;
    let at = first.1.range.start;
    let mut out = page.to_owned();
    for (_, tag) in early.iter().rev() {
        out.replace_range(tag.range.clone(), "");
    }
    early.sort_by_key(|(rank, _)| *rank);
    let tags: String = early
        .iter()
        .map(|(_, tag)| &page[tag.range.clone()])
        .collect();
    out.insert_str(
        at,
        &format!(r#"<script async src="/{name}"></script>{tags}"#),
    );
    Ok(out)
}

/// The program first, then what starts it, then texts and settings, which are small.
fn rank(tag: &Tag) -> Option<u8> {
    let waits = tag.name == "script" && tag.get("defer").is_some();
    match tag.get("rel") {
        Some("preload") if tag.get("type") == Some("application/wasm") => Some(0),
        Some("modulepreload") => Some(1),
        Some("preload") => Some(2),
        _ => waits.then_some(1),
    }
}

/// Drops the lines that are comments; those in the source are for people.
fn without_comments(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let kept = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    kept.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::add;

    const PAGE: &str = "<title>x</title><link rel=preload href=/config.json><style></style>
<script defer src=/leaflet.js></script><link rel=preload href=/app.wasm type=application/wasm><p>";

    #[test]
    fn the_largest_file_is_asked_for_first_and_all_before_the_styles() {
        let site = std::env::temp_dir().join(format!("xtask-ahead-{}", std::process::id()));
        std::fs::create_dir_all(&site).unwrap();
        let page = add(PAGE, "// Why.\n  go(\"//\");\n", &site).unwrap();
        let name = page.split('"').nth(1).unwrap();
        let text = std::fs::read_to_string(site.join(name.trim_start_matches('/'))).unwrap();
        std::fs::remove_dir_all(&site).unwrap();
        assert_eq!(text, "go(\"//\");\n");
        let place = |part: &str| page.find(part).unwrap();
        let order = [
            "<title>",
            "/ahead-",
            "/app.wasm",
            "/leaflet.js",
            "/config.json",
            "<style>",
            "<p>",
        ];
        assert!(order.map(place).is_sorted(), "{page}");
        assert_eq!(page.matches("/leaflet.js").count(), 1);
    }
}
