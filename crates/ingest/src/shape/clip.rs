//! Cutting of lines and rings at a rectangle.

use eldercare_places::Bounds;

use super::{Line, Point};

/// The pieces of a line that lie inside the rectangle (Liang and Barsky, segment by segment).
#[must_use]
pub fn clip_line(line: &[Point], to: &Bounds) -> Vec<Line> {
    let mut pieces: Vec<Line> = Vec::new();
    for pair in line.windows(2) {
        let Some((start, end)) = clip_segment(pair[0], pair[1], to) else {
            continue;
        };
        match pieces.last_mut() {
            Some(piece) if piece.last() == Some(&start) => piece.push(end),
            _ => pieces.push(vec![start, end]),
        }
    }
    pieces
}

/// The part of a segment inside the rectangle.
fn clip_segment(a: Point, b: Point, to: &Bounds) -> Option<(Point, Point)> {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    let edges = [
        (-dx, a[0] - to.west),
        (dx, to.east - a[0]),
        (-dy, a[1] - to.south),
        (dy, to.north - a[1]),
    ];
    for (slope, room) in edges {
        if slope == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if slope < 0.0 {
            enter = enter.max(room / slope);
        } else {
            leave = leave.min(room / slope);
        }
    }
    (enter < leave).then(|| (at(a, dx, dy, enter), at(a, dx, dy, leave)))
}

/// The point a share of the way along; the ends themselves stay exact.
fn at(a: Point, dx: f64, dy: f64, share: f64) -> Point {
    [a[0] + share * dx, a[1] + share * dy]
}

/// The part of a ring inside the rectangle (Sutherland and Hodgman), closed, or nothing.
#[must_use]
pub fn clip_ring(ring: &[Point], to: &Bounds) -> Option<Line> {
    let mut points: Line = ring.to_vec();
    points.pop();
    points = half(&points, 0, to.west, 1.0);
    points = half(&points, 0, to.east, -1.0);
    points = half(&points, 1, to.south, 1.0);
    points = half(&points, 1, to.north, -1.0);
    let first = *points.first()?;
    points.push(first);
    (points.len() >= 4).then_some(points)
}

/// Keeps the side of one edge of the rectangle where `sign * (coordinate - edge)` is not negative.
fn half(points: &[Point], axis: usize, edge: f64, sign: f64) -> Line {
    let mut kept = Line::new();
    for (i, &to) in points.iter().enumerate() {
        let from = points[(i + points.len() - 1) % points.len()];
        let (out_from, out_to) = (sign * (from[axis] - edge), sign * (to[axis] - edge));
        if (out_from < 0.0) != (out_to < 0.0) {
            let share = out_from / (out_from - out_to);
            kept.push(at(from, to[0] - from[0], to[1] - from[1], share));
        }
        if out_to >= 0.0 {
            kept.push(to);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNIT: Bounds = Bounds {
        west: 0.0,
        south: 0.0,
        east: 1.0,
        north: 1.0,
    };

    #[test]
    fn a_line_that_leaves_and_comes_back_becomes_two_pieces() {
        let line = [[0.5, 0.5], [2.0, 0.5], [2.0, 0.8], [0.5, 0.8]];
        let pieces = clip_line(&line, &UNIT);
        assert_eq!(pieces.len(), 2);
        assert_eq!(pieces[0], vec![[0.5, 0.5], [1.0, 0.5]]);
    }

    #[test]
    fn a_line_outside_leaves_nothing() {
        assert!(clip_line(&[[2.0, 2.0], [3.0, 3.0]], &UNIT).is_empty());
    }

    #[test]
    fn a_ring_larger_than_the_rectangle_becomes_the_rectangle() {
        let ring = [
            [-1.0, -1.0],
            [2.0, -1.0],
            [2.0, 2.0],
            [-1.0, 2.0],
            [-1.0, -1.0],
        ];
        let cut = clip_ring(&ring, &UNIT).expect("it covers the rectangle");
        assert!((super::super::area(&vec![vec![cut]]) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_ring_outside_leaves_nothing() {
        let ring = [[2.0, 2.0], [3.0, 2.0], [3.0, 3.0], [2.0, 2.0]];
        assert!(clip_ring(&ring, &UNIT).is_none());
    }
}
