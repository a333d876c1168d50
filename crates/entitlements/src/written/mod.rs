//! The written form of benefits and services: in a city's folder as TOML, packed as JSON.
//!
//! Values of closed lists are texts here, so that everything that is wrong with a file can be told
//! at once ([`Packed::check`]), each with the row and the key it stands in. The forms:
//! `benefits.toml` is a [`BenefitsFile`], `services.toml` a [`ServicesFile`], the packed file a
//! [`Packed`]. What the members mean stands at the checked types; days are ISO (`2026-01-01`, and for
//! the ends of validity also `2026-01` and `2026`).

mod agreement;
mod amounts;
mod benefits;
mod conditions;
mod meeting;
mod packed;
mod reader;
mod wrong;

use serde::{Deserialize, Serialize};

use crate::benefit::{Office, Source};
use crate::text::Text;

pub use packed::{Packed, Part, VERSION};
pub use wrong::{Problem, Wrong};

/// `benefits.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct BenefitsFile {
    /// What is to be said of the city as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// Which levels of ability the classes of the documents stand for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub classes: Option<Classes>,
    /// Documents; those of a city stand in its `city.toml` instead.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// Whom the documents mean by an older person, where they name no age.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub elder: Option<Elder>,
    /// Who is responsible.
    pub offices: Vec<Office>,
    /// The benefits.
    pub benefits: Vec<WrittenBenefit>,
}

/// Levels of GB/T 42195-2022 for each class: together all five, each once. Our assumption.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Classes {
    /// 自理.
    pub self_care: Vec<u8>,
    /// 半失能.
    pub half: Vec<u8>,
    /// 全失能.
    pub full: Vec<u8>,
    /// The assumption in words; it goes to every benefit that uses a class.
    pub assumption: Text,
}

/// An older person, where the document names no age: `sure-from` is the age from which every reading
/// agrees. Our assumption, said where it leaves somebody open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Elder {
    /// In whole years.
    pub sure_from: u8,
    /// That no age is named, and where this one comes from.
    pub said: Text,
}

/// One `[[benefits]]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct WrittenBenefit {
    /// Lower-case letters, digits and dashes.
    pub id: String,
    /// Of [`crate::BenefitKind`].
    pub kind: String,
    /// Of [`crate::Status`].
    pub status: String,
    /// Made up, to show how the pages reckon.
    #[serde(default, skip_serializing_if = "is_false")]
    pub demo: bool,
    /// Its name.
    pub name: Text,
    /// What one gets.
    pub what: Text,
    /// Whom the document names.
    pub who: Text,
    /// How much.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub amounts: Vec<WrittenAmount>,
    /// Said where nothing else is asked of a person, so that no condition is forgotten.
    #[serde(default, skip_serializing_if = "is_false")]
    pub everyone: bool,
    /// Ways to fulfil, one of which is enough.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub any: Vec<WrittenAll>,
    /// First day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<String>,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<String>,
    /// The last day of which the document speaks, where it describes something as going on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub covered_to: Option<String>,
    /// Id of an office.
    pub office: String,
    /// Of [`crate::PaperId`]; empty where the document names none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub papers: Vec<String>,
    /// Of [`crate::ServiceId`]: what a request asks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// Id of a source.
    pub source: String,
    /// Section of the document.
    pub section: String,
    /// A fragment of the document, short.
    pub quote: String,
    /// Said where the document was not seen and the fragment is a paraphrase.
    #[serde(default, skip_serializing_if = "is_false")]
    pub paraphrased: bool,
    /// Day of the last comparison.
    pub checked: String,
    /// Of [`crate::Confidence`].
    pub confidence: String,
    /// What we assume.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assumptions: Vec<Text>,
}

/// One amount of a benefit. Exactly one of `value` and `up-to` is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct WrittenAmount {
    /// A number, or `"not-stated"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<WrittenValue>,
    /// The most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub up_to: Option<u32>,
    /// Of [`crate::Unit`].
    pub unit: String,
    /// Of [`crate::Period`].
    pub period: String,
    /// `person` (where it is absent) or `programme`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// Of how many of another unit one is made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub each: Option<Each>,
    /// Whom it is for, by the class of the document …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// … or by conditions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub any: Vec<WrittenAll>,
    /// What else is to be said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// First day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<String>,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<String>,
    /// Of [`crate::Confidence`]; that of the benefit where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<String>,
}

/// The value of an amount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum WrittenValue {
    /// A number.
    Number(u32),
    /// `not-stated`.
    Word(String),
}

/// One unit is so many of another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Each {
    /// How many.
    pub value: u32,
    /// Of [`crate::Unit`].
    pub unit: String,
}

/// Conditions that must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct WrittenAll {
    /// Youngest age in whole years.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age_from: Option<u8>,
    /// Oldest age in whole years.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age_to: Option<u8>,
    /// An older person of no age that the document names; see [`Elder`].
    #[serde(skip_serializing_if = "is_false")]
    pub elder: bool,
    /// Best and worst level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub levels: Option<[u8; 2]>,
    /// The class of the document instead of levels; of [`crate::Class`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// Of [`crate::Living`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lives: Option<String>,
    /// Of [`crate::Setting`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub setting: Option<String>,
    /// Codes of districts or towns.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<String>,
    /// Of [`crate::Income`]; one of them is enough.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub income: Vec<String>,
    /// Of [`crate::Tag`]; all of them are needed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// What the document leaves open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unstated: Option<Text>,
}

/// `services.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ServicesFile {
    /// The services.
    pub services: Vec<WrittenService>,
}

/// One `[[services]]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct WrittenService {
    /// Of [`crate::ServiceId`].
    pub id: String,
    /// Of [`crate::Status`].
    pub status: String,
    /// What the document says of it.
    pub what: Text,
    /// Of [`crate::Setting`], where the document describes it only for people who live there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub setting: Option<String>,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<String>,
    /// The last day of which the document speaks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub covered_to: Option<String>,
    /// Id of a source.
    pub source: String,
    /// Section of the document.
    pub section: String,
    /// A fragment of the document.
    pub quote: String,
    /// Day of the last comparison.
    pub checked: String,
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde's skip_serializing_if hands over a reference"
)]
fn is_false(value: &bool) -> bool {
    !value
}
