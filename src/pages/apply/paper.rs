//! The contact data in words, as they stand on a printed form.

use eldercare_care::forms::Form as Application;
use leptos::prelude::*;

use super::desk::Desk;
use crate::i18n::t_of;
use crate::state::request::words;

/// Name by name what a form asks of them; what was not told is left blank for a pen.
pub fn contact_lines(desk: Desk, application: &Application) -> Vec<(String, String)> {
    let draft = desk.form.requests.draft.get();
    let divisions = desk.form.city().and_then(|city| city.divisions);
    let address = || {
        let place = divisions?.in_words(draft.town.as_deref()?, draft.village.as_deref())?;
        Some(format!(
            "{place} {}",
            draft.door.as_deref().unwrap_or_default()
        ))
    };
    let named =
        |family: &str, id: &Option<String>| id.as_deref().map(|id| t_of(family, id).to_owned());
    let all = [
        ("for-whom", named("request.for", &draft.for_whom)),
        ("elder-name", draft.elder_name.clone()),
        ("phone", draft.phone.clone()),
        ("phone-owner", named("request.owner", &draft.phone_owner)),
        ("address", address()),
        (
            "wished-time",
            draft.wished_time.as_deref().and_then(words::wished),
        ),
    ];
    let asked = all
        .into_iter()
        .filter(|(id, _)| application.asks.contains_key(*id));
    asked
        .map(|(id, words)| {
            (
                t_of("apply.short", id).to_owned(),
                words.unwrap_or_default(),
            )
        })
        .collect()
}
