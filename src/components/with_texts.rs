//! A page whose texts and styles are read only when it is opened.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::problems::LoadFailed;
use crate::i18n::{self, Bundle, t};
use crate::platform::fetch::LoadError;
use crate::platform::sheet;
use crate::state::load::Load;
use crate::state::prefs::use_prefs;

/// Shows the page once the texts of these files and the styles of the later pages are there.
pub fn with_texts(
    bundles: &'static [Bundle],
    page: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    let missing = move || bundles.iter().copied().filter(|bundle| !i18n::has(*bundle));
    let first = if missing().next().is_some() || !sheet::is_there() {
        Load::Loading
    } else {
        Load::Ready(())
    };
    let state = RwSignal::new(first);
    let language = use_prefs().language.get_untracked();
    if matches!(state.get_untracked(), Load::Loading) {
        let styles = sheet::load();
        spawn_local(async move {
            let mut all = Ok(());
            for bundle in missing().collect::<Vec<_>>() {
                all = all.and(i18n::load(language, bundle).await);
            }
            // The page may be left by now.
            let _ = state.try_set(all.and(styles.await).into());
        });
    }
    (move || match state.get() {
        Load::Ready(()) => page(),
        Load::Loading => waiting(),
        Load::Failed(problem) => failed(problem),
    })
    .into_any()
}

/// A page that is on its way.
pub fn waiting() -> AnyView {
    view! {
        <main id="main" class="page"><p role="status">{t("common.loading")}</p></main>
    }
    .into_any()
}

/// A page that could not be had.
pub fn failed(problem: LoadError) -> AnyView {
    view! { <main id="main" class="page"><LoadFailed problem /></main> }.into_any()
}
