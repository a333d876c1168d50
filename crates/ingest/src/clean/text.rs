//! Blanks and line breaks.

/// The text without blanks at its ends, with single blanks inside and none between two
/// Chinese characters or marks: lists made from PDF break names there.
#[must_use]
pub fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let before = out.chars().last();
        let after = word.chars().next();
        let closed = before.is_none_or(is_chinese)
            && after.is_some_and(|c| is_chinese(c) || is_mark(c))
            || before.is_some_and(is_mark) && after.is_some_and(is_chinese);
        if !out.is_empty() && !closed {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The text, or nothing when it is empty or only a placeholder.
#[must_use]
pub fn filled(text: &str) -> Option<String> {
    let text = tidy(text);
    let placeholder = ["", "/", "-", "無", "无", "NULL", "null"].contains(&text.as_str());
    (!placeholder).then_some(text)
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

fn is_mark(c: char) -> bool {
    matches!(c, '(' | ')' | ';' | ',' | '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_broken_by_a_line_of_a_pdf_is_joined() {
        assert_eq!(
            tidy("財團法人台北市 中國基督教靈糧世界佈道會士林靈糧 堂)"),
            "財團法人台北市中國基督教靈糧世界佈道會士林靈糧堂)"
        );
        assert_eq!(tidy("新希望教會 (百齡長青)"), "新希望教會(百齡長青)");
        assert_eq!(tidy("龍坡里辛亥\n路1段"), "龍坡里辛亥路1段");
    }

    #[test]
    fn a_blank_between_latin_words_stays() {
        assert_eq!(tidy("  Care   House A "), "Care House A");
        assert_eq!(tidy("2933-2962 分機"), "2933-2962 分機");
    }

    #[test]
    fn a_placeholder_is_not_a_text() {
        assert_eq!(filled(" / "), None);
        assert_eq!(filled("\u{3000}"), None);
        assert_eq!(filled("2樓"), Some("2樓".to_owned()));
    }
}
