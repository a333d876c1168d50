//! The rules of need, read once for the life of the page.

use std::cell::Cell;

use eldercare_assessment::Instrument;
use eldercare_care::NeedRules;

use crate::platform::fetch::{self, Age, LoadError};

const FILE: &str = "/needs/gbt-42195-2022.json";

thread_local! {
    // Leaked once, so that every view holds the rules for free.
    static RULES: Cell<Option<&'static NeedRules>> = const { Cell::new(None) };
}

/// The rules, checked against the questionnaire.
pub async fn rules(instrument: &'static Instrument) -> Result<&'static NeedRules, LoadError> {
    if let Some(rules) = RULES.get() {
        return Ok(rules);
    }
    let rules = fetch::parsed(FILE, |file| {
        NeedRules::parse(file, instrument)
            .map_err(|faults| faults.first().map(ToString::to_string).unwrap_or_default())
    })
    .await?;
    let rules: &'static NeedRules = Box::leak(Box::new(rules));
    RULES.set(Some(rules));
    Ok(rules)
}

/// Has the browser keep the file, so that the plan opens without a network.
pub async fn fetch_ahead() {
    let _ = fetch::bytes(FILE, Age::Any).await;
}
