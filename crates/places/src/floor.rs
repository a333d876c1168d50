//! Whether an address says that a door is upstairs. Lists have no column for steps and lifts; what an
//! address names is all that is known, and it is never taken for more.

/// What a floor is called behind its number.
const FLOORS: [char; 5] = ['樓', '楼', '層', '层', 'F'];

/// Behind these words the number is part of a name: 二楼村, 六楼社区.
const NAMES: [char; 8] = ['村', '社', '街', '镇', '鎮', '乡', '路', '里'];

/// What stands between the numbers of several floors: 6、7樓, 2-6层.
const BETWEEN: [char; 9] = ['-', '~', '－', '–', '～', '、', '至', '到', '及'];

/// What a ground floor is called besides its number.
const GROUND: [&str; 2] = ["底层", "底層"];

/// Whether the address names a floor above the ground and none on the ground: 二段88號2樓之2. A number
/// of a building (2号楼), a name (二楼村) and a cellar (B1) are not that.
///
/// Only an address that says so is upstairs; of every other one nothing is known.
#[must_use]
pub fn is_upstairs(address: &str) -> bool {
    let signs: Vec<char> = address.chars().collect();
    let mut is_up = false;
    for (at, sign) in signs.iter().enumerate() {
        let is_name = signs.get(at + 1).is_some_and(|next| NAMES.contains(next));
        if !FLOORS.contains(sign) || is_name {
            continue;
        }
        for floor in numbers_before(signs.get(..at).unwrap_or_default()) {
            match floor {
                0 | 1 => return false,
                _ => is_up = true,
            }
        }
    }
    is_up && !GROUND.iter().any(|word| address.contains(word))
}

/// The numbers that a text ends with: of "6、7" both.
fn numbers_before(signs: &[char]) -> Vec<u32> {
    let is_part = |sign: &&char| digit(**sign).is_some() || BETWEEN.contains(sign);
    let mut chain: Vec<char> = signs.iter().rev().take_while(is_part).copied().collect();
    chain.reverse();
    let words = chain.split(|sign| BETWEEN.contains(sign));
    words.filter(|word| !word.is_empty()).map(number).collect()
}

/// A number in digits, or in words up to ninety-nine (十二); more than any floor where it is longer.
fn number(word: &[char]) -> u32 {
    let mut number: u32 = 0;
    for (at, sign) in word.iter().enumerate() {
        let value = digit(*sign).unwrap_or_default();
        number = match (value, at) {
            (10, 0) => 10,
            (10, _) => number.saturating_mul(10),
            _ if at > 0 && word.get(at - 1) == Some(&'十') => number.saturating_add(value),
            _ => number.saturating_mul(10).saturating_add(value),
        };
    }
    number
}

/// A digit in half or full width or as a word.
fn digit(sign: char) -> Option<u32> {
    match sign {
        '0'..='9' => sign.to_digit(10),
        '０'..='９' => Some(u32::from(sign) - u32::from('０')),
        '一' => Some(1),
        '二' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        '十' => Some(10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::is_upstairs;

    #[test]
    fn an_address_that_names_only_floors_above_the_ground_is_upstairs() {
        for address in [
            "臺北市文山區興隆路二段88號2樓之2",
            "臺北市內湖區成功路5段420巷26號6、7樓",
            "臺北市中正區館前路6號12樓之2/光復里寶慶路32-1號B1",
            "上海市临青路377号二层",
            "上海市宜昌路555号4-5楼",
            "某路 1 号３楼",
            "某路1号十二层",
            "某路8号3F",
        ] {
            assert!(is_upstairs(address), "{address}");
        }
    }

    #[test]
    fn ground_floors_numbers_of_buildings_and_names_are_not() {
        for address in [
            "",
            "臺北市北投區吉慶里致遠二路61巷2-2號1、2樓",
            "臺北市松山區八德路3段155巷4弄35號1樓",
            "上海市虹口区广灵四路268号底层-1室、2-6层",
            "上海市长宁区虹桥路2302号6幢B1、7-9层",
            "上海市六奉公路5033弄1号2层、2号2层至4层、5号1层至5层",
            "上海市浦东新区北张家浜路168弄2号楼",
            "榆林市定边县盐场堡镇二楼村",
            "三门峡市湖滨区前进街道六楼社区",
            "津市市毛里湖镇箭楼村",
            "某大楼",
        ] {
            assert!(!is_upstairs(address), "{address}");
        }
    }

    proptest! {
        #[test]
        fn every_text_is_read_and_one_without_a_floor_is_never_upstairs(text in "\\PC{0,40}") {
            let says_floor = text.chars().any(|sign| super::FLOORS.contains(&sign));
            prop_assert!(says_floor || !is_upstairs(&text));
        }

        #[test]
        fn a_floor_is_upstairs_from_the_second_on(floor in 0..130u32) {
            prop_assert_eq!(is_upstairs(&format!("路9號{floor}樓")), floor > 1);
        }
    }
}
