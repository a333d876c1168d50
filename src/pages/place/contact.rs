//! A place into the telephone's address book.

use eldercare_places::Facility;
use eldercare_places::vcard::{Words, card};
use leptos::prelude::*;

use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_of, t_with};
use crate::platform::{download, share};
use crate::state::atlas::use_atlas;
use crate::state::place_facts::age::date_in_words;
use crate::state::place_facts::{Setting, hours_lines};

/// Marks behind which a published number has its extension.
const EXTENSION: [char; 2] = ['#', '＃'];

/// The button; a demonstration place has none, for a contact outlives the page that says so.
#[component]
pub fn ContactButton(place: Facility, told: RwSignal<String>) -> impl IntoView {
    let atlas = use_atlas();
    let setting = Setting::of(untrack(|| atlas.city()).as_ref());
    let city = untrack(|| atlas.city_name()).unwrap_or_default();
    let path = atlas.place_path(&place.id);
    let note = note(&place, &setting);
    (!place.demo).then(|| {
        let save = move |_| {
            let words = Words {
                city: &city,
                note: &note,
                url: &share::absolute(&path),
            };
            let is_offered = card(&place, &words)
                .is_some_and(|text| download::offer(&file_name(&place.name), "text/vcard", &text));
            let key = if is_offered {
                "contact.saved"
            } else {
                "contact.failed"
            };
            told.set(t(key).to_owned());
        };
        view! {
            <button data-own type="button" class="button button-quiet" on:click=save>
                {icon(Icon::Contact)}
                <span>{t("contact.save")}</span>
            </button>
        }
    })
}

/// What it is, its number with the extension, hours, source and day.
fn note(place: &Facility, setting: &Setting) -> String {
    let phone = place.phone.as_deref().unwrap_or_default();
    let extension = phone
        .contains(EXTENSION)
        .then(|| t_with("contact.extension", &[("number", phone)]));
    let hours = hours_lines(place).map(|hours| {
        t_with(
            "contact.hours",
            &[("hours", &hours.join(t("common.comma")))],
        )
    });
    let source = setting.source_title(&place.source).unwrap_or_default();
    let date = date_in_words(&place.checked);
    let origin = t_with("contact.source", &[("source", &source), ("date", &date)]);
    let kind = t_of("kind", place.kind.id()).to_owned();
    let lines = [Some(kind), extension, hours, Some(origin)];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// A name that every system can store.
fn file_name(name: &str) -> String {
    let plain = |sign: char| if sign.is_alphanumeric() { sign } else { '-' };
    format!("{}.vcf", name.chars().map(plain).collect::<String>())
}
