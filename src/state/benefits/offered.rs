//! What is said of a service where it can be asked for: that the documents describe it as there, or why the
//! office is to be asked first.

use std::sync::Arc;

use eldercare_days::Day;
use eldercare_entitlements::{Catalogue, Doubt, Known, Offer, ServiceId, Setting};
use leptos::prelude::*;

use crate::i18n::{t, t_of, t_with};
use crate::state::atlas::use_hotline;
use crate::state::load::Load;
use crate::state::now::use_now;

/// The benefits of the open city.
pub type Benefits = RwSignal<Load<Arc<Catalogue>>>;

/// What is said of a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// A request is a question: nothing says that the service is there.
    pub asks: bool,
    /// Why, or for whom it is there.
    pub words: Option<String>,
}

/// What is said of a service to somebody who lives so; nothing while the documents are on their way.
/// Without them nobody knows what they say: then one asks.
pub fn said(benefits: Benefits, service: ServiceId, lives: Known<Setting>) -> Option<Said> {
    benefits.with(|benefits| match benefits {
        Load::Loading => None,
        Load::Failed(_) => Some(Said {
            asks: true,
            words: None,
        }),
        Load::Ready(catalogue) => {
            let today = use_now().minute_untracked().day();
            let offer = catalogue.offer(service, lives, today);
            Some(Said {
                asks: offer.is_question(),
                words: in_words(offer),
            })
        }
    })
}

/// Whether the city's documents call a service over.
pub fn is_over(benefits: Benefits, service: ServiceId, today: Day) -> bool {
    benefits.with_untracked(|benefits| match benefits {
        Load::Ready(catalogue) => {
            let doubt = catalogue.offer(service, Known::NotAsked, today).doubt;
            matches!(doubt, Some(Doubt::Over(_)))
        }
        Load::Loading | Load::Failed(_) => false,
    })
}

/// The words for somebody of whom nothing is known, for lists from which anybody may choose.
pub fn said_to_anybody(benefits: Benefits, service: ServiceId) -> Option<String> {
    said(benefits, service, Known::NotAsked)?.words
}

/// Why the office is to be asked, or for whom it is; nothing where a document describes it as there.
pub fn in_words(offer: Offer) -> Option<String> {
    let number = use_hotline();
    let Some(doubt) = offer.doubt else {
        let only = offer.only?;
        let setting = only.setting.id();
        let key = if only.elsewhere {
            format!("offer.elsewhere.{setting}")
        } else {
            format!("offer.only.{setting}")
        };
        return Some(t_with(&key, &[("number", &number)]));
    };
    let doubt = match doubt {
        Doubt::Unnamed => t_with("offer.unnamed", &[("number", &number)]),
        Doubt::Planned => t_with("offer.planned", &[("number", &number)]),
        Doubt::Until(day) | Doubt::Over(day) => {
            let key = match doubt {
                Doubt::Over(_) => "offer.over",
                _ => "offer.until",
            };
            t_with(key, &[("date", &last_day(day)), ("number", &number)])
        }
    };
    Some(match offer.only {
        None => doubt,
        Some(only) => {
            let place = t_of("offer.place", only.setting.id());
            t_with("offer.both", &[("place", place), ("doubt", &doubt)])
        }
    })
}

/// The last day of which a document speaks: most speak of whole years.
fn last_day(day: Day) -> String {
    let (year, month, of_month) = day.calendar();
    let (year, month_words) = (year.to_string(), month.to_string());
    if (month, of_month) == (12, 31) {
        return t_with("offer.year-end", &[("year", &year)]);
    }
    let values = [
        ("year", &*year),
        ("month", &*month_words),
        ("day", &*of_month.to_string()),
    ];
    t_with("offer.date", &values)
}

/// A line for each reason, with the names of the services of which it is said.
pub fn lines(of: &[(ServiceId, Said)]) -> Vec<String> {
    let mut said: Vec<(&str, Vec<&str>)> = Vec::new();
    for (service, one) in of {
        let Some(words) = one.words.as_deref() else {
            continue;
        };
        let name = t_of("service", service.id());
        match said.iter_mut().find(|(known, _)| *known == words) {
            Some((_, names)) => names.push(name),
            None => said.push((words, vec![name])),
        }
    }
    let line = |(words, names): (&str, Vec<&str>)| {
        let list = names.join(t("common.comma"));
        t_with("offer.line", &[("list", &list), ("words", words)])
    };
    said.into_iter().map(line).collect()
}
