//! The lists of one city, made from its places.
//!
//! A list is a row of numbers, seven bits a byte: for each place that holds the characters the
//! step from the place before, then every spot doubled, the last one with a 1 added. Beside it
//! stands how many places of each rank it holds, numbers in the same form.

use std::collections::HashMap;

use eldercare_places::Facility;

use super::fields;
use super::fold::folded;
use super::gram::{Gram, RANKS, Spot, is_single, kind, one, two};

/// The lists of a city by key.
#[derive(Default)]
pub(super) struct Segment {
    lists: HashMap<Gram, List>,
    places: u32,
}

#[derive(Default)]
struct List {
    /// Number of the place written last, plus one.
    next: u32,
    bytes: Vec<u8>,
    /// Places by the rank of their best spot.
    counts: [u32; RANKS],
}

/// A list as it is kept.
pub(super) struct Written {
    /// Places of each rank.
    pub(super) counts: Vec<u8>,
    /// The places.
    pub(super) bytes: Vec<u8>,
}

impl Segment {
    /// Adds the next place; places are numbered from 0.
    pub(super) fn add(&mut self, place: &Facility) {
        let mut spots: Vec<(Gram, Spot)> = Vec::new();
        for (field, text) in fields(place).into_iter().enumerate() {
            let letters: Vec<char> = folded(text).collect();
            for (offset, letter) in letters.iter().enumerate() {
                spots.push((one(*letter), Spot::new(field, offset)));
            }
            for (offset, pair) in letters.windows(2).enumerate() {
                spots.push((two(pair[0], pair[1]), Spot::new(field, offset)));
            }
        }
        for found in place.kinds().iter() {
            spots.push((kind(found.code()), Spot::new(0, 0)));
        }
        spots.sort_by_key(|(gram, spot)| (*gram, spot.field(), spot.offset()));
        for same in spots.chunk_by(|a, b| a.0 == b.0) {
            self.lists
                .entry(same[0].0)
                .or_default()
                .add(self.places, same);
        }
        self.places += 1;
    }

    /// Every list with its key, by key.
    pub(super) fn into_lists(self) -> Vec<(Gram, Written)> {
        let mut lists: Vec<_> = self
            .lists
            .into_iter()
            .map(|(gram, list)| (gram, list.written()))
            .collect();
        lists.sort_unstable_by_key(|(gram, _)| *gram);
        lists
    }
}

impl List {
    fn add(&mut self, place: u32, spots: &[(Gram, Spot)]) {
        write(&mut self.bytes, place - self.next);
        self.next = place + 1;
        // Spots are sorted, so the first one is the best.
        if let Some(count) = self.counts.get_mut(spots[0].1.rank() as usize) {
            *count += 1;
        }
        // A single character is only ranked by its best spot, a pair may be part of a phrase.
        let kept = if is_single(spots[0].0) {
            &spots[..1]
        } else {
            spots
        };
        for (number, (_, spot)) in kept.iter().enumerate() {
            let last = u32::from(number + 1 == kept.len());
            write(&mut self.bytes, spot.number() << 1 | last);
        }
    }

    fn written(self) -> Written {
        let mut counts = Vec::new();
        for count in self.counts {
            write(&mut counts, count);
        }
        Written {
            counts,
            bytes: self.bytes,
        }
    }
}

/// Seven bits a byte, lowest first; the high bit says that more follow (LEB128).
fn write(bytes: &mut Vec<u8>, mut number: u32) {
    loop {
        let low = u8::try_from(number & 0x7f).unwrap_or_default();
        number >>= 7;
        if number == 0 {
            bytes.push(low);
            return;
        }
        bytes.push(low | 0x80);
    }
}
