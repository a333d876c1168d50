//! One place with everything that is published about it.
//!
//! An absent field means that the source does not publish it; it is never a zero
//! and never an empty text. Deliberately not here: the age of single facts (`truth`).

use serde::{Deserialize, Serialize};

use crate::{Details, Kind, KindSet, Minute, OfficialDays, Ownership, Wgs84, hours::Opening};

/// A place, from a published list or (marked so) from the demonstration generator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facility {
    /// Stable id, unique in the city; letters, digits and dashes.
    pub id: String,
    /// What it is first of all: decides glyph, shape and colour.
    pub kind: Kind,
    /// What it is besides: an institution with a day-care has `day-care` here.
    #[serde(default, skip_serializing_if = "KindSet::is_empty")]
    pub extra_kinds: KindSet,
    /// Name as published.
    pub name: String,
    /// Where its door is. None when the list gives no usable position.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<Wgs84>,
    /// Name of the district or county that the source gives.
    pub district: String,
    /// Code of the district (GB/T 2260, six digits).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district_code: Option<u32>,
    /// Street or town.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub town: Option<String>,
    /// Address as published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Phone of the place, never of a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Who owns and who runs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ownership: Option<Ownership>,
    /// Beds for people who live there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beds: Option<u32>,
    /// Places for people who come by day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places: Option<u32>,
    /// ISO date (`2019`, `2019-07` or `2019-07-01`) of its opening.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opened: Option<String>,
    /// Opening hours as published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<String>,
    /// Ids of traits: `township-home`, `special-need`, `medical`, `dementia`, `street-level`,
    /// `township-level`, `city-level`, `day`, `short-stay`, `eat-in`, `delivery`, `pilot`,
    /// `regional-centre`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Id of the facility it belongs to (1+n, 以大带小).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hub: Option<String>,
    /// Who runs it: an organisation, never a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operator: Option<String>,
    /// Service ids or, where a list has its own words, those words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<String>,
    /// What few lists publish: beds by class, prices, grades, and where single facts come from.
    #[serde(default, skip_serializing_if = "Details::is_empty")]
    pub details: Details,
    /// Id of the source in the city's `city.toml`.
    pub source: String,
    /// ISO date on which the facts were last checked against the source.
    pub checked: String,
    /// Whether it is demonstration data; then everything about it says so.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub demo: bool,
}

impl Facility {
    /// A place with the required facts only; everything else is not published.
    #[must_use]
    pub fn new(
        id: impl Into<String>,
        kind: Kind,
        name: impl Into<String>,
        district: impl Into<String>,
        source: impl Into<String>,
        checked: impl Into<String>,
    ) -> Facility {
        Facility {
            id: id.into(),
            kind,
            extra_kinds: KindSet::EMPTY,
            name: name.into(),
            point: None,
            district: district.into(),
            district_code: None,
            town: None,
            address: None,
            phone: None,
            ownership: None,
            beds: None,
            places: None,
            opened: None,
            hours: None,
            tags: Vec::new(),
            hub: None,
            operator: None,
            services: Vec::new(),
            details: Details::default(),
            source: source.into(),
            checked: checked.into(),
            demo: false,
        }
    }

    /// Everything it is: its first kind and the others.
    #[must_use]
    pub const fn kinds(&self) -> KindSet {
        self.extra_kinds.with(self.kind)
    }

    /// Whether it is open at a minute of its local clock, and what comes next.
    #[must_use]
    pub fn opening(&self, official: &OfficialDays, now: Minute) -> Opening {
        self.details
            .hours(self.hours.is_some())
            .opening(official, now)
    }

    /// Whether it has the trait with this id.
    #[must_use]
    pub fn has_tag(&self, tag: &str) -> bool {
        self.tags.iter().any(|t| t == tag)
    }
}
