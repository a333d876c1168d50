//! What was agreed, on paper: two that are the same, in large letters, without an answer about health and without
//! a name; both sign by hand.

use eldercare_requests::Proxy;
use leptos::prelude::*;

use super::nobody;
use crate::components::family::name;
use crate::components::icon::{Icon, icon};
use crate::components::page_head::PageHead;
use crate::i18n::{t, t_of, t_with};
use crate::platform::dom;
use crate::route::{AtFamily, Route};
use crate::state::atlas::use_hotline_signal;
use crate::state::family;
use crate::state::place_facts::age::date_in_words;

/// The page at `/family/note`.
pub fn note() -> AnyView {
    let person = untrack(family::current);
    let Some((person, proxy)) = person.and_then(|person| person.proxy.map(|it| (person, it)))
    else {
        return nobody().into_any();
    };
    // What does not hold any more is not handed out.
    if person.stop_on(family::today()).is_some() {
        return nobody().into_any();
    }
    let name = name(&person.called);
    view! {
        <PageHead title=t("family.note.title").to_owned() back=AtFamily::People.path().to_owned() />
        <p class="screen-only">{t("family.note.two")}</p>
        <div class="button-row screen-only">
            <button type="button" class="button button-main button-big" on:click=|_| dom::print()>{icon(Icon::Print)}<span>{t("family.note")}</span></button>
            <a class="button" href=Route::Check.path()>{t("check.title")}</a>
        </div>
        {stub(&name, proxy, false)}
        {stub(&name, proxy, true)}
    }
    .into_any()
}

/// One of the two; the second is on paper alone.
fn stub(name: &str, proxy: Proxy, is_second: bool) -> impl IntoView + use<> {
    let hotline = use_hotline_signal();
    let date = |day: eldercare_requests::Day| date_in_words(&day.to_string());
    let days = t_with(
        "family.note.days.value",
        &[("from", &date(proxy.from)), ("until", &date(proxy.until))],
    );
    let rows = [
        (t("family.note.for"), name.to_owned()),
        (
            t("family.note.by"),
            t_of("family.relation", proxy.relation.id()).to_owned(),
        ),
        (
            t("family.note.what"),
            t_of("family.scope", proxy.scope.id()).to_owned(),
        ),
        (
            t("family.note.how"),
            t_of("family.how", proxy.how.id()).to_owned(),
        ),
        (t("family.note.days"), days),
        (
            t("family.note.revoke"),
            t("family.note.revoke.body").to_owned(),
        ),
    ];
    let row =
        |(term, what): (&'static str, String)| view! { <div><dt>{term}</dt><dd>{what}</dd></div> };
    let sign = |key| view! { <p class="family-sign"><span>{t(key)}</span></p> };
    view! {
        <section class="card family-stub" data-second=is_second.to_string() aria-hidden=is_second.then_some("true")>
            <h2>{t("family.note.title")}</h2>
            <dl>
                {rows.map(row).collect_view()}
                <div><dt>{t("family.note.hotline")}</dt><dd>{hotline}</dd></div>
            </dl>
            {sign("family.note.sign.elder")}
            {sign("family.note.sign.by")}
        </section>
    }
}
