//! A place as a feature among those of other cities.

use geojson::{Feature, JsonValue};

use crate::{Facility, geojson::feature as own};

/// The feature of a place, as in the city's own published file, with two members more: `city`,
/// since cities stand side by side here, and `demo` always, so that a table has the column.
#[must_use]
pub fn feature(facility: &Facility, city: &str) -> Feature {
    let mut feature = own(facility);
    feature.set_property("city", JsonValue::from(city));
    feature.set_property("demo", JsonValue::from(facility.demo));
    feature
}

#[cfg(test)]
mod tests {
    use super::feature;
    use crate::{Facility, Kind};

    #[test]
    fn a_feature_names_its_city_and_always_says_whether_it_is_a_demonstration() {
        let mut place = Facility::new("a", Kind::Bath, "演示浴", "甲区", "demo", "2025-01-01");
        let property =
            |place: &Facility, name: &str| feature(place, "430781").property(name).cloned();
        assert_eq!(property(&place, "city"), Some("430781".into()));
        assert_eq!(property(&place, "demo"), Some(false.into()));
        place.demo = true;
        assert_eq!(property(&place, "demo"), Some(true.into()));
        assert_eq!(property(&place, "point"), None);
        assert!(feature(&place, "430781").geometry.is_none());
    }
}
