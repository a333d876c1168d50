//! One picture for each kind of place: lines of 2 px, one area in a light tint.
//!
//! Only pages that come later show them, so that the first download does not grow; being part of
//! the code, they are there without a network.

use eldercare_places::Kind;
use leptos::prelude::*;

use crate::i18n::t_of;

/// A drawing on a ground of 120 × 80.
struct Drawing {
    /// What is filled in the tint of the kind.
    area: &'static str,
    /// What is drawn as lines.
    lines: &'static str,
}

/// The picture of a kind; a screen reader hears what it shows.
pub fn kind_picture(kind: Kind) -> impl IntoView {
    let Drawing { area, lines } = drawing(kind);
    view! {
        <svg class=format!("kind-picture k-{}", kind.id()) viewBox="0 0 120 80" role="img"
            aria-label=t_of("kind.picture", kind.id()) focusable="false">
            <path class="picture-area" d=area></path>
            <path class="picture-lines" d=lines></path>
        </svg>
    }
}

#[allow(
    clippy::too_many_lines,
    reason = "a table: ten drawings of two lines each"
)]
fn drawing(kind: Kind) -> Drawing {
    let (area, lines) = match kind {
        // A house with a bed behind the window, and someone with a stick at the door.
        Kind::Institution => (
            "M12 74V28L46 8l34 20v46Z",
            "M4 74h112M12 74V28L46 8l34 20v46M22 60V40M22 52h34v8M22 48h12a4 4 0 0 1 4 4M26 44a3 3 0 1 1 .1 0M64 74V52h12v22M96 37a5 5 0 1 1 .1 0M96 37v20l-5 17M96 57l5 17M96 43l10 9M106 50v24",
        ),
        // Someone behind a counter who answers, someone before it who asks.
        Kind::StreetCentre => (
            "M10 50h66v24H10Z",
            "M4 74h112M10 74V50M76 74V50M6 50h74M38 30a7 7 0 1 1 .1 0M24 50v-4a10 10 0 0 1 10-10h8a10 10 0 0 1 10 10v4M58 8h34v18H76l-6 7v-7H58ZM66 17h.1M75 17h.1M84 17h.1M98 46a5 5 0 1 1 .1 0M98 46v14l-4 14M98 60l4 14M98 50l-12 3M98 50l10 7v17",
        ),
        // A small house with a flag, a tree and a bench before it.
        Kind::Station => (
            "M34 74V42l26-18 26 18v32Z",
            "M4 74h112M34 74V42M86 74V42M28 46l32-22 32 22M60 24V6h18l-4 5 4 5H60M53 74V54h14v20M42 50h6M72 50h6M104 74V58M104 58a11 11 0 1 1 .1 0M6 62h20M6 54h20M9 54v20M23 54v20",
        ),
        // Two at a table by day.
        Kind::DayCare => (
            "M60 6a8 8 0 1 1 0 16 8 8 0 0 1 0-16Z",
            "M4 74h112M60 6a8 8 0 1 1 0 16 8 8 0 0 1 0-16ZM44 14h-5M76 14h5M49 25l-4 4M71 25l4 4M40 52h40M60 52v22M54 52v-5h12v5M26 38a6 6 0 1 1 .1 0M26 38v18h14v18M26 44l16 6M16 44v30M16 58h10M94 38a6 6 0 1 1 .1 0M94 38v18H80v18M94 44l-16 6M104 44v30M104 58H94",
        ),
        // A bowl that steams, and chopsticks.
        Kind::Canteen => (
            "M22 44h76a38 28 0 0 1-24 26H46a38 28 0 0 1-24-26Z",
            "M4 74h112M22 44h76a38 28 0 0 1-24 26H46a38 28 0 0 1-24-26ZM44 74v-4M76 74v-4M44 36c-5-6 5-8 0-15M60 36c-5-6 5-8 0-15M76 36c-5-6 5-8 0-15M88 40l22-26M94 42l22-22",
        ),
        // Two who hold each other's arm before a farmhouse.
        Kind::MutualHelp => (
            "M22 74V38l38-25 38 25v36Z",
            "M4 74h112M12 44 60 12l48 32M22 38v36M98 38v36M47 42a5 5 0 1 1 .1 0M47 42v18l-4 14M47 60l4 14M73 42a5 5 0 1 1 .1 0M73 42v18l-4 14M73 60l4 14M47 46l13 10 13-10M47 47l-9 9M73 47l9 9M82 54v20",
        ),
        // A tub with a shower and a rail to hold on to.
        Kind::Bath => (
            "M16 46h88v6a18 18 0 0 1-18 18H34a18 18 0 0 1-18-18Z",
            "M4 74h112M10 46h100M16 46v6a18 18 0 0 0 18 18h52a18 18 0 0 0 18-18v-6M36 70l-3 4M84 70l3 4M28 46V16a9 9 0 0 1 18 0v4M38 20h16M40 26v4M46 28v4M52 26v4M46 36v3M76 18h26v10M76 18v10",
        ),
        // A wheelchair and a stick.
        Kind::AidRental => (
            "M50 36a19 19 0 1 1 0 38 19 19 0 0 1 0-38Z",
            "M4 74h112M50 36a19 19 0 1 1 0 38 19 19 0 0 1 0-38ZM50 54h.1M26 10h12l6 32h32l6 20h8M40 26h24M82 62a6 6 0 1 1 0 12 6 6 0 0 1 0-12ZM104 74V20a6 6 0 0 0-12 0",
        ),
        // A house with a cross, and a door.
        Kind::HealthCentre => (
            "M53 20h14v9h9v14h-9v9H53v-9h-9V29h9Z",
            "M4 74h112M16 74V12h88v62M53 20h14v9h9v14h-9v9H53v-9h-9V29h9ZM52 74V60h16v14M26 26h8v8h-8ZM26 46h8v8h-8ZM86 26h8v8h-8ZM86 46h8v8h-8Z",
        ),
        // Someone with a bag who comes to the door of a home.
        Kind::HomeService => (
            "M10 74V40l28-22 28 22v34Z",
            "M4 74h112M10 74V40M66 74V40M4 45l34-27 34 27M31 74V52h14v22M42 63h.1M90 34a6 6 0 1 1 .1 0M90 34v22l-6 18M90 56l6 18M90 40l-14 8M90 40l14 12v6M97 58h15v12H97ZM101 58v-4h7v4",
        ),
    };
    Drawing { area, lines }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_a_picture_of_its_own() {
        let mut all: Vec<&str> = Kind::ALL.map(|kind| drawing(kind).lines).to_vec();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), Kind::ALL.len());
    }
}
