//! What is not what it seems: a phone with too many digits, a hairdresser in a list of homes, a
//! person in an address, a bed below zero, a file of one line.

use std::fmt::Write as _;

use eldercare_places::details::Covers;

use super::{HEADER, Import, codes, reasons};

#[test]
fn a_phone_is_said_once_and_never_given_an_extension_that_nobody_wrote() {
    let content = format!(
        "{HEADER}甲院,黄浦区,演示路1号,7976848608.0,120,121.479,31.227\n\
         乙院,黄浦区,演示路2号,(021)5888 0002,120,121.4792,31.227\n\
         丙院,黄浦区,演示路3号,123 456 78,120,121.4794,31.227\n"
    );
    let import = Import::of("phones", content);
    let report = import.report();
    let told = codes(&report);
    let phones = told.iter().filter(|(_, code)| *code == "unreadable-phone");
    assert_eq!(phones.map(|(line, _)| *line).collect::<Vec<_>>(), [2, 4]);
    let mut phones: Vec<_> = import
        .places()
        .into_iter()
        .filter_map(|p| p.phone)
        .collect();
    phones.sort();
    assert_eq!(phones, ["021-58880002"]);
}

#[test]
fn a_word_that_is_no_kind_rejects_its_row_and_is_named() {
    let content = "名称,类型,所属区,地址\n甲,养老院,黄浦区,演示路1号\n乙,理发店,黄浦区,演示路2号\n\
        丙,医院,黄浦区,演示路3号\n丁,助餐点、老年大学,黄浦区,演示路4号\n戊,,黄浦区,演示路5号\n己,民办,黄浦区,演示路6号\n";
    let import = Import::of("kinds", content);
    let report = import.report();
    assert_eq!((report.rows, report.accepted), (6, 4), "{report}");
    assert_eq!(reasons(&report), [(3, "unknown-kind"), (4, "unknown-kind")]);
    assert!(report.rejected[0].message.contains("理发店"), "{report}");
    assert!(codes(&report).contains(&(5, "unreadable")), "{report}");
    let mapped = Import::of("kinds-mapped", content)
        .mapped("[values.kind]\n\"理发店\" = \"station\"\n\"医院\" = \"health-centre\"");
    assert_eq!(mapped.report().accepted, 6);
}

#[test]
fn the_name_of_a_person_in_an_address_is_left_out_and_said() {
    let content = "名称,所属区,地址\n演示院,黄浦区,上海市黄浦区演示路1号(联系人王五13712345678)\n\
        样例院,黄浦区,地铁站长江路1号\n";
    let import = Import::of("named", content);
    let report = import.report();
    assert!(codes(&report).contains(&(2, "personal-name")), "{report}");
    assert!(codes(&report).contains(&(2, "personal-number")), "{report}");
    let mut addresses: Vec<_> = import
        .places()
        .into_iter()
        .filter_map(|p| p.address)
        .collect();
    addresses.sort();
    assert_eq!(addresses, ["上海市黄浦区演示路1号", "地铁站长江路1号"]);
    assert!(!report.json().contains("王五") && !report.to_string().contains("王五"));
}

#[test]
fn beds_below_zero_are_no_beds() {
    let content = "名称,所属区,地址,床位数\n演示院,黄浦区,演示路1号,-5\n";
    let import = Import::of("below", content);
    assert!(codes(&import.report()).contains(&(2, "unreadable")));
    assert_eq!(import.places()[0].beds, None);
}

#[test]
fn features_on_one_line_are_told_by_number_id_and_name() {
    let content = r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"名称":"甲院","所属区":"黄浦区"}},{"type":"Feature","id":"x7","geometry":null,"properties":{"所属区":"黄浦区"}},{"type":"Feature","geometry":null,"properties":{"名称":"丙院","所属区":"外星区"}}]}"#;
    let report = Import::of("one-line", content).report();
    assert_eq!(report.rows, 3, "{report}");
    let said: Vec<&str> = report.rejected.iter().map(|r| &*r.message).collect();
    assert!(said[0].starts_with("feature 2 (x7): "), "{said:?}");
    assert!(said[1].starts_with("feature 3 (丙院): "), "{said:?}");
    assert!(report.rejected.iter().all(|r| r.line == 1));
    let warned = report.warnings.iter().find(|w| w.code == "no-position");
    assert!(
        warned
            .expect("a warning")
            .message
            .starts_with("feature 1 (甲院): ")
    );
}

#[test]
fn a_list_without_headers_keeps_its_first_place() {
    let content = "演示养老院,上海市黄浦区演示路一百号,黄浦区,021-63330000,121.479,31.227\n\
        样例敬老院,上海市徐汇区样例路二百号,徐汇区,021-64000002,121.43,31.18\n";
    let import = Import::of("no-header", content);
    let report = import.report();
    assert_eq!((report.rows, report.accepted), (2, 2), "{report}");
    assert!(codes(&report).contains(&(1, "no-header")), "{report}");
    let names: Vec<String> = import.places().into_iter().map(|p| p.name).collect();
    assert!(names.contains(&"演示养老院".to_owned()), "{names:?}");
}

#[test]
fn districts_in_traditional_characters_are_those_of_the_city() {
    let content = "名称,所属区,地址\n甲院,徐匯區,演示路1號\n乙院,浦東新區,演示路2號\n丙院,,上海市徐匯區演示路3號\n";
    let import = Import::of("traditional", content);
    assert_eq!(import.report().accepted, 3);
    let mut districts: Vec<_> = import.places().into_iter().map(|p| p.district).collect();
    districts.sort();
    assert_eq!(districts, ["徐汇区", "徐汇区", "浦东新区"]);
}

#[test]
fn a_price_covers_what_the_list_says_and_people_kept_by_the_state_are_not_lost() {
    let content = "名称,所属区,地址,收费标准,收住对象,床位数,空余床位\n\
        甲院,黄浦区,演示路1号,2000-5000元/月,自理、失能、特困,50,已满\n\
        乙院,黄浦区,演示路2号,15元/餐,特困老人,50,3\n";
    let import = Import::of("covers", content);
    let report = import.report();
    assert_eq!(report.accepted, 2, "{report}");
    assert!(
        codes(&report).iter().all(|(_, code)| *code != "unreadable"),
        "{report}"
    );
    let places = import.places();
    let named = |name: &str| &places.iter().find(|p| p.name == name).expect(name).details;
    let (first, second) = (named("甲院"), named("乙院"));
    assert_eq!(first.prices[0].covers, Covers::Unsaid);
    assert_eq!(second.prices[0].covers, Covers::Meals);
    assert_eq!(first.accepts.expect("accepts").special_need, Some(true));
    assert_eq!(second.accepts.expect("accepts").special_need, Some(true));
    assert_eq!(first.beds[0].free, Some(0));
}

#[test]
fn a_system_that_nothing_was_held_against_is_said() {
    let content = "名称,经度,纬度\n演示院,121.479,31.227\n";
    let import = Import::of("unchecked", content);
    assert!(codes(&import.report()).contains(&(1, "system-not-checked")));
}

#[test]
fn names_that_differ_by_one_sign_at_one_address_are_proposed() {
    for (name, other) in [("formal", "甲壹养老院"), ("another-word", "甲一敬老院")] {
        let content = format!(
            "{HEADER}甲一养老院,黄浦区,演示路1号,,,121.479,31.227\n{other},黄浦区,演示路1号,,,121.47902,31.22702\n"
        );
        let report = Import::of(name, content).report();
        assert_eq!(report.accepted, 2);
        assert!(
            codes(&report).iter().any(|(_, code)| *code == "duplicate"),
            "{report}"
        );
    }
}

#[test]
fn what_is_no_name_is_no_place() {
    let names = [
        "0",
        "????",
        "#REF!",
        "锟斤拷养老院",
        "口诀官网 www.example.com",
        "备注：以上名单仅供参考",
    ];
    let mut content =
        "名称,所属区,地址\n演示A1院,黄浦区,演示路1号\n規?;院,黄浦区,演示路2号\n463,黄浦区,演示路4号\n".to_owned();
    for name in names {
        let _ = writeln!(content, "{name},黄浦区,演示路3号");
    }
    let report = Import::of("names", content).report();
    assert_eq!((report.rows, report.accepted), (9, 3), "{report}");
    assert!(codes(&report).contains(&(3, "doubtful-name")), "{report}");
    assert!(codes(&report).contains(&(4, "doubtful-name")), "{report}");
}
