//! The devices that go along to the villages: whose they are, when they were heard of, and the end of a lost one.

use eldercare_api::v1::outreach::{DeskDevice, DeskDevices, RevokeDevice};
use leptos::prelude::*;

use super::frame::Ledger;
use crate::components::desk::trouble::trouble_line;
use crate::components::two_tap::{TwoTap, two_tap};
use crate::i18n::{t, t_with};
use crate::state::desk::sending::Sending;
use crate::state::desk::{use_desk, words};

/// What the server calls a device that was ended at the desk.
const REVOKED: &str = "revoked";

/// The list.
#[component]
pub fn Devices() -> impl IntoView {
    let ledger = Ledger::<DeskDevices>::open("devices", false);
    let written = ledger.written();
    view! {
        <p class="desk-sum">{t("desk.devices.about")}</p>
        {ledger.list(move |said| table(&said.devices, written))}
    }
}

fn table(devices: &[DeskDevice], written: Callback<&'static str>) -> AnyView {
    if devices.is_empty() {
        return view! { <p class="card desk-empty">{t("desk.devices.none")}</p> }.into_any();
    }
    let rows = devices
        .iter()
        .map(|device| row(device, written))
        .collect_view();
    view! {
        <table class="desk-table">
            <caption class="visually-hidden">{t("desk.devices.title")}</caption>
            <thead><tr>
                <th scope="col">{t("desk.devices.label")}</th>
                <th scope="col">{t("desk.devices.worker")}</th>
                <th scope="col">{t("desk.devices.since")}</th>
                <th scope="col">{t("desk.devices.seen")}</th>
                <th scope="col">{t("desk.devices.ends")}</th>
                <th scope="col">{t("desk.devices.standing")}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(device: &DeskDevice, written: Callback<&'static str>) -> impl IntoView + use<> {
    let when = |key: &'static str, at: String| {
        // Without its column's head, a name alone would say nothing.
        let name =
            (!at.is_empty()).then(|| view! { <span class="desk-only-narrow">{t(key)}" "</span> });
        view! { <td class="desk-when">{name}{at}</td> }
    };
    let ends = (device.standing != REVOKED).then(|| device.ends_on.clone());
    let revoke = (device.standing != REVOKED).then(|| revoke(device, written));
    view! {
        <tr data-id=device.device_id.clone()>
            <td><strong>{device.label.clone()}</strong></td>
            <td>{device.worker.clone()}</td>
            {when("desk.devices.since", words::moment(&device.made_at))}
            {when("desk.devices.seen", words::moment(&device.last_seen))}
            {when("desk.devices.ends", ends.unwrap_or_default())}
            <td class="desk-tags">{standing(&device.standing)} {revoke}</td>
        </tr>
    }
}

fn standing(word: &str) -> impl IntoView + use<> {
    let (class, key) = match word {
        "in-use" => ("tag tag-ok", "desk.devices.standing.in-use"),
        REVOKED => ("tag", "desk.devices.standing.revoked"),
        _ => ("tag tag-warn", "desk.devices.standing.ended"),
    };
    view! { <span class=class>{t(key)}</span> }
}

/// Ends a device, also one whose time is over: only then it forgets what it has.
fn revoke(device: &DeskDevice, written: Callback<&'static str>) -> impl IntoView + use<> {
    let sending = Sending::new(use_desk(), &[]);
    let words = TwoTap {
        label: t("desk.devices.revoke"),
        sure: t("desk.devices.revoke.sure"),
        yes: t("desk.devices.revoke.yes"),
    };
    let path = format!("devices/{}/revoke", device.device_id);
    let act = Callback::new(move |()| {
        sending.send(path.clone(), RevokeDevice {}, move || {
            written.run("desk.devices.revoked");
        });
    });
    let which = t_with(
        "desk.devices.revoke.which",
        &[("label", &device.label), ("name", &device.worker)],
    );
    view! {
        {trouble_line(sending.whole())}
        <div role="group" class="screen-only" aria-label=which>{two_tap(words, act)}</div>
    }
}
