//! Which places stand in a rectangle.

use super::{
    Index,
    boxes::{Below, Node},
};
use crate::{Bounds, RowSet, search::Selection};

impl Index {
    /// The matching rows inside the rectangle (edges included), in the order of the curve.
    #[must_use]
    pub fn window(&self, bounds: &Bounds, selection: &Selection) -> Vec<u32> {
        self.window_of(bounds, &self.select(selection))
    }

    /// The same for a selection that is known as a set of rows.
    #[must_use]
    pub fn window_of(&self, bounds: &Bounds, selected: &RowSet) -> Vec<u32> {
        let mut found = Vec::new();
        if let Some(root) = self.boxes().root() {
            self.search_box(root, bounds, selected, &mut found);
        }
        found
    }

    fn search_box(&self, node: Node, bounds: &Bounds, selected: &RowSet, found: &mut Vec<u32>) {
        if !bounds.intersects(&self.boxes().bounds(node)) {
            return;
        }
        match self.boxes().below(node) {
            Below::Nodes(nodes) => {
                for node in nodes {
                    self.search_box(node, bounds, selected, found);
                }
            }
            Below::Slots(slots) => {
                let rows = self.rows.get(slots).unwrap_or_default().iter().copied();
                found.extend(rows.filter(|row| {
                    selected.contains(*row)
                        && self.points.point(*row).is_some_and(|p| bounds.contains(p))
                }));
            }
        }
    }
}
