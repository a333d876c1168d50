//! Step 6: consent to the use of the contact data, and separately to passing the request on to a facility
//! and to passing on the self-check.

use eldercare_requests::{AttachedCheck, Consent, Field, PayloadHash, WORDING_VERSION};
use leptos::prelude::*;

use super::agreement::agreement;
use super::attached::attached_details;
use super::form::Form;
use super::frame::{step_foot, step_head, step_problems};
use super::share::share_box;
use crate::components::consent::ConsentBox;
use crate::components::notice::{Notice, Tone};
use crate::i18n::{t, t_of, t_with};
use crate::state::atlas::use_hotline;
use crate::state::check::{Check, CheckSession, Standing, Who, use_check};
use crate::state::operator::use_operator;
use crate::state::request::Step;
use crate::state::request::attach::{attached, fits};

/// The consents.
pub fn consent(form: Form) -> impl IntoView {
    let check = use_check();
    check.open();
    view! {
        {step_head(Step::Consent)}
        {step_problems(form, Step::Consent)}
        {agreement(form)}
        {contact_box(form, "request.consent.contact.text")}
        {share_box(form)}
        {move || self_check(form, check)}
        {step_foot(form, Step::Consent)}
    }
}

/// The consent to the use of the contact data: who gets them, what for, how long, and how to take the
/// consent back, as the text of this key says it.
pub fn contact_box(form: Form, key: &str) -> impl IntoView + use<> {
    drop_older(form);
    let wording = wording_of(key);
    let given = proof(t(key));
    let give = Callback::new(move |ticked: bool| {
        form.requests
            .edit(|draft| draft.consent_contact = ticked.then(|| given.clone()));
    });
    let ticked = Signal::derive(move || {
        form.requests
            .draft
            .with(|draft| draft.consent_contact.is_some())
    });
    view! {
        <ConsentBox
            name=Field::ConsentContact.id()
            title=t("request.consent.contact")
            wording=paragraphs(&wording)
            agree=t("request.consent.contact.agree")
            ticked
            error=form.error(Field::ConsentContact)
            on_change=give
        />
    }
}

/// A draft may have waited while the wordings changed: who agreed to older words has not agreed to these.
fn drop_older(form: Form) {
    let is_older = |consent: &Option<Consent>| {
        let consent = consent.as_ref();
        consent.is_some_and(|consent| consent.version != WORDING_VERSION)
    };
    let any = form.requests.draft.with_untracked(|draft| {
        is_older(&draft.consent_contact)
            || is_older(&draft.consent_share)
            || is_older(&draft.consent_check)
    });
    if any {
        form.requests.edit(|draft| {
            draft.consent_contact = None;
            draft.consent_share = None;
            draft.consent_check = None;
            draft.self_check = None;
        });
    }
}

/// A wording that names the operator and the hotline.
pub(super) fn wording_of(key: &str) -> String {
    let operator = use_operator().name;
    let operator = if operator.is_empty() {
        t("request.consent.operator").to_owned()
    } else {
        operator
    };
    t_with(key, &[("operator", &operator), ("hotline", &use_hotline())])
}

/// The paragraphs of a wording.
pub fn paragraphs(wording: &str) -> Vec<String> {
    wording.lines().map(str::to_owned).collect()
}

/// What is kept of a consent to this wording: its hash as it stands in the locale file, before names of the operator,
/// the hotline or a place are filled in, so that the register of wordings knows it.
pub fn proof(wording: &str) -> Consent {
    Consent {
        version: WORDING_VERSION.to_owned(),
        text_hash: PayloadHash::of(wording.as_bytes()).to_string(),
    }
}

/// The offer to attach the self-check; nothing where there is none.
pub fn self_check(form: Form, check: Check) -> AnyView {
    let wanted = form.requests.with_check.get();
    match check.standing() {
        Standing::Waiting => ().into_any(),
        Standing::Ready(instrument) => {
            let session = check
                .session()
                .filter(|session| attached(instrument, &session.answers).is_some());
            let for_whom = form.requests.draft.with(|draft| draft.for_whom.clone());
            let other = |session: &CheckSession| !fits(session.who, for_whom.as_deref());
            if let Some(session) = session.as_ref().filter(|session| other(session)) {
                drop_stale(form, None);
                return not_theirs(session.who).into_any();
            }
            if let Some(session) = session {
                return offer(form, instrument, session).into_any();
            }
            drop_stale(form, None);
            missing(wanted).into_any()
        }
        Standing::Failed(_) | Standing::Unreadable(_) | Standing::Older => {
            missing(wanted).into_any()
        }
    }
}

/// The self-check of somebody else does not go along.
fn not_theirs(who: Who) -> impl IntoView {
    let words = t_with(
        "request.consent.check.other",
        &[("who", t_of("check.who", who.id()))],
    );
    view! { <Notice tone=Tone::Plain><p>{words}</p></Notice> }
}

/// Said only to somebody who came to attach a self-check.
fn missing(wanted: bool) -> impl IntoView {
    wanted.then(
        || view! { <Notice tone=Tone::Plain><p>{t("request.consent.check.none")}</p></Notice> },
    )
}

/// A self-check that changed after it was attached needs a new consent: the old one is taken out.
fn drop_stale(form: Form, now: Option<&AttachedCheck>) {
    let stale = form
        .requests
        .draft
        .with_untracked(|draft| draft.self_check.is_some() && draft.self_check.as_ref() != now);
    if stale {
        form.requests.edit(|draft| {
            draft.self_check = None;
            draft.consent_check = None;
        });
    }
}

fn offer(
    form: Form,
    instrument: &'static eldercare_assessment::Instrument,
    session: CheckSession,
) -> impl IntoView {
    drop_stale(form, attached(instrument, &session.answers).as_ref());
    let wording = t("request.consent.check.text");
    let answers = session.answers.clone();
    let give = Callback::new(move |ticked: bool| {
        form.requests.edit(|draft| {
            draft.self_check = attached(instrument, &answers).filter(|_| ticked);
            draft.consent_check = draft.self_check.is_some().then(|| proof(wording));
        });
    });
    let ticked =
        Signal::derive(move || form.requests.draft.with(|draft| draft.self_check.is_some()));
    let error = Signal::derive(move || {
        let about = [Field::SelfCheck, Field::ConsentCheck];
        about.into_iter().find_map(|field| form.error(field).get())
    });
    view! {
        <ConsentBox
            name=Field::ConsentCheck.id()
            title=t("request.consent.check")
            wording=paragraphs(wording)
            agree=t("request.consent.check.agree")
            ticked
            error
            on_change=give
        >
            {attached_details(instrument, &session, form.requests.with_check.get_untracked())}
        </ConsentBox>
    }
}
