//! Thinning of lines by the method of Douglas and Peucker.

use super::Point;

/// The line without the points that lie nearer than `tolerance` to it.
/// Both ends stay, so lines that meet at their ends still meet.
#[must_use]
pub fn simplify(line: &[Point], tolerance: f64) -> Vec<Point> {
    let end = line.len().saturating_sub(1);
    let mut keep: Vec<bool> = (0..line.len()).map(|i| i == 0 || i == end).collect();
    let mut open = vec![(0, end)];
    while let Some((first, last)) = open.pop() {
        if let Some((index, distance)) = farthest(line, first, last)
            && distance > tolerance
        {
            keep[index] = true;
            open.push((first, index));
            open.push((index, last));
        }
    }
    line.iter()
        .zip(keep)
        .filter_map(|(point, kept)| kept.then_some(*point))
        .collect()
}

/// The point between two others that lies farthest from their chord, and how far.
fn farthest(line: &[Point], first: usize, last: usize) -> Option<(usize, f64)> {
    (first + 1..last)
        .map(|i| (i, distance(line[i], line[first], line[last])))
        .max_by(|a, b| a.1.total_cmp(&b.1))
}

/// Distance of a point from the chord `a`–`b`.
pub(super) fn distance(p: Point, a: Point, b: Point) -> f64 {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 {
        (((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (p[0] - a[0] - along * dx).hypot(p[1] - a[1] - along * dy)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn points_on_a_straight_line_go_and_a_corner_stays() {
        let line = [[0.0, 0.0], [1.0, 0.01], [2.0, 0.0], [2.0, 2.0]];
        assert_eq!(
            simplify(&line, 0.1),
            vec![[0.0, 0.0], [2.0, 0.0], [2.0, 2.0]]
        );
    }

    #[test]
    fn an_empty_line_stays_empty() {
        assert!(simplify(&[], 1.0).is_empty());
    }

    proptest! {
        #[test]
        fn no_dropped_point_is_farther_from_the_new_line_than_the_tolerance(
            line in prop::collection::vec([-10.0..10.0f64, -10.0..10.0f64], 2..40),
            tolerance in 0.01..3.0f64,
        ) {
            let thin = simplify(&line, tolerance);
            prop_assert_eq!(thin.first(), line.first());
            prop_assert_eq!(thin.last(), line.last());
            for p in &line {
                let near = thin
                    .windows(2)
                    .map(|w| distance(*p, w[0], w[1]))
                    .fold(f64::INFINITY, f64::min);
                prop_assert!(near <= tolerance + 1e-9);
            }
        }
    }
}
