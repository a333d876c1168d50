//! After sending: thanks, and honestly what happens next.

use leptos::prelude::*;

use crate::components::notice::{Notice, Tone};
use crate::i18n::{t, t_with};
use crate::platform::dom;
use crate::state::atlas::use_atlas;
use crate::state::atlas::use_hotline;
use crate::state::reports::Sending;

const ID: &str = "report-outcome";

/// What became of the report.
pub fn outcome(sending: &Sending, place: &str) -> impl IntoView + use<> {
    dom::focus_soon(ID);
    dom::scroll_to_top();
    let (tone, title, what) = match sending {
        Sending::Sent => (Tone::Good, "report.sent", "report.sent.what"),
        Sending::Enough => (Tone::Good, "report.sent", "error.report.too-many"),
        Sending::Waiting(true) => (Tone::Warn, "report.kept", "report.kept.what"),
        Sending::Waiting(false) => (Tone::Warn, "report.kept", "report.kept.unsafe"),
        Sending::Editing | Sending::Underway | Sending::Refused => {
            (Tone::Stop, "report.refused", "report.refused.what")
        }
    };
    let next = matches!(sending, Sending::Sent | Sending::Enough);
    let hotline = use_hotline();
    view! {
        <Notice tone>
            <h2 id=ID tabindex="-1">{t(title)}</h2>
            <p>{t(what)}</p>
        </Notice>
        {next.then(|| view! {
            <section class="card">
                <h2>{t("report.next")}</h2>
                <p>{t("report.next.seen")}</p>
                <p>{t_with("report.next.promise", &[("hotline", &hotline)])}</p>
            </section>
        })}
        <a class="button button-main button-big" href=use_atlas().place_path(place)>{t("report.back")}</a>
    }
}
