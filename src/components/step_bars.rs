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

/// The outline of one bar: 7 wide, with round corners, the higher the further to the right it stands.
fn bar(number: u8) -> String {
    let (left, height) = (number * 10 + 2, 7 + number * 6);
    let (top, side) = (32 - height, height - 4);
    format!(
        "M{left} {top}h3a2 2 0 0 1 2 2v{side}a2 2 0 0 1-2 2h-3a2 2 0 0 1-2-2v-{side}a2 2 0 0 1 2-2z"
    )
}

/// The picture of a score; decorative, since the answer says the same in words. Two drawings and not one for each bar:
/// five answers would be a hundred and fifty attributes, which a cheap phone sets between a tap and the next question.
pub fn step_bars(score: u8, max: u8) -> impl IntoView + use<> {
    let full = full_bars(score, max);
    let (done, rest): (String, String) = (
        (0..full).map(bar).collect(),
        (full..BARS).map(bar).collect(),
    );
    view! {
        <svg class="step-bars" viewBox="0 0 47 32" aria-hidden="true">
            <path class="step-bar-full" d=done></path>
            <path class="step-bar" d=rest></path>
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::{bar, full_bars};

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

    #[test]
    fn a_bar_stands_on_the_ground_and_within_the_picture() {
        assert!(bar(0).starts_with("M2 25h3") && bar(0).contains("v3a"));
        assert!(bar(4).starts_with("M42 1h3") && bar(4).contains("v27a"));
    }
}
