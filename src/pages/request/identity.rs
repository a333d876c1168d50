//! The elder's identity number: folded, never required, and offered only where an office looks a person up
//! in its registers.

use eldercare_requests::{Field, ServiceId};
use leptos::prelude::*;

use super::form::Form;
use crate::components::field::{TextField, Typing};
use crate::i18n::t;

/// The field, where the chosen service may need it.
pub fn identity(form: Form) -> impl IntoView {
    let service = form.typed(|draft| draft.service.as_ref());
    let is_offered = ServiceId::from_id(&service).is_some_and(ServiceId::is_checked_in_registers);
    let typed = form.typed(|draft| draft.identity.as_ref());
    let error = form.error(Field::IdentityNumber);
    // What was typed under another service must be seen, to be mended or deleted.
    (is_offered || !typed.is_empty()).then(|| {
        let open = !typed.is_empty() || error.get_untracked().is_some();
        view! {
            <details class="check-more" open=open>
                <summary>{t("request.identity.fold")}</summary>
                <TextField
                    name=Field::IdentityNumber.id()
                    label=Signal::stored(t("request.identity").to_owned())
                    hint=t("request.identity.hint").to_owned()
                    typed
                    error
                    on_input=form.put(|draft| &mut draft.identity)
                    typing=Typing::Code
                    may_be_empty=true
                />
            </details>
        }
    })
}
