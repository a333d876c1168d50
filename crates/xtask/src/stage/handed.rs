//! Puts the script that takes a paper's draft out of the address before everything else.
//!
//! It stands in the page itself, not in a file: until a file is there, the address would be seen by
//! whatever runs meanwhile. It keeps the draft in the memory of the page and nowhere else, and puts
//! the page that asks for the code in the address. The server's policy allows exactly this text.
//!
//! It also makes the page's one policy of Trusted Types. Leptos writes elements without anything that
//! changes as HTML, and Leaflet asks with `<svg/>` whether there is SVG; the policy lets pass what is as
//! plain as these: no script, no frame, no handler, no style, no address elsewhere. Of addresses of scripts
//! it lets pass that of our service worker. All else that is written as HTML, and every script made of a
//! text, is refused by the browser and counted by the stories.

use anyhow::{Context, Result};

use super::html;

/// Returns the page with the script behind the declaration of its encoding.
pub fn add(page: &str, script: &str) -> Result<String> {
    let tags = html::tags(page);
    let charset = tags.iter().find(|tag| tag.get("charset").is_some());
    let at = charset.context("index.html names no charset")?.range.end;
    let mut out = page.to_owned();
    out.insert_str(at, &format!("<script>{script}</script>"));
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::add;
    use crate::stage::html;

    #[test]
    fn the_script_comes_before_everything_and_no_other_is_let_in() {
        let page = "<html><meta charset=utf-8><link rel=preload href=/a>";
        let page = add(page, "take()").unwrap();
        let first = &html::tags(&page)[2];
        assert_eq!(
            (first.name.as_str(), &page[first.text.clone()]),
            ("script", "take()")
        );
        assert!(html::refuse_inline(&page, "take()").is_ok());
        assert!(html::refuse_inline(&page, "take() ").is_err());
        assert!(add("<p>", "take()").is_err());
    }
}
