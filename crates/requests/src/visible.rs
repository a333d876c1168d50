//! Whether a text shows anything at all.

/// Whether nobody would see anything of it: blanks, control signs, characters that are invisible by themselves
/// (`Default_Ignorable_Code_Point` of Unicode 16, `DerivedCoreProperties.txt`), the blank of Braille, and code points that
/// will never be characters. Characters of private use are seen where a font has them: rare names are written with them.
#[must_use]
pub fn shows_nothing(text: &str) -> bool {
    text.chars().all(is_invisible)
}

fn is_invisible(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || is_ignorable(character)
        || character == '\u{2800}'
        || is_noncharacter(character)
}

const fn is_ignorable(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fff8}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// The last two of each plane, and 32 in the middle of the first.
const fn is_noncharacter(character: char) -> bool {
    matches!(character, '\u{fdd0}'..='\u{fdef}') || (character as u32) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::shows_nothing;
    use crate::text::{several_lines, single_line};

    const INVISIBLE: [char; 18] = [
        ' ',
        '\u{3000}',
        '\u{ad}',
        '\u{34f}',
        '\u{180e}',
        '\u{200b}',
        '\u{200d}',
        '\u{2060}',
        '\u{2800}',
        '\u{3164}',
        '\u{fe0f}',
        '\u{ffa0}',
        '\u{e0041}',
        '\u{e007f}',
        '\u{fdd0}',
        '\u{fffe}',
        '\u{10ffff}',
        '\u{1160}',
    ];
    /// Letters, an emoji, private use, a letter of a rare name, one with its variation.
    const VISIBLE: [&str; 6] = [
        "演",
        "a",
        "\u{1f475}\u{fe0f}",
        "\u{e001}",
        "\u{20bb7}",
        "\u{845b}\u{e0100}",
    ];

    fn invisible() -> impl Strategy<Value = String> {
        let sign = proptest::sample::select(INVISIBLE.as_slice());
        proptest::collection::vec(sign, 0..12).prop_map(|signs| signs.into_iter().collect())
    }

    proptest! {
        #[test]
        fn what_nobody_sees_is_no_text_and_one_sign_makes_it_one(
            before in invisible(),
            sign in proptest::sample::select(VISIBLE.as_slice()),
            after in invisible(),
        ) {
            prop_assert!(shows_nothing(&before));
            prop_assert_eq!(single_line(&before, 60), Ok(None));
            prop_assert_eq!(several_lines(&before, 60), Ok(None));
            let text = [before.as_str(), sign, &after].concat();
            prop_assert!(!shows_nothing(&text));
            let kept = single_line(&text, 60).unwrap().unwrap();
            prop_assert!(kept.contains(sign));
        }
    }

    #[test]
    fn joined_emoji_stay_as_they_are() {
        let family = "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}";
        assert_eq!(single_line(family, 30), Ok(Some(family.to_owned())));
    }
}
