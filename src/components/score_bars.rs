//! Points as bars against their maxima; what is not certain yet is drawn apart.

use leptos::prelude::*;

/// One bar.
pub struct ScoreBar {
    /// What is measured.
    pub label: &'static str,
    /// Points in words, for instance `18/32` or `15–18/32`.
    pub points: String,
    /// Fewest points.
    pub low: u16,
    /// Most points.
    pub high: u16,
    /// Points when nothing is lost.
    pub max: u16,
}

/// The bars one under the other, as a list.
pub fn score_bars(bars: Vec<ScoreBar>) -> impl IntoView + use<> {
    let rows = bars.into_iter().map(|bar| {
        view! {
            <li class="score">
                <span class="score-label">{bar.label}</span>
                <span class="score-bar" aria-hidden="true">
                    <span class="score-maybe" style:width=share(bar.high, bar.max)></span>
                    <span class="score-sure" style:width=share(bar.low, bar.max)></span>
                </span>
                <strong class="score-points">{bar.points}</strong>
            </li>
        }
    });
    view! { <ul class="scores">{rows.collect_view()}</ul> }
}

/// Points in words: one figure, or the range that is still open.
pub fn points_text(low: u16, high: u16) -> String {
    if low == high {
        low.to_string()
    } else {
        format!("{low}–{high}")
    }
}

fn share(points: u16, max: u16) -> String {
    let percent = u32::from(points) * 100 / u32::from(max.max(1));
    format!("{percent}%")
}

#[cfg(test)]
mod tests {
    use super::{points_text, share};

    #[test]
    fn a_range_is_written_as_a_range() {
        assert_eq!(points_text(7, 7), "7");
        assert_eq!(points_text(7, 9), "7–9");
    }

    #[test]
    fn a_bar_without_points_to_win_is_empty_and_nothing_divides_by_zero() {
        assert_eq!(share(0, 0), "0%");
        assert_eq!(share(15, 15), "100%");
    }
}
