//! What the person has agreed to: what may be passed on, and what was taken back.

use std::sync::Arc;

use eldercare_api::v1::ExportedConsent;
use eldercare_api::v1::desk::OpenedRequest;
use eldercare_requests::{Agreement, ConsentPurpose};
use leptos::prelude::*;

use crate::i18n::{t, t_of, t_with};
use crate::state::desk::words;

/// Every purpose, agreed to or not.
pub fn consents(opened: &Arc<OpenedRequest>) -> impl IntoView + use<> {
    let lines = ConsentPurpose::ALL.map(|purpose| {
        let given = opened
            .consents
            .iter()
            .find(|consent| consent.purpose == purpose.id());
        line(purpose, given)
    });
    let how = opened
        .consents
        .first()
        .and_then(|consent| Agreement::from_id(&consent.how));
    let how = how.map(|how| view! { <p class="desk-soft">{t_of("desk.agreed", how.id())}</p> });
    view! {
        <section class="card">
            <h2>{t("desk.consents")}</h2>
            <ul class="desk-consents">{lines.collect_view()}</ul>
            {how}
        </section>
    }
}

fn line(purpose: ConsentPurpose, given: Option<&ExportedConsent>) -> impl IntoView + use<> {
    let (standing, key, at) = match given {
        None => ("no", "desk.consent.no", None),
        Some(consent) => match &consent.withdrawn_at {
            Some(at) => ("back", "desk.consent.back", Some(at)),
            None => ("yes", "desk.consent.yes", Some(&consent.given_at)),
        },
    };
    let time = at.map(|at| words::moment(at)).unwrap_or_default();
    let standing_words = t_with(key, &[("time", &time)]);
    let is_strange = given.is_some_and(|consent| {
        consent.withdrawn_at.is_none() && consent.wording.as_deref() == Some("unknown")
    });
    let strange =
        is_strange.then(|| view! { <div class="desk-soft">{t("desk.consent.unknown")}</div> });
    view! {
        <li data-standing=standing>
            <strong>{t_of("desk.consent.for", purpose.id())}</strong>
            <span>{standing_words}</span>
            {strange}
        </li>
    }
}
