//! Yes and no.

/// Words for no, looked for first: `不接收` holds `接收`.
const NO: [&str; 12] = [
    "否", "未", "无", "無", "不", "没", "沒", "no", "n", "false", "0", "×",
];
/// Words for yes.
const YES: [&str; 16] = [
    "是",
    "有",
    "能",
    "可",
    "已",
    "接收",
    "提供",
    "受监管",
    "纳入",
    "yes",
    "y",
    "true",
    "1",
    "v",
    "√",
    "✓",
];

/// What a cell says, if it says yes or no.
#[must_use]
pub fn yes(text: &str) -> Option<bool> {
    let text = text.trim().to_lowercase();
    let says = |words: &[&str]| {
        let is = |word: &&str| text == *word || !word.is_ascii() && text.contains(*word);
        words.iter().any(is)
    };
    match (says(&NO), says(&YES)) {
        (true, _) => Some(false),
        (false, true) => Some(true),
        (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_lists_say_yes_or_no() {
        for text in ["是", "V", "√", "Yes", "已纳入监管", "可接收"] {
            assert_eq!(yes(text), Some(true), "{text}");
        }
        for text in ["否", "未纳入监管", "不接收", "No", "0"] {
            assert_eq!(yes(text), Some(false), "{text}");
        }
        assert_eq!(yes("详见官网"), None);
        assert_eq!(yes(""), None);
    }
}
