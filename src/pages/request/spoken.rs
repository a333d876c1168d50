//! What the steps of a request have read aloud: what is asked, what can be chosen, and the hints. Every key here is in
//! the list of clips, `assets/voice/spoken.json`. What a person wrote is never read: others may be listening.

use eldercare_requests::{Agreement, ForWhom, PhoneOwner, ServiceId};
use leptos::prelude::*;

use super::consent::wording_of;
use crate::i18n::{t, t_of};
use crate::state::atlas::Atlases;
use crate::state::mode::use_mode;
use crate::state::request::groups::GROUPS;
use crate::state::request::{Requests, Step};

/// The texts of a step; `title` is what it asks.
pub fn step(step: Step, title: &'static str, requests: Requests, atlas: Atlases) -> Vec<String> {
    let for_whom = requests.draft.with(|draft| draft.for_whom.clone());
    let is_own = for_whom.as_deref() == Some(ForWhom::Myself.id());
    if step == Step::Consent {
        return consent(title, for_whom.is_some() && !is_own);
    }
    let mut texts = vec![title];
    match step {
        Step::Service => texts.extend(services(atlas)),
        Step::Elder => {
            texts.extend(ForWhom::ALL.map(|whom| t_of("request.for", whom.id())));
            texts.push(t(if is_own {
                "request.name.self"
            } else {
                "request.name"
            }));
            texts.push(t("request.name.hint"));
        }
        Step::Phone => {
            texts.extend([
                t("request.phone"),
                t("request.phone.hint"),
                t("request.owner"),
            ]);
            texts.extend(PhoneOwner::ALL.map(|owner| t_of("request.owner", owner.id())));
        }
        Step::Address => texts.extend(["request.door", "request.door.hint"].map(t)),
        Step::Time => texts.extend(times()),
        Step::Review => texts.extend([t("request.review.lead"), t("request.review.before")]),
        Step::Consent => {}
    }
    texts.into_iter().map(str::to_owned).collect()
}

/// The times; at a kiosk there is no room for a note.
fn times() -> Vec<&'static str> {
    let mut texts = vec![
        t("request.time.any"),
        t("request.time.weekday-morning"),
        t("request.time.weekday-afternoon"),
        t("request.time.weekend"),
        t("request.time.day"),
    ];
    if !use_mode().is_kiosk() {
        texts.extend([t("request.note"), t("request.note.hint")]);
    }
    texts
}

/// The services that this city offers, group by group, as they stand on the page.
fn services(atlas: Atlases) -> Vec<&'static str> {
    let offered = atlas.city().map(|city| city.services).unwrap_or_default();
    let is_offered = |service: &&ServiceId| offered.iter().any(|id| id == service.id());
    let mut texts = Vec::new();
    for (group, services) in GROUPS {
        let mut shown = services.iter().filter(is_offered).peekable();
        if shown.peek().is_some() {
            texts.push(t_of("request.group", group));
        }
        for service in shown {
            texts.push(t_of("service", service.id()));
            texts.push(t_of("service.hint", service.id()));
        }
    }
    texts
}

/// How the elder agreed, where another person asks, and the one consent without which nothing goes on. What may be
/// left out stands below it, to be read by whoever wants it.
fn consent(title: &str, for_another: bool) -> Vec<String> {
    let mut texts = vec![title.to_owned()];
    if for_another {
        texts.push(t("request.agreement").to_owned());
        let ways = Agreement::ALL.map(|how| t_of("request.agreement", how.id()).to_owned());
        texts.extend(ways);
    }
    texts.extend([
        t("request.consent.contact").to_owned(),
        wording_of("request.consent.contact.text"),
        t("request.consent.contact.agree").to_owned(),
    ]);
    texts
}
