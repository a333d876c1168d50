//! The first page of the self-rating.

use eldercare_assessment::Instrument;
use leptos::prelude::*;

use crate::components::listen::listen;
use crate::components::no_rules::{has_no_rules, no_rules};
use crate::components::page_head::PageHead;
use crate::i18n::{t, t_with};
use crate::pages::check::gate::gate_of;
use crate::pages::check::kept::kept_warning;
use crate::pages::check::resume::resume_card;
use crate::pages::check::spoken;
use crate::pages::check::start::who_form;
use crate::route::Route;
use crate::state::check::{Check, Sheet, use_sheet};

/// The page at `/check/ltc`.
#[component]
pub fn RatingStartPage() -> impl IntoView {
    let check = use_sheet(Sheet::LongTermCare);
    gate_of(check, move |instrument| {
        if has_no_rules() {
            return view! { <main id="main" class="page">{no_rules(t("ltc.title"))}</main> }
                .into_any();
        }
        start_page(check, instrument).into_any()
    })
}

fn start_page(check: Check, instrument: &'static Instrument) -> impl IntoView {
    let begun = Memo::new(move |_| check.session().is_some_and(|s| !s.answers.is_empty()));
    let count = instrument.questions().len().to_string();
    view! {
        <main id="main" class="page check-start">
            <PageHead title=t("ltc.title").to_owned() back=Route::Check.path() />
            <p class="check-lead">{t_with("ltc.lead", &[("count", &count)])}</p>
            {listen(move || spoken::start(begun.get()))}
            {kept_warning(check)}
            {move || if begun.get() {
                resume_card(check, instrument).into_any()
            } else {
                who_form(check, instrument).into_any()
            }}
            {about_card(instrument)}
        </main>
    }
}

fn about_card(instrument: &Instrument) -> impl IntoView + use<> {
    let standard = instrument.standard();
    let values = [
        ("title", standard.title.as_str()),
        ("number", &standard.number),
    ];
    view! {
        <section class="card">
            <h2>{t("check.about")}</h2>
            <ul class="check-points">
                <li>{t_with("ltc.about.form", &values)}</li>
                <li>{t("ltc.about.no-level")}</li>
                <li>{t("ltc.about.city")}</li>
                <li>{t("check.about.unsure")}</li>
                <li>{t("check.about.private")}</li>
            </ul>
        </section>
    }
}
