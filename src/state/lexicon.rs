//! The words of the page's language for kinds of places and their owners, as people type them.

use eldercare_places::search::{Lexicon, Meaning};
use eldercare_places::{Kind, KindSet, Ownership};

use crate::i18n::t_of;

/// Between two words that stand for the same.
const BETWEEN: char = '|';

/// The names that the page shows, and what else people say.
pub fn lexicon() -> Lexicon {
    let kinds = Kind::ALL.into_iter().flat_map(|kind| {
        let meaning = Meaning::Kinds(KindSet::EMPTY.with(kind));
        words("kind", "search.kind", kind.id()).map(move |word| (word, meaning))
    });
    let owners = Ownership::ALL.into_iter().flat_map(|ownership| {
        let meaning = Meaning::Ownership(ownership);
        words("ownership", "search.ownership", ownership.id()).map(move |word| (word, meaning))
    });
    Lexicon::new(kinds.chain(owners))
}

fn words(shown: &str, said: &str, id: &str) -> impl Iterator<Item = &'static str> {
    std::iter::once(t_of(shown, id)).chain(t_of(said, id).split(BETWEEN))
}
