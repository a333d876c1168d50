//! Merging of overlapping discs until none overlap.
//!
//! Discs enter a plane one by one, largest count first. A disc that overlaps one already
//! there swallows it, moves to the common centre, grows, and tries again; so the discs in
//! the plane never overlap each other. Every step makes one disc of two, so this ends.

use crate::{grid::GridPoint, mercator::Unit};

/// A disc with so many places. Lengths are in unit coordinates.
#[derive(Clone, Copy, Debug)]
pub struct Disc {
    /// Centre of gravity of its places.
    pub centre: Unit,
    /// How many places it stands for.
    pub count: u32,
    /// Its radius.
    pub radius: f64,
    /// The spot at which all its places stand, if they all stand at one.
    pub spot: Option<GridPoint>,
}

/// Marks the end of a chain of discs and a disc that was not swallowed.
const NONE: u32 = u32::MAX;

/// A plane of discs that do not overlap.
pub struct Plane {
    discs: Vec<Disc>,
    /// For each disc the one that swallowed it.
    swallowed_by: Vec<u32>,
    /// First disc of each bucket of the hashed grid.
    heads: Vec<u32>,
    /// Next disc of the same bucket.
    next: Vec<u32>,
    /// Edge of a grid cell: no overlap reaches farther than the neighbouring cells.
    cell: f64,
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
        let mut order: Vec<u32> = (0..crate::rows::row(discs.len())).collect();
        let count = |disc: u32| discs.get(disc as usize).map_or(0, |d| d.count);
        order.sort_by_key(|disc| std::cmp::Reverse(count(*disc)));
        let mut plane = Plane {
            swallowed_by: vec![NONE; discs.len()],
            next: vec![NONE; discs.len()],
            heads: vec![NONE; (discs.len() * 2).next_power_of_two()],
            cell: 2.0 * largest + gap,
            discs,
            gap,
        };
        for disc in order {
            plane.enter(disc, &radius);
        }
        plane
    }

    /// For each disc given to [`Plane::merge`] the disc that it ended in.
    pub fn ends(&self) -> Vec<u32> {
        (0..crate::rows::row(self.discs.len()))
            .map(|disc| self.end(disc))
            .collect()
    }

    /// The disc with this number.
    pub fn disc(&self, number: u32) -> Option<&Disc> {
        self.discs.get(number as usize)
    }

    fn end(&self, mut disc: u32) -> u32 {
        while let Some(&by) = self.swallowed_by.get(disc as usize)
            && by != NONE
        {
            disc = by;
        }
        disc
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
        let (column, row) = self.cell_of(disc.centre);
        for (dx, dy) in NEIGHBOURS {
            let bucket = self.bucket((column.wrapping_add(dx), row.wrapping_add(dy)));
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
        best.map(|(_, number)| number)
    }

    fn place(&mut self, number: u32, disc: Disc) {
        let bucket = self.bucket(self.cell_of(disc.centre));
        if let (Some(slot), Some(head), Some(next)) = (
            self.discs.get_mut(number as usize),
            self.heads.get_mut(bucket),
            self.next.get_mut(number as usize),
        ) {
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

    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "float to integer casts saturate; a wrong cell beyond the world costs nothing"
    )]
    fn cell_of(&self, centre: Unit) -> (u32, u32) {
        let number = |at: f64| (at / self.cell) as u32;
        (number(centre.x), number(centre.y))
    }

    /// The bucket of a cell. Several cells may share one: distances decide, not buckets.
    fn bucket(&self, (column, row): (u32, u32)) -> usize {
        let mixed = column
            .wrapping_mul(0x9e37_79b1)
            .wrapping_add(row.wrapping_mul(0x85eb_ca77));
        (mixed ^ mixed >> 15) as usize & (self.heads.len() - 1)
    }
}

/// Steps to the nine cells around and including one; wrapping stands for minus one.
const NEIGHBOURS: [(u32, u32); 9] = {
    const BACK: u32 = u32::MAX;
    [
        (BACK, BACK),
        (0, BACK),
        (1, BACK),
        (BACK, 0),
        (0, 0),
        (1, 0),
        (BACK, 1),
        (0, 1),
        (1, 1),
    ]
};

/// The square of the distance of two centres. Public so that a test of overlaps computes
/// exactly what the merging computes.
pub fn square_distance(a: Unit, b: Unit) -> f64 {
    let (dx, dy) = (a.x - b.x, a.y - b.y);
    dx * dx + dy * dy
}

/// One disc in place of two: their places' common centre and the radius of their sum.
pub fn joined(a: &Disc, b: &Disc, radius: &impl Fn(u32, bool) -> f64) -> Disc {
    let count = a.count + b.count;
    let share = f64::from(b.count) / f64::from(count);
    let spot = a.spot.filter(|_| a.spot == b.spot);
    Disc {
        // From one centre towards the other: two equal centres stay exactly where they are.
        centre: Unit {
            x: a.centre.x + (b.centre.x - a.centre.x) * share,
            y: a.centre.y + (b.centre.y - a.centre.y) * share,
        },
        count,
        radius: radius(count, spot.is_some()),
        spot,
    }
}
