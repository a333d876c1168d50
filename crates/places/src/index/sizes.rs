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

/// The size of a symbol in one byte: a place in [`SymbolSizes::radii`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SizeClass(pub u8);

impl SizeClass {
    /// One place.
    pub const SINGLE: SizeClass = SizeClass(0);
    /// Several at one spot.
    pub const STACK: SizeClass = SizeClass(1);
    /// A cluster of fewer places than the smallest of [`SymbolSizes::clusters`] has.
    const SMALL: u8 = 2;
}

impl SymbolSizes {
    /// The size of a symbol with so many places. Of more than 250 sizes of clusters the larger
    /// ones are not used.
    pub(super) fn class(&self, count: u32, same_spot: bool) -> SizeClass {
        match (count, same_spot) {
            (0 | 1, _) => SizeClass::SINGLE,
            (_, true) => SizeClass::STACK,
            (_, false) => {
                let reached = self.clusters.iter().take(250);
                let reached = reached.take_while(|(least, _)| *least <= count);
                SizeClass(reached.fold(SizeClass::SMALL, |class, _| class.saturating_add(1)))
            }
        }
    }

    /// The radius of each size.
    pub(super) fn radii(&self) -> Vec<f64> {
        let fixed = [self.single, self.stack, self.stack];
        let clusters = self.clusters.iter().take(250).map(|(_, radius)| *radius);
        let radii = fixed.into_iter().chain(clusters);
        radii.map(|radius| radius.max(SMALLEST_RADIUS)).collect()
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
