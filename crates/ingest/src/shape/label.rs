//! Where a county's name is written: well inside the polygon.

use super::simplify::distance;
use super::{Point, Shape, bounds_of, contains};

/// Points tried along each side of the shape's rectangle.
const GRID: u32 = 40;

/// The point of a regular grid that lies inside and farthest from every edge.
/// None only when the shape is thinner than the grid.
#[must_use]
pub fn label_point(shape: &Shape) -> Option<Point> {
    let bounds = bounds_of(shape)?;
    let step_x = (bounds.east - bounds.west) / f64::from(GRID);
    let step_y = (bounds.north - bounds.south) / f64::from(GRID);
    (0..GRID * GRID)
        .map(|i| {
            [
                bounds.west + (f64::from(i % GRID) + 0.5) * step_x,
                bounds.south + (f64::from(i / GRID) + 0.5) * step_y,
            ]
        })
        .filter(|point| contains(shape, *point))
        .max_by(|a, b| edge_distance(shape, *a).total_cmp(&edge_distance(shape, *b)))
}

/// Distance of a point from the nearest edge, in degrees.
#[must_use]
pub fn edge_distance(shape: &Shape, point: Point) -> f64 {
    shape
        .iter()
        .flatten()
        .flat_map(|ring| ring.windows(2))
        .map(|edge| distance(point, edge[0], edge[1]))
        .fold(f64::INFINITY, f64::min)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_label_of_a_horseshoe_is_inside_it_and_not_at_its_centre() {
        let ring = vec![
            [0.0, 0.0],
            [9.0, 0.0],
            [9.0, 3.0],
            [3.0, 3.0],
            [3.0, 6.0],
            [9.0, 6.0],
            [9.0, 9.0],
            [0.0, 9.0],
            [0.0, 0.0],
        ];
        let shape = vec![vec![ring]];
        assert!(!contains(&shape, [4.5, 4.5]));
        let label = label_point(&shape).expect("it is wide enough");
        assert!(contains(&shape, label));
    }
}
