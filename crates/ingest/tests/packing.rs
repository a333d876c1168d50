//! The pack step as a user runs it: a broken city is named with file and line, the others
//! are still written.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder below the target folder, empty at the start of each test.
/// An empty folder of this process's own: the test runner starts a process for each test.
fn scratch(name: &str) -> PathBuf {
    let name = format!("{name}-{}", std::process::id());
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _absent_is_fine = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a writable target folder");
    folder
}

/// Copies two small cities.
fn two_cities(to: &Path) {
    let geo = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../geo");
    for city in ["430781-jinshi", "411200-sanmenxia"] {
        let folder = to.join(city);
        std::fs::create_dir_all(&folder).expect("a writable folder");
        for file in [
            "city.toml",
            "facilities.geojson",
            "basemap.topojson",
            "divisions.json",
            "benefits.toml",
            "services.toml",
        ] {
            std::fs::copy(geo.join(city).join(file), folder.join(file)).expect("a copy");
        }
    }
    let national = to.join("national");
    std::fs::create_dir_all(&national).expect("a writable folder");
    let file = geo.join("national/benefits.toml");
    std::fs::copy(file, national.join("benefits.toml")).expect("a copy");
}

fn pack(geo: &Path, out: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_eldercare-ingest"))
        .args(["pack", "--geo"])
        .arg(geo)
        .arg("--out")
        .arg(out)
        .output()
        .expect("it starts")
}

/// Breaks one file of Jinshi, packs, and returns what was said.
fn packed_with(name: &str, file: &str, change: impl Fn(String) -> String) -> String {
    let folder = scratch(name);
    let (geo, out) = (folder.join("geo"), folder.join("out"));
    two_cities(&geo);
    let path = geo.join("430781-jinshi").join(file);
    let text = std::fs::read_to_string(&path).expect("text");
    std::fs::write(&path, change(text)).expect("a writable file");
    let output = pack(&geo, &out);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        out.join("geo/411200/points.cbor").is_file(),
        "the other city is written"
    );
    assert!(!out.join("geo/430781").exists(), "nothing half-written");
    let cities = std::fs::read_to_string(out.join("geo/cities.json")).expect("cities.json");
    assert!(cities.contains("411200") && !cities.contains("\"430781\""));
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn whole_cities_are_packed_with_counts_and_districts() {
    let folder = scratch("whole");
    two_cities(&folder.join("geo"));
    let output = pack(&folder.join("geo"), &folder.join("out"));
    assert_eq!(output.status.code(), Some(0));
    let json = std::fs::read(folder.join("out/geo/cities.json")).expect("cities.json");
    let cities: Vec<eldercare_places::City> = serde_json::from_slice(&json).expect("cities");
    let totals: Vec<(u32, usize)> = cities
        .iter()
        .map(|c| (c.total(), c.districts.len()))
        .collect();
    assert_eq!(totals, [(256, 6), (96, 1)]);
}

#[test]
fn a_broken_feature_is_named_with_its_line() {
    let said = packed_with("feature", "facilities.geojson", |text| {
        let mut lines: Vec<&str> = text.lines().collect();
        lines[4] = "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"id\":\"x\"}},";
        lines.join("\n")
    });
    assert!(said.contains("facilities.geojson:5:"), "{said}");
}

#[test]
fn a_cut_file_is_named_with_its_line() {
    let said = packed_with("cut", "facilities.geojson", |text| {
        text.lines().take(10).collect::<Vec<_>>().join("\n")
    });
    assert!(said.contains("facilities.geojson:10:"), "{said}");
}

#[test]
fn a_mistyped_city_toml_is_named_with_its_line() {
    let said = packed_with("toml", "city.toml", |text| {
        text.replace("hotline", "hotlin")
    });
    assert!(said.contains("city.toml:"), "{said}");
}

#[test]
fn a_source_that_the_city_does_not_have_is_named_with_its_line() {
    let said = packed_with("source", "facilities.geojson", |text| {
        text.replacen("\"source\":\"letter\"", "\"source\":\"rumour\"", 1)
    });
    assert!(
        said.contains("facilities.geojson:2:") && said.contains("rumour"),
        "{said}"
    );
}

#[test]
fn broken_divisions_and_maps_are_found() {
    let said = packed_with("divisions", "divisions.json", |text| {
        text.replace("towns", "town")
    });
    assert!(said.contains("divisions.json:1:"), "{said}");
    let said = packed_with("map", "basemap.topojson", |text| {
        text.replace("\"arcs\"", "\"arc\"")
    });
    assert!(said.contains("basemap.topojson:1:"), "{said}");
}

#[test]
fn benefits_are_packed_with_the_rows_of_the_country_and_read_as_the_app_does() {
    let folder = scratch("benefits");
    two_cities(&folder.join("geo"));
    let output = pack(&folder.join("geo"), &folder.join("out"));
    assert_eq!(output.status.code(), Some(0));
    let json = std::fs::read(folder.join("out/geo/430781/benefits.json")).expect("benefits.json");
    let packed: eldercare_entitlements::written::Packed =
        serde_json::from_slice(&json).expect("the packed form");
    let catalogue = packed.check().expect("what was packed is checked");
    assert!(catalogue.benefits.iter().any(|benefit| benefit.national));
    let source = catalogue
        .source("letter")
        .expect("the document comes along");
    assert_eq!(source.number.as_deref(), Some("第58号"));
    assert!(
        json.len() < 40_000,
        "{} bytes are no small file",
        json.len()
    );
}

#[test]
fn a_wrong_unit_refuses_the_city_and_nothing_of_it_is_overwritten() {
    let said = packed_with("unit", "benefits.toml", |text| {
        text.replacen("unit = \"yuan\"", "unit = \"euro\"", 1)
    });
    assert!(
        said.contains("benefits.toml:") && said.contains("euro"),
        "{said}"
    );
}

#[test]
fn broken_rows_of_the_country_are_told_once_and_leave_the_kept_files_alone() {
    let folder = scratch("national");
    let (geo, out) = (folder.join("geo"), folder.join("out"));
    two_cities(&geo);
    assert_eq!(pack(&geo, &out).status.code(), Some(0));
    let kept = std::fs::read(out.join("geo/411200/benefits.json")).expect("benefits.json");
    let file = geo.join("national/benefits.toml");
    let text = std::fs::read_to_string(&file).expect("text");
    std::fs::write(
        &file,
        text.replacen("unit = \"yuan\"", "unit = \"visit\"", 1),
    )
    .expect("written");
    let output = pack(&geo, &out);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(said.matches("national/benefits.toml:").count(), 1, "{said}");
    let after = std::fs::read(out.join("geo/411200/benefits.json")).expect("still there");
    assert_eq!(kept, after, "the file before stays");
    assert!(out.join("geo/411200/points.cbor").is_file());
}
