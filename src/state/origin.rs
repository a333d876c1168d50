//! Where distances are counted from.

use eldercare_places::Wgs84;

use crate::i18n::t;

/// A point that the person chose, or the device's position.
#[derive(Debug, Clone, PartialEq)]
pub struct Origin {
    /// The point.
    pub point: Wgs84,
    /// What it is.
    what: What,
}

#[derive(Debug, Clone, PartialEq)]
enum What {
    /// The device's own position.
    Here,
    /// A point that was tapped on the map.
    Tapped,
    /// A named place.
    Named(String),
}

impl Origin {
    /// The device's own position.
    pub fn here(point: Wgs84) -> Origin {
        Origin {
            point,
            what: What::Here,
        }
    }

    /// A point that was tapped on the map.
    pub fn tapped(point: Wgs84) -> Origin {
        Origin {
            point,
            what: What::Tapped,
        }
    }

    /// Whether it is a named place: any other point may be somebody's home.
    pub fn is_named(&self) -> bool {
        matches!(self.what, What::Named(_))
    }

    /// The named place that it is, if it is one.
    pub fn named(self) -> Option<NamedPoint> {
        let point = self.point;
        match self.what {
            What::Named(name) => Some(NamedPoint { name, point }),
            What::Here | What::Tapped => None,
        }
    }

    /// What it is called.
    pub fn label(&self) -> String {
        match &self.what {
            What::Here => t("origin.me").to_owned(),
            What::Tapped => t("origin.tapped").to_owned(),
            What::Named(name) => name.clone(),
        }
    }
}

/// A county, a town or another name that the base map places.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedPoint {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub point: Wgs84,
}

impl From<NamedPoint> for Origin {
    fn from(named: NamedPoint) -> Self {
        Origin {
            point: named.point,
            what: What::Named(named.name),
        }
    }
}
