//! The parts of the sheet, in the order in which a family needs them.

use eldercare_assessment::Evaluation;
use leptos::prelude::*;

use super::page::Beside;
use crate::i18n::{t, t_with};
use crate::pages::check::danger::danger_words;
use crate::platform::dom;
use crate::state::atlas::{use_atlas, use_hotline_signal};
use crate::state::map_view::use_map_view;
use crate::state::sheet::{Block, Line, nearest_in_words, no_origin};

/// All parts, as they are known now; whoever calls this follows their changes.
pub fn blocks(evaluation: &Evaluation, beside: &Beside) -> Vec<Block> {
    let (planned, owed) = (&beside.planned, &beside.owed);
    let all = [
        dangers(evaluation),
        named("sheet.plan", &planned.lines, planned.more),
        Some(places()),
        named("sheet.rights", &owed.lines, owed.more),
        Some(next_step()),
    ];
    all.into_iter().flatten().collect()
}

/// The first lines of the care plan, or of what the city may give; nothing without any.
fn named(heading: &str, lines: &[String], more: usize) -> Option<Block> {
    let lines: Vec<Line> = lines.iter().cloned().map(Line::from).collect();
    (!lines.is_empty()).then(|| Block {
        heading: t(heading).to_owned(),
        lines,
        more,
        may_shrink: true,
    })
}

/// What to do about each danger: first thing under the level.
fn dangers(evaluation: &Evaluation) -> Option<Block> {
    let lines = evaluation.dangers.iter().map(|id| {
        let (title, body) = danger_words(id.as_str());
        t_with("check.paper.line", &[("name", &title), ("words", &body)]).into()
    });
    let lines: Vec<Line> = lines.collect();
    (!lines.is_empty()).then(|| block(t("sheet.danger").to_owned(), lines))
}

fn block(heading: String, lines: Vec<Line>) -> Block {
    Block {
        heading,
        lines,
        more: 0,
        may_shrink: false,
    }
}

fn places() -> Block {
    let hotline = use_hotline_signal().get();
    match nearest_in_words(use_map_view(), &hotline) {
        Some((from, lines)) => block(t_with("sheet.places", &[("place", &from)]), lines),
        None => block(t("sheet.places.title").to_owned(), vec![no_origin()]),
    }
}

fn next_step() -> Block {
    let hotline = use_hotline_signal().get();
    let mut lines = vec![t_with("sheet.next.call", &[("number", &hotline)]).into()];
    if use_atlas().city().is_some_and(|city| city.requests) {
        let site = dom::site_address();
        lines.push(t_with("sheet.next.request", &[("site", &site)]).into());
    }
    block(t("sheet.next").to_owned(), lines)
}

/// The parts on the sheet.
pub fn blocks_view(blocks: &[Block]) -> impl IntoView + use<> {
    let parts = blocks.iter().map(|block| {
        let lines = block.lines.iter().cloned();
        let more = (block.more > 0)
            .then(|| t_with("check.paper.more", &[("count", &block.more.to_string())]).into());
        let lines = lines.chain(more).map(|line| {
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
