//! What is known already is taken over, and said.

use eldercare_entitlements::{Living, Person, Tag};
use leptos::prelude::*;

use super::desk::Desk;
use crate::components::notice::{Notice, Tone};
use crate::i18n::{t, t_of, t_with};
use crate::state::atlas::use_atlas;
use crate::state::check::use_check;
use crate::state::person::{Standing, use_told};
use crate::state::request::Step;
use crate::state::request::attach::whom;

/// Takes over for whom the self-check was, unless the request says it already.
pub fn take_over(desk: Desk) {
    let requests = desk.form.requests;
    let unsaid = requests
        .draft
        .with_untracked(|draft| draft.for_whom.is_none());
    let who = untrack(|| use_check().session()).map(|session| session.who);
    let Some(whom) = who.and_then(whom) else {
        return;
    };
    if unsaid {
        requests.edit(|draft| draft.for_whom = Some(whom.to_owned()));
    }
}

/// Takes over what the person told for the question what is theirs, once it is read.
pub fn take_over_person(desk: Desk) {
    let told = use_told();
    let atlas = use_atlas();
    Effect::new(move |_| {
        if told.standing() != Standing::Ready {
            return;
        }
        let Some(city) = atlas.id() else { return };
        let facts = facts(&told.person(&city));
        let fresh =
            |(question, _): &(&str, String)| desk.intake.get_untracked().stored(question).is_none();
        let fresh: Vec<(&str, String)> = facts.into_iter().filter(fresh).collect();
        if !fresh.is_empty() {
            desk.intake.edit(|intake| {
                for (question, answer) in &fresh {
                    intake.bring(question, answer, "person");
                }
            });
        }
    });
}

/// What is known of a person, as answers of the intake.
fn facts(person: &Person) -> Vec<(&'static str, String)> {
    let year = person.birth_year.told().map(ToString::to_string);
    let income = person.income.told().map(|income| income.id().to_owned());
    let institution = person.living.told() == Some(&Living::Institution);
    let alone = person.tag(Tag::Alone).told() == Some(&true);
    let living = match (institution, alone) {
        (true, _) => Some("institution"),
        (false, true) => Some("alone"),
        (false, false) => None,
    };
    [
        ("birth-year", year),
        ("income", income),
        ("living", living.map(str::to_owned)),
    ]
    .into_iter()
    .filter_map(|(question, answer)| Some((question, answer?)))
    .collect()
}

/// Which contact data of a screen stand there already, and from where.
pub fn contact_line(desk: Desk, step: Step) -> impl IntoView {
    let draft = desk.form.requests.draft.get_untracked();
    let known: Vec<&str> = match step {
        Step::Elder => [
            (draft.for_whom.is_some(), "for-whom"),
            (draft.elder_name.is_some(), "elder-name"),
            (draft.phone.is_some(), "phone"),
        ]
        .into_iter()
        .filter_map(|(known, id)| known.then_some(id))
        .collect(),
        Step::Address if draft.town.is_some() => vec!["address"],
        _ => Vec::new(),
    };
    (!known.is_empty()).then(|| {
        let names: Vec<&str> = known.iter().map(|id| t_of("apply.short", id)).collect();
        let list = names.join(t("common.comma"));
        let words = t_with("apply.brought", &[("list", &list)]);
        view! { <Notice tone=Tone::Plain><p>{words}</p></Notice> }
    })
}

/// From where an answer was taken over.
pub fn answer_line(desk: Desk, question: &'static str) -> impl IntoView {
    move || {
        let from = desk
            .intake
            .with(|intake| intake.brought(question).map(str::to_owned))?;
        Some(view! { <p class="apply-brought">{t_of("apply.from", &from)}</p> })
    }
}

#[cfg(test)]
mod tests {
    use eldercare_care::forms::{Answered, Forms, Intake};
    use eldercare_entitlements::{Income, Known};

    use super::*;

    #[test]
    fn what_a_person_told_answers_questions_of_the_forms() {
        let forms = include_str!("../../../assets/forms/applications.json");
        let forms = Forms::parse(forms).unwrap();
        for income in Income::ALL {
            let mut person = Person {
                birth_year: Known::Known(1942),
                income: Known::Known(income),
                living: Known::Known(Living::Home),
                ..Person::default()
            };
            person.set_tag(Tag::Alone, Known::Known(true));
            let mut intake = Intake::new();
            for (question, answer) in facts(&person) {
                intake.bring(question, &answer, "person");
            }
            let answer = |id: &str| {
                let question = forms.questions().iter().find(|it| it.id == id).unwrap();
                intake.answered(question)
            };
            assert_eq!(answer("birth-year"), Some(Answered::Year(1942)));
            assert_eq!(answer("income"), Some(Answered::Options(vec![income.id()])));
            assert_eq!(answer("living"), Some(Answered::Options(vec!["alone"])));
        }
        assert!(
            facts(&Person::default()).is_empty(),
            "nothing told is nothing taken over"
        );
    }
}
