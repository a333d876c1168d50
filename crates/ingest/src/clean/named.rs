//! Names of persons inside a text, beside a word that says so: `联系人王五`, `王主任`.
//!
//! Only what begins with a surname, is as long as a name and ends where a name ends is taken for
//! one: a text that is cut where no name stood would be worse than one that is kept.

/// Words before a name, in both scripts; long before short.
const BEFORE: [&str; 26] = [
    "法定代表人",
    "联系人",
    "聯繫人",
    "聯絡人",
    "联络人",
    "负责人",
    "負責人",
    "经办人",
    "經辦人",
    "管理员",
    "管理員",
    "院长",
    "院長",
    "站长",
    "站長",
    "所长",
    "所長",
    "园长",
    "園長",
    "店长",
    "店長",
    "主任",
    "经理",
    "經理",
    "法人",
    "村医",
];
/// Those of them that announce a person even in the name of a place.
const PLAIN: [&str; 7] = [
    "联系人",
    "聯繫人",
    "聯絡人",
    "联络人",
    "负责人",
    "負責人",
    "法定代表人",
];
/// Words behind a name.
const BEHIND: [&str; 20] = [
    "先生", "女士", "小姐", "老师", "老師", "阿姨", "师傅", "師傅", "院长", "院長", "主任", "站长",
    "站長", "所长", "所長", "经理", "經理", "园长", "園長", "医生",
];
/// Signs between a word and a name.
const BETWEEN: [char; 7] = [':', '：', ' ', '　', '为', '是', '-'];
/// The commonest surnames of both scripts; nine of ten people have one of them.
const SURNAMES: &str = "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧\
    曹彭曾肖蕭田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范石廖贾賈夏韦韋付傅方白邹鄒孟熊\
    秦邱江尹薛闫閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯常温溫康施文牛樊葛邢安齐齊易乔喬伍\
    庞龐颜顏倪庄莊聂聶章鲁魯岳翟殷詹申欧歐耿关關兰蘭焦俞左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢单單季裴霍涂成苗谷盛\
    曲翁冉骆駱蓝藍路游辛靳欧管柴蒙鲍鮑华華喻祁蒲房滕屈饶饒解牟艾尤阳陽时時穆农農司卓古吉缪繆简簡车車项項连連芦蘆麦麥\
    褚娄婁窦竇戚岑景党宫宮费費卜冷晏席卫衛米柏宗瞿桂全佟应應臧闵閔苟邬鄔边邊卞姬师師和仇栾欒隋商刁沙荣榮巫寇桑郎甄丛叢仲虞敖\
    巩鞏明佘池查麻苑迟遲邝鄺";
/// Words that begin with a surname and are none.
const WORDS: [&str; 44] = [
    "方式", "方法", "方便", "方面", "高级", "高級", "安全", "安排", "任务", "任務", "任命", "单位",
    "單位", "常年", "常务", "常務", "关系", "關係", "关爱", "白天", "白班", "马上", "江苏", "江西",
    "武汉", "温馨", "文化", "文明", "时间", "時間", "管理", "康复", "康復", "全科", "全天", "华东",
    "明确", "和平", "成员", "成員", "应急", "應急", "路口", "阳光",
];

/// The text without names of persons beside words that announce them, and whether there were any.
/// In the `name` of a place only the plainest of these words count: 王院长养老院 is no person.
#[must_use]
pub fn without_names(text: &str, name: bool) -> (String, bool) {
    let mut left = text.to_owned();
    let mut changed = false;
    // A million rows are looked at, and most of their texts have no sign of a word's end.
    while left.contains(ends_a_word)
        && let Some((start, end)) = found(&left, name)
    {
        left.replace_range(start..end, "");
        left = tidied(&left);
        changed = true;
    }
    (left, changed)
}

fn ends_a_word(sign: char) -> bool {
    matches!(
        sign,
        '人' | '员'
            | '員'
            | '长'
            | '長'
            | '任'
            | '理'
            | '医'
            | '生'
            | '士'
            | '姐'
            | '师'
            | '師'
            | '姨'
            | '傅'
    )
}

/// Where the first name stands, with the word that announces it.
fn found(text: &str, name: bool) -> Option<(usize, usize)> {
    let before: &[&str] = if name { &PLAIN } else { &BEFORE };
    let first = before
        .iter()
        .find_map(|word| text.match_indices(word).find_map(|hit| after(text, hit)));
    if name || first.is_some() {
        return first;
    }
    BEHIND
        .iter()
        .find_map(|word| text.match_indices(word).find_map(|hit| ahead(text, hit)))
}

/// A name behind a word.
fn after(text: &str, (at, word): (usize, &str)) -> Option<(usize, usize)> {
    // 地铁站长江路 is a way and no head of a station.
    let before = text[..at].chars().next_back();
    let begins = before.is_none_or(|sign| !is_han(sign) || "副本找".contains(sign));
    if !begins && !PLAIN.contains(&word) {
        return None;
    }
    let rest = &text[at + word.len()..];
    let bare = rest.trim_start_matches(BETWEEN);
    let start = text.len() - bare.len();
    let mut signs = bare.char_indices();
    let family = signs
        .next()
        .map(|(_, sign)| sign)
        .filter(|c| is_surname(*c))?;
    let title = || {
        BEHIND
            .iter()
            .find(|title| bare[family.len_utf8()..].starts_with(**title))
    };
    if let Some(title) = title() {
        return Some((at, start + family.len_utf8() + title.len()));
    }
    let length = given(bare)?;
    let mut end = start + length;
    if let Some(title) = BEHIND.iter().find(|title| text[end..].starts_with(**title)) {
        end += title.len();
    }
    Some((at, end))
}

/// How long the name is that a text begins with, if one ends there: two to four signs.
fn given(text: &str) -> Option<usize> {
    if WORDS.iter().any(|word| text.starts_with(word)) {
        return None;
    }
    let signs: Vec<(usize, char)> = text.char_indices().take(5).collect();
    let end = |count: usize| signs.get(count).map_or(text.len(), |(at, _)| *at);
    let most = signs.len().min(4);
    (2..=most).find_map(|count| {
        let all = signs[..count].iter().all(|(_, sign)| is_of_a_name(*sign));
        let rest = &text[end(count)..];
        let titled = BEHIND.iter().any(|title| rest.starts_with(title));
        (all && (titled || ends(rest))).then(|| end(count))
    })
}

/// Whether nothing of a name follows: the end, a mark, a digit or what goes with a number.
fn ends(rest: &str) -> bool {
    const NEXT: [&str; 8] = [
        "电话", "電話", "手机", "手機", "微信", "联系", "聯絡", "分机",
    ];
    rest.chars()
        .next()
        .is_none_or(|sign| !is_han(sign) && !sign.is_ascii_alphabetic())
        || NEXT.iter().any(|word| rest.starts_with(word))
}

/// A name before a word: a surname and at most two signs, where a name can begin.
fn ahead(text: &str, (at, word): (usize, &str)) -> Option<(usize, usize)> {
    let after = &text[at + word.len()..];
    if !ends(after) {
        return None;
    }
    let signs: Vec<(usize, char)> = text[..at].char_indices().rev().take(4).collect();
    (1..=3).find_map(|count| {
        let (start, family) = *signs.get(count - 1)?;
        let all = signs[..count].iter().all(|(_, sign)| is_of_a_name(*sign));
        let words = WORDS.iter().any(|word| text[start..].starts_with(word));
        let begins = match signs.get(count) {
            None => true,
            Some((_, sign)) => {
                !is_han(*sign) && !sign.is_ascii_alphabetic() || "找洽请請".contains(*sign)
            }
        };
        (all && begins && !words && is_surname(family)).then_some((start, at + word.len()))
    })
}

fn is_surname(sign: char) -> bool {
    SURNAMES.contains(sign)
}

/// Whether a sign can stand in a name: those that end addresses cannot.
fn is_of_a_name(sign: char) -> bool {
    const ADDRESSES: &str = "路街道巷弄村镇鎮乡鄉区區县縣市省号號楼樓层層室院站所店馆館桥橋厅廳";
    is_han(sign) && !ADDRESSES.contains(sign)
}

fn is_han(sign: char) -> bool {
    matches!(sign, '\u{3400}'..='\u{9fff}')
}

/// Without the brackets and marks that a name leaves behind.
fn tidied(text: &str) -> String {
    let mut text = text.to_owned();
    for empty in ["()", "（）", "( )", "[]", "【】", "(,", "（，", "（："] {
        let instead = match empty {
            "(," => "(",
            "（，" | "（：" => "（",
            _ => "",
        };
        while text.contains(empty) {
            text = text.replace(empty, instead);
        }
    }
    text.trim_matches([' ', ',', '，', '、', ';', '；', ':', '：'])
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn left(text: &str) -> String {
        without_names(text, false).0
    }

    #[test]
    fn names_beside_their_words_are_left_out() {
        for (text, expected) in [
            ("演示路1号(联系人王五)", "演示路1号"),
            ("演示路1号（联系人：王小五）", "演示路1号"),
            ("演示路1号 负责人 欧阳小五，二楼", "演示路1号 ，二楼"),
            ("演示路1号，找王主任", "演示路1号，找"),
            ("聯絡人陳小美小姐", ""),
            ("院长赵六 二楼", "二楼"),
            ("李女士", ""),
        ] {
            assert_eq!(left(text), expected, "{text}");
        }
        assert_eq!(without_names("演示院(联系人王五)", true).0, "演示院");
    }

    #[test]
    fn texts_without_a_name_stay() {
        for text in [
            "联系人",
            "联系人方式见门口",
            "负责人办公室二楼",
            "院长信箱",
            "马先生面馆旁",
            "成都路李先生面馆旁",
            "主任医师坐诊",
            "法人单位",
            "王府井大街1号",
            "康复医生",
            "社区主任办公室",
            "联系人：见门口",
            "地铁站长江路1号",
            "负责人路口见",
        ] {
            assert_eq!(
                without_names(text, false),
                (text.to_owned(), false),
                "{text}"
            );
        }
        let name = "王院长养老院";
        assert_eq!(without_names(name, true), (name.to_owned(), false));
    }

    proptest! {
        #[test]
        fn any_text_is_read_and_nothing_is_left_to_find(text in "[联系人王五主任()，1 a院长]{0,40}") {
            let (left, _) = without_names(&text, false);
            prop_assert!(left.len() <= text.len());
            prop_assert_eq!(found(&left, false), None);
        }
    }
}
