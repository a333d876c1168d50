//! The plain list pages as a build writes them from the committed `geo/`: whole, linked, and
//! without anything that an old engine or the content security policy would refuse.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

use eldercare_ingest::city_folder::{CityFolder, city_folders};
use eldercare_ingest::facilities;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// An empty folder of this process's own: the test runner starts a process for each test.
fn scratch(name: &str) -> PathBuf {
    let name = format!("{name}-{}", std::process::id());
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _absent_is_fine = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a writable target folder");
    folder
}

fn lists(geo: &Path, out: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_eldercare-ingest"))
        .arg("lists")
        .arg("--geo")
        .arg(geo)
        .arg("--out")
        .arg(out)
        .arg("--locales")
        .arg(root().join("assets/locales"))
        .output()
        .expect("it starts")
}

/// All pages by address, made once for all tests.
static PAGES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let out = scratch("lists");
    let output = lists(&root().join("geo"), &out);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    read(&out, &out)
});

fn read(folder: &Path, out: &Path) -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            pages.extend(read(&path, out));
        } else {
            let address = path.strip_prefix(out).expect("below").display().to_string();
            let text = std::fs::read_to_string(&path).expect("text");
            pages.insert(format!("/{address}"), text);
        }
    }
    pages
}

fn cities() -> Vec<CityFolder> {
    let folders = city_folders(&root().join("geo")).expect("geo/ is there");
    folders.into_iter().map(|f| f.expect("city.toml")).collect()
}

/// The values of an attribute on a page.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    let parts = page.split(&start).skip(1);
    parts
        .map(|rest| rest.split('"').next().expect("a value"))
        .collect()
}

/// The rows of the pages of a city: page, id and HTML.
fn rows(city: &str) -> Vec<(&'static str, &'static str, &'static str)> {
    let prefix = format!("/list/{city}/");
    let pages = PAGES.iter().filter(move |(at, _)| at.starts_with(&prefix));
    let rows = pages.flat_map(|(at, page)| {
        let rows = page.split("<li id=\"place-").skip(1);
        rows.map(move |row| (at.as_str(), row.split_once('"').expect("an id")))
    });
    rows.map(|(at, (id, row))| (at, id, row.split("</li>").next().expect("an end")))
        .collect()
}

#[test]
fn every_facility_of_every_city_stands_exactly_once_on_the_pages_of_its_city() {
    for folder in cities() {
        let expected = facilities::read(&folder).expect("facilities");
        let rows = rows(&folder.city.id);
        let ids: BTreeSet<&str> = rows.iter().map(|row| row.1).collect();
        assert_eq!(rows.len(), expected.len(), "{}", folder.city.id);
        assert_eq!(ids, expected.iter().map(|p| p.id.as_str()).collect());
    }
}

#[test]
fn a_row_says_name_and_address_and_stands_on_the_page_of_its_district() {
    let plain = |text: &str| !text.contains(['&', '<', '>', '"', '\'']);
    for folder in cities() {
        let places = facilities::read(&folder).expect("facilities");
        let rows: BTreeMap<_, _> = rows(&folder.city.id)
            .into_iter()
            .map(|(at, id, row)| (id, (at, row)))
            .collect();
        for place in places {
            let (at, row) = rows[place.id.as_str()];
            let texts = [Some(place.name), place.address];
            for text in texts.into_iter().flatten().filter(|text| plain(text)) {
                assert!(row.contains(&format!(">{text}<")), "{at}: {text}");
            }
            let heading = PAGES[at].split("<h1>").nth(1).expect("a heading");
            let heading = heading.split("</h1>").next().expect("an end");
            assert!(heading.contains(&place.district), "{at}: {heading}");
        }
    }
}

#[test]
fn every_row_can_be_called_and_demonstration_rows_say_what_they_are() {
    for folder in cities() {
        for (at, id, row) in rows(&folder.city.id) {
            assert!(row.contains("href=\"tel:"), "{at} {id}");
            assert_eq!(row.contains("演示数据"), folder.city.demo, "{at} {id}");
        }
    }
}

#[test]
fn the_first_page_counts_every_city_and_names_its_hotline() {
    let page = &PAGES["/list/index.html"];
    for folder in cities() {
        let city = &folder.city;
        let link = format!("href=\"/list/{}/index.html\"", city.id);
        let entry = page.split(&link).nth(1).expect("a link to the city");
        let entry = entry.split("</li>").next().expect("an end");
        let total = facilities::read(&folder).expect("facilities").len();
        assert!(entry.contains(&format!("{total} 处")), "{entry}");
        assert!(entry.contains(&format!("tel:{}", city.hotline)), "{entry}");
        assert_eq!(entry.contains("演示数据"), city.demo, "{entry}");
    }
}

#[test]
fn every_link_leads_to_something() {
    let cities: BTreeSet<String> = cities().into_iter().map(|f| f.city.id).collect();
    for (at, page) in PAGES.iter() {
        for link in values(page, "href") {
            let fine = match link.split_once(['?', '#', ':']) {
                None if link == "/list.css" => root().join("public/list.css").is_file(),
                None => link == "/" || PAGES.contains_key(link),
                Some(("/", city)) => city
                    .strip_prefix("city=")
                    .is_some_and(|c| cities.contains(c)),
                Some(("", id)) => values(page, "id").contains(&id),
                Some(("tel", number)) => {
                    number.len() >= 4 && number.chars().all(|c| c.is_ascii_digit() || c == ',')
                }
                Some(_) => false,
            };
            assert!(fine, "{at}: {link}");
        }
    }
}

#[test]
fn every_page_can_be_reached_from_the_first() {
    let mut open = vec!["/list/index.html"];
    let mut seen = BTreeSet::new();
    while let Some(at) = open.pop() {
        if let Some(page) = PAGES.get(at).filter(|_| seen.insert(at)) {
            open.extend(values(page, "href"));
        }
    }
    assert_eq!(seen.len(), PAGES.len());
}

#[test]
fn no_page_has_a_script_an_inline_style_or_a_key_in_place_of_a_text() {
    for (at, page) in PAGES.iter() {
        assert!(
            page.starts_with("<!DOCTYPE html>\n<html lang=\"zh-CN\">"),
            "{at}"
        );
        for refused in [
            "<script",
            "<style",
            " style=",
            " onclick=",
            "javascript:",
            "static.",
        ] {
            assert!(!page.contains(refused), "{at}: {refused}");
        }
        assert!(
            !page.contains('{') && page.contains("href=\"/list.css\""),
            "{at}"
        );
    }
}

#[test]
fn the_foot_of_a_district_names_source_and_date() {
    for (at, page) in PAGES.iter().filter(|(at, _)| !at.ends_with("index.html")) {
        let foot = page.split("class=\"sources\"").nth(1).expect("a foot");
        assert!(foot.contains("核对日期：20"), "{at}");
    }
}

#[test]
fn a_broken_city_is_named_with_its_line_and_the_others_are_written() {
    let folder = scratch("lists-broken");
    for (city, lines) in [("430781-jinshi", 10), ("411200-sanmenxia", usize::MAX)] {
        let (from, to) = (root().join("geo").join(city), folder.join("geo").join(city));
        std::fs::create_dir_all(&to).expect("a writable folder");
        std::fs::copy(from.join("city.toml"), to.join("city.toml")).expect("a copy");
        let text = std::fs::read_to_string(from.join(facilities::FILE)).expect("text");
        let text: Vec<&str> = text.lines().take(lines).collect();
        std::fs::write(to.join(facilities::FILE), text.join("\n")).expect("a file");
    }
    let output = lists(&folder.join("geo"), &folder.join("out"));
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("facilities.geojson:10:"), "{said}");
    let pages = read(&folder.join("out"), &folder.join("out"));
    assert!(pages.contains_key("/list/411200/1.html"));
    assert!(!pages["/list/index.html"].contains("430781"));
}
