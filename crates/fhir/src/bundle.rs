//! Questions and answers in one file.

use eldercare_assessment::{Answers, Instrument};
use serde::Serialize;

use crate::{Questionnaire, QuestionnaireResponse, Words};

/// Two resources together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Bundle {
    /// Always `Bundle`.
    pub resource_type: &'static str,
    /// `collection`: no message, no transaction.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The questions, then the answers.
    pub entry: (Entry<Questionnaire>, Entry<QuestionnaireResponse>),
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry<R> {
    /// The resource.
    pub resource: R,
}

impl Bundle {
    /// The instrument and the answers to it; for the arguments see [`QuestionnaireResponse::of`].
    #[must_use]
    pub fn of(
        instrument: &Instrument,
        answers: &Answers,
        authored: Option<&str>,
        words: &Words<'_>,
    ) -> Self {
        Self {
            resource_type: "Bundle",
            kind: "collection",
            entry: (
                Entry {
                    resource: Questionnaire::of(instrument, words),
                },
                Entry {
                    resource: QuestionnaireResponse::of(instrument, answers, authored, words),
                },
            ),
        }
    }
}
