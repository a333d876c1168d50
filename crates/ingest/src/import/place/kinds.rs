//! What a place is and who owns it, in the words of lists.

use eldercare_places::{Kind, KindSet, Ownership};

use super::{Reading, Texts, texts::shown};
use crate::import::columns::{Field, simplified};
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
            "street-centre",
        ],
    ),
    (
        Kind::Station,
        &["养老服务站", "服务站", "服务点", "驿站", "据点", "station"],
    ),
    (
        Kind::Institution,
        &[
            "养老机构",
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

/// First kind and the others, from the kind column or the list as a whole.
pub(super) fn of(
    reading: &Reading<'_>,
    texts: &mut Texts<'_>,
    report: &mut Report,
) -> Option<(Kind, KindSet)> {
    let mut found: Vec<Kind> = Vec::new();
    for cell in texts.all(Field::Kind) {
        for word in cell.split(['、', '|', ',', '，', ';', '；', '/', '+', '＋']) {
            let word = word.trim();
            // A value map may speak of the part or of the whole cell.
            let word = reading.mapping.value(Field::Kind, word).unwrap_or(word);
            match kind(word) {
                Some(kind) if !found.contains(&kind) => found.push(kind),
                None if reading.kind.is_none() && !word.is_empty() => {
                    texts.unreadable(Field::Kind, word);
                }
                _ => {}
            }
        }
    }
    let Some(first) = found.first().copied().or(reading.kind) else {
        let said = texts.get(Field::Kind).unwrap_or_default();
        report.reject(
            texts.line(),
            "no-kind",
            format!(
                "what is it? say --kind, or [values.kind] in a mapping: {}",
                shown(&said)
            ),
        );
        return None;
    };
    let others = found.into_iter().skip(1).collect();
    Some((first, others))
}

fn kind(word: &str) -> Option<Kind> {
    let word: String = word
        .chars()
        .map(simplified)
        .collect::<String>()
        .to_lowercase();
    let by_word = || {
        KINDS
            .iter()
            .find(|(_, words)| words.iter().any(|w| word.contains(w)))
    };
    Kind::from_id(&word).or_else(|| by_word().map(|(kind, _)| *kind))
}

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
    texts.read(Field::Ownership, |text| {
        let word: String = text.chars().map(simplified).collect();
        let by_word = || {
            OWNERS
                .iter()
                .find(|(_, words)| words.iter().any(|w| word.contains(w)))
        };
        Ownership::from_id(text).or_else(|| by_word().map(|(owner, _)| *owner))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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
            ("学校", None),
        ] {
            assert_eq!(kind(word), expected, "{word}");
        }
    }
}
