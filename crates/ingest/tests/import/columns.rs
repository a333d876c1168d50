//! Columns by header, by content, by mapping; what is left out and said; every kind of fact.

use eldercare_places::details::{BedClass, Deposit, Per};
use eldercare_places::{Kind, Ownership};

use super::{HEADER, Import, codes, reasons, row};

#[test]
fn separators_encodings_and_line_ends_do_not_matter() {
    let text = format!(
        "{HEADER}{}{}",
        row("演示养老院", "演示路1号"),
        row("样例护理院", "样例路2号")
    );
    let big = format!("{}\n", text.trim_end());
    let forms: [(&str, Vec<u8>); 6] = [
        ("utf8", text.clone().into_bytes()),
        ("bom", format!("\u{feff}{text}").into_bytes()),
        ("gb18030", encoding_rs::GB18030.encode(&text).0.into_owned()),
        ("tab", text.replace(',', "\t").into_bytes()),
        ("semicolon", text.replace(',', ";").into_bytes()),
        ("crlf", big.replace('\n', "\r\n").into_bytes()),
    ];
    for (name, content) in forms {
        let import = Import::of(name, content);
        let report = import.report();
        assert_eq!(report.accepted, 2, "{name} {report}");
        let place = import
            .places()
            .into_iter()
            .find(|p| p.name == "演示养老院")
            .expect(name);
        assert_eq!(place.address.as_deref(), Some("演示路1号"), "{name}");
        assert_eq!(
            (place.beds, place.phone.as_deref()),
            (Some(120), Some("021-63330000")),
            "{name}"
        );
    }
}

#[test]
fn big5_is_read_too() {
    let text = "機構名稱,行政區,地址,經度,緯度\n演示養老院,黃浦區,演示路一號,121.479,31.227\n";
    let content = encoding_rs::BIG5.encode(text).0.into_owned();
    let import = Import::of("big5", content).mapped("[values.district]\n\"黃浦區\" = \"黄浦区\"");
    assert_eq!(import.report().accepted, 1);
    assert_eq!(import.places()[0].name, "演示養老院");
}

#[test]
fn titles_above_and_two_lines_of_headers_are_understood() {
    let content = "上海市养老机构名单,,,,\n（截至2025年9月）,,,,\n\n机构名称,所属区,地址,坐标位置,\n,,,经度,纬度\n\
                   演示养老院,黄浦区,演示路1号,121.479,31.227\n";
    let import = Import::of("titles", content);
    let report = import.report();
    assert_eq!(report.accepted, 1, "{report}");
    assert!(codes(&report).contains(&(4, "header-below-title")));
    assert!(import.places()[0].point.is_some());
}

#[test]
fn columns_without_a_word_are_found_by_what_stands_in_them() {
    let content = "a,b,c,d,e\n演示养老院,黄浦区,上海市演示路一百号,121.479,31.227\n\
                   样例护理院,徐汇区,上海市样例路二百号,121.43,31.18\n";
    let import = Import::of("content", content);
    let report = import.report();
    assert_eq!(report.accepted, 2, "{report}");
    let said = report.guesses.join("\n");
    assert!(said.contains("a: name, by what stands in it"), "{said}");
    assert!(
        said.contains("d: longitude, by what stands in it"),
        "{said}"
    );
}

#[test]
fn a_mapping_rules_and_a_wrong_one_says_what_there_is() {
    let content = "甲,乙,丙\n演示养老院,黄浦区,委托\n";
    let import = Import::of("mapping", content).mapped(
        "[columns]\nname = \"甲\"\ndistrict = \"乙\"\nownership = \"丙\"\n\
         [values.ownership]\n\"委托\" = \"public-private\"\n[fixed]\ntags = [\"medical\"]\n",
    );
    assert_eq!(import.report().accepted, 1);
    let place = &import.places()[0];
    assert_eq!(place.ownership, Some(Ownership::PublicBuiltPrivateRun));
    assert_eq!(place.tags, ["medical"]);
    let wrong = Import::of("wrong", content).mapped("[columns]\nname = \"丁\"");
    assert_eq!(wrong.refused(), "no-such-column");
    assert_eq!(
        Import::of("nameless", "x,y\n1,2\n3,4\n").refused(),
        "no-name-column"
    );
}

#[test]
fn persons_are_left_out_counted_and_never_quoted() {
    let content = "机构名称,所属区,地址,负责人,联系人手机,电话,备注说明,法定代表人\n\
                   演示养老院,黄浦区,演示路1号,张某某,13812345678,13912345678,身份11010119900101123X,李某某\n\
                   样例养老院,黄浦区,样例路13712345678号,王某某,,63330000,,赵某某\n";
    let import = Import::of("persons", content).mapped("[columns]\nservices = \"备注说明\"");
    let report = import.report();
    assert_eq!(report.accepted, 2);
    let columns: Vec<&str> = report
        .warnings
        .iter()
        .filter(|w| w.code == "personal-column")
        .map(|w| &*w.message)
        .collect();
    assert_eq!(columns.len(), 3, "{columns:?}");
    assert!(columns[1].contains("联系人手机: 1 cells"), "{columns:?}");
    assert!(codes(&report).contains(&(2, "personal-phone")));
    assert!(codes(&report).contains(&(3, "personal-number")));
    let written =
        std::fs::read_to_string(import.folder.join("facilities.geojson")).expect("a file");
    for private in [
        "张某某",
        "138123",
        "139123",
        "1101011990",
        "李某某",
        "137123",
        "王某某",
        "赵某某",
    ] {
        assert!(
            !report.to_string().contains(private) && !report.json().contains(private),
            "{private}"
        );
        assert!(!written.contains(private), "{private}");
    }
}

/// One row with every kind of fact.
const FACTS: &str = "机构名称,所属区,设施类型,床位数,护理型床位,护理型空余床位,更新日期,收费区间,等级,等级评定日期,\
    内设医疗机构,签约医院,收住对象,接收特困,预收款监管,成立日期,运营方式,运营机构,开放时间,运营状态,停业日期\n\
    演示养老院,黄浦区,养老机构、日间照料中心,一百二十张,80,3,2025-08-31,2800-4200元/月,三级,2024年12月1日,\
    有,演示医院,半失能、完全失能,是,已纳入监管,民国109年5月29日,公建民营,演示养老服务有限公司,周一至周五 8:00-17:00,停业,2025/9/1\n";

#[test]
fn every_kind_of_fact_finds_its_place() {
    let import = Import::of("facts", FACTS);
    let report = import.report();
    assert_eq!(report.accepted, 1, "{report}");
    let place = &import.places()[0];
    assert_eq!(place.kind, Kind::Institution);
    assert!(place.extra_kinds.contains(Kind::DayCare));
    assert_eq!(
        (place.beds, place.opened.as_deref()),
        (Some(120), Some("2020-05-29"))
    );
    assert_eq!(place.checked, "2025-08-31");
    assert_eq!(place.operator.as_deref(), Some("演示养老服务有限公司"));
    assert_eq!(place.hours.as_deref(), Some("周一至周五 8:00-17:00"));
    assert_eq!(place.details.records[0].source, "institutions");
}

#[test]
fn what_few_lists_publish_becomes_details() {
    let import = Import::of("details", FACTS);
    import.report();
    let details = &import.places()[0].details;
    let beds = &details.beds[0];
    assert_eq!(
        (beds.class, beds.beds, beds.free),
        (BedClass::Nursing, Some(80), Some(3))
    );
    assert_eq!(beds.as_of.as_deref(), Some("2025-08-31"));
    let price = &details.prices[0];
    assert_eq!(
        (price.from, price.to, price.per),
        (2800, Some(4200), Per::Month)
    );
    let grade = details.grade.as_ref().expect("a grade");
    assert_eq!((grade.level, grade.date.as_str()), (3, "2024-12-01"));
    let medical = details.medical.as_ref().expect("medical");
    assert_eq!(
        (medical.clinic, medical.contracted.as_deref()),
        (Some(true), Some("演示医院"))
    );
    let accepts = details.accepts.expect("accepts");
    assert_eq!(accepts.levels.iter().collect::<Vec<_>>(), [1, 2, 4]);
    assert_eq!(accepts.special_need, Some(true));
    assert_eq!(details.deposit, Some(Deposit::Guarded));
    let since = details.closed.as_ref().map(|closed| closed.since.as_str());
    assert_eq!(since, Some("2025-09-01"));
}

#[test]
fn free_beds_without_a_class_keep_their_day() {
    let content = "机构名称,所属区,床位数,剩余床位（张）,更新日期\n\
        演示养老院,黄浦区,120,7,2025-08-31\n演示二院,黄浦区,60,,2025-08-31\n";
    let import = Import::of("free-beds", content);
    import.report();
    let places = import.places();
    let named = |name: &str| places.iter().find(|place| place.name == name).unwrap();
    let [beds] = &named("演示养老院").details.beds[..] else {
        panic!("one class");
    };
    assert_eq!(
        (beds.class, beds.beds, beds.free, beds.as_of.as_deref()),
        (BedClass::Any, None, Some(7), Some("2025-08-31"))
    );
    assert_eq!(named("演示养老院").beds, Some(120));
    assert!(named("演示二院").details.beds.is_empty());
}

#[test]
fn what_is_not_understood_is_left_out_and_said() {
    let content = "机构名称,所属区,床位数,等级,收费标准,成立日期\n演示养老院,黄浦区,120-150,三级,2000元起,01/02/2023\n";
    let import = Import::of("not-understood", content);
    let report = import.report();
    let found: Vec<&str> = report.warnings.iter().map(|w| w.code).collect();
    for code in ["unreadable", "grade-without-date", "open-price"] {
        assert!(found.contains(&code), "{code} {found:?}");
    }
    let place = &import.places()[0];
    assert_eq!(
        (place.beds, &place.opened, &place.details.grade),
        (None, &None, &None)
    );
}

#[test]
fn districts_come_from_column_address_or_position_and_else_are_asked_for() {
    let content = "机构名称,所属区,地址,经度,纬度\n\
                   甲院,黄浦,演示路1号,,\n乙院,浦东,演示路2号,,\n丙院,外星区,上海市徐汇区演示路3号,,\n\
                   丁院,外星区,演示路4号,121.479,31.227\n戊院,外星区,演示路5号,,\n";
    let import = Import::of("districts", content);
    let report = import.report();
    assert_eq!(report.accepted, 4);
    assert_eq!(reasons(&report), [(6, "unknown-district")]);
    assert!(report.rejected[0].message.contains("外星区"));
    let mut found: Vec<(String, String)> = import
        .places()
        .into_iter()
        .map(|p| (p.name, p.district))
        .collect();
    found.sort();
    let expected = [
        ("丁院", "黄浦区"),
        ("丙院", "徐汇区"),
        ("乙院", "浦东新区"),
        ("甲院", "黄浦区"),
    ];
    assert_eq!(found, expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
}

#[test]
fn geojson_with_attributes_in_markup_is_read_as_text() {
    let content = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","geometry":{"type":"Point","coordinates":[121.479,31.227]},"properties":{"Name":"x",
 "description":"<html><table><tr><td>机构名称</td><td>演示&amp;<b>养老院</b></td></tr><tr><td>所属区</td><td>黄浦区</td></tr><tr><td>联系电话</td><td>63330000<script>alert(1)</script></td></tr></table>"}},
{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[121.47,31.22],[121.48,31.22],[121.48,31.23],[121.47,31.22]]]},"properties":{"机构名称":"乙院","所属区":"黄浦区"}},
{"type":"Place"},
{"type":"Feature","geometry":null,"properties":{"机构名称":"丙院","所属区":"黄浦区"}}
]}"#;
    let import = Import::of("markup", content).mapped("ignore = [\"Name\"]");
    let report = import.report();
    assert_eq!((report.rows, report.accepted), (4, 3), "{report}");
    assert_eq!(reasons(&report), [(5, "not-a-feature")]);
    assert!(codes(&report).contains(&(4, "not-a-point")));
    assert!(codes(&report).contains(&(6, "no-position")));
    let first = import
        .places()
        .into_iter()
        .find(|p| p.name.starts_with("演示"))
        .expect("it is there");
    assert_eq!(
        (first.name.as_str(), first.phone.as_deref()),
        ("演示&养老院", Some("021-63330000"))
    );
    let written =
        std::fs::read_to_string(import.folder.join("facilities.geojson")).expect("a file");
    assert!(!written.contains("<td") && !written.contains("alert"));
}
