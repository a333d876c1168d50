//! Who there is, who is chosen, and what can be done for each.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::leave::leave;
use crate::components::family::{change_to, name};
use crate::components::icon::{Icon, icon};
use crate::components::notice::{Notice, Tone};
use crate::components::page_head::PageHead;
use crate::components::two_tap::{TwoTap, two_tap_plain};
use crate::i18n::{t, t_of, t_with};
use crate::route::{AtFamily, Route};
use crate::state::family::{self, Person, Standing, chosen};
use crate::state::place_facts::age::date_in_words;

/// The page at `/family`.
pub fn people() -> impl IntoView {
    let said = RwSignal::new(None::<&'static str>);
    let rows = move || {
        let people = family::people().into_iter();
        people.map(|person| card(person, said)).collect_view()
    };
    let is_locked = move || family::standing() == Standing::Locked;
    view! {
        <PageHead title=t("family.title").to_owned() back=Route::Map.path() />
        <p>{t("family.lead")}</p>
        <p>{t("family.lead.sealed")}</p>
        <p role="status">{move || said.get().map(t)}</p>
        {rows}
        {move || if is_locked() {
            view! { <Notice tone=Tone::Warn><p>{t("family.locked")}</p></Notice> }.into_any()
        } else {
            view! { <a class="button button-main button-big" href=AtFamily::Add.path()>{icon(Icon::Plus)}<span>{t("family.add")}</span></a> }.into_any()
        }}
    }
}

fn card(person: Person, said: RwSignal<Option<&'static str>>) -> impl IntoView {
    let name = name(&person.called);
    let is_chosen = person.id == chosen::chosen();
    let inner = if is_chosen {
        chosen_one(&person).into_any()
    } else {
        let id = person.id.clone();
        let choose = move |_| change_to(id.clone(), AtFamily::People.path().to_owned(), said);
        let label = t_with("family.choose", &[("name", &name)]);
        view! { <button type="button" class="button" on:click=choose>{label}</button> }.into_any()
    };
    view! {
        <section class="card family-one" data-chosen=is_chosen.to_string()>
            <h2>
                <span>{name}</span>
                {is_chosen.then(|| view! { <span class="family-now">{icon(Icon::Tick)}<span>{t("family.chosen")}</span></span> })}
            </h2>
            {standing_line(&person).map(|line| view! { <p>{line}</p> })}
            {inner}
            {leave(person, said)}
        </section>
    }
}

/// How what was agreed stands; nothing of the one who holds the telephone.
fn standing_line(person: &Person) -> Option<String> {
    if person.called.is_oneself() {
        return None;
    }
    let line = match (person.stop_on(family::today()), person.proxy) {
        (None, Some(proxy)) => {
            let date = date_in_words(&proxy.until.to_string());
            let what = t_of("family.scope", proxy.scope.id());
            t_with("family.until", &[("date", &date), ("what", what)])
        }
        (Some(stop), _) => t_of("family.standing", stop.id()).to_owned(),
        (None, None) => return None,
    };
    Some(line)
}

/// What can be done about the person who is chosen.
fn chosen_one(person: &Person) -> Option<impl IntoView + use<>> {
    if person.called.is_oneself() {
        return None;
    }
    let holds = person.stop_on(family::today()).is_none();
    let label = if person.proxy.is_some() {
        t("family.agree.again").to_owned()
    } else {
        t_with("family.agree", &[("name", &name(&person.called))])
    };
    let class = if holds {
        "button"
    } else {
        "button button-main"
    };
    Some(view! {
        <div class="button-row">
            {holds.then(|| view! { <a class="button" href=AtFamily::Note.path()>{icon(Icon::Print)}<span>{t("family.note")}</span></a> })}
            <a class=class href=AtFamily::Agree.path()>{label}</a>
        </div>
        {holds.then(revoking)}
    })
}

/// Taking it back: at once, and on this device.
fn revoking() -> impl IntoView {
    let failed = RwSignal::new(false);
    let words = TwoTap {
        label: t("family.revoke"),
        sure: t("family.revoke.sure"),
        yes: t("family.revoke.yes"),
    };
    let revoke = Callback::new(move |()| {
        spawn_local(async move {
            // The card is made anew where it was taken back.
            let _ = failed.try_set(family::revoke().await.is_err());
        });
    });
    view! {
        {two_tap_plain(words, revoke)}
        <p role="alert">{move || failed.get().then(|| t("family.unkept"))}</p>
    }
}
