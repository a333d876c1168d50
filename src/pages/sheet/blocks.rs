//! The parts of the sheet, in the order in which a family needs them.

use eldercare_assessment::Evaluation;
use leptos::prelude::*;

use super::page::Beside;
use crate::components::no_rules::has_no_rules;
use crate::i18n::{t, t_with};
use crate::pages::check::danger::danger_words;
use crate::platform::dom;
use crate::state::atlas::{use_atlas, use_hotline_signal};
use crate::state::map_view::use_map_view;
use crate::state::sheet::{Block, Line, Near, Nearest, PLACES, nearest_in_words};

/// All parts, as they are known now; whoever calls this follows their changes.
pub fn blocks(evaluation: &Evaluation, beside: &Beside) -> Vec<Block> {
    let (planned, owed) = (&beside.planned, &beside.owed);
    let all = [
        dangers(evaluation),
        named("sheet.plan", &planned.lines, planned.more, None),
        Some(places()),
        named("sheet.rights", &owed.lines, owed.more, owed.open.clone()),
        Some(next_step(&owed.offline)),
    ];
    all.into_iter().flatten().collect()
}

/// The first lines of the care plan, or of what the city may give; nothing without any.
fn named(heading: &str, lines: &[String], more: usize, last: Option<String>) -> Option<Block> {
    let lines: Vec<Line> = lines.iter().cloned().map(Line::from).collect();
    let last: Vec<Line> = last.into_iter().map(Line::from).collect();
    (!lines.is_empty() || !last.is_empty()).then(|| Block {
        heading: t(heading).to_owned(),
        lines,
        more,
        last,
        may_shrink: true,
    })
}

/// What to do about each danger: first thing under the level.
fn dangers(evaluation: &Evaluation) -> Option<Block> {
    let lines = evaluation.dangers.iter().map(|id| {
        let (title, body) = danger_words(id.as_str());
        let line = |words: &str| t_with("check.paper.line", &[("name", &title), ("words", words)]);
        Line {
            words: line(&body),
            short: Some(line(&calls_in(&body))),
            ..Line::default()
        }
    });
    let lines: Vec<Line> = lines.collect();
    (!lines.is_empty()).then(|| block(t("sheet.danger").to_owned(), lines))
}

/// The sentences that say whom to call: what never gives way.
fn calls_in(body: &str) -> String {
    let sentences = body.split_inclusive(['。', '.']);
    let calls = sentences.filter(|sentence| sentence.contains(|sign: char| sign.is_ascii_digit()));
    let calls: String = calls.collect();
    calls.trim().to_owned()
}

fn block(heading: String, lines: Vec<Line>) -> Block {
    Block {
        heading,
        lines,
        more: 0,
        last: Vec::new(),
        may_shrink: false,
    }
}

/// The nearest places, or why there are none and whom to ask instead.
fn places() -> Block {
    let hotline = use_hotline_signal().get();
    let titled = |line: String| block(t("sheet.places.title").to_owned(), vec![line.into()]);
    let ask = |key| titled(t_with(key, &[("number", &hotline)]));
    match nearest_in_words(use_map_view(), &hotline) {
        Near::NoOrigin => titled(t("sheet.places.none").to_owned()),
        Near::NoList => ask("sheet.places.unread"),
        Near::Found(found) if found.lines.is_empty() => ask("sheet.places.empty"),
        Near::Found(Nearest {
            from,
            lines,
            passed,
        }) => {
            let key = match lines.len() {
                _ if passed => "sheet.places.phoned",
                PLACES => "sheet.places",
                _ => "sheet.places.some",
            };
            let count = lines.len().to_string();
            block(t_with(key, &[("place", &from), ("count", &count)]), lines)
        }
    }
}

/// Whom to call, where to ask on the screen, and where without one.
fn next_step(offline: &[String]) -> Block {
    let hotline = use_hotline_signal().get();
    // Who assesses and how is a rule of the mainland; elsewhere the hotline knows.
    let call = if has_no_rules() {
        "sheet.next.elsewhere"
    } else {
        "sheet.next.call"
    };
    let city = use_atlas().city_name().unwrap_or_default();
    let values = [("number", &*hotline), ("city", &*city)];
    let mut lines = vec![t_with(call, &values).into()];
    if use_atlas().city().is_some_and(|city| city.requests) {
        let site = dom::site_address();
        lines.push(t_with("sheet.next.request", &[("site", &site)]).into());
    }
    lines.extend(offline.iter().cloned().map(Line::from));
    block(t("sheet.next").to_owned(), lines)
}

/// The parts on the sheet.
pub fn blocks_view(blocks: &[Block]) -> impl IntoView + use<> {
    let parts = blocks.iter().map(|block| {
        let lines = block.lines.iter().cloned();
        let more = (block.more > 0)
            .then(|| t_with("check.paper.more", &[("count", &block.more.to_string())]).into());
        let lines = lines.chain(more).chain(block.last.iter().cloned());
        let lines = lines.map(|line| {
            view! { <li>{line.words}<span class="nowrap">{line.number}</span></li> }
        });
        view! {
            <section class="sheet-paper-block">
                <h3>{block.heading.clone()}</h3>
                <ul>{lines.collect_view()}</ul>
            </section>
        }
    });
    parts.collect_view()
}
