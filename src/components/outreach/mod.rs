//! The bar at the foot of every page on a device of outreach: with whom one sits, the next elder, the lock.

#![allow(
    clippy::unnecessary_wraps,
    reason = "the macro wants a result of code that may not arrive"
)]

use eldercare_outreach::IDLE_SECONDS;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use crate::components::icon::{Icon, icon};
use crate::components::soon::foundation;
use crate::i18n::{self, Bundle, t, t_with};
use crate::platform::{activity, clock, visible};
use crate::route::{Later, Page, Route};
use crate::state::location::use_location;
use crate::state::outreach::{Outreach, Standing, use_outreach};
use crate::state::prefs::use_prefs;

/// How often it is looked whether the device has to lock, in milliseconds.
const LOOK_MS: u32 = 1_000;

type Maker = fn() -> AnyView;

/// It comes with the pages of outreach.
#[wasm_split(request, wasm_split_path = leptos::wasm_split, fallible)]
fn maker() -> Result<Maker, SplitLoaderError> {
    foundation();
    Ok(|| view! { <Bar /> }.into_any())
}

/// The bar, as soon as its code and texts are there.
pub fn bar() -> AnyView {
    let made = RwSignal::new(None::<Maker>);
    let language = use_prefs().language.get_untracked();
    spawn_local(async move {
        loop {
            let has_texts =
                i18n::has(Bundle::Outreach) || i18n::load(language, Bundle::Outreach).await.is_ok();
            if let (true, Ok(make)) = (has_texts, maker().await) {
                // The frame may have been made anew by now.
                let _ = made.try_set(Some(make));
                return;
            }
            clock::sleep(LOOK_MS).await;
        }
    });
    (move || made.get().map(|make| make())).into_any()
}

/// Locks the device when nobody has touched it for a while, by the clock on the wall: a page in a pocket has no
/// timers, and is locked when it is looked at again.
fn watch(outreach: Outreach) {
    let touched = StoredValue::new(clock::now_ms());
    let look = move || {
        let Some(touched) = touched.try_get_value() else {
            return false;
        };
        let still = clock::now_ms() - touched;
        // A clock that was put back counts as a touch: it never keeps a device open for longer.
        if !(0.0..f64::from(IDLE_SECONDS) * 1_000.0).contains(&still) {
            outreach.lock();
        }
        true
    };
    let listeners = activity::watch(move || {
        if look() {
            touched.try_set_value(clock::now_ms());
        }
    });
    let _kept = StoredValue::new_local(listeners);
    visible::on_return(move || {
        look();
    });
    spawn_local(async move {
        while look() {
            clock::sleep(LOOK_MS).await;
        }
    });
}

/// What belongs to one person is opened only where one person sits: elsewhere such a page would begin something that is nobody's.
fn keep_apart(outreach: Outreach) {
    let location = use_location();
    Effect::new(move || {
        let page = location.pathname.with(|path| Page::of(path));
        let may_be_open = match outreach.standing.get() {
            Standing::Asking | Standing::Person(_) => true,
            Standing::Day => page.is_none_or(is_of_nobody),
            _ => page == Some(Page::Later(Later::Outreach)),
        };
        if !may_be_open {
            location.go_instead(&Route::Outreach.path());
        }
    });
}

fn is_of_nobody(page: Page) -> bool {
    match page {
        Page::Map => true,
        Page::Later(page) => matches!(
            page,
            Later::Outreach
                | Later::Place
                | Later::Report
                | Later::Compare
                | Later::Kinds
                | Later::About
                | Later::Coverage
                | Later::Missing
        ),
    }
}

#[component]
fn Bar() -> impl IntoView {
    let outreach = use_outreach();
    watch(outreach);
    keep_apart(outreach);
    let standing = Memo::new(move |_| outreach.standing.get());
    move || {
        match standing.get() {
        Standing::Day => view! {
            <nav class="outreach-bar" aria-label=t("outreach.bar")>
                <a class="button button-quiet" href=Route::Outreach.path()>{icon(Icon::List)}<span>{t("outreach.bar.day")}</span></a>
                <a class="button button-quiet" href=Route::Map.path()>{icon(Icon::Pin)}<span>{t("tab.map")}</span></a>
                {lock(outreach)}
            </nav>
        }
        .into_any(),
        Standing::Person(_) => with_person(outreach).into_any(),
        _ => ().into_any(),
    }
    }
}

fn lock(outreach: Outreach) -> impl IntoView {
    view! { <button type="button" class="button button-quiet" on:click=move |_| outreach.lock()>{icon(Icon::Close)}<span>{t("outreach.bar.lock")}</span></button> }
}

fn with_person(outreach: Outreach) -> impl IntoView {
    let who = move || match outreach.name() {
        Some(name) => t_with("outreach.bar.person", &[("name", &name)]),
        None => t("outreach.bar.new").to_owned(),
    };
    let finish = move |_| {
        spawn_local(async move {
            if outreach.sitting.with_untracked(|sitting| sitting.is_known) {
                // Where there is no room, what was written down of the elder is there all the same.
                let _ = outreach.list_person(true).await;
            }
            outreach.back_to_day().await;
        });
    };
    view! {
        <nav class="outreach-bar" aria-label=t("outreach.bar")>
            <p class="outreach-bar-who">{who}</p>
            {lock(outreach)}
            <a class="button button-quiet" href=Route::Outreach.path()>{icon(Icon::Home)}<span>{t("outreach.bar.back")}</span></a>
            <button type="button" class="button button-main" on:click=finish>{icon(Icon::Tick)}<span>{t("outreach.bar.finish")}</span></button>
        </nav>
    }
}
