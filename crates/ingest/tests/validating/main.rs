//! `validate`: every committed city is clean, and every rule finds its own mistake at its line.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod benefits;
mod beside;

use std::path::{Path, PathBuf};

use eldercare_ingest::city_folder::folder_paths;
use eldercare_ingest::shape::points_of;
use eldercare_ingest::topology::read_areas;
use eldercare_ingest::validate::{self, Findings, Today};

fn geo() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../geo")
}

fn today() -> Today {
    Today::of(std::time::SystemTime::now())
}

fn codes(found: &Findings) -> Vec<(String, usize, &'static str)> {
    found
        .iter()
        .map(|f| (f.file.clone(), f.line, f.code))
        .collect()
}

#[test]
fn every_committed_city_is_clean() {
    for folder in folder_paths(&geo()).unwrap() {
        let found = validate::folder(&folder, today());
        let lines: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert!(
            lines.is_empty(),
            "{}\n{}",
            folder.display(),
            lines.join("\n")
        );
    }
}

/// A copy of Jinshi that a test may damage.
struct Copy(PathBuf);

impl Copy {
    fn new(name: &str) -> Copy {
        let folder = std::env::temp_dir().join(format!("validate-{}-{name}", std::process::id()));
        let folder = folder.join("430781-jinshi");
        std::fs::create_dir_all(&folder).unwrap();
        for entry in std::fs::read_dir(geo().join("430781-jinshi")).unwrap() {
            let entry = entry.unwrap();
            std::fs::copy(entry.path(), folder.join(entry.file_name())).unwrap();
        }
        Copy(folder)
    }

    fn edit(&self, file: &str, change: impl FnOnce(String) -> String) {
        let path = self.0.join(file);
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        std::fs::write(path, change(text)).unwrap();
    }

    /// Changes one line, counted from 1.
    fn line(&self, file: &str, number: usize, from: &str, to: &str) {
        self.edit(file, |text| {
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            assert!(lines[number - 1].contains(from), "{}", lines[number - 1]);
            lines[number - 1] = lines[number - 1].replacen(from, to, 1);
            lines.join("\n") + "\n"
        });
    }

    fn check(&self) -> Findings {
        validate::folder(&self.0, Today::parse("2026-11-26").unwrap())
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(self.0.parent().unwrap());
    }
}

/// Line of the first feature, the others follow.
const FIRST: usize = 2;

/// Each mistake in a feature of a feature, by what is replaced, and the rule that finds it.
const MISTAKES: [(&str, &str, &str); 12] = [
    ("\"kind\":", "\"unknown\":1,\"kind\":", "property"),
    ("\"kind\":\"station\"", "\"kind\":\"pub\"", "property"),
    ("\"source\":\"letter\"", "\"source\":\"leter\"", "source"),
    (
        "\"checked\":\"2023-06-12\"",
        "\"checked\":\"2033-06-12\"",
        "date-future",
    ),
    (
        "\"checked\":\"2023-06-12\"",
        "\"checked\":\"12.6.2023\"",
        "date",
    ),
    ("\"coordinates\":[", "\"coordinates\":[1.5,2.5,", "outside"),
    ("\"demo\":true,", "", "demo"),
    (
        "\"demo\":true",
        "\"demo\":true,\"phone\":\"0736-4211111\"",
        "demo",
    ),
    (
        "\"demo\":true",
        "\"demo\":true,\"details\":{\"grade\":{\"level\":5,\"date\":\"2024-01-01\"}}",
        "demo",
    ),
    ("演示·", "温馨", "demo"),
    (
        "\"district_code\":430781",
        "\"district_code\":430782",
        "district",
    ),
    ("居家养老", "138-1234-5678居家养老", "private"),
];

#[test]
fn every_mistake_in_a_feature_is_found_at_its_line_and_all_twelve_together() {
    let copy = Copy::new("features");
    let file = "facilities.geojson";
    let mut expected = Vec::new();
    for (from, to, code) in MISTAKES {
        let text = std::fs::read_to_string(copy.0.join(file)).unwrap();
        let used = |line: &usize| expected.iter().any(|(_, used, _)| used == line);
        let fits = |(line, text): &(usize, &str)| text.contains(from) && !used(line);
        let line = (1..).zip(text.lines()).find(fits).unwrap().0;
        copy.line(file, line, from, to);
        expected.push((file.to_owned(), line, code));
        let found = codes(&copy.check());
        for place in &expected {
            assert!(found.contains(place), "{place:?}: {found:#?}");
        }
    }
}

#[test]
fn two_unknown_fields_of_one_feature_are_both_named() {
    let copy = Copy::new("two");
    copy.line(
        "facilities.geojson",
        FIRST,
        "\"kind\":",
        "\"rooms\":1,\"stars\":5,\"kind\":",
    );
    let found = copy.check();
    let messages: Vec<&str> = found.iter().map(|f| f.message.as_str()).collect();
    assert!(
        messages.iter().any(|m| m.contains("`rooms`")),
        "{messages:?}"
    );
    assert!(
        messages.iter().any(|m| m.contains("`stars`")),
        "{messages:?}"
    );
}

#[test]
fn longitude_and_latitude_the_wrong_way_round_are_named_as_that() {
    let copy = Copy::new("swapped");
    copy.edit("facilities.geojson", |text| {
        text.replacen("[111.871025,29.633313]", "[29.633313,111.871025]", 1)
            .replacen("[111.869971,29.62708]", "[29.62708,111.869971]", 1)
    });
    let found = copy.check();
    let swapped = found
        .iter()
        .filter(|f| f.message.contains("wrong way round"));
    assert_eq!(swapped.count(), 2);
    assert_eq!(found.iter().filter(|f| f.code == "geometry").count(), 2);
}

#[test]
fn a_point_just_outside_the_polygon_is_fine_and_one_in_another_province_is_not() {
    let copy = Copy::new("outside");
    let own = read_areas(&copy.0.join("basemap.topojson"), "own").unwrap();
    let west = points_of(&own[0].shape)
        .min_by(|a, b| a[0].total_cmp(&b[0]))
        .unwrap();
    copy.edit("facilities.geojson", |text| {
        let near = format!("[{:.6},{:.6}]", west[0] - 0.04, west[1]);
        text.replacen("[111.871025,29.633313]", &near, 1).replacen(
            "[111.869971,29.62708]",
            "[113.27,23.13]",
            1,
        )
    });
    let found = copy.check();
    let place = ("facilities.geojson".to_owned(), FIRST + 1, "outside");
    assert_eq!(codes(&found), [place]);
}

#[test]
fn ids_hubs_and_order_are_looked_at_together() {
    let copy = Copy::new("ids");
    let file = "facilities.geojson";
    copy.edit(file, |text| {
        text.replacen("\"d430781001s2\"", "\"d430781001s1\"", 2)
            .replacen(
                "\"hub\":\"d430781001s1\",\"id\":\"d430781001s3\"",
                "\"hub\":\"nobody\",\"id\":\"d430781001s3\"",
                1,
            )
            .replacen(
                "\"hub\":\"d430781001s1\",\"id\":\"d430781001s4\"",
                "\"hub\":\"d430781001s4\",\"id\":\"d430781001s4\"",
                1,
            )
            .replacen(
                "\"hub\":\"d430781001s1\",\"id\":\"d430781001s5\"",
                "\"hub\":\"d430781001s6\",\"id\":\"d430781001s5\"",
                1,
            )
    });
    let found = copy.check();
    let codes = codes(&found);
    assert!(
        codes.contains(&(file.to_owned(), FIRST + 2, "id-twice")),
        "{codes:?}"
    );
    for line in [FIRST + 3, FIRST + 4] {
        assert!(codes.contains(&(file.to_owned(), line, "hub")), "{codes:?}");
    }
    // One hub more than the letter counts.
    assert!(
        codes
            .iter()
            .any(|(file, _, code)| file == "totals.toml" && *code == "total")
    );
}

#[test]
fn a_missing_place_contradicts_the_letter() {
    let copy = Copy::new("totals");
    copy.edit("facilities.geojson", |text| {
        let kept = text
            .lines()
            .enumerate()
            .filter(|(number, _)| *number != FIRST - 1);
        let kept: Vec<&str> = kept.map(|(_, line)| line).collect();
        kept.join("\n")
    });
    let found = copy.check();
    let messages: Vec<&str> = found.iter().map(|f| f.message.as_str()).collect();
    assert!(
        messages[0].contains("letter says 18 places, facilities.geojson has 17"),
        "{messages:?}"
    );
    assert!(
        messages.iter().any(|m| m.contains("2085 beds")),
        "{messages:?}"
    );
}

#[test]
fn city_toml_is_checked_to_its_end() {
    let copy = Copy::new("city");
    copy.edit("city.toml", |text| {
        text.replacen("hotline =", "hotlines = 1\nhotline =", 1)
            .replacen("release =", "colour = 2\nrelease =", 1)
            .replacen("date = \"2023-06-12\"", "date = \"2044-06-12\"", 1)
            .replacen("centre = [111.88, 29.61]", "centre = [121.88, 29.61]", 1)
            + "\n[[sources]]\nid = \"spare\"\ndate = \"2023\"\nlicence = { zh-CN = \"-\", zh-Hant = \"-\", en = \"-\" }\n\
               title = { zh-CN = \"-\", zh-Hant = \"-\", en = \"-\" }\n\
               publisher = { zh-CN = \"-\", zh-Hant = \"-\", en = \"-\" }\n"
    });
    let found = copy.check();
    let codes: Vec<_> = codes(&found)
        .into_iter()
        .map(|(_, line, code)| (line, code))
        .collect();
    for expected in [(6, "form"), (10, "form")] {
        assert!(codes.contains(&expected), "{codes:?}");
    }
    for code in ["date-future", "centre", "source-unused"] {
        assert!(
            codes.iter().any(|(_, found)| *found == code),
            "{code}: {codes:?}"
        );
    }
}

#[test]
fn broken_and_missing_files_do_not_hide_what_is_wrong_in_the_others() {
    let copy = Copy::new("broken");
    std::fs::remove_file(copy.0.join("basemap.topojson")).unwrap();
    std::fs::write(
        copy.0.join("divisions.json"),
        "{\"version\":1,\n\"districts\":[\n}",
    )
    .unwrap();
    std::fs::write(copy.0.join("notes.txt"), "").unwrap();
    std::fs::write(
        copy.0.join("benefits.toml"),
        "[[benefit]]\nsource = \"nowhere\"\nchecked = \"2099-01-01\"\n",
    )
    .unwrap();
    std::fs::write(copy.0.join("services.toml"), "[[service]\n").unwrap();
    copy.line("facilities.geojson", FIRST, "\"letter\"", "\"other\"");
    let found = codes(&copy.check());
    for expected in [
        ("basemap.topojson", 0, "missing"),
        ("divisions.json", 3, "form"),
        ("notes.txt", 0, "file"),
        ("benefits.toml", 2, "source"),
        ("benefits.toml", 3, "date-future"),
        ("services.toml", 1, "form"),
        ("facilities.geojson", 2, "source"),
    ] {
        let (file, line, code) = expected;
        assert!(
            found.contains(&(file.to_owned(), line, code)),
            "{expected:?}: {found:#?}"
        );
    }
}

#[test]
fn a_syntax_error_and_a_foreign_encoding_name_their_line() {
    let copy = Copy::new("syntax");
    copy.line("facilities.geojson", 5, "\"type\":\"Feature\"", "\"type\":");
    assert!(codes(&copy.check()).contains(&("facilities.geojson".to_owned(), 5, "form")));
    // 养老 in GB18030.
    std::fs::write(
        copy.0.join("facilities.geojson"),
        b"{\n\"name\": \"\xd1\xf8\xc0\xcf\"}",
    )
    .unwrap();
    assert!(codes(&copy.check()).contains(&("facilities.geojson".to_owned(), 2, "encoding")));
}

#[test]
fn a_feature_over_several_lines_is_checked_at_the_line_of_the_property() {
    let copy = Copy::new("pretty");
    copy.edit("facilities.geojson", |text| {
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        serde_json::to_string_pretty(&value).unwrap().replacen(
            "\"beds\": 107",
            "\"beds\": \"many\"",
            1,
        )
    });
    let found = copy.check();
    let text = std::fs::read_to_string(copy.0.join("facilities.geojson")).unwrap();
    let line = text.lines().position(|line| line.contains("many")).unwrap() + 1;
    let place = ("facilities.geojson".to_owned(), line, "property");
    assert!(
        codes(&found).contains(&place),
        "{line}: {:?}",
        codes(&found)
    );
}

#[test]
fn the_report_for_programs_has_every_finding() {
    let copy = Copy::new("json");
    copy.line("facilities.geojson", FIRST, "\"letter\"", "\"other\"");
    let json = copy.check().to_json();
    assert_eq!(json["errors"], 1);
    assert_eq!(json["findings"][0]["file"], "facilities.geojson");
    assert_eq!(json["findings"][0]["line"], 2);
    assert_eq!(json["findings"][0]["severity"], "error");
    assert_eq!(json["findings"][0]["code"], "source");
}
