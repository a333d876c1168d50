//! What only this device has, put into an encrypted file; its code is shown once.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::icon::{Icon, icon};
use crate::components::notice::{Notice, Tone};
use crate::components::receipt_card::code_groups;
use crate::i18n::{t, t_of, t_with};
use crate::platform::sealed_store::StoreError;
use crate::state::request::parcel::{Packed, Problem};
use crate::state::request::{Keeping, Requests};

#[derive(Clone, PartialEq, Eq)]
enum Making {
    Asked,
    Working,
    Made(Box<Packed>),
    Failed(Problem),
}

/// The card; nothing where there is nothing to carry.
pub fn parcel_out(requests: Requests) -> impl IntoView {
    let making = RwSignal::new(Making::Asked);
    let has_some = Memo::new(move |_| {
        let unkept = requests.unkept.with(Option::is_some);
        // Over plain http a browser encrypts nothing, a file neither.
        let can_seal = requests.keeping.get() != Keeping::Nothing(StoreError::NoCrypto);
        can_seal && (unkept || requests.counts.get().all() > 0)
    });
    move || {
        has_some.get().then(|| {
            view! {
                <section class="card parcel">
                    <h2>{t("request.parcel.out")}</h2>
                    <p>{t("request.parcel.out.why")}</p>
                    {move || stage(requests, making)}
                </section>
            }
        })
    }
}

fn stage(requests: Requests, making: RwSignal<Making>) -> AnyView {
    match making.get() {
        Making::Made(packed) => made(*packed).into_any(),
        Making::Failed(why) => view! {
            <Notice tone=Tone::Warn><p role="alert">{t_of("request.parcel.problem", why.id())}</p></Notice>
        }
        .into_any(),
        now => {
            let is_busy = now == Making::Working;
            let make = move |_| {
                if !is_busy {
                    making.set(Making::Working);
                    spawn_local(pack(requests, making));
                }
            };
            let label = if is_busy { "request.parcel.working" } else { "request.parcel.make" };
            view! {
                <button type="button" class="button" aria-busy=is_busy.to_string() on:click=make>
                    {icon(Icon::Down)}<span>{t(label)}</span>
                </button>
            }
            .into_any()
        }
    }
}

async fn pack(requests: Requests, making: RwSignal<Making>) {
    let now = match requests.pack().await {
        Ok(packed) => Making::Made(Box::new(packed)),
        Err(why) => Making::Failed(why),
    };
    // The page may be left by now; then nobody has seen the code, and there is no file.
    let _ = making.try_set(now);
}

fn made(packed: Packed) -> impl IntoView {
    let handed = RwSignal::new(None);
    let code = packed.code.to_string();
    let count = t_with(
        "request.parcel.count",
        &[("count", &packed.count.to_string())],
    );
    let save = move |_| handed.set(Some(packed.offer()));
    view! {
        <p role="status"><strong>{t("request.parcel.code")}</strong></p>
        {code_groups(&code)}
        <p>{t("request.parcel.code.once")}</p>
        <button type="button" class="button button-main button-big" on:click=save>
            {icon(Icon::Down)}<span>{t("request.parcel.save")}</span>
        </button>
        <p class="field-hint">{count}</p>
        <p role="status">{move || handed.get().map(|done| t(if done { "request.parcel.saved" } else { "request.parcel.not-saved" }))}</p>
    }
}
