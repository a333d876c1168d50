//! The picture beside an answer: five bars, of which more are full the more one can do.

use leptos::prelude::*;

const BARS: u8 = 5;

/// How many bars are full for a score; even no points leave one, so that the picture is never empty.
fn full_bars(score: u8, max: u8) -> u8 {
    let steps = u16::from(BARS - 1);
    let max = u16::from(max.max(1));
    let share = (u16::from(score) * steps + max / 2) / max;
    u8::try_from(share)
        .unwrap_or(BARS)
        .saturating_add(1)
        .min(BARS)
}

/// The picture of a score; decorative, since the answer says the same in words.
pub fn step_bars(score: u8, max: u8) -> impl IntoView + use<> {
    let full = full_bars(score, max);
    let bars = (0..BARS).map(|bar| {
        let class = if bar < full { "step-bar step-bar-full" } else { "step-bar" };
        let height = 7 + bar * 6;
        view! {
            <rect class=class x=(bar * 10).to_string() y=(32 - height).to_string() width="7" height=height.to_string() rx="2"></rect>
        }
    });
    view! {
        <svg class="step-bars" viewBox="0 0 47 32" aria-hidden="true" focusable="false">
            {bars.collect_view()}
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::full_bars;

    #[test]
    fn best_is_five_bars_and_worst_is_one_whatever_the_maximum() {
        for max in 1..=4 {
            assert_eq!(full_bars(max, max), 5);
            assert_eq!(full_bars(0, max), 1);
        }
        let four: Vec<u8> = (0..=4).map(|score| full_bars(score, 4)).collect();
        assert_eq!(four, [1, 2, 3, 4, 5]);
        let three: Vec<u8> = (0..=3).map(|score| full_bars(score, 3)).collect();
        assert_eq!(three, [1, 2, 4, 5]);
    }
}
