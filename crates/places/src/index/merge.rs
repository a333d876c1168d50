//! Merging of overlapping discs until none overlap.
//!
//! Discs enter a plane one by one, largest count first. A disc that overlaps one already
//! there swallows it, moves to the common centre, grows, and tries again; so the discs in
//! the plane never overlap each other. Every step makes one disc of two, so this ends.

use super::radix;
use crate::mercator::Unit;

/// A disc with so many places. Lengths are in unit coordinates.
#[derive(Clone, Copy, Debug)]
pub struct Disc {
    /// Centre of gravity of its places.
    pub centre: Unit,
    /// Its radius.
    pub radius: f64,
    /// How many places it stands for.
    pub count: u32,
    /// Whether all its places stand at one spot, its centre.
    pub same_spot: bool,
}

/// Marks the end of a chain of discs and a disc that was not swallowed.
pub const NONE: u32 = u32::MAX;

/// A plane of discs that do not overlap.
pub struct Plane {
    discs: Vec<Disc>,
    /// For each disc the one that swallowed it.
    swallowed_by: Vec<u32>,
    /// First disc of each bucket of the grid.
    heads: Vec<u32>,
    /// Next disc of the same bucket.
    next: Vec<u32>,
    /// Bits of a column, and of a row, that say the bucket.
    bits: u32,
    /// Edge of a grid cell.
    cell: f64,
    /// The largest radius in the plane so far.
    widest: f64,
    gap: f64,
}

impl Plane {
    /// Merges the discs. `largest` is the largest radius that `radius` ever gives.
    pub fn merge(
        discs: Vec<Disc>,
        largest: f64,
        gap: f64,
        radius: impl Fn(u32, bool) -> f64,
    ) -> Plane {
        let bits = (discs.len().max(1).ilog2() + 1).div_ceil(2);
        let fewest_last: Vec<u32> = discs.iter().map(|disc| u32::MAX - disc.count).collect();
        let order = radix::ascending(&fewest_last);
        drop(fewest_last);
        let mut plane = Plane {
            swallowed_by: vec![NONE; discs.len()],
            next: vec![NONE; discs.len()],
            heads: vec![NONE; 1 << (2 * bits)],
            bits,
            cell: 2.0 * largest + gap,
            widest: 0.0,
            discs,
            gap,
        };
        for disc in order {
            plane.enter(disc, &radius);
        }
        plane
    }

    /// The discs as they are now, and for each the one that swallowed it, or [`NONE`].
    pub fn into_discs(self) -> (Vec<Disc>, Vec<u32>) {
        (self.discs, self.swallowed_by)
    }

    fn disc(&self, number: u32) -> Option<&Disc> {
        self.discs.get(number as usize)
    }

    fn enter(&mut self, number: u32, radius: &impl Fn(u32, bool) -> f64) {
        let Some(mut disc) = self.disc(number).copied() else {
            return;
        };
        while let Some(other) = self.nearest_overlap(&disc) {
            let Some(swallowed) = self.disc(other).copied() else {
                break;
            };
            self.leave(other, swallowed.centre);
            if let Some(by) = self.swallowed_by.get_mut(other as usize) {
                *by = number;
            }
            disc = joined(&disc, &swallowed, radius);
        }
        self.place(number, disc);
    }

    /// The overlapping disc whose centre is nearest; of two equally near the smaller number.
    fn nearest_overlap(&self, disc: &Disc) -> Option<u32> {
        let mut best: Option<(f64, u32)> = None;
        let Unit { x, y } = disc.centre;
        let reach = disc.radius + self.widest + self.gap;
        for row in self.lane(y - reach)..=self.lane(y + reach) {
            for column in self.lane(x - reach)..=self.lane(x + reach) {
                let bucket = self.bucket((column, row));
                let mut at = self.heads.get(bucket).copied().unwrap_or(NONE);
                while let Some(other) = self.disc(at) {
                    let square = square_distance(disc.centre, other.centre);
                    let reach = disc.radius + other.radius + self.gap;
                    if square < reach * reach && best.is_none_or(|found| (square, at) < found) {
                        best = Some((square, at));
                    }
                    at = self.next.get(at as usize).copied().unwrap_or(NONE);
                }
            }
        }
        best.map(|(_, number)| number)
    }

    fn place(&mut self, number: u32, disc: Disc) {
        let bucket = self.bucket(self.cell_of(disc.centre));
        if let (Some(slot), Some(head), Some(next)) = (
            self.discs.get_mut(number as usize),
            self.heads.get_mut(bucket),
            self.next.get_mut(number as usize),
        ) {
            self.widest = self.widest.max(disc.radius);
            *slot = disc;
            *next = std::mem::replace(head, number);
        }
    }

    /// Takes a disc out of its bucket's chain.
    fn leave(&mut self, number: u32, centre: Unit) {
        let after = self.next.get(number as usize).copied().unwrap_or(NONE);
        let bucket = self.bucket(self.cell_of(centre));
        let mut link = self.heads.get_mut(bucket);
        while let Some(at) = link {
            if *at == number {
                *at = after;
                return;
            }
            let behind = *at as usize;
            link = self.next.get_mut(behind);
        }
    }

    fn cell_of(&self, centre: Unit) -> (u32, u32) {
        (self.lane(centre.x), self.lane(centre.y))
    }

    /// The column or row of cells at this coordinate.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "float to integer casts saturate, and beyond the world there is no disc"
    )]
    fn lane(&self, at: f64) -> u32 {
        (at / self.cell) as u32
    }

    /// The bucket of a cell. Neighbouring columns are neighbours in memory; cells far from each
    /// other may share a bucket, since distances decide, not buckets.
    const fn bucket(&self, (column, row): (u32, u32)) -> usize {
        let mask = (1 << self.bits) - 1;
        ((row & mask) << self.bits | column & mask) as usize
    }
}

/// The square of the distance of two centres.
fn square_distance(a: Unit, b: Unit) -> f64 {
    let (dx, dy) = (a.x - b.x, a.y - b.y);
    dx * dx + dy * dy
}

/// One disc in place of two: their places' common centre and the radius of their sum.
fn joined(a: &Disc, b: &Disc, radius: &impl Fn(u32, bool) -> f64) -> Disc {
    let count = a.count + b.count;
    let share = f64::from(b.count) / f64::from(count);
    let same_spot = a.same_spot && b.same_spot && a.centre == b.centre;
    Disc {
        // From one centre towards the other: two equal centres stay exactly where they are.
        centre: Unit {
            x: a.centre.x + (b.centre.x - a.centre.x) * share,
            y: a.centre.y + (b.centre.y - a.centre.y) * share,
        },
        count,
        radius: radius(count, same_spot),
        same_spot,
    }
}
