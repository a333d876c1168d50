//! The languages of a kiosk: two taps away on every page, and the first one again for the next visit, because what is
//! remembered lies in the memory of the page.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::dialog::Dialog;
use crate::i18n::{self, Bundle, Language, t, t_of};
use crate::platform::fetch::LoadError;
use crate::platform::{dom, prefs};
use crate::state::prefs::{Prefs, use_prefs};

/// The dialog.
#[component]
pub fn LanguageChoices(on_close: Callback<()>) -> impl IntoView {
    let prefs = use_prefs();
    let failed = RwSignal::new(false);
    let choose = move |language: Language| {
        spawn_local(async move {
            if language == prefs.language.get_untracked() {
                return on_close.run(());
            }
            // The frame, and this dialog with it, is made anew.
            if switch(prefs, language).await.is_err() {
                let _ = failed.try_set(true);
            }
        });
    };
    let choice = move |language: Language| {
        view! {
            <button type="button" class="choice" lang=language.tag()
                aria-pressed=(language == prefs.language.get_untracked()).to_string() on:click=move |_| choose(language)>
                <span class="choice-label">{t_of("language", language.tag())}</span>
            </button>
        }
    };
    view! {
        <Dialog title=t("kiosk.language.title") on_close>
            <div class="choices">{Language::ALL.map(choice).collect_view()}</div>
            <p role="alert">{move || failed.get().then(|| t("kiosk.language.failed"))}</p>
        </Dialog>
    }
}

/// All texts of the new language first, then the change: a kiosk must at no moment say in other words that it keeps
/// what is typed, and its frame is not used without its own.
async fn switch(prefs: Prefs, language: Language) -> Result<(), LoadError> {
    let app = i18n::read(language, Bundle::App).await?;
    let start = i18n::read(language, Bundle::Start).await?;
    let kiosk = i18n::read(language, Bundle::Kiosk).await?;
    i18n::drop_later();
    i18n::put(Bundle::App, app);
    i18n::put(Bundle::Start, start);
    i18n::put(Bundle::Kiosk, kiosk);
    dom::set_language(language.tag());
    prefs::write("language", language.tag());
    prefs.language.set(language);
    Ok(())
}
