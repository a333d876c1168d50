//! Columns about persons: they are never read.

use super::words::folded;

/// Parts of headers that speak of a person.
const PERSONS: [&str; 25] = [
    "负责人",
    "联系人",
    "联络人",
    "法人",
    "法定代表",
    "代表人",
    "院长",
    "所长",
    "站长",
    "主任",
    "园长",
    "管理员",
    "经办人",
    "身份证",
    "证件号",
    "手机",
    "移动电话",
    "姓名",
    "邮箱",
    "email",
    "mobile",
    "contactname",
    "contactperson",
    "manager",
    "微信",
];

/// Whether a header announces a person, a person's phone or a person's papers.
pub(super) fn is_personal(header: &str) -> bool {
    let folded = folded(header);
    // A community that an old name calls a contact point is no person; a phone of the office is none.
    let person = folded == "contact" || PERSONS.iter().any(|word| folded.contains(word));
    person && !folded.contains("法人单位") && !folded.contains("法人机构")
}

/// Whether most of some texts are mobile or identity numbers of the mainland.
pub(super) fn holds_persons<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    let (mut all, mut private) = (0, 0);
    for text in texts.map(str::trim).filter(|text| !text.is_empty()) {
        all += 1;
        private += usize::from(crate::clean::has_private_number(text));
    }
    all > 0 && private * 2 > all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_are_told_from_places() {
        for header in [
            "负责人",
            "聯絡人電話",
            "法定代表人",
            "Registered manager",
            "手机号码",
        ] {
            assert!(is_personal(header), "{header}");
        }
        for header in ["聯絡電話", "联系电话", "机构名称", "telephone"] {
            assert!(!is_personal(header), "{header}");
        }
    }
}
