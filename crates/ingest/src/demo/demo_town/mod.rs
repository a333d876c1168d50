//! 演示镇: a town that does not exist, where every kind of place shows the fields whose values
//! would have to be invented: free beds, prices, grades, risk colours, deposits, closures.
//!
//! No list of ours publishes them, and nothing may be invented under a real name. So they stand
//! here alone: every place is called 演示·演示镇…, has the tag `demo-town`, a source that says that
//! it is made up, and an address that says so too. There is still no phone: a made-up number could
//! be somebody's. The places count in no total of a document.

mod facts;

use eldercare_places::{Facility, Kind};

use super::builder::{Builder, Form};
use super::naming::made_up;
use crate::validate::DEMO_TOWN;

/// What every address says.
const ADDRESS: &str = "演示镇（虚构，不是真实地址）";
const TOWN: &str = "演示镇";
/// Id of the source in `city.toml`.
pub(super) const SOURCE: &str = "demo-town";
/// The day of the values, unless they have their own.
const CHECKED: &str = "2025-09-30";

/// Word and kind of each place, in order; what they show is in [`facts`].
const PLACES: [(Kind, &str, &[&str]); 12] = [
    (Kind::Institution, "养老院", &["medical"]),
    (Kind::Institution, "养老院", &[]),
    (
        Kind::Institution,
        "敬老院",
        &["township-home", "special-need"],
    ),
    (Kind::StreetCentre, "综合养老服务中心", &["township-level"]),
    (Kind::Station, "养老服务站", &["dementia"]),
    (Kind::DayCare, "日间照料中心", &["day", "short-stay"]),
    (Kind::Canteen, "长者食堂", &["eat-in", "delivery"]),
    (Kind::MutualHelp, "互助幸福院", &[]),
    (Kind::Bath, "助浴点", &[]),
    (Kind::AidRental, "康复辅具租赁点", &[]),
    (Kind::HealthCentre, "卫生服务中心", &[]),
    (Kind::HomeService, "上门服务机构", &[]),
];

/// Adds the town to a city, where the county has the most room.
pub(super) fn add(builder: &mut Builder<'_>) {
    let mut hub: Option<String> = None;
    for (number, (kind, term, tags)) in (1..).zip(PLACES) {
        let form = Form { kind, term, tags };
        let mut place = place(builder.city_name(), form, number);
        facts::furnish(&mut place, number);
        if kind == Kind::StreetCentre {
            hub = Some(place.id.clone());
        } else if matches!(kind, Kind::Station | Kind::MutualHelp) {
            place.hub.clone_from(&hub);
        }
        builder.add_invented(place);
    }
}

fn place(city: &str, form: Form, number: u32) -> Facility {
    let id = format!("demo-town-{number:02}");
    let name = made_up(TOWN, form.term, number);
    let mut place = Facility::new(id, form.kind, name, city, SOURCE, CHECKED);
    place.town = Some(TOWN.to_owned());
    place.address = Some(format!("{city}{ADDRESS}"));
    place.tags = form.tags.iter().map(|tag| (*tag).to_owned()).collect();
    place.tags.push(DEMO_TOWN.to_owned());
    place
}
