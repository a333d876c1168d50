//! Merging of overlapping discs until none overlap.
//!
//! Discs enter a plane one by one, largest count first. A disc that overlaps one already
//! there swallows it, moves to the common centre, grows, and tries again; so the discs in
//! the plane never overlap each other. Every step makes one disc of two, so this ends.

use super::{
    radix,
    sizes::{SizeClass, SymbolSizes},
};
use crate::rows::{in_stretches, row};

/// A disc with so many places. Lengths are in edges of the cells of the plane's grid.
#[derive(Clone, Copy, Debug)]
pub struct Disc {
    /// Centre of gravity of its places.
    pub centre: (f64, f64),
    /// How many places it stands for; 0 when another disc swallowed it.
    pub count: u32,
    /// In the plane the next disc of its bucket; of a swallowed disc the one that swallowed it.
    pub link: u32,
    /// How large it is.
    pub class: SizeClass,
}

/// The end of a chain.
pub const NONE: u32 = u32::MAX;

/// What a plane has to know of the symbols that become of its discs.
pub struct Measures<'a> {
    /// Gives the size of a disc of so many places.
    pub sizes: &'a SymbolSizes,
    /// The radius of each size.
    pub radii: Vec<f64>,
    /// The room between two discs.
    pub gap: f64,
}

impl Measures<'_> {
    fn radius(&self, class: SizeClass) -> f64 {
        let radius = self.radii.get(usize::from(class.0));
        radius.copied().unwrap_or_default()
    }
}

/// A plane of discs that do not overlap.
struct Plane<'a> {
    discs: &'a mut [Disc],
    measures: &'a Measures<'a>,
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
}

/// Merges the discs in their places.
pub fn merge(discs: &mut [Disc], measures: &Measures<'_>) {
    let bits = discs.len().max(1).ilog2() + 1;
    let groups = in_order(discs);
    let length = discs.len();
    let mut plane = Plane {
        heads: vec![NONE; 1 << bits],
        pages: vec![0; 1 << bits],
        bits: (bits.div_ceil(2), bits / 2),
        widest: 0.0,
        discs,
        measures,
    };
    for disc in groups {
        plane.enter(disc);
    }
    in_stretches(length, &mut |part| {
        for number in part.map(row) {
            if plane.disc(number).is_some_and(|disc| disc.count == 1) {
                plane.enter(number);
            }
        }
    });
}

/// The discs of several places, the fullest first, of equally full ones the smaller number.
fn in_order(discs: &[Disc]) -> Vec<u32> {
    let (mut numbers, mut fewest_last) = (Vec::new(), Vec::new());
    in_stretches(discs.len(), &mut |part| {
        let part = part.clone().zip(discs.get(part).unwrap_or_default());
        for (number, disc) in part.filter(|(_, disc)| disc.count > 1) {
            numbers.push(row(number));
            fewest_last.push(u64::from(u32::MAX - disc.count));
        }
    });
    let order = radix::ascending(&fewest_last).into_iter();
    order
        .filter_map(|at| numbers.get(at as usize).copied())
        .collect()
}

impl Plane<'_> {
    fn disc(&self, number: u32) -> Option<&Disc> {
        self.discs.get(number as usize)
    }

    fn enter(&mut self, number: u32) {
        let Some(mut disc) = self.disc(number).copied() else {
            return;
        };
        while let Some(other) = self.nearest_overlap(&disc) {
            self.leave(other);
            let Some(swallowed) = self.discs.get_mut(other as usize) else {
                break;
            };
            disc = joined(&disc, swallowed, self.measures.sizes);
            swallowed.count = 0;
            swallowed.link = number;
        }
        self.place(number, disc);
    }

    /// The overlapping disc whose centre is nearest; of two equally near the smaller number.
    fn nearest_overlap(&self, disc: &Disc) -> Option<u32> {
        let mut best: Option<(f64, u32)> = None;
        let (x, y) = disc.centre;
        let own = self.measures.radius(disc.class) + self.measures.gap;
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
                        let reach = own + self.measures.radius(other.class);
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
            self.widest = self.widest.max(self.measures.radius(disc.class));
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
fn joined(a: &Disc, b: &Disc, sizes: &SymbolSizes) -> Disc {
    let count = a.count + b.count;
    let share = f64::from(b.count) / f64::from(count);
    let between = |a: f64, b: f64| a + (b - a) * share;
    Disc {
        centre: (
            between(a.centre.0, b.centre.0),
            between(a.centre.1, b.centre.1),
        ),
        count,
        class: sizes.class(count, false),
        link: NONE,
    }
}
