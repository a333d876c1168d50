//! A dialog whose content is fetched when it is first opened: its title is there at once.

use std::pin::Pin;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

use super::dialog::Dialog;
use super::problems::LoadFailed;
use crate::i18n::t;
use crate::platform::fetch::LoadError;
use crate::state::load::Load;

/// Makes the content where it is shown, so that it belongs to its dialog and ends with it.
pub type Content = Arc<dyn Fn() -> AnyView + Send + Sync>;

/// Content on its way. Boxed, so that all dialogs share one code that waits for it.
pub type Coming = Pin<Box<dyn Future<Output = Result<Content, LoadError>>>>;

/// Code that did not come. The browser's console has the reason; for people it is a file.
pub fn no_code(_: SplitLoaderError) -> LoadError {
    LoadError::Unreachable
}

/// The dialog; what it says comes as soon as it is there.
pub fn later_dialog(title: &'static str, on_close: Callback<()>, coming: Coming) -> AnyView {
    let content = RwSignal::new(Load::<Content>::Loading);
    spawn_local(async move {
        let came = coming.await;
        // The dialog may be closed by now.
        let _ = content.try_set(came.into());
    });
    view! {
        <Dialog title on_close>
            {move || match content.get() {
                Load::Ready(make) => make(),
                Load::Loading => view! { <p role="status">{t("common.loading")}</p> }.into_any(),
                Load::Failed(problem) => view! { <LoadFailed problem /> }.into_any(),
            }}
        </Dialog>
    }
    .into_any()
}
