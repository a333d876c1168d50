//! The command as a clerk or a script calls it.

use std::path::Path;
use std::process::{Command, Output};

use eldercare_ingest::city_folder::CityFolder;

use super::{HEADER, lists, root, row, scratch, shanghai};

fn import(list: &Path, folder: &Path, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_eldercare-ingest"))
        .current_dir(root())
        .arg("import")
        .arg(list)
        .args([
            "--city",
            "310000",
            "--kind",
            "institution",
            "--crs",
            "gcj02",
            "--out",
        ])
        .arg(folder)
        .args(more)
        .output()
        .expect("it starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

#[test]
fn with_report_json_standard_output_is_the_report_and_nothing_else() {
    let folder = shanghai("command-json");
    let list = lists().join("shanghai-eldercare-institutions-2025.csv");
    let output = import(
        &list,
        &folder,
        &["--source", "institutions", "--report", "json"],
    );
    assert!(output.status.success(), "{output:?}");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let names: Vec<&String> = report.as_object().expect("an object").keys().collect();
    let mut names: Vec<&str> = names.into_iter().map(String::as_str).collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "accepted",
            "merged",
            "rejected",
            "rows",
            "unchanged",
            "warnings"
        ]
    );
    assert_eq!(
        (&report["rows"], &report["accepted"]),
        (&626.into(), &626.into())
    );
    assert!(text(&output.stderr).contains("address: address, by its header"));
}

#[test]
fn a_dry_run_writes_nothing() {
    let folder = shanghai("command-dry");
    let list = lists().join("shanghai-eldercare-institutions-2025.csv");
    let output = import(&list, &folder, &["--source", "institutions", "--dry-run"]);
    assert!(output.status.success());
    assert!(text(&output.stdout).contains("626 accepted"));
    assert!(!folder.join("facilities.geojson").exists());
}

#[test]
fn an_unknown_source_is_answered_with_the_lines_to_add() {
    let folder = shanghai("command-source");
    let list = folder.join("list.csv");
    std::fs::write(&list, format!("{HEADER}{}", row("甲院", "演示路1号"))).expect("a file");
    let output = import(&list, &folder, &["--source", "my-list"]);
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stderr);
    assert!(
        said.contains("[[sources]]") && said.contains("health-centres"),
        "{said}"
    );
}

#[test]
fn the_shortest_command_takes_a_list_into_a_new_folder_and_says_what_it_assumed() {
    let folder = scratch("command-short").join("new");
    let list = folder.with_file_name("homes-2025.csv");
    let content = format!("{HEADER}{}", row("甲院", "演示路1号"));
    std::fs::write(&list, content).expect("a file");
    let first = import(&list, &folder, &["--report", "json"]);
    assert!(first.status.success(), "{}", text(&first.stderr));
    let report: serde_json::Value = serde_json::from_slice(&first.stdout).expect("JSON");
    let codes: Vec<&str> = report["warnings"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|warning| warning["code"].as_str())
        .collect();
    assert!(codes.contains(&"source-assumed"), "{report}");
    let city = CityFolder::open(&folder).expect("still a city").city;
    assert_eq!(city.source("homes-2025").expect("noted").date, "2025");
    let before = std::fs::read(folder.join("city.toml")).expect("it");
    let again = import(&list, &folder, &["--report", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&again.stdout).expect("JSON");
    assert_eq!(
        (&report["rows"], &report["unchanged"]),
        (&1.into(), &1.into())
    );
    assert_eq!(before, std::fs::read(folder.join("city.toml")).expect("it"));
}

#[test]
fn a_list_that_the_folder_has_a_mapping_for_needs_no_more_words() {
    let folder = shanghai("command-known");
    let list = lists().join("shanghai-eldercare-institutions-2025.csv");
    let output = import(&list, &folder, &[]);
    assert!(output.status.success(), "{output:?}");
    assert!(text(&output.stdout).contains("626 accepted"), "{output:?}");
    assert!(
        text(&output.stderr).contains("institutions.toml"),
        "{output:?}"
    );
}

#[test]
fn the_exit_code_is_bad_only_when_nothing_could_be_done() {
    let folder = shanghai("command-exit");
    let list = folder.join("list.csv");
    let bad = ",黄浦区,演示路1号,,,,\n";
    for (content, code) in [
        (format!("{HEADER}{}{bad}", row("甲院", "1号")), 0),
        (format!("{HEADER}{bad}"), 1),
        (HEADER.to_owned(), 1),
        (String::new(), 1),
    ] {
        std::fs::write(&list, &content).expect("a file");
        let output = import(
            &list,
            &folder,
            &["--source", "institutions", "--report", "json"],
        );
        assert_eq!(output.status.code(), Some(code), "{content}");
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert!(report["rows"].is_u64(), "{report}");
    }
}

#[test]
fn an_import_into_a_folder_where_one_is_at_work_is_refused() {
    let folder = shanghai("command-lock");
    let list = folder.join("list.csv");
    std::fs::write(&list, format!("{HEADER}{}", row("甲院", "1号"))).expect("a file");
    let held = std::fs::File::open(folder.join("city.toml")).expect("a city");
    held.lock().expect("a lock");
    let output = import(&list, &folder, &["--source", "institutions"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("another import is at work"));
    drop(held);
    assert!(
        import(&list, &folder, &["--source", "institutions"])
            .status
            .success()
    );
}

#[test]
fn wrong_words_are_answered_with_the_right_ones() {
    for (words, answer) in [
        (&["import", "x.csv", "--crs", "utm"][..], "cgcs2000"),
        (&["import", "x.csv", "--kind", "pub"], "day-care"),
        (&["import", "x.csv", "--report", "xml"], "json or text"),
        (&["imprt", "x.csv"], "imprt is no command"),
        (&["import", "x.csv"], "--city ID is missing"),
        (&["import", "--city", "310000"], "which list?"),
        (&["import", "x.csv", "--city", "999999"], "no city 999999"),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_eldercare-ingest"))
            .args(words)
            .current_dir(root())
            .output()
            .expect("it starts");
        assert_eq!(output.status.code(), Some(1), "{words:?}");
        assert!(
            text(&output.stderr).contains(answer),
            "{words:?} {output:?}"
        );
    }
}

#[test]
fn a_folder_without_a_city_is_told_what_it_needs() {
    let folder = scratch("command-new");
    let elsewhere = scratch("command-no-city");
    let geo = elsewhere.to_str().expect("UTF-8");
    let list = lists().join("shanghai-eldercare-institutions-2025.csv");
    let words = ["--source", "institutions", "--geo", geo];
    let output = import(&list, &folder, &words);
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stderr);
    // What it says is a city.toml.
    let toml = said.split("at least:").nth(1).expect("the lines");
    std::fs::write(folder.join("city.toml"), toml.replace("000000", "310000")).expect("a file");
    let output = import(&list, &folder, &["--source", "institutions"]);
    assert!(text(&output.stderr).contains("[[sources]]"), "{output:?}");
}

#[test]
fn all_lists_of_a_city_go_in_with_one_command() {
    let geo = scratch("command-all");
    let city = geo.join("310000-shanghai");
    std::fs::rename(shanghai("command-all-city"), &city).expect("a folder");
    let output = Command::new(env!("CARGO_BIN_EXE_eldercare-ingest"))
        .args(["import-all", "--city", "310000", "--raw"])
        .arg(lists())
        .arg("--geo")
        .arg(&geo)
        .output()
        .expect("it starts");
    assert!(output.status.success(), "{output:?}");
    assert!(city.join("facilities.geojson").is_file());
}

#[test]
fn the_help_names_every_kind_of_place_and_every_system() {
    let output = Command::new(env!("CARGO_BIN_EXE_eldercare-ingest"))
        .arg("--help")
        .output()
        .expect("it starts");
    assert!(output.status.success());
    let said = text(&output.stdout);
    for kind in eldercare_places::Kind::ALL {
        assert!(said.contains(kind.id()), "{}", kind.id());
    }
    for system in ["wgs84", "cgcs2000", "gcj02", "bd09"] {
        assert!(said.contains(system), "{system}");
    }
}

#[test]
fn a_wrong_guess_is_shown_and_a_mapping_mends_it() {
    let folder = shanghai("command-map");
    let list = folder.join("list.csv");
    let content = "简称,全称,所属区\n甲,演示甲养老院,黄浦区\n乙,演示乙养老院,黄浦区\n";
    std::fs::write(&list, content).expect("a file");
    let say = ["--source", "institutions"];
    let guessed = text(&import(&list, &folder, &[&say[..], &["--dry-run"]].concat()).stdout);
    assert!(
        guessed.contains("全称: name, by what stands in it"),
        "{guessed}"
    );
    assert!(guessed.contains("for --map"), "{guessed}");
    let map = folder.join("map.toml");
    std::fs::write(&map, "[columns]\nname = \"简称\"\n").expect("a file");
    let map = map.to_str().expect("a path");
    let output = import(&list, &folder, &[&say[..], &["--map", map]].concat());
    let said = text(&output.stdout);
    assert!(said.contains("简称: name, as the mapping says"), "{said}");
    let mut names: Vec<String> = super::places(&folder).into_iter().map(|p| p.name).collect();
    names.sort();
    assert_eq!(names, ["乙", "甲"]);
}
