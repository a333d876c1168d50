//! What a reloaded page finds again: window, text, filters and a named origin, for this visit alone.
//!
//! It lies in the tab's own storage and never in the address. Where a person is, or tapped, is
//! not kept; nor is the window from then on, for its middle would tell it.

use eldercare_places::search::{OpenWish, Selection};
use eldercare_places::{Kind, KindSet, Ownership, Wgs84};
use leptos::prelude::*;

use super::{MapView, NamedPoint, Origin};
use crate::platform::{dom, prefs};

const NAME: &str = "map";

/// Degrees are kept as whole millionths: to print a float would be more code in the app.
const MILLION: f64 = 1e6;

/// The map as it was left.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// The open city.
    pub city: String,
    /// Middle of the window and its zoom; none where they would tell where a person is.
    pub window: Option<(Wgs84, u8)>,
    /// What was looked for.
    pub selection: Selection,
    /// The named place that distances are counted from.
    pub origin: Option<NamedPoint>,
}

impl Kept {
    /// What this tab kept, where its page is loaded again or come back to; a new visit is clean.
    pub fn of_tab() -> Option<Kept> {
        dom::is_seen_again()
            .then(|| prefs::read_for_visit(NAME))?
            .and_then(|text| Kept::read(&text))
    }

    fn read(text: &str) -> Option<Kept> {
        let mut lines = text.split('\n');
        let mut next = || lines.next();
        let city = next()?.to_owned();
        let window = match (next()?, next()?) {
            ("", "") => None,
            (middle, zoom) => Some((point(middle)?, whole(zoom)?.try_into().ok()?)),
        };
        let kinds = all(next()?, Kind::from_id);
        let selection = Selection {
            kinds: kinds.into_iter().fold(KindSet::EMPTY, KindSet::with),
            ownerships: all(next()?, Ownership::from_id).into(),
            min_beds: whole(next()?)?.try_into().ok()?,
            open: OpenWish::ALL.into_iter().find(wish(next()?))?,
            text: next()?.to_owned(),
            within: None,
        };
        let origin = match (next()?, next()?) {
            ("", _) => None,
            (name, at) => Some(NamedPoint {
                name: name.to_owned(),
                point: point(at)?,
            }),
        };
        Some(Kept {
            city,
            window,
            selection,
            origin,
        })
    }

    fn written(&self) -> String {
        let looked_for = &self.selection;
        let kinds: Vec<&str> = looked_for.kinds.iter().map(Kind::id).collect();
        let ownerships: Vec<&str> = looked_for.ownerships.iter().map(Ownership::id).collect();
        let (middle, zoom) = match self.window {
            Some((middle, zoom)) => (millionths(middle), zoom.to_string()),
            None => <(String, String)>::default(),
        };
        let (name, at) = match &self.origin {
            Some(origin) => (origin.name.as_str(), millionths(origin.point)),
            None => ("", String::new()),
        };
        [
            &self.city,
            &*middle,
            &zoom,
            &kinds.join(","),
            &ownerships.join(","),
            &looked_for.min_beds.to_string(),
            looked_for.open.id(),
            &looked_for.text.replace('\n', " "),
            name,
            &at,
        ]
        .join("\n")
    }
}

fn wish(id: &str) -> impl Fn(&OpenWish) -> bool {
    move |wish| wish.id() == id
}

fn all<T>(ids: &str, of: impl Fn(&str) -> Option<T>) -> Vec<T> {
    ids.split(',').filter_map(of).collect()
}

fn whole(text: &str) -> Option<i32> {
    text.parse().ok()
}

fn point(text: &str) -> Option<Wgs84> {
    let (lon, lat) = text.split_once(',')?;
    let degrees = |text| whole(text).map(|whole| f64::from(whole) / MILLION);
    Some(Wgs84::new(degrees(lon)?, degrees(lat)?))
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "180 degrees are 180 million, and an i32 holds two billion"
)]
fn millionths(point: Wgs84) -> String {
    let whole = |degrees: f64| ((degrees * MILLION).round() as i32).to_string();
    [whole(point.lon), whole(point.lat)].join(",")
}

impl MapView {
    /// Goes on where this tab was, if it was in this city.
    pub(super) fn take_up(self, kept: Kept, city: &str) {
        if kept.city == city {
            self.selection.set(kept.selection);
            self.origin.set(kept.origin.map(Into::into));
            self.aids().start.set(kept.window);
        }
    }

    /// Notes every change for a reload of the page.
    pub(super) fn keep_for_reload(self) {
        Effect::new(move |told: Option<bool>| {
            let origin = self.origin.get();
            let is_somebody = origin.as_ref().is_some_and(|origin| !origin.is_named());
            let told = told.unwrap_or_default() || is_somebody;
            if let (Some(city), Some(view)) = (self.atlas.id(), self.view.get()) {
                let kept = Kept {
                    city,
                    window: (!told).then_some((view.centre, view.zoom)),
                    selection: self.selection.get(),
                    origin: origin.and_then(Origin::named),
                };
                prefs::write_for_visit(NAME, &kept.written());
            }
            told
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_again() {
        let kept = Kept {
            city: "310000".to_owned(),
            window: Some((Wgs84::new(121.473_701, 31.230_4), 12)),
            selection: Selection {
                kinds: KindSet::EMPTY.with(Kind::Canteen).with(Kind::Bath),
                ownerships: vec![Ownership::Public].into(),
                min_beds: 50,
                open: OpenWish::NotClosed,
                text: "新村 2".to_owned(),
                within: None,
            },
            origin: Some(NamedPoint {
                name: "金山区".to_owned(),
                point: Wgs84::new(-121.3, -30.5),
            }),
        };
        assert_eq!(Kept::read(&kept.written()), Some(kept.clone()));
        let bare = Kept {
            window: None,
            selection: Selection::default(),
            origin: None,
            ..kept
        };
        assert_eq!(Kept::read(&bare.written()), Some(bare));
    }

    #[test]
    fn what_is_no_window_is_not_taken() {
        for text in [
            "",
            "310000",
            "310000\n1,2",
            "310000\nx,2\n3\n\n\n0\nany\n\n\n",
            "\n1,2\n\n\n\n0\nany\n\n\n",
            "\n\n\n\n\n\n\n\n\n",
        ] {
            assert_eq!(Kept::read(text), None, "{text}");
        }
    }
}
