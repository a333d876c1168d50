//! What paper says of a benefit. A paper is passed on without its page, so what the screen says
//! beside a figure stands on it in short words, and what all get together never reads like one's own.

use eldercare_entitlements::{Amount, Confidence, Finding, Holds, Outcome, Standing};

use super::words::{amount, last_day};
use crate::i18n::{t, t_of, t_with};

/// A benefit on one line: name, what one person gets, and what must be known of it.
pub fn line(finding: &Finding<'_>, language: &str) -> String {
    let name = finding.benefit.name.get(language);
    let own: Vec<&Amount> = finding
        .amounts
        .iter()
        .copied()
        .filter(|one| is_own(one))
        .collect();
    // Of a single figure all that must be known stands in one pair of brackets.
    let (share, mut known) = match own.as_slice() {
        [] if finding.amounts.is_empty() => (String::new(), Vec::new()),
        [] => (t("rights.paper.none").to_owned(), Vec::new()),
        [one] => (classed(one), known_of(one, language)),
        several => (shares(several, language), Vec::new()),
    };
    known.extend(marks(finding, &own));
    headed(name, share, known)
}

/// The name with what stands behind it. A name with a colon of its own takes no second one: then all of
/// it stands in brackets.
fn headed(name: &str, share: String, known: Vec<String>) -> String {
    if share.is_empty() {
        return bracketed(name.to_owned(), &known);
    }
    if name.contains([':', '：']) {
        let all: Vec<String> = [share].into_iter().chain(known).collect();
        return bracketed(name.to_owned(), &all);
    }
    let words = t_with("rights.paper.line", &[("name", name), ("words", &share)]);
    bracketed(words, &known)
}

/// Several figures: of those that only some get, that it is one of them.
fn shares(own: &[&Amount], language: &str) -> String {
    let worded = |one: &&Amount| bracketed(classed(one), &known_of(one, language));
    let (of_some, of_all): (Vec<&Amount>, Vec<&Amount>) =
        own.iter().partition(|one| is_for_some(one));
    let of_some: Vec<String> = of_some.iter().map(worded).collect();
    let some = match of_some.len() {
        0 => None,
        1 => Some(of_some.concat()),
        _ => {
            let list = of_some.join(t("rights.paper.or"));
            Some(t_with("rights.paper.one", &[("list", &list)]))
        }
    };
    let parts: Vec<String> = some.into_iter().chain(of_all.iter().map(worded)).collect();
    parts.join(t("common.comma"))
}

/// What all get together, each said to be that.
pub fn totals(finding: &Finding<'_>, language: &str) -> Vec<String> {
    let together = |one: &&&Amount| one.holds == Holds::Programme;
    let all = finding.amounts.iter().filter(together);
    all.map(|one| {
        let words = bracketed(amount(one), &known_of(one, language));
        t_with("rights.paper.total", &[("amount", &words)])
    })
    .collect()
}

/// What must be known of the benefit as a whole.
fn marks(finding: &Finding<'_>, own: &[&Amount]) -> Vec<String> {
    let by_class = own.iter().any(|one| one.class.is_some());
    let is_low = finding.benefit.confidence == Confidence::Low;
    let is_assumed = !by_class && !finding.benefit.assumptions.is_empty();
    let all = [
        (is_low, "rights.amount.unverified"),
        (by_class, "rights.paper.class-assumed"),
        (is_assumed, "rights.paper.assumed"),
    ];
    let holding = all.into_iter().filter(|(holds, _)| *holds);
    let holding = holding.map(|(_, key)| t(key).to_owned());
    limit(&finding.outcome).into_iter().chain(holding).collect()
}

/// That it is only a goal, or of a time that the document does not cover.
pub fn limit(outcome: &Outcome<'_>) -> Option<String> {
    let Outcome::CannotTell { standing, .. } = outcome else {
        return None;
    };
    match standing {
        Standing::Planned => Some(t("rights.paper.goal").to_owned()),
        Standing::Uncovered(day) => {
            let date = last_day(*day);
            Some(t_with("rights.paper.uncovered", &[("date", &date)]))
        }
        Standing::Open | Standing::Ended(_) => None,
    }
}

/// A statement with what must be known of it behind it.
pub fn bracketed(words: String, known: &[String]) -> String {
    if known.is_empty() {
        return words;
    }
    let known = known.join(t("rights.paper.and"));
    t_with(
        "rights.paper.marked",
        &[("words", &words), ("mark", &known)],
    )
}

fn is_own(one: &Amount) -> bool {
    one.holds == Holds::Person && one.figure.number().is_some()
}

/// Whether only some of those who get the benefit get this amount of it.
fn is_for_some(one: &Amount) -> bool {
    one.class.is_some() || !one.for_whom.0.is_empty()
}

/// An amount with its class.
fn classed(one: &Amount) -> String {
    let words = amount(one);
    let Some(class) = one.class else {
        return words;
    };
    let class = t_of("rights.class", class.id());
    t_with(
        "rights.paper.class",
        &[("class", class), ("amount", &words)],
    )
}

/// What must be known of an amount: that it is not verified, and the first sentence of its note.
fn known_of(one: &Amount, language: &str) -> Vec<String> {
    let low = (one.confidence == Confidence::Low).then(|| t("rights.amount.unverified").to_owned());
    let note = one.note.as_ref().map(|note| {
        let first = note.get(language).split('。').next().unwrap_or_default();
        let first = first.split(". ").next().unwrap_or_default();
        first.trim_end_matches('.').to_owned()
    });
    low.into_iter().chain(note).collect()
}
