//! Sanmenxia: 三民文〔2023〕18号 of 2023-07-10, figures of the end of 2022.

use eldercare_places::Kind;
use eldercare_places::coordinates::distance_m;

use super::builder::{Builder, Form, Named};
use super::pool::{Pool, Weight};
use super::random::Sequence;

/// 县级特困供养机构; the county's name stands before it, so its level is not said again.
const COUNTY_HOME: Form = Form {
    kind: Kind::Institution,
    term: "特困供养机构",
    tags: &["special-need"],
};
const STREET_CENTRE: Form = Form {
    kind: Kind::StreetCentre,
    term: "综合养老服务中心",
    tags: &["street-level"],
};
const DAY_CARE: Form = Form {
    kind: Kind::DayCare,
    term: "社区日间照料中心",
    tags: &["day"],
};
const TOWNSHIP_HOME: Form = Form {
    kind: Kind::Institution,
    term: "敬老院",
    tags: &["township-home"],
};

/// 义马市, where a large centre leads ten small ones (以大带小).
const YIMA: u32 = 411_281;
const LED_BY_TAISHAN: usize = 10;
/// Township homes on the way to a regional centre.
const REGIONAL: usize = 42;

pub(super) fn plan(builder: &mut Builder<'_>) {
    builder.spread(COUNTY_HOME, 7, Pool::Counties, Weight::Elders);
    builder.spread(STREET_CENTRE, 12, Pool::Streets, Weight::Elders);
    let day_care = builder.spread(DAY_CARE, 167, Pool::Communities, Weight::Candidates);
    let mut homes = builder.spread(TOWNSHIP_HOME, 69, Pool::Townships, Weight::Candidates);
    Sequence::of("regional 411200").shuffle(&mut homes);
    for home in homes.into_iter().take(REGIONAL) {
        builder.place(home).tags.push("regional-centre".to_owned());
    }
    taishan(builder, day_care);
}

/// 义马市泰山寿康公寓 leads the ten day-care centres of its county that lie nearest; it is
/// named besides the counted places.
fn taishan(builder: &mut Builder<'_>, day_care: Vec<usize>) {
    let hub = builder.add_named(&Named {
        kind: Kind::Institution,
        name: "义马市泰山寿康公寓",
        county: YIMA,
        town: None,
        village: None,
    });
    let (at, id) = (builder.point(hub), builder.place(hub).id.clone());
    let mut near = day_care;
    near.retain(|number| builder.place(*number).district_code == Some(YIMA));
    near.sort_by(|a, b| {
        let far = |n: usize| distance_m(at, builder.point(n));
        far(*a).total_cmp(&far(*b))
    });
    for number in near.into_iter().take(LED_BY_TAISHAN) {
        builder.place(number).hub = Some(id.clone());
    }
}
