//! The next edition of a list.

use super::{HEADER, Import, codes, row};

fn ids(import: &Import) -> Vec<(String, String)> {
    let mut ids: Vec<_> = import
        .places()
        .into_iter()
        .map(|p| (p.name, p.id))
        .collect();
    ids.sort();
    ids
}

fn rewrite(import: &Import, content: &str) {
    std::fs::write(&import.list, content).expect("a file");
}

#[test]
fn a_new_order_and_a_new_row_keep_every_id() {
    let (a, b, c) = (
        row("甲院", "演示路1号"),
        row("乙院", "演示路2号"),
        row("丙院", "演示路3号"),
    );
    let import = Import::of("order", format!("{HEADER}{a}{b}"));
    import.report();
    let before = ids(&import);
    rewrite(&import, &format!("{HEADER}{c}{b}{a}"));
    let report = import.report();
    assert_eq!((report.accepted, report.unchanged), (1, 2));
    let after = ids(&import);
    assert!(before.iter().all(|id| after.contains(id)) && after.len() == 3);
}

#[test]
fn running_numbers_that_were_given_anew_do_not_swap_places() {
    let list = |names: &[&str]| {
        let rows = names
            .iter()
            .enumerate()
            .map(|(n, name)| format!("{},{name},黄浦区,{name}路1号\n", n + 1));
        format!("序号,机构名称,所属区,地址\n{}", rows.collect::<String>())
    };
    let import = Import::of("numbers", list(&["甲院", "乙院"]))
        .mapped("id-prefix = \"i\"\n[columns]\nid = \"序号\"");
    import.report();
    let before = ids(&import);
    assert!(before.contains(&("甲院".to_owned(), "310000-i1".to_owned())));
    rewrite(&import, &list(&["丙院", "甲院", "乙院"]));
    let report = import.report();
    let after = ids(&import);
    assert!(before.iter().all(|id| after.contains(id)), "{after:?}");
    assert_eq!(after.len(), 3);
    assert_eq!(report.rows, 3);
    assert_eq!(import.report().unchanged, 3);
}

#[test]
fn a_place_that_is_not_in_the_list_any_more_is_kept_and_said() {
    let (a, b) = (row("甲院", "演示路1号"), row("乙院", "演示路2号"));
    let import = Import::of("missing", format!("{HEADER}{a}{b}"));
    import.report();
    rewrite(&import, &format!("{HEADER}{a}"));
    let report = import.report();
    assert_eq!((report.rows, report.unchanged), (1, 1));
    assert_eq!(codes(&report), [(1, "not-in-list")]);
    assert_eq!(import.places().len(), 2);
}

#[test]
fn a_changed_fact_is_accepted_once() {
    let import = Import::of("changed", format!("{HEADER}{}", row("甲院", "演示路1号")));
    import.report();
    rewrite(
        &import,
        &format!("{HEADER}{}", row("甲院", "演示路1号").replace("120", "140")),
    );
    assert_eq!(import.report().accepted, 1);
    assert_eq!(import.places()[0].beds, Some(140));
    assert_eq!(import.report().unchanged, 1);
}

#[test]
fn a_file_of_another_layout_is_read_as_well_and_its_faults_are_told_by_line() {
    let rows: String = (0..1200)
        .map(|n| row(&format!("演示{n}院"), &format!("演示路{n}号")))
        .collect();
    let import = Import::of("layout", format!("{HEADER}{rows}"));
    import.report();
    let path = import.folder.join("facilities.geojson");
    let written = std::fs::read_to_string(&path).expect("a file");
    for other in [
        written.replace('\n', ""),
        written.replace(",\n", "\n,\n"),
        written.replace("\n]}", "]}\n\n"),
    ] {
        std::fs::write(&path, other).expect("a file");
        assert_eq!(import.report().unchanged, 1200);
    }
    // The first place again at the end, far behind it.
    let first = written.lines().nth(1).expect("a place");
    let twice = written.replace("\n]}", &format!(",\n{}\n]}}", first.trim_end_matches(',')));
    std::fs::write(&path, &twice).expect("a file");
    let said = import.run().expect_err("a fault").to_string();
    assert!(said.contains("facilities.geojson:1202"), "{said}");
    assert_eq!(std::fs::read_to_string(&path).expect("a file"), twice);
}

#[test]
fn demonstration_places_and_other_sources_are_never_touched() {
    let import = Import::of("others", format!("{HEADER}{}", row("甲院", "演示路1号")));
    let other = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","geometry":null,"id":"310000-x","properties":{"checked":"2024","demo":true,"district":"黄浦区","id":"310000-x","kind":"station","name":"演示站","source":"institutions"}},
{"type":"Feature","geometry":null,"id":"310000-y","properties":{"checked":"2024","district":"黄浦区","id":"310000-y","kind":"station","name":"别的站","source":"health-centres"}}
]}
"#;
    std::fs::write(import.folder.join("facilities.geojson"), other).expect("a file");
    let report = import.report();
    assert_eq!((report.accepted, codes(&report).len()), (1, 0), "{report}");
    let written =
        std::fs::read_to_string(import.folder.join("facilities.geojson")).expect("a file");
    for line in other.lines().skip(1).take(2) {
        assert!(written.contains(line.trim_end_matches(',')), "{written}");
    }
}
