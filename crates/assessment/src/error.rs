//! What can be wrong with an instrument file. All faults are reported at once, so that whoever
//! writes an instrument sees the whole list. Answers have no errors: they are evaluated as they are.

use thiserror::Error;

use crate::ids::{DangerId, DimensionId, GradeId, OptionId, QuestionId, RuleId, SectionId};

/// One fault in an instrument file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum InstrumentError {
    /// The file is not the JSON of an instrument.
    #[error("line {line}, column {column}: {message}")]
    Malformed {
        /// Line in the file, from 1.
        line: usize,
        /// Column in that line, from 1.
        column: usize,
        /// What was expected.
        message: String,
    },
    /// The file has a format number that this code does not read.
    #[error("format {0} is not known")]
    UnknownFormat(u32),
    /// An id or a source is empty where one is needed.
    #[error("{0} is blank")]
    Blank(String),
    /// Two questions, dimensions, options or rules share an id.
    #[error("the id {0} is used twice")]
    DuplicateId(String),
    /// An option uses the word that stands for "not sure".
    #[error("question {0}: an option may not be called \"unsure\"")]
    ReservedOption(QuestionId),
    /// A question offers fewer than two options.
    #[error("question {0} offers no choice")]
    NoChoice(QuestionId),
    /// An item names a dimension that does not exist.
    #[error("item {item} is in the dimension {dimension}, which does not exist")]
    UnknownDimension {
        /// The item.
        item: QuestionId,
        /// What it names.
        dimension: DimensionId,
    },
    /// The options of an item do not give each score of 0..=max exactly once.
    #[error("item {0}: its options do not give each score from 0 to its maximum exactly once")]
    ScoresNotCovered(QuestionId),
    /// The options of a count do not count up from 0, each once.
    #[error("question {0}: its options do not count up from 0")]
    CountsNotCovered(QuestionId),
    /// An option carries a score or a count that its kind of question does not have.
    #[error("question {question}, option {option}: a value that this kind of question has not")]
    UnexpectedValue {
        /// The question.
        question: QuestionId,
        /// The option.
        option: OptionId,
    },
    /// The stated maximum of a dimension is not the sum of its items.
    #[error("dimension {dimension}: states {stated}, its items sum to {summed}")]
    DimensionMax {
        /// The dimension.
        dimension: DimensionId,
        /// The maximum in the file.
        stated: u16,
        /// The sum of the items' maxima.
        summed: u32,
    },
    /// A reference to a question that does not exist.
    #[error("{from} refers to the question {to}, which does not exist")]
    UnknownQuestion {
        /// Where the reference stands.
        from: String,
        /// What it names.
        to: QuestionId,
    },
    /// A reference to an option that its question does not have.
    #[error("{from} refers to the option {option}, which {to} does not have")]
    UnknownOption {
        /// Where the reference stands.
        from: String,
        /// The question.
        to: QuestionId,
        /// The option it names.
        option: OptionId,
    },
    /// A question depends on itself or on a later one; this also rules out every circle.
    #[error("question {from} depends on {to}, which is not asked before it")]
    ForwardReference {
        /// The dependent question.
        from: QuestionId,
        /// The question it depends on.
        to: QuestionId,
    },
    /// A question depends on one that is itself only asked sometimes.
    #[error("question {0} depends on a question that is not always asked")]
    NestedDependency(QuestionId),
    /// An item depends on an answer; then a hidden item would have to score something.
    #[error("item {0} must always be asked")]
    ItemNotAlwaysAsked(QuestionId),
    /// A rule reads a kind of question that it may not read.
    #[error("rule {rule} cannot read the question {question}")]
    UnfitQuestion {
        /// The rule.
        rule: RuleId,
        /// The question.
        question: QuestionId,
    },
    /// Two rules hang on one question; the exact range of levels needs them independent.
    #[error("question {0} is read by more than one rule")]
    SharedQuestion(QuestionId),
    /// A rule sums over nothing, or its threshold cannot be told from the options' counts.
    #[error("rule {0}: its threshold is zero or above what one answer can count")]
    UnfitThreshold(RuleId),
    /// The levels are not numbered 0, 1, 2 … in this order.
    #[error("level {0} is out of order")]
    LevelOrder(u8),
    /// The bands do not touch, or they do not cover 0 to the highest total.
    #[error("the band of level {0} leaves a gap or overlaps")]
    Bands(u8),
    /// A rule that sets a level does not set the worst one.
    #[error("rule {0} sets a level that is not the worst")]
    SetsOtherThanWorst(RuleId),
    /// A rule that sets a level stands after one that raises it.
    #[error("rule {0} sets a level and must stand before those that raise it")]
    SetsAfterRaise(RuleId),
    /// A part that this format needs is not there.
    #[error("the part {0} is missing")]
    Missing(&'static str),
    /// A part that this format does not have.
    #[error("the part {0} does not belong into this format")]
    OutOfPlace(&'static str),
    /// A question of a kind that this scoring cannot use.
    #[error("question {0} is of a kind that this scoring does not have")]
    UnfitKind(QuestionId),
    /// The table of grades names a pair of counts not once.
    #[error("the counts ({a}, {b}) belong to {times} grades, not to one")]
    PairNotOnce {
        /// Dependent activities of class a.
        a: u8,
        /// Dependent activities of class b.
        b: u8,
        /// In how many grades the pair stands.
        times: usize,
    },
    /// The table of grades names counts that no answers give.
    #[error("grade {grade} names the counts ({a}, {b}), which no answers give")]
    PairOutOfRange {
        /// The grade.
        grade: GradeId,
        /// Dependent activities of class a.
        a: u8,
        /// Dependent activities of class b.
        b: u8,
    },
    /// One dependent activity more would give a better grade.
    #[error("one dependent activity more than ({a}, {b}) gives a better grade")]
    GradesNotMonotone {
        /// Dependent activities of class a.
        a: u8,
        /// Dependent activities of class b.
        b: u8,
    },
    /// The option that counts as dependent is not the last of an activity.
    #[error("activity {0}: the option that counts as dependent must be its last")]
    DependentNotLast(QuestionId),
    /// A question of a record stands in no section, or another stands in one.
    #[error("question {0} stands in a section that its instrument does not have")]
    Section(QuestionId),
    /// The questions of a record do not follow the order of its sections.
    #[error("section {0} is empty or torn apart")]
    SectionOrder(SectionId),
    /// A note without room, or with more than a page.
    #[error("note {0} must have room for 1 to 1000 signs")]
    NoteRoom(QuestionId),
    /// A day or a note that offers options.
    #[error("question {0} is not answered by choosing and has options")]
    StrayOptions(QuestionId),
    /// Something that only the questions of a record may have.
    #[error("question {0} is no question of a record and is marked as required")]
    StrayMark(QuestionId),
    /// A danger is ranked and no answer points to it, or the other way round.
    #[error("the danger {0} must stand in the list of dangers and be marked on an answer")]
    Unranked(DangerId),
    /// An answer that is worse than a dangerous one points to no danger, or to another.
    #[error(
        "question {question}: the option {option} is worse than a dangerous one and must point to the same danger"
    )]
    DangerLost {
        /// The question.
        question: QuestionId,
        /// The worse option.
        option: OptionId,
    },
}
