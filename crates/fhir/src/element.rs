//! The small parts of which resources are made.

use serde::Serialize;

/// A code with the system that it belongs to, and its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Coding {
    /// The system: one for each question, since `3` means something else in each.
    pub system: String,
    /// The option's id.
    pub code: String,
    /// The option in words.
    pub display: String,
}

/// A name given by us.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Identifier {
    /// What kind of name.
    pub system: String,
    /// The name.
    pub value: String,
}

/// An expression that a reader evaluates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Expression {
    /// Its language.
    pub language: &'static str,
    /// Its text.
    pub expression: String,
}

/// Something that the base resource has no place for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Extension {
    /// What it is.
    pub url: &'static str,
    /// A number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_decimal: Option<u16>,
    /// An expression.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_expression: Option<Expression>,
}

impl Extension {
    /// The score of an option (R4; R5 calls it `itemWeight`).
    pub(crate) fn ordinal(score: u8) -> Self {
        Self {
            url: "http://hl7.org/fhir/StructureDefinition/ordinalValue",
            value_decimal: Some(u16::from(score)),
            value_expression: None,
        }
    }

    /// What an item is reckoned from (Structured Data Capture).
    pub(crate) fn calculated(expression: String) -> Self {
        Self {
            url: "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression",
            value_decimal: None,
            value_expression: Some(Expression {
                language: "text/fhirpath",
                expression,
            }),
        }
    }
}
