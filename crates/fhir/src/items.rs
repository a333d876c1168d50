//! Questions as items, and what is reckoned from them.

use eldercare_assessment::{DimensionId, Instrument, Question, QuestionKind};

use crate::{
    BASE, LEVEL, TOTAL, UNSURE, Words,
    element::{Coding, Extension},
    questionnaire::{AnswerOption, EnableWhen, Item},
};

/// Every question, those of one dimension in a group, then total and level where the instrument has
/// levels.
pub(crate) fn all(instrument: &Instrument, words: &Words<'_>) -> Vec<Item> {
    let mut items: Vec<Item> = instrument
        .dimensions()
        .iter()
        .map(|dimension| group(instrument, &dimension.id, words))
        .collect();
    let (before, after) = around(instrument);
    let item = |question: &Question| item(instrument, question, words);
    let before = before.iter().map(|question| item(question));
    items.splice(0..0, before);
    items.extend(after.iter().map(|question| item(question)));
    if !instrument.levels().is_empty() {
        items.push(total(words));
        items.push(level(instrument, words));
    }
    items
}

/// The questions without a dimension: those asked before all that have one, and the others.
pub(crate) fn around(instrument: &Instrument) -> (Vec<&Question>, Vec<&Question>) {
    let questions = instrument.questions();
    let first = questions.iter().position(Question::is_item).unwrap_or(0);
    let (before, after) = questions.split_at(first);
    let after = after.iter().filter(|question| !question.is_item());
    (before.iter().collect(), after.collect())
}

/// The questions of one dimension.
pub(crate) fn of_dimension<'a>(
    instrument: &'a Instrument,
    dimension: &'a DimensionId,
) -> impl Iterator<Item = &'a Question> {
    let questions = instrument.questions().iter();
    questions.filter(move |question| match &question.kind {
        QuestionKind::Item { dimension: own, .. } => own == dimension,
        _ => false,
    })
}

fn group(instrument: &Instrument, dimension: &DimensionId, words: &Words<'_>) -> Item {
    let questions = of_dimension(instrument, dimension);
    Item {
        link_id: dimension.to_string(),
        prefix: Some(dimension.to_string()),
        text: dimension_text(instrument, dimension, words),
        kind: "group",
        read_only: false,
        item: questions
            .map(|question| item(instrument, question, words))
            .collect(),
        ..reckoned()
    }
}

/// The name of a dimension.
pub(crate) fn dimension_text(
    instrument: &Instrument,
    dimension: &DimensionId,
    words: &Words<'_>,
) -> String {
    (words.text)(&format!("{}.dimension.{dimension}", instrument.id()))
}

fn item(instrument: &Instrument, question: &Question, words: &Words<'_>) -> Item {
    let start = format!("{}.{}", instrument.id(), question.id);
    let (kind, repeats, max_length) = match question.kind {
        QuestionKind::Day => ("date", false, None),
        QuestionKind::Note { max_signs } => ("text", false, Some(max_signs)),
        QuestionKind::Several => ("choice", true, None),
        _ => ("choice", false, None),
    };
    let unsure = question.has_options() && !question.is_of_record();
    let unsure = unsure.then(|| AnswerOption {
        extension: Vec::new(),
        value_coding: coding(instrument, question, UNSURE, words),
    });
    let options = question.options.iter().map(|option| AnswerOption {
        extension: option.score.map(Extension::ordinal).into_iter().collect(),
        value_coding: coding(instrument, question, option.id.as_str(), words),
    });
    let enable_when = enable_when(instrument, question, words);
    Item {
        extension: Vec::new(),
        link_id: question.id.to_string(),
        // Only the standard's own numbers have a dot.
        prefix: question
            .id
            .as_str()
            .contains('.')
            .then(|| question.id.to_string()),
        text: (words.text)(&format!("{start}.name")),
        kind,
        enable_behavior: (enable_when.len() > 1).then_some("any"),
        enable_when,
        required: question.required,
        repeats,
        read_only: false,
        max_length,
        answer_option: options.chain(unsure).collect(),
        item: Vec::new(),
    }
}

/// A question behind another one is asked after its option, and after "not sure" where there is one.
fn enable_when(instrument: &Instrument, question: &Question, words: &Words<'_>) -> Vec<EnableWhen> {
    let Some(gate) = &question.asked_if else {
        return Vec::new();
    };
    let Some(earlier) = instrument.question(gate.question.as_str()) else {
        return Vec::new();
    };
    let unsure = (!earlier.is_of_record()).then_some(UNSURE);
    let allowed = [Some(gate.option.as_str()), unsure];
    allowed
        .into_iter()
        .flatten()
        .map(|option| EnableWhen {
            question: earlier.id.to_string(),
            operator: "=",
            answer_coding: coding(instrument, earlier, option, words),
        })
        .collect()
}

/// An option of a question, or "not sure", as a coding.
pub(crate) fn coding(
    instrument: &Instrument,
    question: &Question,
    option: &str,
    words: &Words<'_>,
) -> Coding {
    let id = instrument.id();
    let display = if option == UNSURE {
        words.unsure.to_owned()
    } else {
        (words.text)(&format!("{id}.{}.option.{option}.label", question.id))
    };
    Coding {
        system: format!("{BASE}/CodeSystem/{id}/{}", question.id),
        code: option.to_owned(),
        display,
    }
}

/// Adds up the scores of the options chosen in the groups. The form of this expression is the one
/// that LHC-Forms reckons with: it knows neither `.sum()` nor `.ordinal()`, and asks a terminology
/// server for the score of an option that has none, so "not sure" is left out.
fn total(words: &Words<'_>) -> Item {
    let sum = format!(
        "%resource.item.item.answer.value.where(code!='{UNSURE}').weight().aggregate($total+$this,0)"
    );
    Item {
        extension: vec![Extension::calculated(sum)],
        link_id: TOTAL.to_owned(),
        text: words.total.to_owned(),
        kind: "decimal",
        ..reckoned()
    }
}

/// The level after all rules; it is stated by us and not reckoned by the reader.
fn level(instrument: &Instrument, words: &Words<'_>) -> Item {
    let levels = instrument.levels().iter();
    Item {
        link_id: LEVEL.to_owned(),
        text: words.level.to_owned(),
        kind: "choice",
        answer_option: levels
            .map(|band| AnswerOption {
                extension: Vec::new(),
                value_coding: level_coding(instrument, band.level, words),
            })
            .collect(),
        ..reckoned()
    }
}

/// A level as a coding.
pub(crate) fn level_coding(instrument: &Instrument, level: u8, words: &Words<'_>) -> Coding {
    let id = instrument.id();
    Coding {
        system: format!("{BASE}/CodeSystem/{id}/{LEVEL}"),
        code: level.to_string(),
        display: (words.text)(&format!("{id}.level.{level}")),
    }
}

/// An item that nobody fills in.
fn reckoned() -> Item {
    Item {
        extension: Vec::new(),
        link_id: String::new(),
        prefix: None,
        text: String::new(),
        kind: "decimal",
        enable_when: Vec::new(),
        enable_behavior: None,
        required: false,
        repeats: false,
        read_only: true,
        max_length: None,
        answer_option: Vec::new(),
        item: Vec::new(),
    }
}
