//! The names of the services, as the app writes them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use eldercare_api::v1::Words;
use eldercare_requests::ServiceId;
use serde_json::Value;

const SIMPLIFIED: &str = include_str!("../../../../../assets/locales/zh-CN/request.json");
const TRADITIONAL: &str = include_str!("../../../../../assets/locales/zh-Hant/request.json");
const ENGLISH: &str = include_str!("../../../../../assets/locales/en/request.json");

static NAMES: LazyLock<BTreeMap<ServiceId, Words>> = LazyLock::new(read);

/// The name of a service in every language.
pub(in crate::http) fn of(service: ServiceId) -> Words {
    NAMES.get(&service).cloned().unwrap_or_default()
}

/// The Chinese name by an id; the id where this version has no name for it.
pub(in crate::http) fn name_of(id: &str) -> String {
    let name = ServiceId::from_id(id).map(|service| of(service).zh_cn);
    name.filter(|name| !name.is_empty())
        .unwrap_or_else(|| id.to_owned())
}

fn read() -> BTreeMap<ServiceId, Words> {
    let texts = [SIMPLIFIED, TRADITIONAL, ENGLISH];
    let texts = texts.map(|text| serde_json::from_str::<Value>(text).unwrap_or_default());
    let name = |language: usize, service: ServiceId| {
        let key = format!("service.{}", service.id());
        let name = texts.get(language).and_then(|text| text[&key].as_str());
        name.unwrap_or_default().to_owned()
    };
    let named = ServiceId::ALL.map(|service| {
        let words = Words {
            zh_cn: name(0, service),
            zh_hant: name(1, service),
            en: name(2, service),
        };
        (service, words)
    });
    named.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::{ServiceId, of};

    #[test]
    fn every_service_has_a_name_in_every_language() {
        for service in ServiceId::ALL {
            let name = of(service);
            let all = [&name.zh_cn, &name.zh_hant, &name.en];
            assert!(all.iter().all(|name| !name.is_empty()), "{service:?}");
        }
    }
}
