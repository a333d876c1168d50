//! What a place is and who owns it, in the words of lists.

use eldercare_places::{Kind, KindSet, Ownership};

use super::{Reading, Texts, texts::shown};
use crate::import::columns::Field;
use crate::letters::simplified;
use crate::report::Report;

/// Words of kinds in simplified characters and small English letters, special before general.
const KINDS: [(Kind, &[&str]); 10] = [
    (
        Kind::HomeService,
        &[
            "居家上门",
            "上门服务",
            "居家服务",
            "居家长照",
            "home care",
            "homecare",
            "domiciliary",
            "home-service",
        ],
    ),
    (Kind::AidRental, &["辅具", "aid-rental"]),
    (Kind::Bath, &["助浴", "bath"]),
    (
        Kind::HealthCentre,
        &[
            "卫生服务中心",
            "卫生服务站",
            "卫生院",
            "health-centre",
            "health centre",
            "doctors/gps",
        ],
    ),
    (
        Kind::Canteen,
        &["食堂", "助餐", "餐厅", "老年餐", "中央厨房", "canteen"],
    ),
    (
        Kind::DayCare,
        &[
            "日间",
            "日托",
            "托老所",
            "照料中心",
            "短期托养",
            "day care",
            "day-care",
            "daycare",
        ],
    ),
    (Kind::MutualHelp, &["互助", "幸福院", "mutual-help"]),
    (
        Kind::StreetCentre,
        &[
            "街道养老",
            "养老服务中心",
            "综合为老",
            "乡镇养老",
            "综合养老服务",
            "为老服务中心",
            "street-centre",
        ],
    ),
    (
        Kind::Station,
        &[
            "养老服务站",
            "养老服务点",
            "养老站",
            "为老服务站",
            "驿站",
            "据点",
            "助老服务",
        ],
    ),
    (
        Kind::Institution,
        &[
            "养老机构",
            "养老服务机构",
            "医养结合机构",
            "照护之家",
            "特困供养",
            "特困人员供养",
            "养老院",
            "敬老院",
            "福利院",
            "护理院",
            "护理之家",
            "老年公寓",
            "养护",
            "安养",
            "光荣院",
            "住宿",
            "nursing home",
            "residential",
            "care home",
            "institution",
        ],
    ),
];

/// Words of places that are for others, whatever else is said of them.
const OTHERS: [&str; 6] = ["儿童", "婴幼", "幼儿", "托育", "学生", "宠物"];

/// First kind and the others, from the kind column or, where it says nothing, the list as a whole.
pub(super) fn of(
    reading: &Reading<'_>,
    texts: &mut Texts<'_>,
    report: &mut Report,
) -> Option<(Kind, KindSet)> {
    let mut found: Vec<Kind> = Vec::new();
    let mut unknown: Vec<String> = Vec::new();
    for cell in texts.all(Field::Kind) {
        for word in cell.split(['、', '|', ',', '，', ';', '；', '/', '+', '＋']) {
            let word = word.trim();
            // A value map may speak of the part or of the whole cell.
            let word = reading.mapping.value(Field::Kind, word).unwrap_or(word);
            match kind(word) {
                Some(kind) if !found.contains(&kind) => found.push(kind),
                None if !is_of_owners(word) => unknown.push(word.to_owned()),
                _ => {}
            }
        }
    }
    let first = found.first().copied();
    // A word that nobody here knows is no reason to take the place for what the list is about:
    // a hairdresser in a list of homes is no home.
    let Some(first) = first.or(reading.kind.filter(|_| unknown.is_empty())) else {
        reject(texts.line(), &unknown, report);
        return None;
    };
    for word in &unknown {
        texts.unreadable(Field::Kind, word);
    }
    let others = found.into_iter().skip(1).collect();
    Some((first, others))
}

fn reject(line: usize, unknown: &[String], report: &mut Report) {
    if unknown.is_empty() {
        let message = "what is it? say --kind, or [values.kind] in a mapping";
        report.reject(line, "no-kind", message);
        return;
    }
    let words = shown(&unknown.join(", "));
    let message = format!(
        "{words} is no kind of place known here; [values.kind] of a mapping can say what it means"
    );
    report.reject(line, "unknown-kind", message);
}

fn kind(word: &str) -> Option<Kind> {
    let word: String = word
        .chars()
        .map(simplified)
        .collect::<String>()
        .to_lowercase();
    if OTHERS.iter().any(|other| word.contains(other)) {
        return None;
    }
    let by_word = || {
        KINDS
            .iter()
            .find(|(_, words)| words.iter().any(|w| word.contains(w)))
    };
    if ["服务站", "服务点"].contains(&word.as_str()) {
        return Some(Kind::Station);
    }
    Kind::from_id(&word).or_else(|| by_word().map(|(kind, _)| *kind))
}

/// Whether a word in the column of kinds speaks only of owners and legal forms: 民办, 事业单位.
/// 民办医院 does not.
fn is_of_owners(word: &str) -> bool {
    let mut rest: String = word.chars().map(simplified).collect();
    for owner in OWNERS.iter().flat_map(|(_, words)| words.iter()) {
        rest = rest.replace(owner, "");
    }
    FORMS.contains(&rest.as_str())
}

/// Legal forms, and what is left of a word without its owner.
const FORMS: [&str; 14] = [
    "",
    "机构",
    "单位",
    "企业",
    "非企业",
    "非企业单位",
    "企业单位",
    "事业单位",
    "民非",
    "营利性",
    "非营利性",
    "社会组织",
    "社会团体",
    "社会服务机构",
];

/// Words of ownership in simplified characters.
const OWNERS: [(Ownership, &[&str]); 3] = [
    (
        Ownership::PublicBuiltPrivateRun,
        &["公建民营", "公办民营", "公建社营", "委托运营"],
    ),
    (
        Ownership::Public,
        &["公建公营", "公办", "国办", "国有", "政府办", "公立"],
    ),
    (
        Ownership::Private,
        &[
            "民建民营",
            "民办",
            "民营",
            "社会办",
            "私立",
            "非公",
            "外资",
            "合资",
        ],
    ),
];

/// Who owns the place.
pub(super) fn ownership(texts: &mut Texts<'_>) -> Option<Ownership> {
    texts.read(Field::Ownership, owner)
}

fn owner(text: &str) -> Option<Ownership> {
    let word: String = text.chars().map(simplified).collect();
    let by_word = || {
        OWNERS
            .iter()
            .find(|(_, words)| words.iter().any(|w| word.contains(w)))
    };
    Ownership::from_id(text).or_else(|| by_word().map(|(owner, _)| *owner))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn owners_in_the_column_of_kinds_say_nothing_of_the_kind() {
        for (word, expected) in [
            ("民办", true),
            ("民办非企业单位", true),
            ("公办机构", true),
            ("事业单位", true),
            ("民办医院", false),
            ("家政企业", false),
        ] {
            assert_eq!(is_of_owners(word), expected, "{word}");
        }
    }

    #[test]
    fn words_of_lists_name_kinds() {
        for (word, expected) in [
            ("养老机构", Some(Kind::Institution)),
            ("社區日間照顧", Some(Kind::DayCare)),
            ("长者食堂", Some(Kind::Canteen)),
            ("街道综合养老服务中心", Some(Kind::StreetCentre)),
            ("社区卫生服务中心", Some(Kind::HealthCentre)),
            ("Nursing homes", Some(Kind::Institution)),
            ("Homecare agencies", Some(Kind::HomeService)),
            ("mutual-help", Some(Kind::MutualHelp)),
            ("社区卫生服务站", Some(Kind::HealthCentre)),
            ("照料中心", Some(Kind::DayCare)),
            ("station", Some(Kind::Station)),
            ("学校", None),
            ("理发店", None),
            ("医院", None),
            ("老年大学", None),
            ("家政公司", None),
            ("儿童福利院", None),
            ("police station", None),
        ] {
            assert_eq!(kind(word), expected, "{word}");
        }
    }
}
