//! What only paper says.

use leptos::prelude::*;

use crate::i18n::t_with;
use crate::state::desk::use_desk;
use crate::state::now::use_now;

/// At the foot: who printed it and when, and that it is about people. Paper is kept for years, so the year is said.
pub fn paper_foot() -> impl IntoView {
    let (desk, now) = (use_desk(), use_now());
    let words = move || {
        let name = desk.me().map(|me| me.name.clone()).unwrap_or_default();
        let (year, month, day) = now.minute().day().calendar();
        t_with(
            "desk.print.foot",
            &[
                ("name", &name),
                ("year", &year.to_string()),
                ("month", &month.to_string()),
                ("day", &day.to_string()),
            ],
        )
    };
    view! { <p class="desk-paper">{words}</p> }
}
