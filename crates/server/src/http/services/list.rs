//! What is said of each service of a city on a day.

use eldercare_api::v1::{Attribute, Service, ServiceList, ServiceSource, Words};
use eldercare_entitlements::{Catalogue, Cited, Doubt, Known, Offer, Source, Standing, Text};
use eldercare_places::City;
use eldercare_requests::{Day, Field, Holds, ServiceId};

use super::names;

/// Every service that the city takes requests for or of which a document speaks.
pub(super) fn of(city: &City, catalogue: &Catalogue, today: Day) -> ServiceList {
    let taken =
        |service: ServiceId| city.requests && city.services.iter().any(|id| id == service.id());
    let services = ServiceId::ALL.into_iter().filter_map(|service| {
        let offer = catalogue.offer(service, Known::NotAsked, today);
        let named = offer.doubt != Some(Doubt::Unnamed);
        (taken(service) || named).then(|| one(service, offer, taken(service), catalogue, today))
    });
    ServiceList {
        city: city.id.clone(),
        takes_requests: city.requests,
        hotline: city.hotline.clone(),
        services: services.collect(),
    }
}

fn one(
    service: ServiceId,
    offer: Offer,
    taken: bool,
    catalogue: &Catalogue,
    today: Day,
) -> Service {
    let (status, until) = match offer.doubt {
        None => ("there", None),
        Some(Doubt::Planned) => ("planned", None),
        Some(Doubt::Until(day)) => ("uncertain", Some(day)),
        Some(Doubt::Over(day)) => ("over", Some(day)),
        Some(Doubt::Unnamed) => ("unnamed", None),
    };
    let ask = match (taken, offer.doubt) {
        (false, _) => "hotline",
        (true, None) => "request",
        (true, Some(_)) => "question",
    };
    let described = described(service, catalogue, today);
    let source = described.and_then(|(_, cited)| source(cited, catalogue));
    Service {
        id: service.id().to_owned(),
        name: names::of(service),
        status: status.to_owned(),
        until: until.map(|day| day.to_string()),
        only: offer.only.map(|only| only.setting.id().to_owned()),
        ask: ask.to_owned(),
        what: described.map(|(what, _)| words(what)),
        source,
        attributes: if taken { attributes() } else { Vec::new() },
    }
}

/// The row of the service itself, else the benefit that leads to it and stands best.
fn described(service: ServiceId, catalogue: &Catalogue, today: Day) -> Option<(&Text, &Cited)> {
    let row = catalogue.services.iter().find(|row| row.id == service);
    let row = row.map(|row| (&row.what, &row.cited));
    let leading = || {
        let benefits = catalogue.real().filter(|it| it.service == Some(service));
        let best = benefits.min_by_key(|benefit| -> Standing { benefit.standing(today) });
        best.map(|benefit| (&benefit.what, &benefit.cited))
    };
    row.or_else(leading)
}

fn source(cited: &Cited, catalogue: &Catalogue) -> Option<ServiceSource> {
    let Source {
        title,
        publisher,
        number,
        date,
        ..
    } = catalogue.source(&cited.source)?;
    Some(ServiceSource {
        title: words(title),
        publisher: words(publisher),
        number: number.clone(),
        date: date.clone(),
        section: cited.section.clone(),
        quote: cited.quote.clone(),
        checked: cited.checked.to_string(),
    })
}

fn words(text: &Text) -> Words {
    Words {
        zh_cn: text.zh_cn.clone(),
        zh_hant: text.zh_hant.clone(),
        en: text.en.clone(),
    }
}

/// The fields of a request, the same for every service today.
fn attributes() -> Vec<Attribute> {
    let attribute = |field: Field| {
        let holds = field.holds();
        let (choices, longest) = match holds {
            Holds::Choice(ids) => (ids.iter().map(ToString::to_string).collect(), None),
            Holds::Text(longest) => (Vec::new(), u16::try_from(longest).ok()),
            _ => (Vec::new(), None),
        };
        Attribute {
            name: field.id().to_owned(),
            needed: field.needed().id().to_owned(),
            holds: holds.id().to_owned(),
            choices,
            longest,
        }
    };
    Field::ALL.map(attribute).to_vec()
}
