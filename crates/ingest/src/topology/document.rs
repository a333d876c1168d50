//! The TopoJSON text: arcs as differences on a grid, layers as objects.

use serde_json::{Map, Value, json};

use super::Cell;
use crate::shape::Point;

/// The grid on which coordinates are whole numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    /// The point of cell 0, 0 in degrees.
    pub origin: Point,
    /// Cells in one degree.
    pub cells_per_degree: f64,
}

impl Grid {
    /// The nearest cell.
    #[must_use]
    pub fn cell(&self, point: Point) -> Cell {
        #[expect(clippy::cast_possible_truncation, reason = "degrees times 1e5 fit i32")]
        let along = |axis: usize| {
            ((point[axis] - self.origin[axis]) * self.cells_per_degree).round() as i32
        };
        [along(0), along(1)]
    }
}

/// A TopoJSON document in the making.
pub struct Document {
    grid: Grid,
    arcs: Vec<Vec<Cell>>,
    objects: Map<String, Value>,
}

impl Document {
    /// Starts with the arcs of the polygons.
    #[must_use]
    pub fn new(grid: Grid, arcs: Vec<Vec<Cell>>) -> Document {
        Document {
            grid,
            arcs,
            objects: Map::new(),
        }
    }

    /// Adds a layer of geometries made before.
    pub fn layer(&mut self, name: &str, geometries: &[Value]) {
        let layer = json!({"type": "GeometryCollection", "geometries": geometries});
        self.objects.insert(name.to_owned(), layer);
    }

    /// Adds lines as new arcs of one geometry.
    pub fn lines<'a>(
        &mut self,
        lines: impl IntoIterator<Item = &'a Vec<Point>>,
        properties: &Value,
    ) -> Value {
        let arcs: Vec<Value> = lines
            .into_iter()
            .filter_map(|line| self.arc(line, 2))
            .map(|arc| json!([arc]))
            .collect();
        json!({"type": "MultiLineString", "arcs": arcs, "properties": properties})
    }

    /// Adds a polygon as new arcs of one geometry; None when it is smaller than the grid.
    pub fn polygon(&mut self, rings: &[Vec<Point>], properties: &Value) -> Option<Value> {
        let arcs: Vec<Value> = rings
            .iter()
            .filter_map(|ring| self.arc(ring, 4))
            .map(|arc| json!([arc]))
            .collect();
        (!arcs.is_empty())
            .then(|| json!({"type": "Polygon", "arcs": arcs, "properties": properties}))
    }

    /// A point with its properties.
    #[must_use]
    pub fn point(&self, point: Point, properties: &Value) -> Value {
        json!({"type": "Point", "coordinates": self.grid.cell(point), "properties": properties})
    }

    fn arc(&mut self, line: &[Point], least: usize) -> Option<usize> {
        let mut cells: Vec<Cell> = line.iter().map(|p| self.grid.cell(*p)).collect();
        cells.dedup();
        (cells.len() >= least).then(|| {
            self.arcs.push(cells);
            self.arcs.len() - 1
        })
    }

    /// The finished text on one line.
    #[must_use]
    pub fn finish(self) -> String {
        let scale = 1.0 / self.grid.cells_per_degree;
        let arcs: Vec<Vec<Cell>> = self.arcs.iter().map(|arc| differences(arc)).collect();
        let document = json!({
            "type": "Topology",
            "transform": {"scale": [scale, scale], "translate": self.grid.origin},
            "objects": self.objects,
            "arcs": arcs,
        });
        format!("{document}\n")
    }
}

/// First point absolute, every other one relative to the one before.
fn differences(arc: &[Cell]) -> Vec<Cell> {
    let mut last = [0, 0];
    arc.iter()
        .map(|cell| {
            let step = [cell[0] - last[0], cell[1] - last[1]];
            last = *cell;
            step
        })
        .collect()
}
