//! How the elder agreed, where somebody else asks.

use eldercare_requests::{Agreement, Field, ForWhom};
use leptos::prelude::*;

use super::form::Form;
use crate::components::choice_list::{Choice, ChoiceList};
use crate::i18n::{t, t_of};

/// The question; nothing where the elder asks.
pub fn agreement(form: Form) -> impl IntoView {
    let for_another = Memo::new(move |_| {
        let whom = form.text(|draft| draft.for_whom.as_ref()).get();
        whom.is_some_and(|whom| whom != ForWhom::Myself.id())
    });
    move || {
        for_another.get().then(|| {
            let choices = Agreement::ALL.map(|how| Choice {
                value: how.id().to_owned(),
                label: t_of("request.agreement", how.id()).to_owned(),
                detail: None,
            });
            view! {
                <section class="card">
                    <ChoiceList
                        name=Field::Agreement.id()
                        legend=t("request.agreement").to_owned()
                        choices=choices.to_vec()
                        chosen=form.text(|draft| draft.agreement.as_ref())
                        error=form.error(Field::Agreement)
                        on_choose=form.put(|draft| &mut draft.agreement)
                    />
                </section>
            }
        })
    }
}
