//! The year of birth as four digits, and the birthday as month and day.

use eldercare_days::Day;
use eldercare_entitlements::Known;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::question::Asking;
use crate::components::field::{error_line, field_id};
use crate::i18n::{t, t_with};
use crate::state::now::use_now;

const NAME: &str = "birth";
/// The first year that an older person may be born in.
const FIRST_YEAR: u16 = 1900;

/// The field for the year.
pub fn year(asking: &Asking) -> impl IntoView + use<> {
    let told = untrack(|| asking.told.person(&asking.catalogue.city)).birth_year;
    let typed = RwSignal::new(told.told().map(ToString::to_string).unwrap_or_default());
    let error = RwSignal::new(None::<String>);
    let this_year =
        u16::try_from(use_now().minute_untracked().day().calendar().0).unwrap_or(u16::MAX);
    let asking = asking.clone();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let year =
            year_of(&typed.get_untracked()).filter(|year| (FIRST_YEAR..=this_year).contains(year));
        let Some(year) = year else {
            let words = t_with("rights.year.wrong", &[("year", &this_year.to_string())]);
            error.set(Some(words));
            return;
        };
        asking.told.tell(|person| {
            if person.birth_year != Known::Known(year) {
                person.birthday = Known::NotAsked;
            }
            person.birth_year = Known::Known(year);
        });
        asking.go_on();
    };
    let id = field_id(NAME);
    let described = move || error.get().map(|_| format!("{}-error", field_id(NAME)));
    view! {
        <form class="field" novalidate on:submit=submit>
            <label class="field-label" for=id.clone()>{t("rights.year.label")}</label>
            {error_line(id.clone(), error.into())}
            <input class="input" id=id type="text" inputmode="numeric" autocomplete="off" maxlength="6"
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=described
                prop:value=move || typed.get()
                on:input=move |event| typed.set(event_target_value(&event)) />
            <button type="submit" class="button button-main button-big">{t("rights.next")}</button>
        </form>
    }
}

/// Four digits, also the wide ones of a Chinese keyboard, also with a word for the year behind them.
fn year_of(typed: &str) -> Option<u16> {
    let digit = |sign: char| match sign {
        '０'..='９' => Some(u32::from(sign) - u32::from('０')),
        _ => sign.to_digit(10),
    };
    let digits: Vec<u32> = typed.trim().chars().map_while(digit).collect();
    let rest = typed
        .trim()
        .chars()
        .skip(digits.len())
        .filter(|sign| !sign.is_whitespace());
    let is_year = digits.len() == 4 && rest.count() <= 1;
    let number = digits.iter().fold(0, |all, digit| all * 10 + digit);
    is_year.then(|| u16::try_from(number).ok()).flatten()
}

/// Month and day.
pub fn birthday(asking: &Asking) -> impl IntoView + use<> {
    let person = untrack(|| asking.told.person(&asking.catalogue.city));
    let told = person.birthday.told().copied();
    // A leap year where the year is not known: every day of a birthday exists in it.
    let year = person.birth_year.told().copied().unwrap_or(2000);
    let month = RwSignal::new(told.map(|(month, _)| month));
    let day = RwSignal::new(told.map(|(_, day)| day));
    let error = RwSignal::new(None::<String>);
    let asking = asking.clone();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let chosen = month.get_untracked().zip(day.get_untracked());
        let Some(chosen) = chosen.filter(|chosen| exists(year, *chosen)) else {
            error.set(Some(t("rights.day.wrong").to_owned()));
            return;
        };
        asking
            .told
            .tell(|person| person.birthday = Known::Known(chosen));
        asking.go_on();
    };
    view! {
        <form class="field" novalidate on:submit=submit>
            {error_line(field_id(NAME), error.into())}
            <div class="rights-day">
                {picker("rights.day.month", field_id(NAME), 12, month)}
                {picker("rights.day.day", format!("{}-day", field_id(NAME)), 31, day)}
            </div>
            <button type="submit" class="button button-main button-big">{t("rights.next")}</button>
        </form>
    }
}

fn exists(year: u16, (month, day): (u8, u8)) -> bool {
    Day::from_calendar(i32::from(year), i32::from(month), i32::from(day)).is_some()
}

fn picker(key: &'static str, id: String, last: u8, chosen: RwSignal<Option<u8>>) -> impl IntoView {
    let options = (1..=last).map(|number| {
        let is_chosen = move || chosen.get() == Some(number);
        view! { <option value=number.to_string() selected=is_chosen>{number}</option> }
    });
    let options = options.collect_view();
    view! {
        <div>
            <label class="field-label" for=id.clone()>{t(key)}</label>
            <select class="input" id=id autocomplete="off" on:change=move |event| chosen.set(event_target_value(&event).parse().ok())>
                <option value="" selected=move || chosen.get().is_none()></option>
                {options}
            </select>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::{exists, year_of};

    #[test]
    fn a_year_is_read_as_people_type_it() {
        for typed in ["1962", " 1962 ", "１９６２", "1962年", "1962 年"] {
            assert_eq!(year_of(typed), Some(1962), "{typed:?}");
        }
        for typed in ["", "62", "19621", "abcd", "1962-05-03", "年1962"] {
            assert_eq!(year_of(typed), None, "{typed:?}");
        }
    }

    #[test]
    fn a_day_must_exist_in_its_year() {
        assert!(exists(1944, (2, 29)) && !exists(1945, (2, 29)) && !exists(1945, (4, 31)));
    }
}
