//! What is asked of the items of a collection.

use std::borrow::Cow;

use eldercare_places::open::CollectionId;
use eldercare_places::{Bounds, Kind, Ownership};

use super::super::refusal::Refusal;
use super::cursor::Cursor;
use super::parameters::{self, Parameters};
use super::span::Span;

/// Items on a page unless asked otherwise.
pub(super) const USUAL_LIMIT: usize = 100;
/// Most items on a page: about 700 KB.
pub(super) const LARGEST_LIMIT: usize = 1_000;

/// Parameters of every collection.
const KNOWN: [&str; 9] = [
    "bbox",
    "datetime",
    "limit",
    "cursor",
    "city",
    "district",
    "district_code",
    "ownership",
    "demo",
];

/// A question for items.
#[derive(Debug)]
pub(super) struct ItemQuery {
    pub(super) collection: CollectionId,
    pub(super) limit: usize,
    pub(super) cursor: Option<Cursor>,
    /// Rectangles, any of which a place must be in; two when the box crosses the antimeridian.
    pub(super) boxes: Option<Vec<Bounds>>,
    pub(super) span: Option<Span>,
    pub(super) city: Option<String>,
    pub(super) kind: Option<Kind>,
    pub(super) district: Option<String>,
    pub(super) district_code: Option<u32>,
    pub(super) ownership: Option<Ownership>,
    pub(super) demo: Option<bool>,
    /// The question as parameters of an address, without the page.
    asked: String,
}

impl ItemQuery {
    /// Reads the query of an address. The collection of everything also takes `kind`.
    pub(super) fn read(collection: CollectionId, query: Option<&str>) -> Result<Self, Refusal> {
        let mut known = KNOWN.to_vec();
        if collection == CollectionId::All {
            known.push("kind");
        }
        let given = parameters::read(query, &known)?;
        let limit = value(&given, "limit", LIMIT, |text| limit(text, LARGEST_LIMIT))?;
        Ok(Self {
            collection,
            limit: limit.unwrap_or(USUAL_LIMIT),
            cursor: value(
                &given,
                "cursor",
                "taken from a link `next` or `prev`",
                Cursor::read,
            )?,
            boxes: value(&given, "bbox", BBOX, boxes)?,
            span: value(&given, "datetime", DATETIME, Span::read)?,
            city: value(&given, "city", "the id of a city, such as 430781", text)?,
            kind: value(
                &given,
                "kind",
                &one_of(&Kind::ALL.map(Kind::id)),
                Kind::from_id,
            )?,
            district: value(&given, "district", "the name of a district", text)?,
            district_code: value(&given, "district_code", "a number of six digits", |text| {
                text.parse().ok()
            })?,
            ownership: value(
                &given,
                "ownership",
                &one_of(&Ownership::ALL.map(Ownership::id)),
                Ownership::from_id,
            )?,
            demo: value(&given, "demo", "true or false", |text| text.parse().ok())?,
            asked: asked(&given),
        })
    }

    /// The parameters of the page at this place.
    pub(super) fn page(&self, cursor: Option<&Cursor>) -> String {
        let page = cursor.map(|cursor| format!("cursor={}", cursor.write()));
        let asked = Some(self.asked.clone()).filter(|asked| !asked.is_empty());
        let all: Vec<String> = asked.into_iter().chain(page).collect();
        if all.is_empty() {
            String::new()
        } else {
            format!("?{}", all.join("&"))
        }
    }
}

pub(in crate::http) const LIMIT: &str = "a whole number from 1";
pub(in crate::http) const BBOX: &str = "four numbers, west, south, east and north in degrees of WGS-84, or six with \
     heights after south and north; south not above north; west above east crosses the antimeridian";
const DATETIME: &str = "a moment such as 2025-09-30T00:00:00Z, or two with / between, .. for an \
     open end, the first not after the last; it is compared with the day of the last check";

/// One value, or a refusal that says what it must be.
pub(in crate::http) fn value<T>(
    given: &Parameters<'_>,
    name: &'static str,
    must_be: &str,
    read: impl FnOnce(&str) -> Option<T>,
) -> Result<Option<T>, Refusal> {
    let refusal = || Refusal::parameter(Some(name), format!("{name} must be {must_be}"));
    let text = given.get(name);
    text.map(|text| read(text).ok_or_else(refusal)).transpose()
}

pub(in crate::http) fn one_of(ids: &[&str]) -> String {
    format!("one of {}", ids.join(", "))
}

fn text(value: &str) -> Option<String> {
    (!value.is_empty()).then(|| value.to_owned())
}

/// More than the most is no error: the page is then as large as it can be (OGC 17-069r4, 7.15.2).
pub(in crate::http) fn limit(value: &str, most: usize) -> Option<usize> {
    let digits = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
    let number = value.parse().unwrap_or(most);
    (digits && number > 0).then_some(number.min(most))
}

/// Heights are read and not looked at: no place has one.
pub(in crate::http) fn boxes(value: &str) -> Option<Vec<Bounds>> {
    let read = |number: &str| number.trim().parse::<f64>().ok().filter(|n| n.is_finite());
    let numbers: Option<Vec<f64>> = value.split(',').map(read).collect();
    let (west, south, east, north) = match *numbers? {
        [west, south, east, north] => (west, south, east, north),
        [west, south, low, east, north, high] if low <= high => (west, south, east, north),
        _ => return None,
    };
    let on_globe = [west, east]
        .iter()
        .all(|lon| (-180.0..=180.0).contains(lon))
        && [south, north]
            .iter()
            .all(|lat| (-90.0..=90.0).contains(lat));
    let from_to = |west, east| Bounds::from([west, south, east, north]);
    let found = if west <= east {
        vec![from_to(west, east)]
    } else {
        vec![from_to(west, 180.0), from_to(-180.0, east)]
    };
    (on_globe && south <= north).then_some(found)
}

/// What was asked, in one order, without the page.
fn asked(given: &Parameters<'_>) -> String {
    let mut written = form_urlencoded::Serializer::new(String::new());
    for (name, value) in given.iter().filter(|(name, _)| **name != "cursor") {
        written.append_pair(name, &Cow::clone(value));
    }
    written.finish()
}

#[cfg(test)]
mod tests {
    use super::{ItemQuery, LARGEST_LIMIT, boxes, limit};
    use eldercare_places::Bounds;
    use eldercare_places::open::CollectionId;
    use proptest::prelude::*;

    fn read(query: &str) -> Option<ItemQuery> {
        ItemQuery::read(CollectionId::All, Some(query)).ok()
    }

    #[test]
    fn a_box_has_four_or_six_numbers_and_may_cross_the_antimeridian() {
        let plain = Bounds::from([1.0, 2.0, 3.0, 4.0]);
        assert_eq!(boxes("1,2,3,4"), Some(vec![plain]));
        assert_eq!(boxes("1,2,-5,3,4,100"), Some(vec![plain]));
        let halves = [[170.0, 2.0, 180.0, 4.0], [-180.0, 2.0, -170.0, 4.0]];
        assert_eq!(
            boxes("170,2,-170,4"),
            Some(halves.map(Bounds::from).to_vec())
        );
        for bad in [
            "",
            "1,2,3",
            "1,2,3,4,5",
            "1,4,3,2",
            "1,2,9,3,4,5",
            "a,2,3,4",
            "1,2,3,NaN",
            "1,2,3,inf",
            "181,2,3,4",
            "1,2,3,91",
        ] {
            assert_eq!(boxes(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_large_limit_is_the_largest_and_none_or_a_word_is_refused() {
        assert_eq!(limit("7", LARGEST_LIMIT), Some(7));
        assert_eq!(
            limit("99999999999999999999", LARGEST_LIMIT),
            Some(LARGEST_LIMIT)
        );
        for bad in ["", "0", "-1", "1.5", "+1", "many"] {
            assert_eq!(limit(bad, LARGEST_LIMIT), None, "{bad}");
        }
    }

    #[test]
    fn the_question_is_repeated_in_one_order_and_safely_written() {
        let query = read("limit=5&district=%E6%B4%A5%20%26x=1&city=430781").unwrap();
        assert_eq!(
            query.page(None),
            "?city=430781&district=%E6%B4%A5+%26x%3D1&limit=5"
        );
        assert_eq!(query.district.as_deref(), Some("津 &x=1"));
        assert!(read("").unwrap().page(None).is_empty());
    }

    #[test]
    fn only_the_collection_of_everything_is_asked_for_a_kind() {
        assert!(read("kind=bath").is_some());
        let bath = CollectionId::from_id("bath").unwrap();
        assert!(ItemQuery::read(bath, Some("kind=bath")).is_err());
        assert!(read("kind=pub").is_none());
    }

    proptest! {
        #[test]
        fn no_query_makes_the_reader_panic(query in ".{0,60}|((bbox|limit|datetime|cursor|demo)=[0-9,.%/TZ-]{0,20}&){0,3}") {
            let _ = read(&query);
        }

        #[test]
        fn the_parameters_of_a_page_ask_the_same_again(limit in 1_usize..2_000, city in "[0-9]{6}", district in ".{1,9}") {
            let mut first = form_urlencoded::Serializer::new(String::new());
            first.append_pair("limit", &limit.to_string()).append_pair("city", &city).append_pair("district", &district);
            let one = read(&first.finish()).unwrap();
            let two = read(one.page(None).trim_start_matches('?')).unwrap();
            prop_assert_eq!(one.page(None), two.page(None));
            prop_assert_eq!(one.district, two.district);
        }
    }
}
