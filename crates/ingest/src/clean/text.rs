//! Blanks and line breaks, marks that nobody sees, words that stand for nothing.

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

/// Words that people write where they know nothing.
const NOTHING: [&str; 18] = [
    "", "/", "\\", "-", "--", "—", "——", "無", "无", "暂无", "暫無", "未知", "不详", "null",
    "none", "n/a", "nan", "#n/a",
];

/// The text, or nothing when it is empty or only a placeholder.
#[must_use]
pub fn filled(text: &str) -> Option<String> {
    let text = tidy(text);
    let placeholder = NOTHING.contains(&text.to_lowercase().as_str());
    (!placeholder).then_some(text)
}

/// The text without control characters and the marks that turn the direction of writing:
/// with them a name can look like another one. Says whether there were any.
#[must_use]
pub fn plain(text: &str) -> (String, bool) {
    let kept: String = text
        .chars()
        .map(|c| {
            if matches!(c, '\t' | '\n' | '\r') {
                ' '
            } else {
                c
            }
        })
        .filter(|c| !is_unseen(*c))
        .collect();
    let changed = text
        .chars()
        .any(|c| is_unseen(c) && !matches!(c, '\t' | '\n' | '\r'));
    (kept, changed)
}

fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(
            c,
            '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{00ad}' | '\u{061c}'
        )
}

/// Commas between Chinese characters in the form that goes with them.
#[must_use]
pub fn full_width_commas(text: &str) -> String {
    let has_chinese = text.chars().any(is_chinese);
    if has_chinese {
        text.replace(',', "，")
    } else {
        text.to_owned()
    }
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
        for text in [" / ", "\u{3000}", "NULL", "n/a", "暂无", "——"] {
            assert_eq!(filled(text), None, "{text}");
        }
        assert_eq!(filled("2樓"), Some("2樓".to_owned()));
    }

    #[test]
    fn marks_that_nobody_sees_are_taken_out_and_said() {
        assert_eq!(plain("演示\u{202e}院\u{0}"), ("演示院".to_owned(), true));
        assert_eq!(plain("a\nb"), ("a b".to_owned(), false));
    }
}
