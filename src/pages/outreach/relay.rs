//! The queue on its way to a second device: as a sealed file out, and one read in.

use leptos::prelude::*;

use crate::i18n::t;
use crate::pages::request::here::{parcel_in::parcel_in, parcel_out::parcel_out};
use crate::state::request::use_requests;

/// Both ways, folded: it is needed when a battery is low.
pub fn relay() -> impl IntoView {
    let requests = use_requests();
    view! {
        <details class="outreach-part outreach-relay">
            <summary>{t("outreach.relay.title")}</summary>
            <p>{t("outreach.relay.body")}</p>
            {parcel_out(requests)}
            {parcel_in(requests)}
        </details>
    }
}
