//! Merging of overlapping discs until none overlap.
//!
//! Discs enter a plane one by one, largest count first. A disc that overlaps one already
//! there swallows it, moves to the common centre, grows, and tries again; so the discs in
//! the plane never overlap each other. Every step makes one disc of two, so this ends.

use std::ops::Range;

use super::{
    group::Groups,
    radix,
    sizes::{SizeClass, SymbolSizes},
};
use crate::rows::{in_stretches, row};

/// A disc with so many places. Lengths are in edges of the cells of the plane's grid.
#[derive(Clone, Copy, Debug)]
pub struct Disc {
    /// Centre of gravity of its places.
    pub centre: (f64, f64),
    /// Its places; nobody when another disc swallowed it.
    pub crowd: Crowd,
    /// In the plane the next disc of its bucket; of a swallowed disc the one that swallowed it.
    pub link: u32,
}

/// How many places, and whether all of them stand at one spot: 31 bits and one, since of hundreds
/// of thousands of discs every byte counts. No device holds so many places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crowd(u32);

impl Crowd {
    /// No place.
    pub const NOBODY: Crowd = Crowd(0);
    const ONE_SPOT: u32 = 1 << 31;

    /// So many places.
    pub const fn new(count: u32, one_spot: bool) -> Crowd {
        Crowd(count & !Self::ONE_SPOT | if one_spot { Self::ONE_SPOT } else { 0 })
    }

    /// How many places.
    pub const fn count(self) -> u32 {
        self.0 & !Self::ONE_SPOT
    }

    /// How large their symbol is.
    pub fn class(self, sizes: &SymbolSizes) -> SizeClass {
        sizes.class(self.count(), self.0 & Self::ONE_SPOT != 0)
    }
}

/// The end of a chain.
pub const NONE: u32 = u32::MAX;

/// What a plane has to know of the symbols that become of its discs.
#[derive(Debug)]
pub struct Measures {
    /// Gives the size of a disc of so many places.
    pub sizes: SymbolSizes,
    /// The radius of each size.
    pub radii: Vec<f64>,
    /// The room between two discs.
    pub gap: f64,
}

impl Measures {
    fn radius(&self, crowd: Crowd) -> f64 {
        let radius = self.radii.get(usize::from(crowd.class(&self.sizes).0));
        radius.copied().unwrap_or_default()
    }
}

/// A plane of discs that do not overlap.
#[derive(Debug)]
pub struct Plane {
    /// Where the run of places of each disc begins.
    starts: Vec<u32>,
    discs: Vec<Disc>,
    /// The discs of several places in the order in which they enter.
    crowds: Vec<u32>,
    /// First disc of each bucket of the grid.
    heads: Vec<u32>,
    /// For each bucket which pages of cells ever had a disc in it, a bit for an eighth of the
    /// pages. Far fewer bytes than discs and their chains, and they nearly always tell a disc that
    /// it stands alone.
    pages: Vec<u8>,
    /// Bits of a column and of a row that say the bucket.
    bits: (u32, u32),
    /// The largest radius in the plane so far.
    widest: f64,
    /// How many discs were swallowed.
    swallowed: usize,
}

/// The discs of several places, the fullest first, of equally full ones the smaller number.
fn in_order(discs: &[Disc]) -> Vec<u32> {
    let (mut numbers, mut fewest_last) = (Vec::new(), Vec::new());
    in_stretches(discs.len(), &mut |part| {
        let part = part.clone().zip(discs.get(part).unwrap_or_default());
        for (number, count) in part.map(|(number, disc)| (number, disc.crowd.count())) {
            if count > 1 {
                numbers.push(row(number));
                fewest_last.push(u64::from(u32::MAX - count));
            }
        }
    });
    let order = radix::ascending(&fewest_last).into_iter();
    order
        .filter_map(|at| numbers.get(at as usize).copied())
        .collect()
}

impl Plane {
    /// A plane that all groups will enter.
    pub fn of(Groups { starts, discs, .. }: Groups) -> Plane {
        let bits = discs.len().max(1).ilog2() + 1;
        Plane {
            crowds: in_order(&discs),
            heads: vec![NONE; 1 << bits],
            pages: vec![0; 1 << bits],
            bits: (bits.div_ceil(2), bits / 2),
            widest: 0.0,
            swallowed: 0,
            starts,
            discs,
        }
    }

    /// How many discs are to be looked at: those of several places, and then all.
    pub fn length(&self) -> usize {
        self.crowds.len() + self.discs.len()
    }

    /// Lets a stretch of them in.
    #[inline(never)]
    pub fn take(&mut self, part: Range<usize>, measures: &Measures) {
        for at in part {
            if let Some(number) = self.crowds.get(at).copied() {
                self.enter(number, measures);
                continue;
            }
            let number = row(at - self.crowds.len());
            if self
                .disc(number)
                .is_some_and(|disc| disc.crowd.count() == 1)
            {
                self.enter(number, measures);
            }
        }
    }

    /// Where the run of places of each group begins, their discs, and how many stand in the plane.
    pub fn merged(self) -> (Vec<u32>, Vec<Disc>, usize) {
        let standing = self.discs.len() - self.swallowed;
        (self.starts, self.discs, standing)
    }

    fn disc(&self, number: u32) -> Option<&Disc> {
        self.discs.get(number as usize)
    }

    fn enter(&mut self, number: u32, measures: &Measures) {
        let Some(mut disc) = self.disc(number).copied() else {
            return;
        };
        while let Some(other) = self.nearest_overlap(&disc, measures) {
            self.leave(other);
            let Some(swallowed) = self.discs.get_mut(other as usize) else {
                break;
            };
            disc = joined(&disc, swallowed);
            swallowed.crowd = Crowd::NOBODY;
            swallowed.link = number;
            self.swallowed += 1;
        }
        self.widest = self.widest.max(measures.radius(disc.crowd));
        self.place(number, disc);
    }

    /// The overlapping disc whose centre is nearest; of two equally near the smaller number.
    fn nearest_overlap(&self, disc: &Disc, measures: &Measures) -> Option<u32> {
        let mut best: Option<(f64, u32)> = None;
        let (x, y) = disc.centre;
        let own = measures.radius(disc.crowd) + measures.gap;
        let reach = own + self.widest;
        for line in lane(y - reach)..=lane(y + reach) {
            for column in lane(x - reach)..=lane(x + reach) {
                let (bucket, page) = self.bucket(column, line);
                if self.pages.get(bucket).is_none_or(|pages| pages & page == 0) {
                    continue;
                }
                let mut at = self.heads.get(bucket).copied().unwrap_or(NONE);
                while let Some(other) = self.disc(at) {
                    let (dx, dy) = (x - other.centre.0, y - other.centre.1);
                    let square = dx * dx + dy * dy;
                    if square < reach * reach {
                        let reach = own + measures.radius(other.crowd);
                        if square < reach * reach && best.is_none_or(|found| (square, at) < found) {
                            best = Some((square, at));
                        }
                    }
                    at = other.link;
                }
            }
        }
        best.map(|(_, number)| number)
    }

    fn place(&mut self, number: u32, disc: Disc) {
        let (x, y) = disc.centre;
        let (bucket, page) = self.bucket(lane(x), lane(y));
        if let (Some(slot), Some(head), Some(pages)) = (
            self.discs.get_mut(number as usize),
            self.heads.get_mut(bucket),
            self.pages.get_mut(bucket),
        ) {
            *pages |= page;
            *slot = disc;
            slot.link = std::mem::replace(head, number);
        }
    }

    /// Takes a disc out of its bucket's chain.
    fn leave(&mut self, number: u32) {
        let Some(Disc { centre, link, .. }) = self.disc(number).copied() else {
            return;
        };
        let (bucket, _) = self.bucket(lane(centre.0), lane(centre.1));
        let mut to = self.heads.get_mut(bucket);
        while let Some(at) = to {
            if *at == number {
                *at = link;
                return;
            }
            let behind = *at as usize;
            to = self.discs.get_mut(behind).map(|disc| &mut disc.link);
        }
    }

    /// The bucket of a cell and the bit of its page. Neighbouring columns are neighbours in memory;
    /// cells at the same place of different pages share a bucket, since distances decide.
    const fn bucket(&self, column: u32, line: u32) -> (usize, u8) {
        let (columns, lines) = self.bits;
        let at = (line & ((1 << lines) - 1)) << columns | column & ((1 << columns) - 1);
        let page = (column >> columns).wrapping_add((line >> lines).wrapping_mul(3));
        (at as usize, 1 << (page % 8))
    }
}

/// The column or row of cells at this coordinate.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "float to integer casts saturate, and beyond the world there is no disc"
)]
const fn lane(at: f64) -> u32 {
    at as u32
}

/// One disc in place of two: their places' common centre and the size of their sum. Places of one
/// spot come as one disc, so that these two stand apart.
fn joined(a: &Disc, b: &Disc) -> Disc {
    let count = a.crowd.count() + b.crowd.count();
    let share = f64::from(b.crowd.count()) / f64::from(count);
    let between = |a: f64, b: f64| a + (b - a) * share;
    Disc {
        centre: (
            between(a.centre.0, b.centre.0),
            between(a.centre.1, b.centre.1),
        ),
        crowd: Crowd::new(count, false),
        link: NONE,
    }
}
