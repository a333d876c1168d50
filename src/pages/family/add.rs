//! One more person: what they are called at home.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::choice_list::{Choice, ChoiceList};
use crate::components::family::change_to;
use crate::components::field::{TextField, Typing};
use crate::components::icon::{Icon, icon};
use crate::components::page_head::PageHead;
use crate::i18n::{t, t_of};
use crate::route::AtFamily;
use crate::state::family::{self, Called, NameProblem, WORDS, chosen};
use crate::state::location::{Location, use_location};

/// What is chosen where the family has a word of its own.
const OWN: &str = "own";

/// What is being filled in.
#[derive(Clone, Copy)]
struct Naming {
    word: RwSignal<Option<String>>,
    own: RwSignal<String>,
    problem: RwSignal<Option<NameProblem>>,
    said: RwSignal<Option<&'static str>>,
}

impl Naming {
    fn is_own(self) -> bool {
        self.word.with(|word| word.as_deref() == Some(OWN))
    }

    /// The problem in words, at the field that it belongs to.
    fn error(self, of_own: bool) -> Signal<Option<String>> {
        Signal::derive(move || {
            let why = self.problem.get().filter(|_| self.is_own() == of_own)?;
            Some(t_of("family.name", why.id()).to_owned())
        })
    }

    fn go(self, location: Location) {
        let called = self
            .word
            .with_untracked(|word| called(word.as_deref(), &self.own.get_untracked()));
        match called {
            Err(why) => self.problem.set(Some(why)),
            Ok(called) => spawn_local(self.add(called, location)),
        }
    }

    async fn add(self, called: Called, location: Location) {
        let to = if called.is_oneself() {
            AtFamily::People
        } else {
            AtFamily::Agree
        };
        match family::add(called).await {
            // The page may be left by now.
            Err(_) => {
                let _ = self.said.try_set(Some("family.unkept"));
            }
            // The first one is whoever this page was about all along.
            Ok(id) if id == chosen::chosen() => {
                chosen::note(&id);
                location.go_instead(to.path());
            }
            Ok(id) => change_to(id, to.path().to_owned(), self.said),
        }
    }
}

/// The page at `/family/add`.
pub fn add() -> impl IntoView {
    let naming = Naming {
        word: RwSignal::new(None),
        own: RwSignal::new(String::new()),
        problem: RwSignal::new(None),
        said: RwSignal::new(None),
    };
    let location = use_location();
    let choose = Callback::new(move |word: String| {
        naming.problem.set(None);
        naming.word.set(Some(word));
    });
    let is_own = Memo::new(move |_| naming.is_own());
    view! {
        <PageHead title=t("family.add").to_owned() back=AtFamily::People.path().to_owned() />
        <ChoiceList
            name="called"
            legend=t("family.called").to_owned()
            choices=choices()
            chosen=naming.word
            error=naming.error(false)
            on_choose=choose
            side_by_side=true
        />
        {move || is_own.get().then(|| own_word(naming))}
        {move || family::people().is_empty().then(|| view! { <p>{t("family.add.first")}</p> })}
        <p role="status">{move || naming.said.get().map(t)}</p>
        <button type="button" class="button button-main button-big" on:click=move |_| naming.go(location)>{icon(Icon::Plus)}<span>{t("family.add.yes")}</span></button>
    }
}

fn own_word(naming: Naming) -> impl IntoView {
    view! {
        <TextField
            name="called-own"
            label=Signal::derive(|| t("family.own").to_owned())
            hint=t("family.own.hint").to_owned()
            typed=naming.own.get_untracked()
            error=naming.error(true)
            on_input=Callback::new(move |typed| naming.own.set(typed))
            typing=Typing::Name
        />
    }
}

fn choices() -> Vec<Choice> {
    let words = WORDS.into_iter();
    let words = words.map(|word| (word, t_of("family.called", word)));
    let all = words.chain([(OWN, t("family.called.own"))]);
    let choice = |(value, label): (&str, &str)| Choice {
        value: value.to_owned(),
        label: label.to_owned(),
        detail: None,
    };
    all.map(choice).collect()
}

fn called(word: Option<&str>, own: &str) -> Result<Called, NameProblem> {
    let called = match word {
        None => Err(NameProblem::Missing),
        Some(OWN) => Called::own(own),
        Some(word) => Called::word(word).ok_or(NameProblem::Missing),
    }?;
    family::fits(&called, &untrack(family::people))?;
    Ok(called)
}
