//! Yulin: 榆政民函〔2021〕114号 of 2021-08-23.

use eldercare_places::{Kind, Ownership};

use super::builder::{Builder, Form};
use super::pool::{Pool, Weight};
use super::random::Sequence;

const STREET_CENTRE: Form = Form {
    kind: Kind::StreetCentre,
    term: "社区养老服务机构",
    tags: &["street-level"],
};
const DAY_CARE: Form = Form {
    kind: Kind::DayCare,
    term: "社区日间照料中心",
    tags: &["day"],
};
const MUTUAL_HELP: Form = Form {
    kind: Kind::MutualHelp,
    term: "互助幸福院",
    tags: &[],
};
const CARE_AND_MEDICINE: Form = Form {
    kind: Kind::Institution,
    term: "医养结合机构",
    tags: &["medical"],
};
const SPECIAL_CARE: Form = Form {
    kind: Kind::Institution,
    term: "特护养老机构",
    tags: &["special-need"],
};
const TOWNSHIP_HOME: Form = Form {
    kind: Kind::Institution,
    term: "区域敬老院",
    tags: &["township-home", "medical"],
};

/// 36 pilots of care with medicine in urban and rural communities: a tag on half day-care
/// centres and half mutual-help homes; the letter does not split them.
const PILOTS_OF_EACH: usize = 18;

pub(super) fn plan(builder: &mut Builder<'_>) {
    builder.spread(STREET_CENTRE, 8, Pool::Streets, Weight::Elders);
    let day_care = builder.spread(DAY_CARE, 83, Pool::Communities, Weight::Elders);
    let mutual_help = builder.spread(MUTUAL_HELP, 2266, Pool::Villages, Weight::Candidates);
    let private = builder.spread(CARE_AND_MEDICINE, 15, Pool::Streets, Weight::Elders);
    let public = builder.spread(SPECIAL_CARE, 12, Pool::Counties, Weight::Elders);
    builder.spread(TOWNSHIP_HOME, 14, Pool::Townships, Weight::Elders);
    for (numbers, owner) in [(private, Ownership::Private), (public, Ownership::Public)] {
        for number in numbers {
            builder.place(number).ownership = Some(owner);
        }
    }
    for mut numbers in [day_care, mutual_help] {
        Sequence::of("pilots 610800").shuffle(&mut numbers);
        for number in numbers.into_iter().take(PILOTS_OF_EACH) {
            builder.place(number).tags.push("pilot".to_owned());
        }
    }
}
