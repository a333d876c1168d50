//! The comparison as a table. On a phone each row becomes a block with one line for each place;
//! the roles are written out, because a table that is laid out as blocks loses them.

use leptos::prelude::*;

use super::Column;
use crate::components::fact_value::fact_value;
use crate::components::glyph::glyph;
use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_of, t_with};
use crate::state::atlas::use_atlas;
use crate::state::city_data::{Held, use_city_data};
use crate::state::place_facts::age::{ago, date_in_words};
use crate::state::place_facts::{
    Fact, Group, Origin, Topic, Value, age_class, closed_in_words, has_old_facts, missing_of,
};

/// The table of all columns.
pub fn table(columns: &[Column], remove: Callback<Vec<String>>) -> impl IntoView + use<> {
    let heads: Vec<_> = columns
        .iter()
        .enumerate()
        .map(|(at, column)| head(at, column, remove))
        .collect();
    let groups: Vec<_> = Group::ALL
        .into_iter()
        .map(|group| group_rows(group, columns))
        .collect();
    let unpublished: Vec<_> = columns
        .iter()
        .enumerate()
        .map(|(at, column)| unpublished(at, column))
        .collect();
    view! {
        <table class="compare-table" role="table" data-columns=columns.len().to_string()>
            <caption class="visually-hidden">{t("compare.title")}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col" class="compare-corner"><span class="visually-hidden">{t("compare.question")}</span></th>
                    {heads.into_iter().collect_view()}
                </tr>
            </thead>
            {groups.into_iter().collect_view()}
            <tbody role="rowgroup">
                <tr role="row">
                    <th role="rowheader" scope="row">{t("compare.unpublished")}</th>
                    {unpublished.into_iter().collect_view()}
                </tr>
            </tbody>
        </table>
    }
}

fn head(at: usize, column: &Column, remove: Callback<Vec<String>>) -> impl IntoView + use<> {
    let place = &column.place;
    let id = place.id.clone();
    let closed = closed_in_words(place, &column.setting);
    let age = has_old_facts(place, &column.facts).then(|| age_words(&place.checked, column));
    let remove_name = t_with("compare.remove.one", &[("name", &place.name)]);
    view! {
        <th role="columnheader" scope="col" class="compare-head">
            <span class="compare-number" aria-hidden="true">{at + 1}</span>
            {glyph(place.kind)}
            <a href=use_atlas().place_path(&place.id)>{place.name.clone()}</a>
            <span class="compare-kind">{t_of("kind", place.kind.id())}</span>
            {place.demo.then(|| view! { <span class="tag tag-demo">{t("truth.demo")}</span> })}
            {visits(&place.id)}
            {closed.map(|words| view! { <span class="tag tag-stop">{words}</span> })}
            {age.map(|age| view! { <span class="fact-age">{age}</span> })}
            <button type="button" class="button button-icon button-quiet screen-only" on:click=move |_| remove.run(vec![id.clone()])>
                {icon(Icon::Close)}
                <span class="visually-hidden">{remove_name}</span>
            </button>
        </th>
    }
}

/// How many people stood before a closed door lately, once the server has told.
fn visits(id: &str) -> impl IntoView + use<> {
    let data = use_city_data();
    let facts = |held: &Held| held.facts.as_ref()?.row_of(id);
    let row = data.with(facts).flatten();
    move || {
        let count = row.map(|row| data.doors.with(|doors| doors.count(row)));
        count
            .filter(|count| *count > 0)
            .map(|count| view! { <span class="tag tag-warn">{t_with("call.reports", &[("count", &count.to_string())])}</span> })
    }
}

/// The rows of one group; a row that no place fills is left out.
fn group_rows(group: Group, columns: &[Column]) -> Option<impl IntoView + use<>> {
    let topics = Topic::ALL
        .into_iter()
        .filter(|topic| topic.group() == group);
    let rows: Vec<_> = topics
        .filter_map(|topic| topic_row(topic, columns))
        .collect();
    let span = (columns.len() + 1).to_string();
    let legend = columns.iter().enumerate().map(|(at, column)| {
        view! {
            <span><span class="compare-number">{at + 1}</span>{column.place.name.clone()}</span>
        }
    });
    let legend = legend.collect_view();
    (!rows.is_empty()).then(|| {
        view! {
            <tbody role="rowgroup">
                <tr role="row" class="compare-group">
                    <th role="columnheader" scope="rowgroup" colspan=span>
                        {t(group.heading())}
                        <span class="compare-legend" aria-hidden="true">{legend}</span>
                    </th>
                </tr>
                {rows.into_iter().collect_view()}
            </tbody>
        }
    })
}

fn topic_row(topic: Topic, columns: &[Column]) -> Option<impl IntoView + use<>> {
    let is_known = columns
        .iter()
        .any(|column| column.facts.iter().any(|fact| fact.topic == topic));
    is_known.then(|| {
        let cells: Vec<_> = columns
            .iter()
            .enumerate()
            .map(|(at, column)| cell(at, topic, column))
            .collect();
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">{t(topic.label())}</th>
                {cells.into_iter().collect_view()}
            </tr>
        }
    })
}

fn cell(at: usize, topic: Topic, column: &Column) -> AnyView {
    let Some(fact) = column.facts.iter().find(|fact| fact.topic == topic) else {
        return filled_cell(
            at,
            view! { <span class="compare-none">{t("compare.none")}</span> }.into_any(),
            false,
        );
    };
    let age = fact
        .own_day(&column.place)
        .map(|day| age_words(day, column));
    let desk = fact.origin.as_ref().and_then(Origin::of_desk);
    let value = view! {
        {fact_value(&Fact { value: without_advice(fact), ..fact.clone() }, &column.place)}
        {age.map(|age| view! { <span class=age_class(fact)>{age}</span> })}
        {desk.map(|words| view! { <span class="fact-note fact-desk">{words}</span> })}
    };
    filled_cell(at, value.into_any(), fact.is_old())
}

/// The advice about deposits is the same for all places and stands once, under the table.
fn without_advice(fact: &Fact) -> Value {
    let note = fact
        .value
        .note
        .clone()
        .filter(|_| fact.topic != Topic::Deposit);
    Value {
        note,
        ..fact.value.clone()
    }
}

fn age_words(day: &str, column: &Column) -> String {
    t_with("place.old.row", &[("ago", &ago(day, column.setting.today))])
}

fn filled_cell(at: usize, value: AnyView, is_old: bool) -> AnyView {
    view! {
        <td role="cell" data-old=is_old.to_string()>
            <span class="compare-number" aria-hidden="true">{at + 1}</span>
            <div>{value}</div>
        </td>
    }
    .into_any()
}

fn unpublished(at: usize, column: &Column) -> AnyView {
    let missing = missing_of(&column.place, &column.facts);
    let words = if missing.is_empty() {
        t("compare.all-published").to_owned()
    } else {
        missing.join(t("common.comma"))
    };
    filled_cell(at, view! { <span>{words}</span> }.into_any(), false)
}

/// Where the columns come from and of which day, each source once.
pub fn sources(columns: &[Column]) -> impl IntoView + use<> {
    let mut lines: Vec<String> = Vec::new();
    for Column { place, setting, .. } in columns {
        let source = setting.source_title(&place.source);
        let line = t_with(
            "contact.source",
            &[
                ("source", source.as_deref().unwrap_or(&place.source)),
                ("date", &date_in_words(&place.checked)),
            ],
        );
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    let pays_ahead = columns
        .iter()
        .any(|column| column.facts.iter().any(|fact| fact.topic == Topic::Deposit));
    let is_demo = columns.iter().any(|column| column.place.demo);
    view! {
        <div class="compare-sources">
            {pays_ahead.then(|| view! { <p><strong>{t("place.deposit.ask")}</strong></p> })}
            {lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
            {is_demo.then(|| view! { <p>{t("place.demo")}</p> })}
        </div>
    }
}
