//! The search on real databases, against a plain walk over all places.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod brute;

use std::path::Path;

use eldercare_ingest::nation::{self, Seed};
use eldercare_places::{Bounds, Facility, Kind, KindSet, Wgs84};
use eldercare_server::search::{CityPlaces, Query, SearchStore};
use eldercare_trials::Cluster;

/// Two counties of the synthetic nation and a hand-made city in traditional script.
fn cities() -> Vec<CityPlaces> {
    let geo = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../geo");
    let seed = Seed::read(&geo.join(nation::FILE)).unwrap();
    let counties = nation::places(&seed).take(200).step_by(150);
    let mut cities: Vec<CityPlaces> = counties
        .map(|places| CityPlaces {
            city: places[0].district_code.unwrap().to_string(),
            checksum: "1".to_owned(),
            places,
        })
        .collect();
    cities.push(CityPlaces {
        city: "710009".to_owned(),
        checksum: "1".to_owned(),
        places: by_hand(),
    });
    cities
}

fn by_hand() -> Vec<Facility> {
    let place = |id: &str, kind, name: &str, town: &str, address: &str| {
        let mut place = Facility::new(id, kind, name, "萬華區", "demo", "2025-01-01");
        place.town = Some(town.to_owned());
        place.address = Some(address.to_owned());
        place.point = Some(Wgs84::new(121.5, 25.03));
        place
    };
    let mut both = place("t1", Kind::Institution, "演示養老院", "演示里", "演示路1號");
    both.extra_kinds = KindSet::EMPTY.with(Kind::DayCare);
    let mut nowhere = place("t5", Kind::HomeService, "養老養老服務", "", "");
    nowhere.point = None;
    vec![
        both,
        place("t2", Kind::Station, "養老演示站", "演示里", "ＡＢＣ大樓"),
        place("t3", Kind::Canteen, "食堂", "養老里", "演示路3號"),
        place("t4", Kind::Bath, "浴室", "演示里", "養老路 4 號"),
        nowhere,
        // The two characters stand in two fields, and with others between them.
        place("t6", Kind::Bath, "養", "老", "養護老人"),
    ]
}

/// What is asked of both databases: texts, and filters for each of them.
const TEXTS: [&str; 30] = [
    "",
    "养",
    "院",
    "养老",
    "養老",
    "老养",
    "养老院",
    "養老服务",
    "互助幸福院",
    "演示",
    "演示·",
    "街道",
    "养老 街道",
    "互助 幸福",
    "北京",
    "東城",
    "abc",
    "ＡＢＣ",
    "Ａbc大楼",
    "4号",
    "万华",
    "萬華區",
    "1",
    "龘",
    "养龘",
    "不存在的地方",
    "老 养",
    "站 站",
    "幸福院1",
    "老养老",
];

fn queries() -> Vec<Query> {
    let mut all = Vec::new();
    for text in TEXTS {
        for limit in [1, 20, 100] {
            all.push(Query::new(text, limit).unwrap());
        }
        let filtered = |change: fn(&mut Query)| {
            let mut query = Query::new(text, 20).unwrap();
            change(&mut query);
            query
        };
        all.push(filtered(|query| query.city = Some("710009".to_owned())));
        all.push(filtered(|query| query.city = Some("999999".to_owned())));
        all.push(filtered(|query| {
            query.kinds = KindSet::EMPTY.with(Kind::DayCare);
        }));
        all.push(filtered(|query| {
            query.kinds = KindSet::EMPTY.with(Kind::Institution).with(Kind::Canteen);
            query.boxes = vec![Bounds::from([116.0, 39.0, 122.0, 40.0])];
        }));
        all.push(filtered(|query| {
            query.boxes = vec![
                Bounds::from([121.4, 25.0, 121.6, 25.1]),
                Bounds::from([116.0, 39.9, 116.6, 41.0]),
            ];
        }));
    }
    all
}

/// Every query gives the total, the order and the places of the plain walk.
async fn agrees_with_brute_force(store: &SearchStore) {
    for city in cities() {
        store.replace(city).await.unwrap();
    }
    store.analyze().await.unwrap();
    let walk = brute::Walk::new(cities());
    let mut found_something = 0;
    for (text, query) in texts().zip(queries()) {
        let found = store.find(&query).await.unwrap();
        let expected = walk.find(text, &query);
        assert_eq!(found.total, expected.total, "{text} {query:?}");
        let ids: Vec<(u32, String)> = found
            .hits
            .iter()
            .map(|hit| (hit.rank, id(&hit.feature)))
            .collect();
        assert_eq!(ids, expected.best, "{text} {query:?}");
        found_something += usize::from(found.total > 0);
    }
    assert!(found_something > 120, "{found_something}");
}

/// The text of each query.
fn texts() -> impl Iterator<Item = &'static str> {
    TEXTS
        .into_iter()
        .flat_map(|text| std::iter::repeat_n(text, 8))
}

fn id(feature: &str) -> String {
    let feature: serde_json::Value = serde_json::from_str(feature).unwrap();
    feature["id"].as_str().unwrap().to_owned()
}

async fn changes_are_taken_in_city_by_city(store: &SearchStore) {
    let total = async |text: &str| {
        let query = Query::new(text, 5).unwrap();
        store.find(&query).await.unwrap().total
    };
    let city = |checksum: &str, places: Vec<Facility>| CityPlaces {
        city: "710009".to_owned(),
        checksum: checksum.to_owned(),
        places,
    };
    store.replace(city("a", by_hand())).await.unwrap();
    let before = total("演示養老院").await;
    let mut fewer = by_hand();
    fewer.remove(0);
    store.replace(city("b", fewer)).await.unwrap();
    assert_eq!(total("演示养老院").await, before - 1);
    assert_eq!(store.checksums().await.unwrap()["710009"], "b");
    store.remove("710009").await.unwrap();
    assert_eq!(total("萬華區").await, 0);
    assert!(!store.checksums().await.unwrap().contains_key("710009"));
    let unnamed = CityPlaces {
        city: "taipei".to_owned(),
        checksum: String::new(),
        places: Vec::new(),
    };
    assert!(store.replace(unnamed).await.is_err());
}

#[tokio::test]
async fn sqlite_finds_what_a_plain_walk_finds() {
    let folder = tempfile::tempdir().unwrap();
    let store = SearchStore::open_file(folder.path()).await.unwrap();
    agrees_with_brute_force(&store).await;
    changes_are_taken_in_city_by_city(&store).await;
    store.close().await;
    // Opened again, everything is there.
    let again = SearchStore::open_file(folder.path()).await.unwrap();
    assert_eq!(again.checksums().await.unwrap().len(), 2);
}

#[tokio::test]
async fn postgresql_finds_what_a_plain_walk_finds() {
    let Some(cluster) = Cluster::for_test("postgresql_finds_what_a_plain_walk_finds") else {
        return;
    };
    let store = SearchStore::open(&cluster.address()).await.unwrap();
    agrees_with_brute_force(&store).await;
    changes_are_taken_in_city_by_city(&store).await;
    store.close().await;
    let again = SearchStore::open(&cluster.address()).await.unwrap();
    assert_eq!(again.checksums().await.unwrap().len(), 2);
    again.close().await;
}

#[tokio::test]
async fn a_database_that_is_not_there_is_said() {
    let nowhere = "postgres://nobody@localhost/none?host=/nonexistent";
    assert!(SearchStore::open(nowhere).await.is_err());
}
