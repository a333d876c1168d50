//! The members that features have, learnt from the features themselves: what the type of a facility
//! gains appears here without anybody naming it again.

use std::collections::BTreeMap;

use geojson::{Feature, JsonValue};
use serde_json::json;

/// Every property that a feature has had, with the JSON type of its values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schema(BTreeMap<String, Learnt>);

/// The type of the values of a property and, for lists, of what is in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Learnt {
    value: &'static str,
    item: Option<&'static str>,
}

impl Schema {
    /// Learns the properties of a feature.
    pub fn learn(&mut self, feature: &Feature) {
        let members = feature.properties.iter().flatten();
        for (name, value) in members {
            if let Some(new) = Learnt::from(value) {
                let known = self.0.entry(name.clone()).or_insert(new);
                *known = known.and(new);
            }
        }
    }

    /// A JSON Schema (draft 2020-12) of one feature. A client that reads it before the first page
    /// has a column for each property, also for those that only few places have.
    #[must_use]
    pub fn document(&self, address: &str, title: &str) -> JsonValue {
        let typed = self
            .0
            .iter()
            .map(|(name, learnt)| (name.clone(), learnt.document()));
        let properties: serde_json::Map<String, JsonValue> = typed.collect();
        json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": address,
            "title": title,
            "type": "object",
            "required": ["type", "geometry", "properties"],
            "properties": {
                "type": {"const": "Feature"},
                "id": {"type": "string"},
                "geometry": {"oneOf": [
                    {"$ref": "https://geojson.org/schema/Point.json"},
                    {"type": "null"},
                ]},
                "properties": {"type": "object", "properties": properties},
            },
        })
    }
}

impl Learnt {
    fn from(value: &JsonValue) -> Option<Learnt> {
        let items = value.as_array().into_iter().flatten();
        Some(Learnt {
            value: type_of(value)?,
            item: items.filter_map(type_of).reduce(common),
        })
    }

    fn and(self, other: Learnt) -> Learnt {
        let item = match (self.item, other.item) {
            (Some(one), Some(two)) => Some(common(one, two)),
            (one, two) => one.or(two),
        };
        Learnt {
            value: common(self.value, other.value),
            item,
        }
    }

    fn document(self) -> JsonValue {
        match self.item {
            Some(item) if self.value == "array" => {
                json!({"type": "array", "items": {"type": item}})
            }
            _ => json!({"type": self.value}),
        }
    }
}

fn type_of(value: &JsonValue) -> Option<&'static str> {
    Some(match value {
        JsonValue::Null => return None,
        JsonValue::Bool(_) => "boolean",
        JsonValue::Number(number) if number.is_f64() => "number",
        JsonValue::Number(_) => "integer",
        JsonValue::String(_) => "string",
        JsonValue::Array(_) => "array",
        JsonValue::Object(_) => "object",
    })
}

/// The type that holds both; a whole number is a number.
fn common(known: &'static str, new: &'static str) -> &'static str {
    match (known, new) {
        _ if known == new => known,
        ("integer" | "number", "integer" | "number") => "number",
        _ => "string",
    }
}

#[cfg(test)]
mod tests {
    use super::Schema;
    use crate::{Facility, Kind, open::feature};

    #[test]
    fn a_property_that_one_place_has_is_in_the_schema_with_its_type() {
        let bare = Facility::new("a", Kind::Bath, "演示浴", "甲区", "demo", "2025-01-01");
        let full = Facility {
            beds: Some(3),
            tags: vec!["pilot".to_owned()],
            ..bare.clone()
        };
        let mut schema = Schema::default();
        for place in [bare, full] {
            schema.learn(&feature(&place, "430781"));
        }
        let document = schema.document("https://example.org/schema", "all");
        let kind = |name: &str| {
            document
                .pointer(&format!("/properties/properties/properties/{name}/type"))
                .cloned()
        };
        assert_eq!(kind("beds"), Some("integer".into()));
        assert_eq!(kind("demo"), Some("boolean".into()));
        assert_eq!(kind("tags"), Some("array".into()));
        let item = document.pointer("/properties/properties/properties/tags/items/type");
        assert_eq!(item, Some(&"string".into()));
        assert_eq!(kind("city"), Some("string".into()));
        assert_eq!(kind("phone"), None);
    }
}
