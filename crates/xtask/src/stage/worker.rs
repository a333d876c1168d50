//! Writes the service worker: the script of `assets/boot/worker.js` with the lists of what it keeps.
//!
//! Every file of the site is of a class that stands here. One that is of none fails the build: somebody has to say
//! whether the app needs it without a network.

use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use crate::digest;
use crate::fingerprint::files_below;

/// The name of the file. It never changes, so the server has it asked for each time.
pub const FILE: &str = "worker.js";

/// The page stands at every address of the app; this is the one under which it is fetched.
const PAGE: &str = "/";

/// What a file of the site is to the worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Belongs to one version of the app and is kept with it.
    App,
    /// Keeps its name when it changes; kept, and fetched anew beside it.
    Data,
    /// Not kept, or only when somebody opens its city.
    Left,
}

/// Writes `worker.js` into a site that has everything else.
pub fn write(script: &str, site: &Path) -> Result<()> {
    let mut files = Map::new();
    let mut data = Vec::new();
    for file in files_below(site)? {
        let name = file.strip_prefix(site)?.to_string_lossy().into_owned();
        match class(&name).with_context(|| format!("{name} is of no class in stage/worker.rs"))? {
            Class::App => {
                let digest = digest_of(&std::fs::read(&file)?);
                files.insert(address(&name), Value::String(digest));
            }
            Class::Data => data.push(address(&name)),
            Class::Left => {}
        }
    }
    ensure!(files.contains_key(PAGE), "the site has no page");
    let version = digest::of(json!(files).to_string().as_bytes());
    let script = filled(script, "VERSION", "\"\"", &json!(version))?;
    let script = filled(&script, "FILES", "{}", &Value::Object(files))?;
    let script = filled(&script, "DATA", "[]", &json!(data))?;
    std::fs::write(site.join(FILE), without_comments(&script)).context(FILE)
}

fn address(name: &str) -> String {
    match name {
        "index.html" => PAGE.to_owned(),
        _ => format!("/{name}"),
    }
}

/// Nothing for a file that nobody thought of.
fn class(name: &str) -> Option<Class> {
    let (folder, file) = name.split_once('/').unwrap_or(("", name));
    let ending = Path::new(file).extension()?.to_str()?;
    let is_nested = file.contains('/');
    Some(match (folder, file) {
        // The desk answers nobody without a network.
        ("parts", _) if file.starts_with("split_desk-") => Class::Left,
        ("locales", _) if file.contains("/desk-") => Class::Left,
        ("", "index.html") => Class::App,
        ("" | "parts" | "locales", _) if is_hashed(file) => Class::App,
        ("", "config.json") | ("geo", "cities.json") | ("icons", "logo.svg") => Class::Data,
        ("instruments" | "needs" | "forms", _) if ending == "json" && !is_nested => Class::Data,
        // Whoever installs the app has its pictures from the browser itself.
        ("geo" | "icons" | "instruments" | "list" | "open" | "vectors", _)
        | ("", "list.css" | "manifest.webmanifest" | "robots.txt" | FILE) => Class::Left,
        _ => return None,
    })
}

/// A name that changes with the content: sixteen hexadecimal digits behind its last dash.
fn is_hashed(name: &str) -> bool {
    let Some((_, tail)) = name.rsplit_once('-') else {
        return false;
    };
    let digits = tail.bytes().take_while(u8::is_ascii_hexdigit).count();
    digits == 16 && tail[digits..].starts_with(['.', '_'])
}

/// The first sixteen digits of a file's SHA-256, which the worker compares.
fn digest_of(bytes: &[u8]) -> String {
    let mut first = [0; 8];
    first.copy_from_slice(&Sha256::digest(bytes)[..8]);
    format!("{:016x}", u64::from_be_bytes(first))
}

/// The script with a list in the place of the empty one.
fn filled(script: &str, name: &str, empty: &str, value: &Value) -> Result<String> {
    let line = format!("const {name} = {empty};");
    if script.matches(&line).count() != 1 {
        bail!("assets/boot/worker.js must hold the line `{line}` once");
    }
    Ok(script.replace(&line, &format!("const {name} = {value};")))
}

/// Drops what is for people. A comment of several lines ends where its last line ends.
fn without_comments(script: &str) -> String {
    let mut is_inside = false;
    let mut out = String::new();
    for line in script.lines().map(str::trim) {
        let begins = line.starts_with("/**");
        if is_inside || begins {
            is_inside = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::PathBuf;

    use super::{Class, FILE, class, is_hashed, without_comments, write};
    use crate::stage::html;

    const SCRIPT: &str = "// Why.\nconst VERSION = \"\";\nconst FILES = {};\nconst DATA = [];\n/** For\n    people. */\n  go();\n";

    const SITE: [(&str, &str); 20] = [
        (
            "index.html",
            r#"<script src="/boot-0123456789abcdef.js"></script><link href="/later-0123456789abcdef.css">
<link rel="preload" href="/locales/zh-CN/app-0123456789abcdef.json"><link href="/config.json"><link href="/geo/cities.json">"#,
        ),
        (
            "boot-0123456789abcdef.js",
            "import '/eldercare-app-0123456789abcdef.js'",
        ),
        ("later-0123456789abcdef.css", "a{}"),
        ("eldercare-app-0123456789abcdef.js", "parts"),
        ("eldercare-app-0123456789abcdef_bg.wasm", "wasm"),
        ("parts/split_check-0123456789abcdef.wasm", "check"),
        ("parts/chunk_9-0123456789abcdef.wasm", "shared"),
        ("parts/split_desk-0123456789abcdef.wasm", "desk"),
        ("locales/zh-CN/app-0123456789abcdef.json", "{}"),
        ("locales/zh-CN/desk-0123456789abcdef.json", "{}"),
        ("config.json", "{}"),
        ("manifest.webmanifest", "{}"),
        ("icons/logo.svg", "<svg/>"),
        ("icons/icon-192.png", "png"),
        ("geo/cities.json", "[]"),
        ("geo/430781/points.cbor", "points"),
        ("instruments/a-1.json", "{}"),
        ("instruments/released/a-1.json", "{}"),
        ("needs/a.json", "{}"),
        ("list/index.html", "<p>"),
    ];

    /// A site in a folder of its own, which goes with it.
    struct Site(PathBuf);

    impl Site {
        fn new(name: &str) -> Site {
            let folder = format!("xtask-worker-{name}-{}", std::process::id());
            let site = Site(std::env::temp_dir().join(folder));
            for (file, text) in SITE {
                site.put(file, text);
            }
            site
        }

        fn put(&self, file: &str, text: &str) {
            let path = self.0.join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }

        /// Version, files and data of the worker that is written now.
        fn written(&self) -> (String, BTreeMap<String, String>, Vec<String>) {
            write(SCRIPT, &self.0).unwrap();
            let script = std::fs::read_to_string(self.0.join(FILE)).unwrap();
            let lines: Vec<&str> = script.lines().collect();
            assert_eq!(lines[3], "go();");
            let value = |line: &str| {
                line.split_once(" = ")
                    .unwrap()
                    .1
                    .trim_end_matches(';')
                    .to_owned()
            };
            let [version, files, data] = [0, 1, 2].map(|place| value(lines[place]));
            (
                version,
                serde_json::from_str(&files).unwrap(),
                serde_json::from_str(&data).unwrap(),
            )
        }
    }

    impl Drop for Site {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn every_file_that_the_page_names_is_kept_and_those_of_the_desk_are_not() {
        let site = Site::new("whole");
        let (_, files, data) = site.written();
        let page = std::fs::read_to_string(site.0.join("index.html")).unwrap();
        for tag in html::tags(&page) {
            let named = tag.get("src").or(tag.get("href")).unwrap().to_owned();
            assert!(
                files.contains_key(&named) || data.contains(&named),
                "{named}"
            );
        }
        let names: Vec<&str> = files.keys().map(String::as_str).collect();
        assert_eq!(
            names,
            [
                "/",
                "/boot-0123456789abcdef.js",
                "/eldercare-app-0123456789abcdef.js",
                "/eldercare-app-0123456789abcdef_bg.wasm",
                "/later-0123456789abcdef.css",
                "/locales/zh-CN/app-0123456789abcdef.json",
                "/parts/chunk_9-0123456789abcdef.wasm",
                "/parts/split_check-0123456789abcdef.wasm",
            ]
        );
        assert_eq!(
            data,
            [
                "/config.json",
                "/geo/cities.json",
                "/icons/logo.svg",
                "/instruments/a-1.json",
                "/needs/a.json",
            ]
        );
        assert!(files.values().all(|digest| digest.len() == 16));
    }

    #[test]
    fn the_version_changes_with_every_file_of_the_app_and_with_no_other() {
        let site = Site::new("version");
        let (first, ..) = site.written();
        assert_eq!(site.written().0, first, "written again");
        for file in [
            "index.html",
            "parts/chunk_9-0123456789abcdef.wasm",
            "locales/zh-CN/app-0123456789abcdef.json",
        ] {
            let (before, ..) = site.written();
            site.put(file, "changed");
            assert_ne!(site.written().0, before, "{file}");
        }
        let (before, ..) = site.written();
        for file in [
            "config.json",
            "needs/a.json",
            "geo/430781/points.cbor",
            "parts/split_desk-0123456789abcdef.wasm",
        ] {
            site.put(file, "changed");
            assert_eq!(site.written().0, before, "{file}");
        }
        site.put("parts/split_care-0123456789abcdef.wasm", "new");
        assert_ne!(site.written().0, before, "one file more");
    }

    #[test]
    fn a_file_that_nobody_thought_of_fails_the_build() {
        let site = Site::new("unknown");
        site.written();
        site.put("pictures/a.png", "png");
        let error = write(SCRIPT, &site.0).unwrap_err().to_string();
        assert!(error.contains("pictures/a.png"), "{error}");
        assert!(write("go();", &Site::new("no-lists").0).is_err());
        assert_eq!(class("leaflet.js"), None);
        assert_eq!(class("instruments/README.md"), Some(Class::Left));
    }

    #[test]
    fn names_with_sixteen_digits_are_hashed() {
        for name in [
            "a-0123456789abcdef.js",
            "zh-CN/a-b-0123456789abcdef_bg.wasm",
        ] {
            assert!(is_hashed(name), "{name}");
        }
        for name in [
            "a.js",
            "a-0123456789abcde.js",
            "a-0123456789abcdef0.js",
            "gbt-42195-2022.json",
        ] {
            assert!(!is_hashed(name), "{name}");
        }
    }

    #[test]
    fn comments_stay_behind() {
        let script = "/** One. */\na();\n/** Two\n * lines. */\nb(\"//\");\n  // c();\n";
        assert_eq!(without_comments(script), "a();\nb(\"//\");\n");
    }
}
