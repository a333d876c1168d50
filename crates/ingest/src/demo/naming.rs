//! Names of made-up places: the town or county, then the document's word for the place.
//!
//! They are read by people, so a word of the town's name is not said twice
//! (花园街道 + 街道养老服务中心) and the words of the office behind a zone are left out.

/// What every made-up name begins with.
const MARK: &str = "演示·";
/// Ends of names that mean the office and not the area.
const OFFICES: [&str; 2] = ["管理委员会", "服务中心"];

/// `演示·高笋塘街道养老服务中心1`.
pub(crate) fn made_up(area: &str, term: &str, number: u32) -> String {
    let area = bare(area);
    let rest = term.get(overlap(area, term)..).unwrap_or(term);
    format!("{MARK}{area}{rest}{number}")
}

/// The area without a remark in brackets and without its office.
fn bare(area: &str) -> &str {
    let area = area.split('（').next().unwrap_or(area);
    OFFICES
        .iter()
        .find_map(|office| area.strip_suffix(office))
        .unwrap_or(area)
}

/// Bytes of the longest beginning of `term`, two signs or more, with which `area` ends.
fn overlap(area: &str, term: &str) -> usize {
    let starts = term.char_indices().map(|(at, _)| at).skip(2);
    starts
        .filter(|at| term.get(..*at).is_some_and(|start| area.ends_with(start)))
        .last()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::made_up;

    #[test]
    fn a_word_with_which_the_town_ends_is_not_said_again() {
        let names = [
            (
                "高笋塘街道",
                "街道养老服务中心",
                "演示·高笋塘街道养老服务中心1",
            ),
            ("方兴社区", "社区日间照料中心", "演示·方兴社区日间照料中心1"),
            ("甘宁镇", "互助养老点", "演示·甘宁镇互助养老点1"),
            // 华新街 is a real street; the street's office is called 华新街街道.
            ("华新街街道", "养老服务中心", "演示·华新街街道养老服务中心1"),
        ];
        for (area, term, name) in names {
            assert_eq!(made_up(area, term, 1), name);
        }
    }

    #[test]
    fn the_office_of_an_area_is_not_part_of_the_name() {
        let names = [
            ("瑶海社区服务中心", "演示·瑶海社区老年食堂2"),
            ("肥东经济开发区管理委员会", "演示·肥东经济开发区老年食堂2"),
            ("庐阳工业区（林店街道）", "演示·庐阳工业区老年食堂2"),
        ];
        for (area, name) in names {
            assert_eq!(made_up(area, "老年食堂", 2), name);
        }
    }

    proptest! {
        #[test]
        fn every_name_is_marked_and_ends_with_its_number(
            area in "\\PC{0,8}",
            term in "\\PC{0,8}",
            n in 1_u32..999,
        ) {
            let name = made_up(&area, &term, n);
            prop_assert!(name.starts_with("演示·") && name.ends_with(&n.to_string()));
        }

        #[test]
        fn no_word_of_the_town_is_doubled(
            town in "[甲乙丙丁]{2,4}",
            word in "(街道|社区|开发区)",
            rest in "[子丑寅卯]{2,5}",
        ) {
            let name = made_up(&format!("{town}{word}"), &format!("{word}{rest}"), 1);
            prop_assert_eq!(name, format!("演示·{town}{word}{rest}1"));
        }
    }
}
