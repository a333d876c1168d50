//! What kind of place this is: one picture, one sentence, and the way to all kinds.

use eldercare_places::Kind;
use leptos::prelude::*;

use crate::components::kind_picture::kind_picture;
use crate::i18n::{t, t_of};
use crate::route::Route;

/// The card for a place's kind.
pub fn kind_card(kind: Kind) -> impl IntoView {
    view! {
        <section class="card kind-card">
            <h2>{t("kinds.this")}</h2>
            <div class="kind-card-body">
                {kind_picture(kind)}
                <div>
                    <p><strong>{t_of("kind", kind.id())}</strong></p>
                    <p>{t_of("kind.what", kind.id())}</p>
                    <a class="button-link" href=Route::Kinds.path()>{t("kinds.all")}</a>
                </div>
            </div>
        </section>
    }
}
