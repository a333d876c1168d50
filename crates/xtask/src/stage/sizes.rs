//! What the first view of the map weighs: each file raw, gzip and brotli.

use std::fmt;
use std::path::Path;

use anyhow::Result;

use super::compress::with_ending;
use crate::fingerprint::files_below;

/// The city whose first view is measured: the largest pack.
const CITY: &str = "geo/500000/";

/// What a file is counted with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Group {
    /// Page, code, styles, map library and the first language's texts.
    App,
    /// What is drawn under the points, and the list of cities.
    BaseMap,
    /// Where the facilities are and of what kind: the first view.
    Points,
    /// Their names and facts, which the list and the search read.
    Facts,
}

impl Group {
    /// All groups in the order of the table.
    pub const ALL: [Self; 4] = [Self::App, Self::BaseMap, Self::Points, Self::Facts];

    /// The name in tables and in the record.
    pub fn name(self) -> &'static str {
        match self {
            Self::App => "app",
            Self::BaseMap => "base map of Chongqing",
            Self::Points => "points of Chongqing",
            Self::Facts => "facts of Chongqing",
        }
    }

    /// The most that may be sent, in bytes after brotli. The project's own targets: a first
    /// view on slow 4G (1.6 Mbit/s) gets about 200 kB in the first second.
    pub fn limit(self) -> u64 {
        match self {
            Self::App => 220_000,
            Self::BaseMap | Self::Points => 60_000,
            Self::Facts => 300_000,
        }
    }

    /// The group of a file of the site, if the first view needs it.
    fn of(file: &str) -> Option<Self> {
        let ending = Path::new(file).extension()?.to_str()?;
        let in_code_folder = !file.contains('/') || file.starts_with("snippets/");
        match file {
            "config.json" | "index.html" => Some(Self::App),
            _ if ending == "json" && file.starts_with("locales/zh-CN/app") => Some(Self::App),
            "worker.js" | "list.css" => None,
            _ if file.starts_with("later-") => None,
            _ if in_code_folder && matches!(ending, "css" | "js" | "wasm") => Some(Self::App),
            "geo/cities.json" => Some(Self::BaseMap),
            _ => match file.strip_prefix(CITY)? {
                "basemap.cbor" => Some(Self::BaseMap),
                "points.cbor" => Some(Self::Points),
                "facts.cbor" => Some(Self::Facts),
                _ => None,
            },
        }
    }
}

/// Bytes of one file or of a sum.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Size {
    /// As stored.
    pub raw: u64,
    /// As sent to a client that takes gzip.
    pub gzip: u64,
    /// As sent to a client that takes brotli.
    pub brotli: u64,
}

impl Size {
    fn of(file: &Path) -> Result<Self> {
        let raw = file.metadata()?.len();
        let packed = |ending| {
            with_ending(file, ending)
                .metadata()
                .map_or(raw, |about| about.len())
        };
        Ok(Self {
            raw,
            gzip: packed("gz"),
            brotli: packed("br"),
        })
    }

    fn plus(self, other: Self) -> Self {
        Self {
            raw: self.raw + other.raw,
            gzip: self.gzip + other.gzip,
            brotli: self.brotli + other.brotli,
        }
    }
}

/// The measured files.
pub struct Table {
    rows: Vec<(Group, String, Size)>,
}

impl Table {
    /// Measures a staged site.
    pub fn measure(dist: &Path) -> Result<Self> {
        let mut rows = Vec::new();
        for file in files_below(dist)? {
            let name = file.strip_prefix(dist)?.to_string_lossy().into_owned();
            if let Some(group) = Group::of(&name) {
                rows.push((group, name, Size::of(&file)?));
            }
        }
        Ok(Self { rows })
    }

    /// The files of a group.
    pub fn files(&self, group: Group) -> impl Iterator<Item = (&str, Size)> {
        self.rows
            .iter()
            .filter(move |row| row.0 == group)
            .map(|row| (row.1.as_str(), row.2))
    }

    /// The sum of a group.
    pub fn sum(&self, group: Group) -> Size {
        self.files(group)
            .fold(Size::default(), |sum, (_, size)| sum.plus(size))
    }
}

impl fmt::Display for Table {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            out,
            "{:<46}{:>10}{:>10}{:>10}",
            "bytes of the first view", "raw", "gzip", "brotli"
        )?;
        for group in Group::ALL {
            for (name, size) in self.files(group) {
                line(out, &format!("  {name}"), size)?;
            }
            line(out, group.name(), self.sum(group))?;
        }
        Ok(())
    }
}

fn line(out: &mut fmt::Formatter<'_>, name: &str, size: Size) -> fmt::Result {
    writeln!(
        out,
        "{name:<46}{:>10}{:>10}{:>10}",
        size.raw, size.gzip, size.brotli
    )
}

#[cfg(test)]
mod tests {
    use super::Group;

    #[test]
    fn only_what_the_first_view_loads_is_counted() {
        assert_eq!(Group::of("eldercare-app-1_bg.wasm"), Some(Group::App));
        assert_eq!(Group::of("locales/zh-CN/app-1.json"), Some(Group::App));
        assert_eq!(Group::of("locales/en/app-1.json"), None);
        assert_eq!(Group::of("geo/500000/points.cbor"), Some(Group::Points));
        assert_eq!(Group::of("geo/430781/points.cbor"), None);
        assert_eq!(Group::of("app.js.br"), None);
        assert_eq!(Group::of("parts/split_check-1.wasm"), None);
        assert_eq!(Group::of("list.css"), None);
        assert_eq!(Group::of("worker.js"), None);
        assert_eq!(Group::of("later-0123456789abcdef.css"), None);
        assert_eq!(Group::of("list/500000/1.html"), None);
    }
}
