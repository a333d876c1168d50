//! A packed tree of boxes over the places along the curve.
//!
//! Sixteen neighbours share a box, sixteen boxes share a box above, up to one root. There
//! are no pointers: the children of box `i` of a level are boxes `16·i …` of the level below.

use std::ops::Range;

use crate::{Bounds, Wgs84};

/// Places in a lowest box and boxes in a higher one: a cache line or two of each.
const FAN_OUT: usize = 16;

/// Millionths of a degree: west, south, east, north.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MicroBox([i32; 4]);

impl MicroBox {
    const NOTHING: MicroBox = MicroBox([i32::MAX, i32::MAX, i32::MIN, i32::MIN]);

    fn at([lon, lat]: [i32; 2]) -> MicroBox {
        MicroBox([lon, lat, lon, lat])
    }

    fn around(self, other: MicroBox) -> MicroBox {
        let (MicroBox([w, s, e, n]), MicroBox([w2, s2, e2, n2])) = (self, other);
        MicroBox([w.min(w2), s.min(s2), e.max(e2), n.max(n2)])
    }

    /// The same box in degrees.
    pub fn bounds(self) -> Bounds {
        let MicroBox([west, south, east, north]) = self;
        let low = crate::pack::degrees([west, south]);
        let high = crate::pack::degrees([east, north]);
        Bounds::at(low).including(high)
    }
}

/// A box of the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    level: usize,
    place: usize,
}

/// What stands below a box.
pub enum Below {
    /// Places, as slots of the index.
    Slots(Range<usize>),
    /// Smaller boxes.
    Nodes(Vec<Node>),
}

/// The tree: one list of boxes for each level, lowest first.
#[derive(Clone, Debug, Default)]
pub struct BoxTree {
    levels: Vec<Vec<MicroBox>>,
    slots: usize,
}

impl BoxTree {
    /// Builds the boxes over so many places in the order of their slots.
    pub fn build(slots: usize, places: impl IntoIterator<Item = [i32; 2]>) -> BoxTree {
        let mut levels = Vec::new();
        let mut below = vec![MicroBox::NOTHING; slots.div_ceil(FAN_OUT)];
        for (slot, place) in places.into_iter().enumerate() {
            if let Some(lowest) = below.get_mut(slot / FAN_OUT) {
                *lowest = lowest.around(MicroBox::at(place));
            }
        }
        while below.len() > 1 {
            let above = group(&below);
            levels.push(std::mem::replace(&mut below, above));
        }
        levels.push(below);
        BoxTree { levels, slots }
    }

    /// The box around everything, unless there is nothing.
    pub fn root(&self) -> Option<Node> {
        let level = self.levels.len().checked_sub(1)?;
        (self.slots > 0).then_some(Node { level, place: 0 })
    }

    /// The rectangle of a box.
    pub fn bounds(&self, node: Node) -> Bounds {
        self.levels
            .get(node.level)
            .and_then(|level| level.get(node.place))
            .map_or_else(|| Bounds::at(Wgs84::default()), |b| b.bounds())
    }

    /// What stands below a box.
    pub fn below(&self, node: Node) -> Below {
        let first = node.place * FAN_OUT;
        let last = first + FAN_OUT;
        match node.level.checked_sub(1) {
            None => Below::Slots(first..last.min(self.slots)),
            Some(level) => {
                let boxes = self.levels.get(level).map_or(0, Vec::len);
                let nodes = (first..last.min(boxes)).map(|place| Node { level, place });
                Below::Nodes(nodes.collect())
            }
        }
    }
}

fn group(boxes: &[MicroBox]) -> Vec<MicroBox> {
    boxes
        .chunks(FAN_OUT)
        .map(|chunk| {
            chunk
                .iter()
                .copied()
                .fold(MicroBox::NOTHING, MicroBox::around)
        })
        .collect()
}
