//! What words mean beyond what they are written in: "canteen" is looked for by people who have
//! never heard the name of one.

use super::fold::fold;
use crate::{KindSet, Ownership, Points};

/// What a word stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Places of one of these kinds.
    Kinds(KindSet),
    /// Places that are owned so.
    Ownership(Ownership),
}

impl Meaning {
    /// Whether the row is of what the word stands for.
    pub(super) fn is_of(self, points: &Points, row: u32) -> bool {
        match self {
            Meaning::Kinds(kinds) => kinds.intersects(points.kinds(row)),
            Meaning::Ownership(ownership) => points.ownership(row) == Some(ownership),
        }
    }
}

/// The words of the reader's language that mean something. They are texts for people, so they
/// come from outside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lexicon(Vec<(String, Meaning)>);

impl Lexicon {
    /// Folds the words as what is typed is folded. Of a word that stands for several kinds all are
    /// meant.
    #[must_use]
    pub fn new<'a>(words: impl IntoIterator<Item = (&'a str, Meaning)>) -> Lexicon {
        let mut known: Vec<(String, Meaning)> = Vec::new();
        for (word, meaning) in words {
            let word: String = fold(word).collect();
            let same = known.iter_mut().find(|(other, _)| *other == word);
            match (same, meaning) {
                (Some((_, Meaning::Kinds(kinds))), Meaning::Kinds(more)) => {
                    *kinds = kinds.union(more);
                }
                (Some(_), _) => {}
                (None, _) if word.is_empty() => {}
                (None, _) => known.push((word, meaning)),
            }
        }
        Lexicon(known)
    }

    /// What these words mean as they are, blanks left out.
    pub(super) fn meaning(&self, typed: &str) -> Option<Meaning> {
        let typed: String = fold(typed).collect();
        let (_, meaning) = self.0.iter().find(|(word, _)| *word == typed)?;
        Some(*meaning)
    }

    /// What is left of a word when the longest word with a meaning is taken from its end or, if
    /// none stands there, from its beginning, and that meaning: people type "静安食堂" in one go.
    pub(super) fn parted(&self, typed: &str) -> Option<(String, Meaning)> {
        let typed: String = fold(typed).collect();
        let longest = |part: &dyn Fn(&str) -> Option<String>| {
            let parts = self.0.iter().filter_map(|(word, meaning)| {
                let rest = part(word).filter(|rest| !rest.is_empty())?;
                Some((word.len(), rest, *meaning))
            });
            parts.max_by_key(|(length, ..)| *length)
        };
        let behind = longest(&|word| typed.strip_suffix(word).map(str::to_owned));
        let (_, rest, meaning) =
            behind.or_else(|| longest(&|word| typed.strip_prefix(word).map(str::to_owned)))?;
        Some((rest, meaning))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Kind;

    fn kinds(kinds: &[Kind]) -> Meaning {
        Meaning::Kinds(kinds.iter().copied().fold(KindSet::EMPTY, KindSet::with))
    }

    fn lexicon() -> Lexicon {
        Lexicon::new([
            ("食堂", kinds(&[Kind::Canteen])),
            ("长者食堂", kinds(&[Kind::Canteen])),
            ("Nursing home", kinds(&[Kind::Institution])),
            ("中心", kinds(&[Kind::StreetCentre])),
            ("中心", kinds(&[Kind::DayCare])),
            ("公办", Meaning::Ownership(Ownership::Public)),
            (" ", kinds(&[Kind::Bath])),
        ])
    }

    #[test]
    fn blanks_and_capitals_make_no_difference_and_several_kinds_are_all_meant() {
        let lexicon = lexicon();
        assert_eq!(
            lexicon.meaning(" nursing  HOME"),
            Some(kinds(&[Kind::Institution]))
        );
        assert_eq!(
            lexicon.meaning("中心"),
            Some(kinds(&[Kind::StreetCentre, Kind::DayCare]))
        );
        assert_eq!(lexicon.meaning("中"), None);
        assert_eq!(lexicon.meaning(""), None);
    }

    #[test]
    fn a_word_is_parted_at_the_longest_one_that_means_something() {
        let lexicon = lexicon();
        let canteen = kinds(&[Kind::Canteen]);
        assert_eq!(
            lexicon.parted("静安长者食堂"),
            Some(("静安".to_owned(), canteen))
        );
        assert_eq!(
            lexicon.parted("公办静安"),
            Some(("静安".to_owned(), Meaning::Ownership(Ownership::Public)))
        );
        assert_eq!(
            lexicon.parted("长者食堂"),
            Some(("长者".to_owned(), canteen))
        );
        assert_eq!(lexicon.parted("食堂"), None);
        assert_eq!(lexicon.parted("静安"), None);
    }
}
