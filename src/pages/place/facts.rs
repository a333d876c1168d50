//! The facts under four headings; each shows on demand where it comes from.

use eldercare_places::Facility;
use eldercare_places::truth::{Freshness, Witness, weakest};
use leptos::prelude::*;

use crate::components::fact_value::fact_value;
use crate::components::icon::{Icon, icon};
use crate::components::notice::{Notice, Tone};
use crate::i18n::{t, t_of, t_with};
use crate::state::atlas::use_atlas;
use crate::state::now::use_now;
use crate::state::place_facts::age::{ago, date_in_words};
use crate::state::place_facts::{
    Fact, Group, Origin, Setting, Topic, age_class, closed_in_words, missing_of, opening_of,
    why_unclear,
};

/// More facts of one age are not listed by name.
const MOST_LISTED: usize = 3;

/// Says what is too old to rely on and what nobody can say; nothing where all is well. A closed
/// place needs no call.
pub fn call_first(
    place: &Facility,
    facts: &[Fact],
    setting: &Setting,
) -> Option<impl IntoView + use<>> {
    if closed_in_words(place, setting).is_some() {
        return None;
    }
    let opening = opening_of(place, use_now().minute_untracked());
    let unclear = opening.and_then(|opening| why_unclear(place, &opening));
    let old = old_in_words(place, facts, setting);
    if unclear.is_none() && old.is_empty() {
        return None;
    }
    Some(view! {
        <Notice tone=Tone::Warn>
            <p><strong>{t("place.old.call")}</strong></p>
            {unclear.map(|why| view! { <p>{why}</p> })}
            {old.into_iter().map(|old| view! { <p>{old}</p> }).collect_view()}
        </Notice>
    })
}

/// Which facts are old, and how old: a sentence for each age. What is old together in many facts is
/// the place as a whole, and need not be listed. So is what the list warns of: that it is there at
/// all, which is no fact of the cards.
fn old_in_words(place: &Facility, facts: &[Fact], setting: &Setting) -> Vec<String> {
    let mut ages: Vec<(String, Vec<&str>)> = Vec::new();
    for fact in facts.iter().filter(|fact| fact.wants_call()) {
        let Some(origin) = &fact.origin else { continue };
        let age = ago(&origin.as_of, setting.today);
        let label = t(fact.topic.label());
        match ages.iter_mut().find(|(known, _)| *known == age) {
            Some((_, labels)) => labels.push(label),
            None => ages.push((age, vec![label])),
        }
    }
    let sentence = |(age, labels): &(String, Vec<&str>)| {
        if labels.len() > MOST_LISTED {
            return t_with("place.old.all", &[("ago", age)]);
        }
        let list = labels.join(t("common.comma"));
        t_with("place.old.some", &[("list", &list), ("ago", age)])
    };
    let whole = weakest(Witness::from(place), setting.today);
    let whole = (whole.freshness == Freshness::Old)
        .then(|| ago(whole.as_of, setting.today))
        .filter(|age| ages.iter().all(|(known, _)| known != age))
        .map(|age| t_with("place.old.all", &[("ago", &age)]));
    whole.into_iter().chain(ages.iter().map(sentence)).collect()
}

/// All facts; what nobody published stands in one line at the end.
pub fn fact_cards(place: &Facility, facts: &[Fact], setting: &Setting) -> impl IntoView + use<> {
    let shown = RwSignal::new(false);
    let missing = missing_of(place, facts);
    let missing = (!missing.is_empty()).then(|| {
        let key = match place.phone {
            Some(_) => "place.unpublished",
            None => "place.unpublished.no-phone",
        };
        t_with(key, &[("list", &missing.join(t("common.comma")))])
    });
    let cards = Group::ALL.map(|group| {
        let of_group: Vec<&Fact> = facts
            .iter()
            .filter(|fact| fact.topic.group() == group)
            .collect();
        (!of_group.is_empty()).then(|| card(group, &of_group, place, setting, shown))
    });
    view! {
        <div class="place-facts">
            <button type="button" class="button button-quiet origins-button" aria-pressed=move || shown.get().to_string()
                on:click=move |_| shown.update(|shown| *shown = !*shown)>
                {icon(Icon::Info)}
                <span>{move || t(if shown.get() { "place.origins.hide" } else { "place.origins.show" })}</span>
            </button>
            {cards.into_iter().collect_view()}
            {missing.map(|line| view! { <p class="unpublished">{line}</p> })}
        </div>
    }
}

fn card(
    group: Group,
    facts: &[&Fact],
    place: &Facility,
    setting: &Setting,
    shown: RwSignal<bool>,
) -> impl IntoView + use<> {
    let rows = facts
        .iter()
        .map(|fact| row(fact, place, setting, shown))
        .collect_view();
    view! {
        <section class="card">
            <h2>{t(group.heading())}</h2>
            <dl class="facts">{rows}</dl>
        </section>
    }
}

fn row(
    fact: &Fact,
    place: &Facility,
    setting: &Setting,
    shown: RwSignal<bool>,
) -> impl IntoView + use<> {
    let is_old = fact.is_old();
    let origin = fact.origin.as_ref().map(|origin| {
        let age = fact.own_day(place).map(|day| ago(day, setting.today));
        let class = age_class(fact);
        let desk = origin.of_desk();
        let is_said = desk.is_some();
        let words = origin_in_words(origin, place, setting);
        view! {
            {age.map(|age| view! { <span class=class>{t_with("place.old.row", &[("ago", &age)])}</span> })}
            {desk.map(|words| view! { <span class="fact-note fact-desk">{words}</span> })}
            <Show when=move || shown.get() && !is_said>
                <span class="fact-origin">{words.clone()}</span>
            </Show>
        }
    });
    let value = match (fact.topic, &place.hub) {
        (Topic::Hub, Some(hub)) => {
            let href = use_atlas().place_path(hub);
            view! { <a class="fact-link" href=href>{fact.value.lines.concat()}</a> }.into_any()
        }
        _ => fact_value(fact, place).into_any(),
    };
    view! {
        <dt>{t(fact.topic.label())}</dt>
        <dd data-old=is_old.to_string()>
            {value}
            {(fact.topic == Topic::Accepts).then(|| levels(place))}
            {origin}
        </dd>
    }
}

/// Day and confirmer; the source too where it is another than that of the place, which stands below.
fn origin_in_words(origin: &Origin, place: &Facility, setting: &Setting) -> String {
    let date = date_in_words(&origin.as_of);
    let who = t_of("confirmed", origin.confirmed_by.id());
    if origin.source == place.source {
        return t_with("place.origin.day", &[("date", &date), ("who", who)]);
    }
    let source = setting.source_title(&origin.source);
    let source = source.as_deref().unwrap_or(&origin.source);
    t_with(
        "place.origin",
        &[("source", source), ("date", &date), ("who", who)],
    )
}

/// What the levels mean, for whoever asks.
fn levels(place: &Facility) -> Option<impl IntoView + use<>> {
    let levels = place.details.accepts?.levels;
    (!levels.is_empty()).then(|| {
        let rows = levels.iter().map(|level| {
            let id = level.to_string();
            view! { <dt>{t_of("care-level", &id)}</dt><dd>{t_of("care-level.means", &id)}</dd> }
        });
        view! {
            <details class="levels">
                <summary>{t("place.accepts.what")}</summary>
                <dl>{rows.collect_view()}</dl>
            </details>
        }
    })
}
