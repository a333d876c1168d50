//! Which of the browser's own voices may read a page aloud.
//!
//! Only one that speaks on this device: others send every text to a company, and which question is read and which
//! result came out is nobody's business.

use crate::i18n::Language;
use crate::platform::speech::OwnVoice;

/// The place of the voice that fits best; none where no voice does.
pub fn choose(voices: &[OwnVoice], language: Language) -> Option<usize> {
    let local = voices
        .iter()
        .enumerate()
        .filter(|(_, voice)| voice.is_local);
    let ranked = local.filter_map(|(at, voice)| Some((rank(&voice.language, language)?, at)));
    ranked.min().map(|(_, at)| at)
}

/// How well a voice fits, the smaller the better.
fn rank(tag: &str, language: Language) -> Option<u8> {
    // Some telephones write zh_CN.
    let tag = tag.to_ascii_lowercase().replace('_', "-");
    let parts: Vec<&str> = tag.split('-').collect();
    let has = |part: &str| parts.contains(&part);
    let is_cantonese = has("yue") || has("hk") || has("mo");
    let is_chinese = matches!(parts.first(), Some(&("zh" | "cmn" | "yue")));
    match language {
        Language::En => matches!(parts.first(), Some(&"en")).then_some(0),
        _ if !is_chinese => None,
        // Whoever grew up with Mandarin does not understand Cantonese.
        Language::ZhCn if is_cantonese => None,
        Language::ZhCn => Some(u8::from(has("tw") || has("hant")) * 2 + u8::from(has("sg"))),
        Language::ZhHant if is_cantonese => Some(2),
        Language::ZhHant => Some(u8::from(!has("tw") && !has("hant"))),
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, OwnVoice, choose};

    fn chosen(tags: &[(&str, bool)], language: Language) -> Option<usize> {
        let voices: Vec<_> = tags
            .iter()
            .map(|(tag, is_local)| OwnVoice {
                language: (*tag).to_owned(),
                is_local: *is_local,
            })
            .collect();
        choose(&voices, language)
    }

    #[test]
    fn the_nearest_kind_of_chinese_is_taken() {
        let all = [
            ("en-US", true),
            ("zh-HK", true),
            ("zh_TW", true),
            ("cmn-Hans-CN", true),
        ];
        assert_eq!(chosen(&all, Language::ZhCn), Some(3));
        assert_eq!(chosen(&all[..3], Language::ZhCn), Some(2));
        assert_eq!(chosen(&all[..2], Language::ZhCn), None);
        assert_eq!(chosen(&all, Language::ZhHant), Some(2));
        assert_eq!(chosen(&all[..2], Language::ZhHant), Some(1));
        assert_eq!(chosen(&all, Language::En), Some(0));
        assert_eq!(chosen(&all[1..], Language::En), None);
        assert_eq!(chosen(&[("yue", true)], Language::ZhHant), Some(0));
    }

    #[test]
    fn a_voice_that_sends_texts_away_is_none() {
        assert_eq!(chosen(&[("zh-CN", false)], Language::ZhCn), None);
        let both = [("zh-CN", false), ("zh-TW", true)];
        assert_eq!(chosen(&both, Language::ZhCn), Some(1));
    }
}
