//! How large symbols are on the screen.

/// Radii in CSS pixels. Two symbols overlap when their discs, with the gap between them, do.
#[derive(Clone, Debug, PartialEq)]
pub struct SymbolSizes {
    /// Radius of one place.
    pub single: f64,
    /// Radius of several places at the same spot.
    pub stack: f64,
    /// Radii of clusters: smallest count and radius, in ascending order of the count.
    pub clusters: Vec<(u32, f64)>,
    /// Free room between two symbols.
    pub gap: f64,
}

/// Radii below half a pixel are taken as half a pixel: nothing smaller can be seen, and the
/// grid of the first groups has no finer cells.
const SMALLEST_RADIUS: f64 = 0.5;

impl SymbolSizes {
    /// The radius of a symbol with so many places.
    #[must_use]
    pub fn radius(&self, count: u32, same_spot: bool) -> f64 {
        let radius = match (count, same_spot) {
            (0 | 1, _) => self.single,
            (_, true) => self.stack,
            (_, false) => self.cluster(count),
        };
        radius.max(SMALLEST_RADIUS)
    }

    fn cluster(&self, count: u32) -> f64 {
        self.clusters
            .iter()
            .take_while(|(least, _)| *least <= count)
            .last()
            .map_or(self.stack, |(_, radius)| *radius)
    }

    /// The largest radius that occurs.
    #[must_use]
    pub fn largest(&self) -> f64 {
        self.clusters
            .iter()
            .map(|(_, radius)| *radius)
            .fold(self.single.max(self.stack), f64::max)
            .max(SMALLEST_RADIUS)
    }

    /// The distance of centres below which any two symbols overlap, whatever they are.
    #[must_use]
    pub fn least_distance(&self) -> f64 {
        let smallest = self
            .clusters
            .iter()
            .map(|(_, radius)| *radius)
            .fold(self.single.min(self.stack), f64::min);
        2.0 * smallest.max(SMALLEST_RADIUS) + self.gap.max(0.0)
    }
}

impl Default for SymbolSizes {
    /// A single symbol of 30 px, so that its glyph is readable at 18 px; touching is easier
    /// than that, see [`super::Symbols::hit`].
    fn default() -> Self {
        SymbolSizes {
            single: 15.0,
            stack: 17.0,
            clusters: vec![(2, 18.0), (10, 21.0), (100, 25.0), (1000, 30.0)],
            gap: 2.0,
        }
    }
}
