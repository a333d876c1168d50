//! Where distances are counted from, and what is around there.

use eldercare_places::Wgs84;
use eldercare_places::mercator::unproject;
use eldercare_places::walk;
use leptos::prelude::*;

use super::MapView;
use crate::state::origin::NamedPoint;

impl MapView {
    /// Whether a point lies in the open city's rectangle.
    pub fn is_in_city(self, point: Wgs84) -> bool {
        self.atlas
            .city()
            .is_some_and(|city| city.bounds.contains(point))
    }

    /// The names that the base map places, districts first.
    pub fn named_points(self) -> Vec<NamedPoint> {
        self.data.base.with(|base| {
            let labels = base
                .ready()
                .map(|base| base.labels.as_slice())
                .unwrap_or_default();
            labels
                .iter()
                .map(|label| NamedPoint {
                    name: label.name.clone(),
                    point: unproject(label.unit),
                })
                .filter(|named| self.is_in_city(named.point))
                .collect()
        })
    }

    /// The 15-minute walking circle around the origin: its middle and radius in metres.
    pub fn walking_circle(self) -> Option<(Wgs84, f64)> {
        let origin = self.origin.get()?;
        Some((origin.point, walk::Pace::Slow.circle_m()))
    }
}
