//! What comes out of the self-rating: a grade or several, whether one may apply, and how.

use eldercare_assessment::{Instrument, QuestionId, SelfRating, Truth};
use leptos::prelude::*;

use crate::components::icon::{Icon, icon};
use crate::components::listen::listen;
use crate::components::no_rules::{has_no_rules, no_rules};
use crate::components::notice::{Notice, Tone};
use crate::components::page_head::PageHead;
use crate::i18n::{t, t_with};
use crate::pages::check::erase::erase_button;
use crate::pages::check::gate::gate_of;
use crate::pages::check::kept::{kept_line, kept_warning};
use crate::pages::check::result::done_words;
use crate::pages::check::spoken;
use crate::pages::check::words::{self, source_line};
use crate::platform::dom;
use crate::route::Route;
use crate::state::atlas::use_hotline_signal;
use crate::state::check::{Check, CheckSession, Sheet, use_sheet};

/// The page at `/check/ltc/result`.
#[component]
pub fn RatingResultPage() -> impl IntoView {
    let check = use_sheet(Sheet::LongTermCare);
    gate_of(check, move |instrument| {
        if has_no_rules() {
            return view! { <main id="main" class="page">{no_rules(t("ltc.result.title"))}</main> }
                .into_any();
        }
        let session = check.session().unwrap_or_default();
        match instrument.self_rating(&session.answers) {
            Some(rating) if !session.answers.is_empty() => {
                result_page(check, instrument, &session, &rating).into_any()
            }
            _ => nothing_yet().into_any(),
        }
    })
}

fn nothing_yet() -> impl IntoView {
    let start = Route::SelfRating.path();
    view! {
        <main id="main" class="page">
            <PageHead title=t("ltc.result.title").to_owned() back=start.clone() />
            <p>{t("check.result.none")}</p>
            <div class="button-row">
                <a class="button button-main" href=start>{t("check.to.start")}</a>
            </div>
        </main>
    }
}

fn result_page(
    check: Check,
    instrument: &'static Instrument,
    session: &CheckSession,
    rating: &SelfRating,
) -> impl IntoView + use<> {
    let aloud = spoken::rating(instrument, rating);
    view! {
        <main id="main" class="page check-result rating-result">
            <PageHead title=t("ltc.result.title").to_owned() back=Route::SelfRating.path() />
            {listen(move || aloud.clone())}
            {kept_warning(check)}
            {grade_card(instrument, rating)}
            {settle_card(instrument, rating)}
            {reasons_card(instrument, session, rating)}
            {route_card()}
            <div class="check-end">
                <p>{done_words(session)}</p>
                <p class="check-note">{source_line(instrument)}</p>
                {kept_line(check)}
                {erase_button(check, t("check.erase"), "button button-stop")}
            </div>
        </main>
    }
}

/// The grade in words, and whether this form opens the way.
fn grade_card(instrument: &Instrument, rating: &SelfRating) -> impl IntoView + use<> {
    let names: Vec<_> = rating
        .possible
        .iter()
        .map(|grade| words::grade(instrument, grade))
        .collect();
    let grade = match names.as_slice() {
        [one] => (*one).to_owned(),
        several => {
            let list = several.join(t("check.list.comma"));
            t_with("ltc.grade.either", &[("list", &list)])
        }
    };
    let means = rating.single().map(|grade| {
        view! {
            <p>{words::grade_means(instrument, grade)}</p>
            <p class="check-note">{t("ltc.groups")}</p>
        }
    });
    let (tone, may) = match rating.may_apply {
        Truth::Yes => (Tone::Good, "ltc.may.yes"),
        Truth::No => (Tone::Plain, "ltc.may.no"),
        Truth::Unknown => (Tone::Warn, "ltc.may.unknown"),
    };
    view! {
        <section class="card check-level">
            <p>{t("ltc.reference")}</p>
            <h2 class="check-level-words">{grade}</h2>
            {means}
        </section>
        <Notice tone><p><strong>{t(may)}</strong></p></Notice>
    }
}

/// The questions that would settle the grade.
fn settle_card(instrument: &Instrument, rating: &SelfRating) -> Option<impl IntoView + use<>> {
    let first = rating.would_settle.first()?;
    let count = rating.would_settle.len().to_string();
    let links = rating.would_settle.iter().map(|id| link(instrument, id));
    Some(view! {
        <section class="card check-settle">
            <h2>{t_with("check.settle", &[("count", &count)])}</h2>
            <a class="button button-main button-big" href=Sheet::LongTermCare.question(first.as_str()).path()>
                {t("check.settle.go")}
            </a>
            <ul class="check-links">{links.collect_view()}</ul>
        </section>
    })
}

fn link(instrument: &Instrument, id: &QuestionId) -> impl IntoView + use<> {
    let path = Sheet::LongTermCare.question(id.as_str()).path();
    view! { <li><a class="check-link" href=path>{words::name(instrument, id)}</a></li> }
}

/// How many activities of each class are dependent, and every answer with a way to change it.
fn reasons_card(
    instrument: &Instrument,
    session: &CheckSession,
    rating: &SelfRating,
) -> impl IntoView + use<> {
    let count = |low: u8, high: u8| {
        if low == high {
            low.to_string()
        } else {
            format!("{low}\u{2013}{high}")
        }
    };
    let (a, b) = (rating.class_a, rating.class_b);
    let (a, b) = (count(a.low, a.high), count(b.low, b.high));
    let rows = instrument.questions().iter().map(|question| {
        let name = words::name(instrument, &question.id);
        let path = Sheet::LongTermCare.question(question.id.as_str()).path();
        view! {
            <li class="check-row">
                <span class="check-row-body">
                    <strong>{name}</strong>
                    <span>{words::answered(instrument, session, question)}</span>
                </span>
                <a class="button button-quiet" href=path>
                    {t("check.change")}
                    <span class="visually-hidden">{name}</span>
                </a>
            </li>
        }
    });
    view! {
        <section class="card">
            <h2>{t("ltc.why")}</h2>
            <p>{t_with("ltc.counts", &[("a", &a), ("b", &b)])}</p>
            <ul class="check-rows">{rows.collect_view()}</ul>
        </section>
    }
}

/// The official way.
fn route_card() -> impl IntoView {
    let hotline = use_hotline_signal();
    view! {
        <section class="card check-next">
            <h2>{t("ltc.route")}</h2>
            <ul class="check-points">
                <li>{t("ltc.route.ask")}</li>
                <li>{t("ltc.route.who")}</li>
                <li>{t("ltc.route.visit")}</li>
                <li>{move || t_with("ltc.route.hotline", &[("number", &hotline.get())])}</li>
            </ul>
            <a class="button button-big" href=Route::Check.path()>
                {icon(Icon::Check)}
                <span>{t("ltc.route.check")}</span>
            </a>
            <button data-own class="button button-big" on:click=|_| dom::print()>
                {icon(Icon::Print)}
                <span>{t("check.next.paper")}</span>
            </button>
        </section>
    }
}
