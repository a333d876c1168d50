//! Where a question or a rule comes from, in the language of the page. The files say it in English; a
//! clause of an annex is put into words here, all else has a text that is found by its English.

use eldercare_assessment::Provenance;
use leptos::prelude::*;

use super::texts::InLanguages;
use crate::i18n::{Language, t, t_of, t_with};
use crate::state::prefs::use_prefs;

/// Where something comes from, how sure it is, and what a reviewer should know.
pub fn source(source: &Provenance, words: &InLanguages) -> impl IntoView + use<> {
    let language = use_prefs().language.get_untracked();
    let confidence = t_of("instruments.confidence", source.confidence.id());
    let clause = clause_in_words(&source.clause, words, language);
    let clause = t_with("instruments.source", &[("clause", &clause)]);
    let note = (!source.note.is_empty()).then(|| words.said(language, &source.note));
    let note = note.map(|said| said.unwrap_or_else(|| source.note.clone()));
    view! {
        <p class="check-note">{clause}" \u{b7} "{confidence}</p>
        {note.map(|note| view! { <p class="check-note">{note}</p> })}
    }
}

fn clause_in_words(clause: &str, words: &InLanguages, language: Language) -> String {
    let said = words.said(language, clause);
    said.or_else(|| annex_in_words(clause))
        .unwrap_or_else(|| clause.to_owned())
}

/// `annex C, C.4 with A.5.11`.
fn annex_in_words(clause: &str) -> Option<String> {
    let (annex, place) = clause.strip_prefix("annex ")?.split_once(", ")?;
    let and = format!(" {} ", t("instruments.clause.and"));
    let place = place.replace(" with ", &and);
    let values = [("annex", annex), ("place", place.as_str())];
    Some(t_with("instruments.clause.annex", &values))
}
