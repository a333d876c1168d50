//! The separate consent that the office passes a request on to the facility that it names.

use eldercare_requests::Field;
use leptos::prelude::*;

use super::consent::{paragraphs, proof};
use super::form::Form;
use crate::components::consent::ConsentBox;
use crate::i18n::{t, t_with};
use crate::state::place_name::{PlaceName, find_place};

/// The box; nothing where no facility is named, or while its name is not known: who agrees must know
/// to whom.
pub fn share_box(form: Form) -> impl IntoView {
    let facility = Memo::new(move |_| form.text(|draft| draft.facility.as_ref()).get());
    let name = Memo::new(move |_| match find_place(&facility.get()?) {
        PlaceName::Known(name) => Some(name),
        PlaceName::Awaited | PlaceName::Unknown => None,
    });
    move || name.get().map(|name| named(form, &name))
}

fn named(form: Form, name: &str) -> impl IntoView + use<> {
    let wording = t_with("request.consent.share.text", &[("place", name)]);
    let given = proof(t("request.consent.share.text"));
    let give = Callback::new(move |ticked: bool| {
        form.requests
            .edit(|draft| draft.consent_share = ticked.then(|| given.clone()));
    });
    let ticked = Signal::derive(move || {
        form.requests
            .draft
            .with(|draft| draft.consent_share.is_some())
    });
    view! {
        <ConsentBox
            name=Field::ConsentShare.id()
            title=t("request.consent.share")
            wording=paragraphs(&wording)
            agree=t("request.consent.share.agree")
            ticked
            error=form.error(Field::ConsentShare)
            on_change=give
        />
    }
}
