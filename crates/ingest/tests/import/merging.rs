//! The same place twice: proposed, joined by rule or by a person, every fact with its source.

use eldercare_ingest::import::{Request, run};
use eldercare_places::details::Fact;
use eldercare_places::{Facility, Kind};

use super::{HEADER, Import, codes, row};

/// A second list about the same places, from another source.
fn second(import: &Import, content: &str, mapping: &str) -> eldercare_ingest::report::Report {
    let list = import.folder.join("second.csv");
    std::fs::write(&list, content).expect("a file");
    let request = Request {
        list,
        folder: import.folder.clone(),
        mapping: toml::from_str(mapping).expect("a mapping"),
        kind: Some(Kind::DayCare),
        crs: Some(import.crs),
        source: Some("health-centres".to_owned()),
        ..Request::default()
    };
    let report = run(&request).expect("it can be read");
    assert!(report.is_complete(), "{report}");
    report
}

const SECOND: &str = "机构名称,所属区,地址,开放时间,联系电话,经度,纬度\n\
                      演示养老院,黄浦区,演示路1号2楼,8:00-17:00,021-63339999,121.4792,31.2271\n";

fn first(name: &str) -> Import {
    let import = Import::of(name, format!("{HEADER}{}", row("演示养老院", "演示路1号")));
    import.report();
    import
}

fn only(import: &Import) -> Facility {
    let mut places = import.places();
    assert_eq!(places.len(), 1, "{places:?}");
    places.remove(0)
}

#[test]
fn without_a_rule_a_pair_is_proposed_and_stays_two() {
    let import = first("proposed");
    let report = second(&import, SECOND, "");
    assert_eq!(
        (report.accepted, codes(&report)),
        (1, vec![(2, "duplicate")])
    );
    assert!(report.warnings[0].message.contains("m apart"), "{report}");
    let ids: Vec<String> = import.places().into_iter().map(|p| p.id).collect();
    let merge = format!("[[different]]\nids = [\"{}\", \"{}\"]\n", ids[0], ids[1]);
    std::fs::write(import.folder.join("merge.toml"), merge).expect("a file");
    let report = second(&import, SECOND, "");
    assert_eq!((report.unchanged, codes(&report)), (1, vec![]));
}

#[test]
fn by_rule_it_is_one_place_with_two_kinds_and_every_fact_has_its_source() {
    let import = first("rule");
    let report = second(&import, SECOND, "[merge]\nsame-name-within-m = 60");
    assert_eq!((report.merged, codes(&report)), (1, vec![(2, "differs")]));
    let place = only(&import);
    assert!(place.kind == Kind::Institution && place.extra_kinds.contains(Kind::DayCare));
    // The first list's phone stays; the hours, which it does not have, come from the second.
    assert_eq!(place.phone.as_deref(), Some("021-63330000"));
    assert_eq!(place.hours.as_deref(), Some("8:00-17:00"));
    let hours = place
        .details
        .provenance_of(Fact::Hours)
        .expect("its source");
    assert_eq!(hours.source, "health-centres");
    let sources: Vec<&str> = place
        .details
        .records
        .iter()
        .map(|r| r.source.as_str())
        .collect();
    assert_eq!(sources, ["health-centres", "institutions"]);
    // Neither list changes anything when it comes again.
    let file = std::fs::read(import.folder.join("facilities.geojson")).expect("a file");
    assert_eq!(import.report().unchanged, 1);
    assert_eq!(
        second(&import, SECOND, "[merge]\nsame-name-within-m = 60").unchanged,
        1
    );
    assert_eq!(
        std::fs::read(import.folder.join("facilities.geojson")).expect("a file"),
        file
    );
}

#[test]
fn by_hand_it_is_one_place_also_when_both_are_there_already() {
    let import = first("hand");
    second(&import, SECOND, "");
    let places = import.places();
    let id = |source: &str| {
        places
            .iter()
            .find(|p| p.source == source)
            .expect("both")
            .id
            .clone()
    };
    let merge = format!(
        "[[same]]\nkeep = \"{}\"\nwith = [\"{}\"]\n",
        id("institutions"),
        id("health-centres")
    );
    std::fs::write(import.folder.join("merge.toml"), merge).expect("a file");
    let report = second(&import, SECOND, "");
    assert_eq!(report.merged, 1, "{report}");
    assert_eq!(only(&import).id, id("institutions"));
    assert_eq!(second(&import, SECOND, "").unchanged, 1);
    assert_eq!(import.report().unchanged, 1);
}

#[test]
fn rows_of_one_list_with_the_same_name_and_address_are_one_place() {
    let content = "机构名称,所属区,地址,设施类型\n演示养老院,黄浦区,演示路1号,养老机构\n演示养老院,黄浦区,演示路1号,长者食堂\n";
    let import = Import::of("rows", content);
    let report = import.report();
    assert_eq!((report.rows, report.accepted, report.merged), (2, 1, 1));
    assert!(only(&import).extra_kinds.contains(Kind::Canteen));
    assert_eq!(import.report().unchanged, 2);
}

const BY_ALL: &str = "[merge]\nsame-name-address-phone = true";

/// The list of another office about places of Huangpu: name, address, phone.
fn others(rows: &[[&str; 3]]) -> String {
    let rows = rows.iter().zip(1..);
    let rows = rows.map(|([name, address, phone], n)| {
        format!("Y{n},{name},黄浦区,{address},{phone},8:00-17:00,121.479,31.227\n")
    });
    let header = "机构编码,机构名称,所属区,地址,联系电话,开放时间,经度,纬度\n";
    format!("{header}{}", rows.collect::<String>())
}

#[test]
fn the_same_name_address_and_phone_are_one_place_whatever_blanks_and_width_there_are() {
    let import = first("by-all");
    let list = others(&[["演示 养老院", "演示路１号", "(021)63330000"]]);
    let report = second(&import, &list, BY_ALL);
    assert_eq!((report.merged, report.accepted), (1, 0), "{report}");
    let place = only(&import);
    assert_eq!(place.source, "institutions");
    assert!(place.kind == Kind::Institution && place.extra_kinds.contains(Kind::DayCare));
    let hours = place.details.provenance_of(Fact::Hours);
    assert_eq!(hours.expect("its source").source, "health-centres");
    let records = &place.details.records;
    let records: Vec<_> = records.iter().map(|r| (&*r.source, &*r.id)).collect();
    assert_eq!(records[0], ("health-centres", "Y1"));
    assert_eq!(records[1].0, "institutions");
    assert_eq!(second(&import, &list, BY_ALL).unchanged, 1);
    assert_eq!(import.report().unchanged, 1);
}

#[test]
fn two_of_the_three_are_proposed_and_stay_two_places() {
    for (name, row) in [
        ("other-phone", ["演示养老院", "演示路1号", "021-63330009"]),
        ("no-phone", ["演示养老院", "演示路1号", ""]),
        ("other-house", ["演示养老院", "演示路11号", "021-63330000"]),
        ("no-house", ["演示养老院", "", "021-63330000"]),
        (
            "other-branch",
            ["演示养老院二部", "演示路1号", "021-63330000"],
        ),
    ] {
        let import = first(name);
        let report = second(&import, &others(&[row]), BY_ALL);
        assert_eq!((report.merged, report.accepted), (0, 1), "{name} {report}");
        assert_eq!(import.places().len(), 2, "{name}");
    }
}

#[test]
fn without_the_rule_or_after_a_persons_word_the_same_three_stay_two_places() {
    let list = others(&[["演示养老院", "演示路1号", "021-63330000"]]);
    let import = first("by-all-off");
    assert_eq!(second(&import, &list, "").merged, 0);
    let import = first("by-all-different");
    let kept = only(&import).id;
    let merge = format!("[[different]]\nids = [\"{kept}\", \"310000-health-centres-Y1\"]\n");
    std::fs::write(import.folder.join("merge.toml"), merge).expect("a file");
    assert_eq!(second(&import, &list, BY_ALL).merged, 0);
    assert_eq!(import.places().len(), 2);
}

#[test]
fn rows_that_their_own_list_numbers_apart_are_not_put_together_by_the_rule() {
    let import = first("by-all-rows");
    let row = ["演示养老院", "演示路1号", "021-63330000"];
    let list = others(&[row, row]);
    let report = second(&import, &list, BY_ALL);
    assert_eq!((report.merged, report.accepted), (1, 1), "{report}");
    assert_eq!(import.places().len(), 2);
    assert_eq!(second(&import, &list, BY_ALL).unchanged, 2);
}
