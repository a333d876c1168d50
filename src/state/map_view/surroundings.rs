//! Where distances are counted from, and what is around there.

use eldercare_places::coordinates::distance_m;
use eldercare_places::mercator::unproject;
use eldercare_places::walk::{Circle, Pace};
use eldercare_places::{Direction, Facility, RowSet, Wgs84};
use leptos::prelude::*;

use super::{MapCommand, MapView, NEAR_ZOOM, Origin, Picking, Walk};
use crate::state::check::Check;
use crate::state::city_data::Held;
use crate::state::closure::shut_rows;
use crate::state::distance::way_in_words;
use crate::state::origin::NamedPoint;

/// Nearer than this there is no direction to go in, in metres.
pub const SAME_SPOT_M: f64 = 20.0;

impl MapView {
    /// Counts distances from here on, and looks at the surroundings.
    pub fn set_origin(self, origin: Option<Origin>) {
        if let Some(origin) = &origin {
            self.ask(MapCommand::LookAt(origin.point, NEAR_ZOOM));
        }
        self.chosen.set(None);
        self.aids().gathered.set(None);
        self.origin.set(origin);
    }

    /// The point that was tapped is the origin. Far from the city there is nothing to count to: the
    /// next tap is waited for.
    pub fn pick(self, at: Wgs84) {
        if !self.is_in_city(at) {
            self.aids().picking.set(Picking::Outside);
            return;
        }
        self.aids().picking.set(Picking::Off);
        self.set_origin(Some(Origin::tapped(at)));
    }

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

    /// The walking circle around the origin.
    pub fn walking_circle(self) -> Option<Circle> {
        let (origin, walk) = (self.origin.get()?, self.aids().walk.get());
        Some(Circle::of(origin.point, walk.pace, walk.minutes))
    }

    /// Shows only what is inside the circle, or everything again.
    pub fn keep_within(self, within: bool) {
        let circle = untrack(|| self.walking_circle()).filter(|_| within);
        self.selection.update(|selection| selection.within = circle);
    }

    /// Keeps what is shown to the circle that it is restricted to; without one it is whole again.
    pub(super) fn follow_circle(self) {
        Effect::new(move || {
            let circle = self.walking_circle();
            let shown = self.selection.with_untracked(|selection| selection.within);
            if shown.is_some() && shown != circle {
                self.selection.update(|selection| selection.within = circle);
            }
        });
    }

    /// Nobody's answers are walked by once they are erased.
    pub(super) fn forget_erased_walk(self, check: Check) {
        Effect::new(move || {
            let walk = self.aids().walk;
            if check.is_empty() && matches!(walk.get_untracked().pace, Pace::Own(_)) {
                walk.set(Walk::default());
            }
        });
    }

    /// Whether only what is inside the circle is shown.
    pub fn is_within(self) -> bool {
        self.selection.with(|selection| selection.within.is_some())
    }

    /// Looks at what is held of the city's places, for reckonings over all of them.
    pub fn look<R>(self, look: impl FnOnce(&Held) -> R) -> Option<R> {
        self.data.points.track();
        self.data.with(look)
    }

    /// The same, with the rows that are closed today.
    pub fn look_at_open<R>(self, look: impl FnOnce(&Held, &RowSet) -> R) -> Option<R> {
        self.data.facts.track();
        let today = self.now.minute().day();
        self.look(|held| look(held, &shut_rows(held, today)))
    }

    /// Counts distances from a place on.
    pub fn start_from(self, place: &Facility) {
        if let Some(point) = place.point {
            let name = place.name.clone();
            self.set_origin(Some(NamedPoint { name, point }.into()));
        }
    }

    /// The way to a place in words: from the origin, else from the nearest name on the base map.
    pub fn way_to(self, place: &Facility) -> Option<String> {
        let to = place.point?;
        let origin = self.origin.get().map(|origin| NamedPoint {
            name: origin.label(),
            point: origin.point,
        });
        let far = |named: &NamedPoint| distance_m(named.point, to);
        let nearest = || {
            let names = self.named_points().into_iter();
            names.min_by(|a, b| far(a).total_cmp(&far(b)))
        };
        let from = origin.or_else(nearest)?;
        let metres = far(&from);
        let direction = Direction::between(from.point, to);
        (metres >= SAME_SPOT_M).then(|| way_in_words(&from.name, direction, metres))
    }

    /// Where a place lies as seen from the origin.
    pub fn direction_to(self, point: Wgs84) -> Option<Direction> {
        Some(Direction::between(self.origin_point()?, point))
    }
}
