//! Area of a shape and whether a point lies inside.

use super::{Line, Point, Shape};

/// Every point of every ring.
pub fn points_of(shape: &Shape) -> impl Iterator<Item = Point> + '_ {
    shape.iter().flatten().flatten().copied()
}

/// Whether the point lies inside by the even-odd rule, so holes and islands need no care.
#[must_use]
pub fn contains(shape: &Shape, point: Point) -> bool {
    shape
        .iter()
        .flatten()
        .filter(|ring| crosses_odd(ring, point))
        .count()
        % 2
        == 1
}

/// Whether a ray to the east crosses the ring an odd number of times.
fn crosses_odd(ring: &Line, [x, y]: Point) -> bool {
    let mut inside = false;
    for (a, b) in ring.iter().zip(ring.iter().skip(1)) {
        let straddles = (a[1] > y) != (b[1] > y);
        if straddles && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0] {
            inside = !inside;
        }
    }
    inside
}

/// Area in square degrees; rings inside another ring count as holes.
#[must_use]
pub fn area(shape: &Shape) -> f64 {
    shape
        .iter()
        .map(|polygon| {
            let mut rings = polygon.iter().map(|ring| ring_area(ring).abs());
            rings.next().unwrap_or(0.0) - rings.sum::<f64>()
        })
        .sum()
}

/// Signed area of a ring by the shoelace formula.
fn ring_area(ring: &Line) -> f64 {
    ring.iter()
        .zip(ring.iter().skip(1))
        .map(|(a, b)| a[0] * b[1] - b[0] * a[1])
        .sum::<f64>()
        / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square_with_hole() -> Shape {
        let outer = vec![[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [0.0, 4.0], [0.0, 0.0]];
        let hole = vec![[1.0, 1.0], [3.0, 1.0], [3.0, 3.0], [1.0, 3.0], [1.0, 1.0]];
        vec![vec![outer, hole]]
    }

    #[test]
    fn a_hole_is_outside() {
        let shape = square_with_hole();
        assert!(contains(&shape, [0.5, 2.0]));
        assert!(!contains(&shape, [2.0, 2.0]));
        assert!(!contains(&shape, [5.0, 2.0]));
    }

    #[test]
    fn a_hole_is_taken_off_the_area() {
        assert!((area(&square_with_hole()) - 12.0).abs() < 1e-12);
    }
}
