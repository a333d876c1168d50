//! Moves the inline module script that Trunk writes into a file of its own.

use std::path::Path;

use anyhow::{Context, Result, bail};

use super::html::{self, Tag};
use crate::digest;

/// Writes `boot-<hash>.js` beside the page and returns the page that refers to it. The boot file
/// is announced in the head too, so that it does not wait for the rest of the page.
pub fn extract(page: &str, site: &Path) -> Result<String> {
    let tags = html::tags(page);
    let Some(script) = tags.iter().find(|tag| is_inline_module(tag)) else {
        bail!("Trunk's start script was not found in index.html");
    };
    let text = page[script.text.clone()].trim();
    let name = format!("boot-{}.js", digest::of(text.as_bytes()));
    std::fs::write(site.join(&name), text).with_context(|| name.clone())?;
    let mut out = page.to_owned();
    let reference = format!(r#"<script type="module" src="/{name}"></script>"#);
    out.replace_range(script.range.clone(), &reference);
    let in_head = |tag: &&Tag| {
        tag.get("rel") == Some("modulepreload") && tag.range.start < script.range.start
    };
    if let Some(preload) = tags.iter().find(in_head) {
        let link = format!(r#"<link rel="modulepreload" href="/{name}">"#);
        out.insert_str(preload.range.start, &link);
    }
    Ok(out)
}

fn is_inline_module(tag: &Tag) -> bool {
    tag.name == "script" && tag.get("type") == Some("module") && tag.get("src").is_none()
}

#[cfg(test)]
mod tests {
    use super::extract;
    use crate::stage::html;

    const PAGE: &str = r#"<head><link rel="modulepreload" href="/app-1.js"></head>
<body><script src="/leaflet.js"></script><script type="module">
import init from '/app-1.js';
const wasm = await init({ module_or_path: '/app-1_bg.wasm' });
</script></body>"#;

    #[test]
    fn the_start_script_becomes_a_file_and_the_page_refers_to_it_twice() {
        let site = std::env::temp_dir().join(format!("xtask-boot-{}", std::process::id()));
        std::fs::create_dir_all(&site).unwrap();
        let page = extract(PAGE, &site).unwrap();
        let name = std::fs::read_dir(&site)
            .unwrap()
            .next()
            .unwrap()
            .unwrap()
            .file_name();
        let name = name.to_string_lossy();
        let text = std::fs::read_to_string(site.join(&*name)).unwrap();
        std::fs::remove_dir_all(&site).unwrap();
        assert!(text.starts_with("import init") && text.ends_with("});"));
        assert_eq!(page.matches(&*name).count(), 2);
        assert!(page.contains("app-1.js") && page.contains("/leaflet.js"));
        assert!(html::refuse_inline(&page, "").is_ok());
    }

    #[test]
    fn a_page_without_the_start_script_is_an_error() {
        assert!(extract("<body></body>", std::path::Path::new("/nowhere")).is_err());
    }
}
