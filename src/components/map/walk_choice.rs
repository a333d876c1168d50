//! How one walks: pace and minutes to choose, and where the numbers come from.

use eldercare_places::walk::{DETOUR_FACTOR, MINUTES, Pace};
use leptos::prelude::*;

use super::own_walk::{own_choice, own_source};
use crate::decimal::decimal;
use crate::i18n::{t, t_of, t_with};
use crate::state::map_view::{Walk, use_map_view};
use crate::state::own_walk::OwnWalk;

/// What the self-check of this device says, on pages where somebody's own walk belongs; nothing on
/// pages that are about everybody.
pub type Own = Option<RwSignal<Option<OwnWalk>>>;

/// The two choices.
#[component]
pub fn WalkChoice(own: Own) -> impl IntoView {
    view! {
        <fieldset class="field">
            <legend class="field-label">{t("around.pace")}</legend>
            <div class="choices choices-two">
                {Pace::ALL.map(|pace| pace_choice(pace, own)).collect_view()}
                {own.map(own_choice)}
            </div>
        </fieldset>
        <fieldset class="field">
            <legend class="field-label">{t("around.minutes")}</legend>
            <div class="minutes">{MINUTES.map(minutes_choice).collect_view()}</div>
        </fieldset>
    }
}

/// How one walks on this page.
fn walk_of(own: Own) -> impl Fn() -> Walk + Copy + Send + Sync + 'static {
    let walk = use_map_view().aids().walk;
    move || {
        let walk = walk.get();
        match own {
            Some(_) => walk,
            None => Walk {
                pace: walk.pace.of_everybody(),
                ..walk
            },
        }
    }
}

/// One pace.
pub fn pace_choice(pace: Pace, own: Own) -> impl IntoView + use<> {
    let (walk, chosen) = (use_map_view().aids().walk, walk_of(own));
    let speed = pace.metres_per_second();
    let detail = if speed > 0.0 {
        t_with("around.speed", &[("speed", &decimal(speed, 1))])
    } else {
        t("around.speed.none").to_owned()
    };
    view! {
        <button
            class="choice"
            aria-pressed=move || (chosen().pace == pace).to_string()
            on:click=move |_| walk.update(|walk| (walk.pace, walk.by_hand) = (pace, true))
        >
            <span class="choice-body">
                <span class="choice-label">{t_of("around.pace", pace.id())}</span>
                <span class="choice-detail">{detail}</span>
            </span>
        </button>
    }
}

fn minutes_choice(minutes: u8) -> impl IntoView + use<> {
    let walk = use_map_view().aids().walk;
    view! {
        <button
            class="chip chip-plain"
            aria-pressed=move || (walk.get().minutes == minutes).to_string()
            on:click=move |_| walk.update(|walk| walk.minutes = minutes)
        >
            {t_with("around.so-many-minutes", &[("minutes", &minutes.to_string())])}
        </button>
    }
}

/// The reckoning in one line, and the sources of its numbers.
#[component]
pub fn WalkSource(own: Own) -> impl IntoView {
    let chosen = walk_of(own);
    let reckoning = move || {
        let walk = chosen();
        // Nothing is reckoned for whom no way outside is one on foot.
        if walk.pace.metres_per_second() <= 0.0 {
            return t("around.reckoning.none").to_owned();
        }
        let metres = walk.pace.reach_m(f64::from(walk.minutes));
        t_with(
            "around.reckoning",
            &[
                ("speed", &decimal(walk.pace.metres_per_second(), 1)),
                ("minutes", &walk.minutes.to_string()),
                ("detour", &decimal(DETOUR_FACTOR, 1)),
                ("metres", &decimal(metres, 0)),
            ],
        )
    };
    view! {
        <p>{reckoning}</p>
        <p class="field-hint">{t("around.sources")}</p>
        {own.map(own_source)}
    }
}
