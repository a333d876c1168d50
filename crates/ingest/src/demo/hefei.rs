//! Hefei: the goals of 合政办〔2018〕35号 of 2018-08-10 for 2018 to 2020.

use eldercare_places::Kind;

use super::builder::{Builder, Form};
use super::pool::{Pool, Weight, choose};

/// New stations by year; the year of the goal is a tag.
const STATIONS: [Form; 3] = [
    station(&["goal", "goal-2018"]),
    station(&["goal", "goal-2019"]),
    station(&["goal", "goal-2020"]),
];
const STATIONS_A_YEAR: usize = 45;
const DAY_CARE: Form = Form {
    kind: Kind::DayCare,
    term: "日间照料和短期托养机构",
    tags: &["goal", "day", "short-stay"],
};
const BATH: Form = Form {
    kind: Kind::Bath,
    term: "助浴服务机构",
    tags: &["goal"],
};
const MUTUAL_HELP: Form = Form {
    kind: Kind::MutualHelp,
    term: "互助养老示范点",
    tags: &["goal"],
};
const CANTEEN: Form = Form {
    kind: Kind::Canteen,
    term: "老年食堂",
    tags: &["goal", "eat-in", "delivery"],
};

/// The four counties and the county-level city: 长丰, 肥东, 肥西, 庐江, 巢湖.
const RURAL: [u32; 5] = [340_121, 340_122, 340_123, 340_124, 340_181];
const MUTUAL_HELP_EACH: usize = 3;

const fn station(tags: &'static [&'static str]) -> Form {
    Form {
        kind: Kind::Station,
        term: "居家养老服务中心（站）",
        tags,
    }
}

pub(super) fn plan(builder: &mut Builder<'_>) {
    stations(builder);
    builder.spread(DAY_CARE, 20, Pool::Communities, Weight::Elders);
    builder.spread(BATH, 20, Pool::Communities, Weight::Elders);
    for county in RURAL {
        let spots = choose(
            builder.territory(),
            "mutual help",
            MUTUAL_HELP_EACH,
            Pool::Villages,
            Weight::Candidates,
            &|code| code == county,
        );
        builder.add_all(MUTUAL_HELP, &spots);
    }
    canteens(builder);
}

/// 135 stations in 135 different communities, a third of them for each year.
fn stations(builder: &mut Builder<'_>) {
    let all = choose(
        builder.territory(),
        "stations",
        STATIONS_A_YEAR * STATIONS.len(),
        Pool::Communities,
        Weight::Elders,
        &|_| true,
    );
    for (year, form) in STATIONS.iter().enumerate() {
        let spots: Vec<_> = all
            .iter()
            .skip(year)
            .step_by(STATIONS.len())
            .copied()
            .collect();
        builder.add_all(*form, &spots);
    }
}

/// One for every urban community of the districts and the development zones inside them.
fn canteens(builder: &mut Builder<'_>) {
    let districts = |code: u32| !RURAL.contains(&code);
    let communities: usize = builder
        .territory()
        .counties
        .iter()
        .filter(|county| districts(county.code))
        .flat_map(|county| &county.towns)
        .flat_map(|town| &town.villages)
        .filter(|village| village.urban == Some(true))
        .count();
    let spots = choose(
        builder.territory(),
        "canteens",
        communities,
        Pool::Communities,
        Weight::Candidates,
        &districts,
    );
    builder.add_all(CANTEEN, &spots);
}
