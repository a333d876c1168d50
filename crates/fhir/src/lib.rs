//! Instruments and answers in the form that hospitals and their software read: HL7 FHIR R4.
//!
//! A [`Questionnaire`] is made from an instrument, a [`QuestionnaireResponse`] from the answers to
//! it; [`Bundle`] carries both in one file. The scores stand as `ordinalValue` on the options, and
//! the total is a calculated expression, so that any reader of FHIR can reckon it anew.
//!
//! "Not sure" is an option of its own without a score, so nothing is lost on the way. No name, no
//! birthday, no subject: what identifies a person is not known here. Texts come from the caller.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod bundle;
mod element;
mod items;
mod questionnaire;
mod response;

pub use bundle::Bundle;
pub use element::{Coding, Expression, Extension, Identifier};
pub use questionnaire::{AnswerOption, EnableWhen, Item, Questionnaire};
pub use response::{QuestionnaireResponse, ResponseAnswer, ResponseItem};

/// Where the names of our resources begin. A name, not an address: nothing needs to be there.
pub const BASE: &str = "https://example.org/eldercare-map/fhir";

/// The id of the item that adds the scores up.
pub const TOTAL: &str = "total";

/// The id of the item that says the level, once there is one.
pub const LEVEL: &str = "level";

/// How "not sure" (说不准) is called among the options.
pub const UNSURE: &str = "unsure";

/// The words around an instrument that its own texts do not have.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// The language of all texts, a BCP 47 tag.
    pub language: &'a str,
    /// "Not sure".
    pub unsure: &'a str,
    /// "Total".
    pub total: &'a str,
    /// "Level".
    pub level: &'a str,
    /// The text of a key of the instrument.
    pub text: &'a dyn Fn(&str) -> String,
}
