//! Where one is in the list: kept while a place or another page is looked at.

use std::sync::Arc;

use eldercare_places::Wgs84;
use leptos::prelude::*;

use super::MapView;
use crate::platform::leaflet::View;

/// What was listed, to know it again.
type Listed = (Arc<Vec<u32>>, Option<Wgs84>, Option<View>);

/// Where one is in the list.
#[derive(Clone, Copy, Default)]
pub struct Reading {
    listed: StoredValue<Option<Listed>>,
    /// How many pages of the list were asked for; 0 is the first alone.
    pub more_pages: RwSignal<usize>,
    /// How far the list was scrolled, in CSS pixels.
    pub scrolled: StoredValue<i32>,
    /// The row that was followed last.
    pub left: RwSignal<Option<u32>>,
}

/// A window that moved by less than this share of its size orders the list as before.
const STILL: f64 = 0.02;

impl MapView {
    /// Whether the list is the one that was read last, and what that is from now on. Whoever calls
    /// it is run again when the list changes.
    pub fn is_read_on(self) -> bool {
        let (rows, view) = self
            .shown
            .with(|shown| (Arc::clone(&shown.rows), shown.view()));
        let now = (rows, self.origin_point(), view);
        let listed = self.aids().reading.listed;
        let same = listed.with_value(|before| before.as_ref().is_some_and(|b| is_same(b, &now)));
        listed.set_value(Some(now));
        same
    }

    /// Whether nothing was read yet.
    pub fn is_unread(self) -> bool {
        self.aids().reading.listed.with_value(Option::is_none)
    }

    /// Whether the list is on screen, not a place or those at one spot.
    pub fn is_listing(self) -> bool {
        self.chosen.with_untracked(Option::is_none)
            && self.aids().gathered.with_untracked(Option::is_none)
    }
}

fn is_same(before: &Listed, now: &Listed) -> bool {
    let stood = match (before.2, now.2) {
        (Some(before), Some(now)) => before.zoom == now.zoom && is_still(&before, &now),
        (before, now) => before.is_none() && now.is_none(),
    };
    stood && before.1 == now.1 && before.0 == now.0
}

fn is_still(before: &View, now: &View) -> bool {
    let (wide, high) = (
        now.bounds.east - now.bounds.west,
        now.bounds.north - now.bounds.south,
    );
    (before.centre.lon - now.centre.lon).abs() <= wide * STILL
        && (before.centre.lat - now.centre.lat).abs() <= high * STILL
}
