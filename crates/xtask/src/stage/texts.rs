//! Gives the files with texts a name that changes with them.
//!
//! A browser then keeps them as long as the code that reads them, and never shows new code with
//! old texts. The page tells the app the mark, as `<meta name="texts">`.

use std::path::Path;

use anyhow::{Result, bail};

use super::{copy, html};
use crate::digest::Digest;
use crate::fingerprint::files_below;

/// The file that the page asks for ahead of the app.
const FIRST: &str = "/locales/zh-CN/app";

/// Copies the texts and returns the page that names their files.
pub fn mark(page: &str, locales: &Path, site: &Path) -> Result<String> {
    let mark = format!("-{}", digest_of(locales)?);
    copy::locales(locales, &site.join("locales"), &mark)?;
    let tags = html::tags(page);
    let meta = tags.iter().find(|tag| tag.get("name") == Some("texts"));
    let (Some(meta), true) = (meta, page.contains(FIRST)) else {
        bail!("index.html must hold a <meta name=texts> and a link to {FIRST}.json");
    };
    let mut page = page.to_owned();
    let told = format!(r#"<meta content="{mark}" name=texts>"#);
    page.replace_range(meta.range.clone(), &told);
    Ok(page.replace(FIRST, &format!("{FIRST}{mark}")))
}

fn digest_of(folder: &Path) -> Result<String> {
    let mut digest = Digest::new();
    for file in files_below(folder)? {
        digest.add(&std::fs::read(file)?);
    }
    Ok(digest.hex())
}

#[cfg(test)]
mod tests {
    use super::mark;

    #[test]
    fn the_page_and_the_files_carry_the_same_mark() {
        let root = std::env::temp_dir().join(format!("xtask-texts-{}", std::process::id()));
        let locales = root.join("in");
        std::fs::create_dir_all(locales.join("zh-CN")).unwrap();
        std::fs::write(locales.join("zh-CN/app.json"), "{ \"a\": \"b\" }").unwrap();
        let page = "<meta content name=texts><link href=/locales/zh-CN/app.json>";
        let marked = mark(page, &locales, &root.join("out")).unwrap();
        let name = std::fs::read_dir(root.join("out/locales/zh-CN"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .next()
            .unwrap();
        let text = std::fs::read_to_string(root.join("out/locales/zh-CN").join(&name)).unwrap();
        let without = mark("<p>", &locales, &root.join("out"));
        std::fs::remove_dir_all(&root).unwrap();
        assert_eq!(text, r#"{"a":"b"}"#);
        assert!(marked.contains(&format!("href=/locales/zh-CN/{name}")));
        let mark = name
            .strip_prefix("app")
            .unwrap()
            .strip_suffix(".json")
            .unwrap();
        assert!(marked.contains(&format!(r#"content="{mark}" name=texts"#)));
        assert!(without.is_err(), "a page that names no texts");
    }
}
