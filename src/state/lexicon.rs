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
        words(t_of("kind", kind.id()), t_of("search.kind", kind.id()))
            .map(move |word| (word, meaning))
    });
    let owners = Ownership::ALL.into_iter().flat_map(|ownership| {
        let meaning = Meaning::Ownership(ownership);
        let id = ownership.id();
        words(t_of("ownership", id), t_of("search.ownership", id)).map(move |word| (word, meaning))
    });
    Lexicon::new(kinds.chain(owners))
}

fn words(shown: &'static str, said: &'static str) -> impl Iterator<Item = &'static str> {
    std::iter::once(shown).chain(said.split(BETWEEN))
}
