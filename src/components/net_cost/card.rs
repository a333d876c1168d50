//! What places cost a month after what this person likely gets there: a card for the page of a place
//! and for places side by side. Only for places that publish a price a month.

use std::sync::Arc;

use eldercare_entitlements::{Benefit, Catalogue, NetCost, Nothing, Price, Unit};
use eldercare_places::Facility;
use eldercare_places::details::{self as places, Covers, Per};
use leptos::prelude::*;

use crate::components::notice::{Notice, Tone};
use crate::components::problems::LoadFailed;
use crate::i18n::{t, t_of, t_with};
use crate::route::Route;
use crate::state::atlas::use_atlas;
use crate::state::benefits;
use crate::state::benefits::words::{counted, language};
use crate::state::load::Load;
use crate::state::now::use_now;
use crate::state::person::{Standing, use_told};
use crate::state::place_facts::age::date_in_words;

/// A place with its price.
#[derive(Clone)]
struct Priced {
    name: String,
    price: Price,
    covers: Vec<Covers>,
    demo: bool,
}

/// What of a place is reckoned: its price for everything, else its parts a month together.
fn priced(place: &Facility) -> Option<Priced> {
    let monthly: Vec<&places::Price> = place
        .details
        .prices
        .iter()
        .filter(|price| price.per == Per::Month)
        .collect();
    let all_in = monthly.iter().find(|price| price.covers == Covers::AllIn);
    let parts: Vec<&places::Price> = all_in.map_or(monthly.clone(), |price| vec![*price]);
    let sum = |of: fn(&places::Price) -> u32| {
        parts
            .iter()
            .fold(0_u32, |all, price| all.saturating_add(of(price)))
    };
    (!parts.is_empty()).then(|| Priced {
        name: place.name.clone(),
        price: Price {
            from: sum(|price| price.from),
            to: sum(|price| price.to.unwrap_or(price.from)),
        },
        covers: parts.iter().map(|price| price.covers).collect(),
        demo: place.demo,
    })
}

/// The card for these places; nothing when none publishes a price.
pub fn net_cost_card(places: &[Facility]) -> impl IntoView + use<> {
    let places: Vec<Priced> = places.iter().filter_map(priced).collect();
    let told = use_told();
    let catalogue = benefits::of_open_city();
    let title = use_atlas().city().filter(|_| !places.is_empty());
    title.map(|city| {
        view! {
            <section class="card net-cost">
                <h2>{t("net.title")}</h2>
                {move || match (told.standing(), catalogue.get()) {
                    (Standing::Waiting, _) | (_, Load::Loading) => view! { <p role="status">{t("common.loading")}</p> }.into_any(),
                    (_, Load::Failed(problem)) => view! { <LoadFailed problem /> }.into_any(),
                    (_, Load::Ready(catalogue)) => {
                        let person = told.person(&city.id);
                        let today = use_now().minute_untracked().day();
                        let cards = places.iter().map(|place| {
                            let net = catalogue.net_cost(place.price, &person, today, place.demo);
                            one(place, &net, places.len() > 1).into_any()
                        });
                        let cards = cards.collect_view();
                        let next = next_way(&catalogue, &person, today);
                        view! { <div class="net-cost-row">{cards}</div>{next}<p class="check-kept">{t("net.word")}</p> }.into_any()
                    }
                }}
            </section>
        }
    })
}

/// The way to the questions, while one can still change the figure.
fn next_way(
    catalogue: &Arc<Catalogue>,
    person: &eldercare_entitlements::Person,
    today: eldercare_days::Day,
) -> Option<impl IntoView + use<>> {
    catalogue.next_question(person, today).map(|_| {
        view! { <a class="button button-quiet" href=Route::Rights.path()>{t("net.ask")}</a> }
    })
}

fn one(place: &Priced, net: &NetCost<'_>, named: bool) -> impl IntoView + use<> {
    let lines: Vec<_> = net
        .lines
        .iter()
        .map(|line| {
            let amount = range(Price {
                from: line.least,
                to: line.most,
            });
            less(line.benefit, &amount)
        })
        .collect();
    let none = net.nothing_off().map(|why| match why {
        Nothing::Unnamed => t("net.none"),
        Nothing::Open => t("net.none.open"),
    });
    let none = none.map(|words| view! { <p>{words}</p> });
    let covers = covers(&place.covers);
    view! {
        <div class="net-cost-one">
            {named.then(|| view! { <h3>{place.name.clone()}</h3> })}
            {place.demo.then(|| view! { <Notice tone=Tone::Warn><p>{t("net.demo")}</p></Notice> })}
            <dl class="rights-details">
                <div><dt>{t("net.price")}</dt><dd>{range(net.price)}" · "{covers}</dd></div>
                {(!lines.is_empty()).then(|| view! { <div><dt>{t("net.less")}</dt><dd><ul>{lines}</ul></dd></div> })}
                <div class="net-cost-left"><dt>{t("net.left")}</dt><dd><strong>{range(net.left)}</strong></dd></div>
            </dl>
            {none}
            {names("net.not-counted", &net.not_counted)}
            {names("net.open", &net.open)}
        </div>
    }
}

/// What the price is made of: one thing, or several that were added up.
fn covers(of: &[Covers]) -> String {
    let named = of.iter().map(|covers| t_of("net.covers", covers.id()));
    let list = named.collect::<Vec<_>>().join(t("common.comma"));
    if of.len() > 1 {
        t_with("net.covers.together", &[("list", &list)])
    } else {
        list
    }
}

/// What is taken off, by which clause and until when.
fn less(benefit: &Benefit, amount: &str) -> impl IntoView + use<> {
    let name = benefit.name.get(language());
    let line = t_with("net.line", &[("name", name), ("amount", amount)]);
    let until = benefit.validity.to.map_or_else(
        || t("net.no-end").to_owned(),
        |day| t_with("net.until", &[("date", &date_in_words(&day.to_string()))]),
    );
    let clause = benefit.cited.quote.clone();
    let assumed = benefit.assumptions.iter();
    let assumed: Vec<_> = assumed
        .map(|text| view! { <span class="rights-note">{text.get(language()).to_owned()}</span> })
        .collect();
    view! {
        <li>
            {line}
            <span class="rights-note">{clause}" · "{until}</span>
            {assumed}
        </li>
    }
}

fn names(key: &'static str, benefits: &[&Benefit]) -> Option<impl IntoView + use<>> {
    let names = benefits.iter().map(|benefit| benefit.name.get(language()));
    let list = names.collect::<Vec<_>>().join(t("common.comma"));
    (!benefits.is_empty())
        .then(|| view! { <p class="rights-note">{t_with(key, &[("list", &list)])}</p> })
}

fn range(price: Price) -> String {
    let word = |yuan| counted(yuan, Unit::Yuan);
    if price.from == price.to {
        return word(price.from);
    }
    let (from, to) = (price.from.to_string(), word(price.to));
    t_with("net.range", &[("from", &from), ("to", &to)])
}
