//! The words of headers in Chinese (folded to simplified characters) and English.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::field::Field;

/// Traditional characters of headers and their simplified forms, in the same order.
const TRADITIONAL: &str = "機構稱據點編號區縣鄉鎮電話聯絡負責數類別務經緯設開時間託評鑑結優收費標準醫療護營運單關辦業質級簽約監預備註郵遞網對項總員額餘裡場長養執證統會戶歲種與處權屬實驗類層樓價範圍終資訊";
const SIMPLIFIED: &str = "机构称据点编号区县乡镇电话联络负责数类别务经纬设开时间托评鉴结优收费标准医疗护营运单关办业质级签约监预备注邮递网对项总员额余里场长养执证统会户岁种与处权属实验类层楼价范围终资讯";

/// A header without blanks and brackets, in simplified characters and small letters.
pub(super) fn folded(header: &str) -> String {
    let mut depth = 0_u32;
    let mut out = String::new();
    for sign in header.chars().map(half_width) {
        match sign {
            '(' | '[' | '【' => depth += 1,
            ')' | ']' | '】' => depth = depth.saturating_sub(1),
            '_' | '-' | '*' | ':' => {}
            _ if sign.is_whitespace() || depth > 0 => {}
            _ => out.extend(simplified(sign).to_lowercase()),
        }
    }
    out
}

fn half_width(sign: char) -> char {
    match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign),
        _ => sign,
    }
}

/// The simplified form of a character of the table, or the character itself.
pub(in crate::import) fn simplified(sign: char) -> char {
    static TABLE: LazyLock<HashMap<char, char>> =
        LazyLock::new(|| TRADITIONAL.chars().zip(SIMPLIFIED.chars()).collect());
    if sign.is_ascii() {
        return sign;
    }
    TABLE.get(&sign).copied().unwrap_or(sign)
}

/// A meaning, the whole headers that have it, and the parts of headers that do.
type Words = (Field, &'static [&'static str], &'static [&'static str]);

/// In the order of the search: the special before the general.
const WORDS: [Words; 41] = [
    (
        Field::Longitude,
        &[
            "经度",
            "lon",
            "lng",
            "long",
            "longitude",
            "x",
            "x坐标",
            "geometry:longitude",
        ],
        &["经度", "longitude"],
    ),
    (
        Field::Latitude,
        &["纬度", "lat", "latitude", "y", "y坐标", "geometry:latitude"],
        &["纬度", "latitude"],
    ),
    (
        Field::Position,
        &["坐标", "经纬度", "location", "coordinates", "位置坐标"],
        &["经纬度", "坐标"],
    ),
    (
        Field::FreeNursing,
        &[],
        &["护理型空", "空余护理", "护理空床"],
    ),
    (
        Field::FreeDementia,
        &[],
        &["认知障碍空", "失智空", "空余失智"],
    ),
    (Field::FreeSelfCare, &[], &["自理空", "空余自理"]),
    (Field::FreeShortStay, &[], &["喘息空", "空余短期"]),
    (
        Field::BedsNursing,
        &[],
        &["护理型床位", "护理床位", "失能床位"],
    ),
    (
        Field::BedsDementia,
        &[],
        &["认知障碍床位", "失智床位", "认知症床位"],
    ),
    (Field::BedsSelfCare, &[], &["自理床位", "自理型床位"]),
    (Field::BedsShortStay, &[], &["喘息床位", "短期托养床位"]),
    (Field::PriceAllIn, &[], &["全包价", "全包费", "包吃住"]),
    (Field::PriceBed, &[], &["床位费"]),
    (Field::PriceCare, &[], &["护理费", "照护费"]),
    (
        Field::PriceMeals,
        &[],
        &["餐费", "伙食费", "膳食费", "餐价"],
    ),
    (
        Field::Price,
        &["价格", "fee", "fees", "price"],
        &["收费", "月费", "价格", "price"],
    ),
    (
        Field::GradeDate,
        &[],
        &["评定日期", "评定时间", "评级日期", "评定年度"],
    ),
    (
        Field::Grade,
        &["等级", "星级"],
        &["等级评定", "星级", "评定等级", "机构等级"],
    ),
    (
        Field::ClosedSince,
        &[],
        &["停业日期", "关闭日期", "停业时间", "注销日期"],
    ),
    (
        Field::State,
        &["状态", "status"],
        &["运营状态", "营业状态", "经营状态", "机构状态"],
    ),
    (
        Field::AsOf,
        &["更新日期", "更新时间", "数据日期", "截至日期"],
        &["空床日期", "空床时间", "更新日期", "更新时间"],
    ),
    (
        Field::FreeBeds,
        &[
            "freebeds",
            "vacancies",
            "vacantbeds",
            "availablebeds",
            "bedsavailable",
        ],
        &[
            "空床",
            "余床",
            "空余床",
            "剩余床",
            "可用床",
            "freebeds",
            "vacantbeds",
        ],
    ),
    (
        Field::Deposit,
        &[],
        &["资金监管", "预收", "预付", "押金监管"],
    ),
    (
        Field::Hospital,
        &[],
        &["签约医院", "签约医疗", "合作医院", "协议医疗", "协作医院"],
    ),
    (Field::Clinic, &[], &["内设医疗", "医疗资质", "内设诊所"]),
    (Field::SpecialNeed, &[], &["特困"]),
    (
        Field::Accepts,
        &[],
        &[
            "收住对象",
            "接收对象",
            "收养对象",
            "收托对象",
            "接收老人",
            "接收失能",
        ],
    ),
    (Field::Delivery, &[], &["送餐范围", "配送范围", "送餐半径"]),
    (Field::Meals, &[], &["供餐", "餐次", "就餐方式"]),
    (
        Field::Hours,
        &["hours", "openinghours"],
        &[
            "开放时间",
            "营业时间",
            "服务时间",
            "开办时间",
            "openinghours",
        ],
    ),
    (
        Field::Opened,
        &["since", "opened", "founded"],
        &[
            "成立日期",
            "成立时间",
            "开业",
            "立案日期",
            "登记日期",
            "备案日期",
            "成立年",
            "设立日期",
            "注册日期",
        ],
    ),
    (
        Field::Places,
        &["places", "capacity"],
        &["收托量", "收托人数", "托位", "日托人数", "日托床"],
    ),
    (
        Field::Beds,
        &["beds", "床数", "numberofbeds"],
        &["床位", "床数", "beds"],
    ),
    (
        Field::Ownership,
        &["性质", "ownership"],
        &[
            "运营方式",
            "机构性质",
            "经营性质",
            "运营性质",
            "公办民办",
            "所有制",
        ],
    ),
    (
        Field::Operator,
        &["operator", "provider", "运营方"],
        &[
            "运营机构",
            "运营单位",
            "运营主体",
            "承办单位",
            "经营单位",
            "举办单位",
            "provider",
        ],
    ),
    (
        Field::Phone,
        &["phone", "tel", "telephone", "电话"],
        &["电话", "telephone", "phone", "联络方式", "联系方式"],
    ),
    (
        Field::Address,
        &["address", "地址", "住所"],
        &["地址", "address", "详细位置"],
    ),
    (
        Field::Town,
        &["street", "town", "街道", "里别", "乡镇", "街镇"],
        &["所属街道", "街道", "乡镇", "街镇", "里别", "社区名称"],
    ),
    (
        Field::District,
        &[
            "district",
            "区",
            "区域",
            "county",
            "areaname",
            "区别",
            "localauthority",
        ],
        &[
            "行政区",
            "区县",
            "所属区",
            "所在区",
            "县市区",
            "县区",
            "市区",
            "district",
        ],
    ),
    (
        Field::Kind,
        &["kind", "类型", "类别"],
        &[
            "机构类型",
            "设施类型",
            "机构类别",
            "设施类别",
            "服务设施类型",
        ],
    ),
    (
        Field::Name,
        &["name", "名称"],
        &[
            "名称",
            "机构名",
            "facilityname",
            "providername",
            "placename",
        ],
    ),
];

/// Headers of columns whose numbers are the list's own ids.
const IDS: [&str; 9] = [
    "统一社会信用代码",
    "机构代码",
    "机构编码",
    "登记证号",
    "许可证号",
    "cqcid",
    "uniqueid",
    "uuid",
    "机构id",
];

/// The meanings of a header; a header with a stroke (`服务地址/联络电话`) may have two.
pub(super) fn meanings(header: &str) -> Vec<Field> {
    let folded = folded(header);
    let parts: Vec<&str> = folded
        .split(['/', '、', '及'])
        .filter(|part| !part.is_empty())
        .collect();
    let found: Vec<Field> = parts.iter().filter_map(|part| meaning(part)).collect();
    if found.len() == parts.len() && found.len() > 1 {
        return found;
    }
    meaning(&folded).into_iter().collect()
}

fn meaning(folded: &str) -> Option<Field> {
    if IDS.contains(&folded) {
        return Some(Field::Id);
    }
    let whole = WORDS.iter().find(|(_, exact, _)| exact.contains(&folded));
    let part = || {
        WORDS
            .iter()
            .find(|(_, _, parts)| parts.iter().any(|p| folded.contains(p)))
    };
    whole.or_else(part).map(|(field, _, _)| *field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_tables_of_characters_have_the_same_length() {
        assert_eq!(TRADITIONAL.chars().count(), SIMPLIFIED.chars().count());
    }

    #[test]
    fn headers_of_real_lists_are_understood() {
        for (header, expected) in [
            ("機構名稱", vec![Field::Name]),
            ("服務單位名稱", vec![Field::Name]),
            ("機構(服務)地址", vec![Field::Address]),
            ("服務地址/聯絡電話", vec![Field::Address, Field::Phone]),
            ("連絡電話", vec![Field::Phone]),
            ("行政區", vec![Field::District]),
            ("里別", vec![Field::Town]),
            ("開放床數", vec![Field::Beds]),
            ("收託量", vec![Field::Places]),
            ("立案日期", vec![Field::Opened]),
            ("床位数（张）", vec![Field::Beds]),
            ("护理型床位", vec![Field::BedsNursing]),
            ("剩余床位（张）", vec![Field::FreeBeds]),
            ("空床數", vec![Field::FreeBeds]),
            ("Free beds", vec![Field::FreeBeds]),
            ("空床更新日期", vec![Field::AsOf]),
            ("护理型空床", vec![Field::FreeNursing]),
            ("lng", vec![Field::Longitude]),
            ("area_name", vec![Field::District]),
            ("cqc_id", vec![Field::Id]),
            ("zipcode", vec![]),
            ("运营方式", vec![Field::Ownership]),
        ] {
            assert_eq!(meanings(header), expected, "{header}");
        }
    }
}
