//! Answers as a QuestionnaireResponse.

use eldercare_assessment::{Answer, Answers, Instrument, Question};
use serde::Serialize;

use crate::{
    LEVEL, TOTAL, UNSURE, Words,
    element::Coding,
    items::{self, coding, level_coding},
    questionnaire::url,
};

/// The answers to a questionnaire, without anything about whose they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct QuestionnaireResponse {
    /// Always `QuestionnaireResponse`.
    pub resource_type: &'static str,
    /// The language of the texts.
    pub language: String,
    /// The questions and their version.
    pub questionnaire: String,
    /// `completed` when no question is left open, else `in-progress`.
    pub status: &'static str,
    /// The day of the last answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authored: Option<String>,
    /// The answers, in the order of the questions; FHIR knows no empty list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub item: Vec<ResponseItem>,
}

/// One question with what was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ResponseItem {
    /// The question's id.
    pub link_id: String,
    /// The question.
    pub text: String,
    /// The answer; none for a group.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub answer: Vec<ResponseAnswer>,
    /// The questions of a group.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub item: Vec<ResponseItem>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ResponseAnswer {
    /// An option.
    ValueCoding(Coding),
    /// A number.
    ValueDecimal(u16),
}

impl QuestionnaireResponse {
    /// The answers to questions that are asked; those that the instrument does not offer are left
    /// out. Total and level stand there only when there is one of each. `authored` is the day of
    /// the last answer, `YYYY-MM-DD`.
    #[must_use]
    pub fn of(
        instrument: &Instrument,
        answers: &Answers,
        authored: Option<&str>,
        words: &Words<'_>,
    ) -> Self {
        let journey = instrument.journey(answers);
        let answered = |question: &Question| {
            journey.position_of(question.id.as_str())?;
            answered(instrument, question, answers, words)
        };
        let (before, after) = items::around(instrument);
        let mut item: Vec<ResponseItem> = before.into_iter().filter_map(answered).collect();
        for dimension in instrument.dimensions() {
            let questions = items::of_dimension(instrument, &dimension.id);
            let inside: Vec<ResponseItem> = questions.filter_map(answered).collect();
            let named = ResponseItem {
                link_id: dimension.id.to_string(),
                text: items::dimension_text(instrument, &dimension.id, words),
                answer: Vec::new(),
                item: inside,
            };
            item.extend((!named.item.is_empty()).then_some(named));
        }
        item.extend(after.into_iter().filter_map(answered));
        item.extend(total(instrument, answers, words));
        item.extend(level(instrument, answers, words));
        let is_complete = journey.is_complete();
        Self {
            resource_type: "QuestionnaireResponse",
            language: words.language.to_owned(),
            questionnaire: format!("{}|{}", url(instrument), instrument.version()),
            status: if is_complete {
                "completed"
            } else {
                "in-progress"
            },
            authored: authored.map(ToOwned::to_owned),
            item,
        }
    }
}

fn answered(
    instrument: &Instrument,
    question: &Question,
    answers: &Answers,
    words: &Words<'_>,
) -> Option<ResponseItem> {
    let option = match answers.get(question.id.as_str())? {
        Answer::Unsure => UNSURE,
        Answer::Option(option) => question.option(option.as_str())?.id.as_str(),
    };
    let key = format!("{}.{}.name", instrument.id(), question.id);
    Some(ResponseItem {
        link_id: question.id.to_string(),
        text: (words.text)(&key),
        answer: vec![ResponseAnswer::ValueCoding(coding(
            instrument, question, option, words,
        ))],
        item: Vec::new(),
    })
}

fn total(instrument: &Instrument, answers: &Answers, words: &Words<'_>) -> Option<ResponseItem> {
    let total = instrument.evaluate(answers).total;
    let is_known = total.max > 0 && total.low == total.high;
    is_known.then(|| ResponseItem {
        link_id: TOTAL.to_owned(),
        text: words.total.to_owned(),
        answer: vec![ResponseAnswer::ValueDecimal(total.low)],
        item: Vec::new(),
    })
}

fn level(instrument: &Instrument, answers: &Answers, words: &Words<'_>) -> Option<ResponseItem> {
    if instrument.levels().is_empty() {
        return None;
    }
    let level = instrument.evaluate(answers).level.single()?;
    Some(ResponseItem {
        link_id: LEVEL.to_owned(),
        text: words.level.to_owned(),
        answer: vec![ResponseAnswer::ValueCoding(level_coding(
            instrument, level, words,
        ))],
        item: Vec::new(),
    })
}
