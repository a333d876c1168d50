//! Finds tags in HTML as Trunk writes it: quoted or bare attributes, comments, raw script text.
//!
//! Not a parser for any page of the world: the input is our own index.html.

use std::ops::Range;

use anyhow::{Result, bail};

/// One start tag, and for script and style the text up to the end tag.
#[derive(Debug, Clone)]
pub struct Tag {
    /// Lower-case name.
    pub name: String,
    attributes: Vec<(String, String)>,
    /// The whole element in the page: start tag, text, end tag.
    pub range: Range<usize>,
    /// The text between the tags of a script or style.
    pub text: Range<usize>,
}

impl Tag {
    /// An attribute's value; empty for one without a value.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }
}

/// All start tags of a page, in order.
pub fn tags(html: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = html[at..].find('<').map(|offset| at + offset) {
        if html[open..].starts_with("<!--") {
            at = html[open..]
                .find("-->")
                .map_or(html.len(), |end| open + end + 3);
        } else if html[open + 1..].starts_with(|first: char| first.is_ascii_alphabetic()) {
            let tag = read_tag(html, open);
            at = tag.range.end;
            found.push(tag);
        } else {
            at = open + 1;
        }
    }
    found
}

fn read_tag(html: &str, open: usize) -> Tag {
    let end = tag_end(html, open);
    let inside = html[open + 1..end - 1].trim_end_matches('/');
    let name_end = inside
        .find(|sign: char| sign.is_ascii_whitespace())
        .unwrap_or(inside.len());
    let name = inside[..name_end].to_ascii_lowercase();
    let (mut range, mut text) = (open..end, end..end);
    if name == "script" || name == "style" {
        let close = format!("</{name}>");
        let stop = html[end..]
            .find(&close)
            .map_or(html.len(), |offset| end + offset);
        text = end..stop;
        range.end = (stop + close.len()).min(html.len());
    }
    Tag {
        name,
        attributes: read_attributes(&inside[name_end..]),
        range,
        text,
    }
}

/// Where the start tag ends: behind the first `>` outside quotes.
fn tag_end(html: &str, open: usize) -> usize {
    let mut quote = None;
    for (offset, sign) in html[open..].char_indices() {
        match (quote, sign) {
            (None, '>') => return open + offset + 1,
            (None, '"' | '\'') => quote = Some(sign),
            (Some(mark), _) if mark == sign => quote = None,
            _ => {}
        }
    }
    html.len()
}

fn read_attributes(mut rest: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start();
        let end = rest.find(|sign: char| sign == '=' || sign.is_ascii_whitespace());
        let (name, after) = rest.split_at(end.unwrap_or(rest.len()));
        if name.is_empty() {
            return found;
        }
        let (value, after) = match after.trim_start().strip_prefix('=') {
            Some(given) => read_value(given.trim_start()),
            None => ("", after),
        };
        found.push((name.to_ascii_lowercase(), value.to_owned()));
        rest = after;
    }
}

fn read_value(given: &str) -> (&str, &str) {
    if let Some(mark) = given
        .chars()
        .next()
        .filter(|sign| matches!(sign, '"' | '\''))
    {
        let inner = &given[1..];
        return inner.split_once(mark).unwrap_or((inner, ""));
    }
    let end = given
        .find(|sign: char| sign.is_ascii_whitespace())
        .unwrap_or(given.len());
    given.split_at(end)
}

/// Fails when the page holds anything that the content security policy would refuse. It allows one
/// script in the page, by its text.
pub fn refuse_inline(html: &str, allowed: &str) -> Result<()> {
    for tag in tags(html) {
        let kind = tag.get("type").unwrap_or_default();
        let is_program = matches!(kind, "" | "module" | "text/javascript");
        let is_inside = tag.get("src").is_none() && html[tag.text.clone()] != *allowed;
        if tag.name == "script" && is_program && is_inside {
            bail!("index.html has an inline script; the content security policy allows files only");
        }
        if tag.get("style").is_some() {
            bail!(
                "index.html has an inline style on <{}>; use a class",
                tag.name
            );
        }
        if let Some((name, _)) = tag
            .attributes
            .iter()
            .find(|(name, _)| name.starts_with("on"))
        {
            bail!(
                "index.html has the inline handler `{name}` on <{}>",
                tag.name
            );
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{refuse_inline, tags};

    #[test]
    fn tags_are_found_with_quoted_bare_and_empty_attributes() {
        let html = r#"<!doctype html><!-- <link rel="no"> --><LINK rel=stylesheet href="/a.css" media='print' data-x/>
            <p>a < b</p>"#;
        let found = tags(html);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].name, "link");
        assert_eq!(found[0].get("rel"), Some("stylesheet"));
        assert_eq!(found[0].get("href"), Some("/a.css"));
        assert_eq!(found[0].get("media"), Some("print"));
        assert_eq!(found[0].get("data-x"), Some(""));
    }

    #[test]
    fn a_script_is_one_tag_whatever_its_text_holds() {
        let html = "<script type=module>if (1 < 2) { t = '<link rel=x>' }</script><b>";
        let found = tags(html);
        assert_eq!(found.len(), 2);
        assert_eq!(
            &html[found[0].text.clone()],
            "if (1 < 2) { t = '<link rel=x>' }"
        );
        assert_eq!(found[1].name, "b");
    }

    #[test]
    fn inline_script_style_and_handlers_are_refused_and_data_blocks_are_not() {
        assert!(refuse_inline("<script>x()</script>", "y()").is_err());
        assert!(refuse_inline("<p style='color:red'>", "").is_err());
        assert!(refuse_inline("<body onload=go()>", "").is_err());
        let fine = "<script src=/a.js></script><script type=application/ld+json>{}</script>";
        assert!(refuse_inline(fine, "").is_ok());
    }
}
