//! Which places of a city fit, and how well, from its lists.

use std::collections::HashMap;

use super::cursor::Cursor;
use super::gram::{Gram, Spot, kind};
use super::query::{Query, Word};

/// How well a place fits, the lower the better: for each word 0 when the name begins with it, 1 for
/// the name, 2 for the town, 3 for the address, 4 for the district; over all words together.
pub type Rank = u32;

/// The lists of a city that a query needs, by key.
pub(super) type Lists = HashMap<Gram, Vec<u8>>;

/// Places by number, each with its rank; no word and no kind: None, which stands for all.
pub(super) fn matches(query: &Query, lists: &Lists) -> Option<Vec<(u32, Rank)>> {
    let mut all: Option<Vec<(u32, Rank)>> = None;
    let words = query.words.iter().map(|word| of_word(word, lists));
    let kinds = (!query.kinds.is_empty()).then(|| of_kinds(query, lists));
    for found in words.chain(kinds) {
        all = Some(match all {
            None => found,
            Some(before) => both(&before, &found),
        });
    }
    all
}

/// The places that hold a word.
fn of_word(word: &Word, lists: &Lists) -> Vec<(u32, Rank)> {
    match word.parts.as_slice() {
        [(gram, _)] => lists.get(gram).map_or(Vec::new(), |list| of_list(list)),
        _ => of_phrase(word, lists),
    }
}

/// Every place of one list.
fn of_list(list: &[u8]) -> Vec<(u32, Rank)> {
    // A place takes two bytes or more.
    let mut found = Vec::with_capacity(list.len() / 2);
    let mut cursor = Cursor::new(list);
    while let Some(spot) = cursor.advance_to_best() {
        found.push((cursor.place, spot.rank()));
    }
    found
}

/// The places that hold all pairs of a word side by side.
fn of_phrase(word: &Word, lists: &Lists) -> Vec<(u32, Rank)> {
    let parts = word.parts.iter();
    let cursors: Option<Vec<(Cursor<'_>, u32)>> = parts
        .map(|(gram, offset)| Some((Cursor::new(lists.get(gram)?), *offset)))
        .collect();
    let Some(mut cursors) = cursors else {
        return Vec::new();
    };
    let mut found = Vec::new();
    if !cursors.iter_mut().all(|(cursor, _)| cursor.advance()) {
        return found;
    }
    loop {
        let place = cursors
            .iter()
            .map(|(cursor, _)| cursor.place)
            .max()
            .unwrap_or_default();
        if !cursors.iter_mut().all(|(cursor, _)| cursor.seek(place)) {
            return found;
        }
        if cursors.iter().all(|(cursor, _)| cursor.place == place) {
            found.extend(best(&cursors).map(|rank| (place, rank)));
            if !cursors.iter_mut().all(|(cursor, _)| cursor.advance()) {
                return found;
            }
        }
    }
}

/// The rank of the best spot at which the whole word stands.
fn best(cursors: &[(Cursor<'_>, u32)]) -> Option<Rank> {
    let ((first, _), others) = cursors.split_first()?;
    let stands = |spot: &&Spot| {
        let holds =
            |(cursor, offset): &(Cursor<'_>, u32)| cursor.spots.contains(&spot.plus(*offset));
        others.iter().all(holds)
    };
    first
        .spots
        .iter()
        .filter(stands)
        .map(|spot| spot.rank())
        .min()
}

fn of_kinds(query: &Query, lists: &Lists) -> Vec<(u32, Rank)> {
    let mut found = Vec::new();
    for wanted in query.kinds.iter() {
        let Some(bytes) = lists.get(&kind(wanted.code())) else {
            continue;
        };
        found.extend(of_list(bytes).into_iter().map(|(place, _)| (place, 0)));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The places in both, the ranks added.
fn both(one: &[(u32, Rank)], other: &[(u32, Rank)]) -> Vec<(u32, Rank)> {
    let mut other = other.iter().peekable();
    let mut found = Vec::new();
    for (place, rank) in one {
        while other.next_if(|(before, _)| before < place).is_some() {}
        if let Some((_, more)) = other.next_if(|(same, _)| same == place) {
            found.push((*place, rank + more));
        }
    }
    found
}
