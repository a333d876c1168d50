//! What a person has answered so far: the only thing that is stored about a self-check.
//!
//! Position, progress, score and level are derived from this and never stored.

use std::{
    collections::{BTreeMap, btree_map},
    fmt,
};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::ids::{OptionId, QuestionId};

/// How "not sure" (说不准) is written where answers are stored; no option may use this id.
pub(crate) const UNSURE: &str = "unsure";

/// An answer to one question. "Not answered" is the absence of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// One of the question's options.
    Option(OptionId),
    /// 说不准: seen and left open on purpose. It counts as unknown, never as zero.
    Unsure,
}

impl Answer {
    /// Reads the stored form: `unsure`, or the id of an option.
    #[must_use]
    pub fn from_stored(text: &str) -> Self {
        if text == UNSURE {
            Self::Unsure
        } else {
            Self::Option(OptionId::new(text))
        }
    }

    /// The stored form, the inverse of [`Answer::from_stored`].
    #[must_use]
    pub fn as_stored(&self) -> &str {
        match self {
            Self::Option(option) => option.as_str(),
            Self::Unsure => UNSURE,
        }
    }
}

impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_stored())
    }
}

impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct StoredAnswer;
        impl de::Visitor<'_> for StoredAnswer {
            type Value = Answer;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an option id or \"unsure\"")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Answer, E> {
                Ok(Answer::from_stored(text))
            }
        }
        deserializer.deserialize_str(StoredAnswer)
    }
}

/// All answers to one instrument, in the order of the question ids.
///
/// Serialised as one flat object, `{"B.1.1":"3","coma":"no","B.2.1":"unsure"}`; the order is
/// always the same, so equal answers have equal bytes. Answers that the instrument does not know
/// may be present; they are kept and ignored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<QuestionId, Answer>);

impl Answers {
    /// No answers yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The answer to a question, if it was given.
    #[must_use]
    pub fn get(&self, question: &str) -> Option<&Answer> {
        self.0.get(question)
    }

    /// Records an answer and returns the one it replaces.
    pub fn set(&mut self, question: QuestionId, answer: Answer) -> Option<Answer> {
        self.0.insert(question, answer)
    }

    /// Takes an answer back; the question is then not answered.
    pub fn remove(&mut self, question: &str) -> Option<Answer> {
        self.0.remove(question)
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Whether nothing was answered at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many questions carry an answer, "not sure" included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// All answers in the order of the question ids.
    pub fn iter(&self) -> btree_map::Iter<'_, QuestionId, Answer> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Answers {
    type Item = (&'a QuestionId, &'a Answer);
    type IntoIter = btree_map::Iter<'a, QuestionId, Answer>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl FromIterator<(QuestionId, Answer)> for Answers {
    fn from_iter<T: IntoIterator<Item = (QuestionId, Answer)>>(answers: T) -> Self {
        Self(answers.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_answers_are_one_flat_object_in_a_fixed_order() {
        let stored = r#"{"B.1.1":"3","B.2.1":"unsure","coma":"no"}"#;
        let answers: Answers = serde_json::from_str(stored).unwrap();
        assert_eq!(answers.get("B.2.1"), Some(&Answer::Unsure));
        assert_eq!(answers.get("B.1.2"), None);
        assert_eq!(serde_json::to_string(&answers).unwrap(), stored);
    }

    #[test]
    fn a_number_is_not_a_stored_answer() {
        assert!(serde_json::from_str::<Answers>(r#"{"B.1.1":3}"#).is_err());
        assert!(serde_json::from_str::<Answers>(r#"{"B.1.1":null}"#).is_err());
    }

    #[test]
    fn answers_can_be_changed_taken_back_and_forgotten() {
        let mut answers = Answers::new();
        assert_eq!(answers.set("coma".into(), Answer::Unsure), None);
        let before = answers.set("coma".into(), Answer::from_stored("no"));
        assert_eq!(before, Some(Answer::Unsure));
        assert_eq!(answers.len(), 1);
        assert_eq!(answers.remove("coma"), Some(Answer::from_stored("no")));
        answers.set("coma".into(), Answer::Unsure);
        answers.clear();
        assert!(answers.is_empty());
    }
}
