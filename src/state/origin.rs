//! Where distances are counted from.

use eldercare_places::Wgs84;

use crate::i18n::t;

/// A point that the person chose, or the device's position.
#[derive(Debug, Clone, PartialEq)]
pub struct Origin {
    /// The point.
    pub point: Wgs84,
    /// Its name; none for the device's own position.
    name: Option<String>,
}

impl Origin {
    /// The device's own position.
    pub fn here(point: Wgs84) -> Origin {
        Origin { point, name: None }
    }

    /// What it is called: "from me" or the name.
    pub fn label(&self) -> String {
        self.name
            .clone()
            .unwrap_or_else(|| t("origin.me").to_owned())
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
            name: Some(named.name),
        }
    }
}
