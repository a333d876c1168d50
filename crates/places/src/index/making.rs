//! The symbols of a zoom in the making: a stretch of the work at a time, so that a screen can be
//! painted in between. Whoever waits for them has all stretches done at once.

use super::{
    Index, SymbolSizes,
    gather::Gathered,
    group::{Counted, Groups, group_level},
    merge::{Measures, Plane},
    symbols::Symbols,
};
use crate::{
    RowSet,
    grid::GridPoint,
    mercator::{self, MAX_ZOOM},
    rows::STRETCH,
};

/// Room that rounding takes: symbols are drawn on the grid of places, and two that were rounded
/// towards each other must not touch. In steps of that grid, 1/64 pixel at the largest zoom.
const ROUNDING: f64 = 2.0;

/// The edge of the cells by which overlapping discs are looked for, in widths of the largest disc.
/// Narrow cells are many to look at, in wide ones there is much to compare.
const CELL: f64 = 1.4;

/// Symbols of a zoom that are not done yet.
#[derive(Debug)]
pub struct Making {
    zoom: u8,
    /// How many steps of the grid of places make an edge of the cells by which discs are measured.
    cell: f64,
    level: u32,
    measures: Measures,
    /// Rows and places along the curve, unless all are selected.
    chosen: Option<(Vec<u32>, Vec<GridPoint>)>,
    stage: Stage,
    /// How much of the stage is done.
    at: usize,
}

/// What is being worked on.
#[derive(Debug)]
enum Stage {
    Count(Counted),
    Group(Groups),
    Merge(Plane),
    Gather(Gathered),
    Done(Symbols),
}

impl Making {
    /// Begins with the symbols of a zoom for selected rows. Nothing may be taken from the index or
    /// put into it until they are done.
    pub fn new(index: &Index, zoom: u8, selected: &RowSet, sizes: &SymbolSizes) -> Making {
        let zoom = zoom.min(MAX_ZOOM);
        // The grid of places laid over the pixels of this zoom.
        let steps_a_pixel = GridPoint::CELLS / mercator::world_size(f64::from(zoom));
        let gap = sizes.gap.max(0.0) + ROUNDING / steps_a_pixel;
        let edge = (2.0 * sizes.largest() + gap) * CELL;
        let radii = sizes.radii().into_iter();
        Making {
            zoom,
            cell: edge * steps_a_pixel,
            level: group_level(zoom, sizes),
            measures: Measures {
                radii: radii.map(|radius| radius / edge).collect(),
                gap: gap / edge,
                sizes: sizes.clone(),
            },
            chosen: (!selected.is_all()).then(|| index.chosen(selected)),
            stage: Stage::Count(Counted::default()),
            at: 0,
        }
    }

    /// For which zoom they are.
    pub const fn zoom(&self) -> u8 {
        self.zoom
    }

    /// Does one stretch of the work, a fraction of a millisecond. False when nothing is left.
    pub fn step(&mut self, index: &Index) -> bool {
        let (rows, places) = match &self.chosen {
            Some((rows, places)) => (&rows[..], &places[..]),
            None => index.drawn(),
        };
        let length = match &self.stage {
            Stage::Count(_) | Stage::Group(_) => places.len(),
            Stage::Merge(plane) => plane.length(),
            Stage::Gather(gathered) => gathered.length(),
            Stage::Done(_) => return false,
        };
        let part = self.at..length.min(self.at + STRETCH);
        self.at = part.end;
        match &mut self.stage {
            Stage::Count(counted) => counted.look(places, part, self.level),
            Stage::Group(groups) => groups.take(places, part, self.level, self.cell),
            Stage::Merge(plane) => plane.take(part, &self.measures),
            Stage::Gather(gathered) => {
                gathered.take(part, rows, index.points(), &self.measures.sizes);
            }
            Stage::Done(_) => {}
        }
        if self.at == length {
            self.turn(rows.len());
        }
        true
    }

    /// Does what is left of the work.
    pub fn finish(mut self, index: &Index) -> Symbols {
        while self.step(index) {}
        match self.stage {
            Stage::Done(symbols) => symbols,
            _ => Symbols::default(),
        }
    }

    /// Goes on to the next stage.
    fn turn(&mut self, rows: usize) {
        self.at = 0;
        let done = std::mem::replace(&mut self.stage, Stage::Done(Symbols::default()));
        self.stage = match done {
            Stage::Count(counted) => Stage::Group(Groups::of(counted)),
            Stage::Group(groups) => Stage::Merge(Plane::of(groups.closed(self.cell))),
            Stage::Merge(plane) => Stage::Gather(Gathered::of(plane, rows, self.cell)),
            Stage::Gather(gathered) => {
                Stage::Done(gathered.symbols(self.zoom, self.measures.sizes.radii()))
            }
            Stage::Done(symbols) => Stage::Done(symbols),
        };
    }
}
