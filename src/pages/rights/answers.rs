//! The ways to answer: big cards where there are few, the city's own names for the town.

use eldercare_entitlements::{Area, Fact, Income, Known, Living, Person, Setting};
use leptos::prelude::*;

use super::birth::{birthday, year};
use super::question::Asking;
use crate::components::problems::LoadFailed;
use crate::components::town_picker::{Chosen, TownPicker};
use crate::i18n::{t, t_of};
use crate::route::Route;
use crate::state::benefits::words::tag_of;
use crate::state::divisions::use_divisions;
use crate::state::load::Load;

/// What can be answered.
pub fn answers(asking: &Asking) -> AnyView {
    match asking.fact {
        Fact::BirthYear => year(asking).into_any(),
        Fact::Birthday => birthday(asking).into_any(),
        Fact::Level => level(asking).into_any(),
        Fact::Area => area(asking).into_any(),
        Fact::Living => {
            let cards = Living::ALL.map(|living| {
                let label = t_of("rights.living", living.id());
                one_of(asking, label, living, |person| &mut person.living)
            });
            group(asking, cards.into()).into_any()
        }
        Fact::Setting => {
            let cards = Setting::ALL.map(|setting| {
                let label = t_of("rights.setting", setting.id());
                one_of(asking, label, setting, |person| &mut person.setting)
            });
            group(asking, cards.into()).into_any()
        }
        Fact::Income => {
            let cards = Income::ALL.map(|income| {
                let label = t_of("rights.income", income.id());
                one_of(asking, label, income, |person| &mut person.income)
            });
            group(asking, cards.into()).into_any()
        }
        Fact::Tag(_) => {
            let cards = [(true, "rights.yes"), (false, "rights.no")].map(|(has, key)| {
                let tag = tag_of(asking.fact);
                let is = move |p: &Person| tag.is_some_and(|tag| p.tag(tag) == Known::Known(has));
                let set = move |p: &mut Person| {
                    if let Some(tag) = tag {
                        p.set_tag(tag, Known::Known(has));
                    }
                };
                option(asking, t(key), is, set)
            });
            group(asking, cards.into()).into_any()
        }
    }
}

fn group(asking: &Asking, cards: Vec<AnyView>) -> impl IntoView + use<> {
    view! {
        <div class="choices" role="group" aria-label=t_of("rights.question", asking.fact.id())>
            {cards}
        </div>
    }
}

/// A card for one value of a fact that is kept at `place`.
fn one_of<T: Copy + PartialEq + Send + Sync + 'static>(
    asking: &Asking,
    label: &'static str,
    value: T,
    place: fn(&mut Person) -> &mut Known<T>,
) -> AnyView {
    let is = move |person: &Person| *place(&mut person.clone()) == Known::Known(value);
    option(asking, label, is, move |person| {
        *place(person) = Known::Known(value);
    })
}

/// One card; a tap answers and goes on. A button and no radio button: arrow keys on those would answer.
fn option(
    asking: &Asking,
    label: &'static str,
    is: impl Fn(&Person) -> bool + Send + Sync + 'static,
    set: impl Fn(&mut Person) + Clone + 'static,
) -> AnyView {
    let shown = asking.clone();
    let pressed = move || is(&shown.told.person(&shown.catalogue.city)).to_string();
    let asking = asking.clone();
    let choose = move |_| {
        asking.told.tell(set.clone());
        asking.go_on();
    };
    view! {
        <button type="button" class="choice" aria-pressed=pressed on:click=choose>
            <span class="choice-body"><span class="choice-label">{label}</span></span>
        </button>
    }
    .into_any()
}

/// The level is what the self-check finds: the way there.
fn level(asking: &Asking) -> impl IntoView + use<> {
    let begun = untrack(|| asking.told.level()).is_some();
    let key = if begun {
        "rights.level.go-on"
    } else {
        "rights.level.check"
    };
    view! { <a class="button button-main button-big" href=Route::Check.path()>{t(key)}</a> }
}

fn area(asking: &Asking) -> impl IntoView + use<> {
    let divisions = use_divisions();
    let city = asking.catalogue.city.clone();
    divisions.want(&city);
    let asking = asking.clone();
    move || match divisions.get() {
        Load::Loading => view! { <p role="status">{t("common.loading")}</p> }.into_any(),
        Load::Failed(problem) => view! { <LoadFailed problem /> }.into_any(),
        Load::Ready(names) => {
            let chosen = RwSignal::new(Chosen::default());
            let no_error = Signal::derive(|| None::<String>);
            let asking = asking.clone();
            let on_choose = Callback::new(move |chosen: Chosen| {
                let Some(area) = chosen.town.as_deref().and_then(Area::parse) else {
                    return;
                };
                asking.told.tell(|person| person.area = Known::Known(area));
                asking.go_on();
            });
            view! { <TownPicker divisions=names chosen error=no_error on_choose /> }.into_any()
        }
    }
}
