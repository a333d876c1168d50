//! What the person who is chosen agrees to: who, how, what for, until when.

use eldercare_requests::{How, Lasting, Proxy, Relation, Scope};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::nobody;
use crate::components::choice_list::{Choice, ChoiceList};
use crate::components::family::name;
use crate::components::icon::{Icon, icon};
use crate::components::page_head::PageHead;
use crate::i18n::{t, t_of, t_with};
use crate::route::AtFamily;
use crate::state::family;
use crate::state::location::use_location;

/// What was chosen so far.
#[derive(Clone, Copy)]
struct Asked {
    relation: RwSignal<Option<String>>,
    how: RwSignal<Option<String>>,
    scope: RwSignal<Option<String>>,
    lasting: RwSignal<Option<String>>,
    is_told: RwSignal<bool>,
}

impl Asked {
    fn new(relation: Option<Relation>) -> Asked {
        Asked {
            // Who asks does not change when it is asked anew.
            relation: RwSignal::new(relation.map(|relation| relation.id().to_owned())),
            how: RwSignal::new(None),
            scope: RwSignal::new(None),
            lasting: RwSignal::new(None),
            is_told: RwSignal::new(false),
        }
    }

    fn proxy(self) -> Option<Proxy> {
        let from = family::today();
        let lasting = Lasting::from_id(&self.lasting.get_untracked()?)?;
        Some(Proxy {
            relation: Relation::from_id(&self.relation.get_untracked()?)?,
            how: How::from_id(&self.how.get_untracked()?)?,
            scope: Scope::from_id(&self.scope.get_untracked()?)?,
            from,
            until: lasting.until(from),
            revoked: None,
        })
    }
}

/// The page at `/family/agree`.
pub fn agree() -> AnyView {
    let Some(person) = untrack(family::current) else {
        return nobody().into_any();
    };
    let asked = Asked::new(person.proxy.map(|proxy| proxy.relation));
    let name = name(&person.called);
    let values = [("name", name.as_str())];
    view! {
        <PageHead title=t_with("family.agree", &values) back=AtFamily::People.path().to_owned() />
        {to_say(&values)}
        {questions(asked, &values)}
        {foot(asked)}
    }
    .into_any()
}

/// What the person hears before.
fn to_say(values: &[(&str, &str)]) -> impl IntoView + use<> {
    let lines = [
        t_with("family.agree.say.1", values),
        t("family.agree.say.2").to_owned(),
        t("family.agree.say.3").to_owned(),
        t_with("family.agree.say.4", values),
    ];
    view! {
        <section class="card">
            <h2>{t_with("family.agree.say", values)}</h2>
            <ul class="check-points">{lines.map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
        </section>
    }
}

fn questions(asked: Asked, values: &[(&str, &str)]) -> impl IntoView + use<> {
    let relation = Relation::ALL.map(|it| choice(it.id(), t_of("family.relation", it.id())));
    let how = How::ALL.map(|it| choice(it.id(), t_of("family.how", it.id())));
    let scope = Scope::ALL.map(|it| choice(it.id(), t_of("family.scope", it.id())));
    let lasting = Lasting::ALL.map(|it| choice(it.id(), t_of("family.lasting", it.id())));
    let ask = move |name,
                    legend: String,
                    choices: Vec<Choice>,
                    chosen: RwSignal<Option<String>>| {
        let error = Signal::derive(move || {
            let is_missing = asked.is_told.get() && chosen.with(Option::is_none);
            is_missing.then(|| t("family.agree.missing").to_owned())
        });
        view! {
            <section class="card">
                <ChoiceList name legend choices chosen error on_choose=Callback::new(move |value| chosen.set(Some(value))) side_by_side=true />
            </section>
        }
    };
    view! {
        {ask("relation", t_with("family.relation", values), relation.to_vec(), asked.relation)}
        {ask("how", t_with("family.how", values), how.to_vec(), asked.how)}
        {ask("scope", t("family.scope").to_owned(), scope.to_vec(), asked.scope)}
        {ask("lasting", t("family.lasting").to_owned(), lasting.to_vec(), asked.lasting)}
    }
}

fn choice(value: &str, label: &str) -> Choice {
    Choice {
        value: value.to_owned(),
        label: label.to_owned(),
        detail: None,
    }
}

fn foot(asked: Asked) -> impl IntoView {
    let failed = RwSignal::new(None::<&'static str>);
    let location = use_location();
    let keep = move |_| {
        let Some(proxy) = asked.proxy() else {
            asked.is_told.set(true);
            return failed.set(Some("family.agree.missing"));
        };
        spawn_local(async move {
            match family::agree(proxy).await {
                Ok(()) => location.go(AtFamily::Note.path()),
                // The page may be left by now.
                Err(_) => {
                    let _ = failed.try_set(Some("family.unkept"));
                }
            }
        });
    };
    view! {
        <p role="alert">{move || failed.get().map(|key| view! { <span class="field-error">{t(key)}</span> })}</p>
        <button type="button" class="button button-main button-big" on:click=keep>{icon(Icon::Tick)}<span>{t("family.agree.yes")}</span></button>
    }
}
