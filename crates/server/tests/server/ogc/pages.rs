//! Pages hold exactly the places that a plain look at the list finds, each once, in both
//! directions.

use eldercare_places::{Bounds, Facility, Kind, Ownership};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::places::{CITIES, get, get_at, ids, link, places, serve, write};
use crate::support::TestServer;

/// A question, and the same question as a look at one place.
#[derive(Clone, Debug, Default)]
struct Question {
    collection: Option<Kind>,
    bbox: Option<[f64; 4]>,
    city: Option<usize>,
    ownership: Option<Ownership>,
    district: Option<&'static str>,
    demo: Option<bool>,
    since: Option<&'static str>,
}

impl Question {
    fn path(&self, limit: usize) -> String {
        let collection = self.collection.map_or("facilities", Kind::id);
        let mut asked = vec![format!("limit={limit}")];
        if let Some([west, south, east, north]) = self.bbox {
            asked.push(format!("bbox={west},{south},{east},{north}"));
        }
        asked.extend(self.city.map(|city| format!("city={}", CITIES[city])));
        asked.extend(self.ownership.map(|one| format!("ownership={}", one.id())));
        asked.extend(self.district.map(|name| format!("district={name}")));
        asked.extend(self.demo.map(|demo| format!("demo={demo}")));
        asked.extend(self.since.map(|day| format!("datetime={day}/..")));
        format!("/collections/{collection}/items?{}", asked.join("&"))
    }

    fn admits(&self, city: usize, place: &Facility) -> bool {
        let inside = |[west, south, east, north]: [f64; 4]| {
            let point = place.point;
            let halves = if west <= east {
                vec![[west, south, east, north]]
            } else {
                vec![[west, south, 180.0, north], [-180.0, south, east, north]]
            };
            halves
                .into_iter()
                .any(|half| point.is_some_and(|p| Bounds::from(half).contains(p)))
        };
        // The places were checked in 2018, on 2023-06-12 and in September 2025.
        let last_day = match place.checked.as_str() {
            "2018" => "2018-12-31",
            "2025-09" => "2025-09-30",
            day => day,
        };
        self.collection.is_none_or(|kind| kind == place.kind)
            && self.bbox.is_none_or(inside)
            && self.city.is_none_or(|asked| asked == city)
            && self
                .ownership
                .is_none_or(|asked| place.ownership == Some(asked))
            && self.district.is_none_or(|asked| place.district == asked)
            && self.demo.is_none_or(|asked| place.demo == asked)
            && self.since.is_none_or(|since| last_day >= since)
    }

    fn expected(&self) -> Vec<(String, String)> {
        let of_city = |city: usize| {
            let found = places(city)
                .into_iter()
                .filter(move |place| self.admits(city, place));
            found.map(move |place| (CITIES[city].to_owned(), place.id))
        };
        (0..CITIES.len()).flat_map(of_city).collect()
    }
}

prop_compose! {
    fn any_box()(west in 110.9..112.5, south in 28.9..29.7, width in -0.3..1.0, height in 0.0..0.5)
        -> [f64; 4] {
        [west, south, west + width, south + height]
    }
}

prop_compose! {
    fn any_question()(
        collection in proptest::option::of(proptest::sample::select(Kind::ALL.to_vec())),
        bbox in proptest::option::of(any_box()),
        city in proptest::option::of(0..CITIES.len()),
        ownership in proptest::option::of(proptest::sample::select(Ownership::ALL.to_vec())),
        district in proptest::option::of(proptest::sample::select(vec!["演示区", "演示县"])),
        demo in proptest::option::of(any::<bool>()),
        since in proptest::option::of(proptest::sample::select(vec!["2018-12-31", "2019-01-01", "2025-09-30"])),
    ) -> Question {
        Question { collection, bbox, city, ownership, district, demo, since }
    }
}

/// All ids, page by page along one relation, and the last page.
async fn walk(
    server: &TestServer,
    first: serde_json::Value,
    rel: &str,
    expected: usize,
    limit: usize,
) -> (Vec<Vec<(String, String)>>, serde_json::Value) {
    let mut page = first;
    let mut pages = Vec::new();
    loop {
        let found = ids(&page);
        assert_eq!(page["numberMatched"], expected);
        assert_eq!(page["numberReturned"], found.len());
        assert!(found.len() <= limit);
        pages.push(found);
        assert!(pages.len() <= expected + 1, "pages without end");
        match link(&page, rel) {
            Some(address) => page = get_at(server, &address).await,
            None => return (pages, page),
        }
    }
}

#[test]
fn all_pages_together_are_what_a_plain_look_finds_forwards_and_backwards() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let server = runtime.block_on(serve(places));
    let mut runner = TestRunner::new(Config {
        cases: 150,
        failure_persistence: None,
        ..Config::default()
    });
    let result = runner.run(&(any_question(), 1_usize..40), |(question, limit)| {
        let expected = question.expected();
        runtime.block_on(async {
            let first = get(&server, &question.path(limit)).await;
            let (pages, last) = walk(&server, first, "next", expected.len(), limit).await;
            assert_eq!(pages.concat(), expected);
            let (mut back, _) = walk(&server, last, "prev", expected.len(), limit).await;
            back.reverse();
            assert_eq!(back.concat(), expected);
        });
        Ok(())
    });
    result.unwrap();
}

#[tokio::test]
async fn a_larger_limit_than_the_largest_is_the_largest_and_no_error() {
    let server = serve(places).await;
    let page = get(&server, "/collections/facilities/items?limit=1000000").await;
    assert_eq!(page["numberReturned"], 120);
    let page = get(&server, "/collections/facilities/items").await;
    assert_eq!(page["numberReturned"], 100);
    assert!(link(&page, "next").is_some() && link(&page, "prev").is_none());
}

#[tokio::test]
async fn the_next_page_stays_the_same_when_places_before_it_are_gone() {
    let server = serve(places).await;
    let page = get(&server, "/collections/facilities/items?limit=10").await;
    let next = link(&page, "next").unwrap();
    let second = ids(&get_at(&server, &next).await);
    let fewer = |city: usize| places(city).into_iter().skip(12).collect::<Vec<_>>();
    let query = next.split_once("/items").unwrap().1.to_owned();
    write(server.site.path(), &fewer);
    let server = server.restart().await;
    let again = ids(&get(&server, &format!("/collections/facilities/items{query}")).await);
    // Twelve places went, the ten of the first page and two of the second.
    assert_eq!(again[..8], second[2..]);
}
