//! What an instrument makes of its answers: levels, a grade, or nothing but a record.

use serde::Deserialize;

use super::rule::Rule;
use crate::ids::{DimensionId, GradeId, OptionId, SectionId};

/// How answers are turned into a result. The list is closed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Scoring {
    /// Points are added up and give a level, which rules may change.
    Levels(Levels),
    /// The dependent activities of two classes are counted and give a grade.
    DependentActivities(DependentActivities),
    /// What was seen and said is kept, and nothing is reckoned from it.
    Record(Record),
}

/// Levels from points: what GB/T 42195-2022 does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Levels {
    /// The dimensions in the standard's order.
    pub dimensions: Vec<Dimension>,
    /// The levels from the best to the worst.
    pub levels: Vec<LevelBand>,
    /// The rules that change the level; those that set it stand first.
    pub rules: Vec<Rule>,
}

/// A first-level indicator (一级指标).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dimension {
    /// Its id, the standard's own number.
    pub id: DimensionId,
    /// The sum of the maxima of its items, in points.
    pub max: u16,
}

/// A level (能力等级) and the totals that give it before any rule applies.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelBand {
    /// 0 is the best; each number above is one level worse.
    pub level: u8,
    /// Stable English code, such as `moderate`.
    pub code: String,
    /// Lowest total of the band, in points.
    pub min: u16,
    /// Highest total of the band, in points.
    pub max: u16,
}

/// A grade from the number of dependent activities: what the long-term-care self-rating does.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DependentActivities {
    /// The option that counts an activity as dependent (依赖); always the worst one.
    pub dependent: OptionId,
    /// The grades from the best to the worst. Every pair of counts belongs to exactly one.
    pub grades: Vec<Grade>,
}

/// One grade of the table.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grade {
    /// Its letter.
    pub id: GradeId,
    /// The counts of dependent activities in class a and in class b that give it.
    pub pairs: Vec<(u8, u8)>,
    /// Whether this grade opens the way to the formal assessment.
    pub may_apply: bool,
}

/// Which of the two counts an activity adds to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActivityClass {
    /// Class a.
    A,
    /// Class b.
    B,
}

/// A record without score: its questions stand in sections.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// The sections in the order of the form.
    pub sections: Vec<SectionId>,
}
