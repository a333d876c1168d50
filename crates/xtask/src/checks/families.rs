//! Families of texts whose keys end in an id: `kind.bath`, `error.phone.missing`.
//!
//! Ids that a crate declares come from that crate; only lists that live inside the app itself
//! are spelt out here.

use eldercare_api::ErrorKind;
use eldercare_places::{Kind, Ownership};
use eldercare_requests::{
    ForWhom, POSSIBLE_ERRORS, PartOfDay, PhoneOwner, RequestState, ServiceId,
};

/// A family of keys.
pub struct Family {
    /// What stands before the last dot.
    pub name: &'static str,
    /// What may stand behind it.
    pub ids: Vec<String>,
}

fn family(name: &'static str, ids: &[&str]) -> Family {
    Family {
        name,
        ids: ids.iter().map(ToString::to_string).collect(),
    }
}

/// All families.
pub fn all() -> Vec<Family> {
    let kinds = Kind::ALL.map(Kind::id);
    let services = ServiceId::ALL.map(ServiceId::id);
    vec![
        family("display.text", &["normal", "large", "larger", "largest"]),
        family("emergency", &["ambulance", "local", "mind"]),
        Family {
            name: "error",
            ids: errors(),
        },
        family("kind", &kinds),
        family("kind.what", &kinds),
        family("language", &["zh-CN", "zh-Hant", "en"]),
        family("navigation", &["amap", "baidu", "tencent", "apple"]),
        family("ownership", &Ownership::ALL.map(Ownership::id)),
        family("owner", &PhoneOwner::ALL.map(PhoneOwner::id)),
        family("part", &PartOfDay::ALL.map(PartOfDay::id)),
        family("service", &services),
        family("state", &RequestState::ALL.map(RequestState::id)),
        family("tag", &TAGS),
        family("whom", &ForWhom::ALL.map(ForWhom::id)),
    ]
}

/// Tags of facilities that are said to people; a pack may carry others, which stay silent.
const TAGS: [&str; 14] = [
    "township-home",
    "special-need",
    "medical",
    "dementia",
    "street-level",
    "township-level",
    "city-level",
    "day",
    "short-stay",
    "eat-in",
    "delivery",
    "pilot",
    "regional-centre",
    "home",
];

/// Everything that the check of a request or the server can answer.
fn errors() -> Vec<String> {
    let fields = POSSIBLE_ERRORS.iter().flat_map(|(field, codes)| {
        codes
            .iter()
            .map(move |code| format!("{}.{}", field.id(), code.id()))
    });
    fields
        .chain(ErrorKind::ALL.iter().map(|kind| kind.code().to_owned()))
        .collect()
}
