//! Arcs put together to the rings and lines of a layer.

use super::{Detail, Layer, Path, chart::Shape};
use crate::mercator::Unit;

/// A layer while its shapes are drawn.
pub struct Drawing<'a> {
    arcs: &'a [Vec<Unit>],
    origin: Unit,
    areas: Vec<Path>,
    /// For each arc the detail and rank of the shapes of the layer that use it.
    used: Vec<Option<(Detail, u8)>>,
}

impl<'a> Drawing<'a> {
    /// A layer on which nothing is drawn yet.
    pub fn new(arcs: &'a [Vec<Unit>], origin: Unit) -> Drawing<'a> {
        Drawing {
            arcs,
            origin,
            areas: Vec::new(),
            used: vec![None; arcs.len()],
        }
    }

    /// Adds a shape; an arc that is not there is given back.
    pub fn draw(&mut self, shape: &Shape) -> Result<(), i32> {
        let style = (shape.detail, shape.rank);
        for path in &shape.paths {
            let mut ring = Vec::new();
            for number in path {
                self.append(&mut ring, *number, style).ok_or(*number)?;
            }
            if shape.is_area {
                self.areas.push(path_of(ring.iter(), self.origin, style));
            }
        }
        Ok(())
    }

    /// Appends an arc and notes its use; nothing when there is no such arc.
    fn append(&mut self, ring: &mut Vec<Unit>, number: i32, style: (Detail, u8)) -> Option<()> {
        let place = arc_place(number)?;
        let arc = self.arcs.get(place)?;
        let used = self.used.get_mut(place)?;
        // A line shared by several areas is as exact and as important as the best of them.
        *used = Some(used.map_or(style, |before| before.min(style)));
        // The first point of an arc is the last of the one before.
        let skip = usize::from(!ring.is_empty());
        if number < 0 {
            ring.extend(arc.iter().rev().skip(skip));
        } else {
            ring.extend(arc.iter().skip(skip));
        }
        Some(())
    }

    /// The layer, unless nothing was drawn on it.
    pub fn finish(self, name: &str) -> Option<Layer> {
        let lines: Vec<Path> = self
            .arcs
            .iter()
            .zip(&self.used)
            .filter_map(|(arc, used)| Some(path_of(arc.iter(), self.origin, (*used)?)))
            .collect();
        (!lines.is_empty()).then(|| Layer {
            name: name.to_owned(),
            areas: self.areas,
            lines,
        })
    }
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "the origin is near, so 24 bits are a few centimetres"
)]
fn path_of<'u>(
    units: impl Iterator<Item = &'u Unit>,
    origin: Unit,
    (detail, rank): (Detail, u8),
) -> Path {
    let mut path = Path {
        points: Vec::new(),
        bounds: [f32::MAX, f32::MAX, f32::MIN, f32::MIN],
        rank,
        detail,
    };
    for unit in units {
        let (x, y) = ((unit.x - origin.x) as f32, (unit.y - origin.y) as f32);
        let [west, north, east, south] = path.bounds;
        path.bounds = [west.min(x), north.min(y), east.max(x), south.max(y)];
        path.points.extend([x, y]);
    }
    path
}

/// The arc that a number means: a negative number `n` is arc `-1 - n` from its end
/// (TopoJSON §2.1.4).
pub fn arc_place(number: i32) -> Option<usize> {
    usize::try_from(if number < 0 { !number } else { number }).ok()
}
