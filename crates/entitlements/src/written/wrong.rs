//! What can be wrong with a row, with what to do about it.

/// Something that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The table: `benefits`, `services`, `offices`, `sources` or `classes`; empty for the file.
    pub table: &'static str,
    /// Id of the row; empty where there is none.
    pub item: String,
    /// The key.
    pub key: &'static str,
    /// What stands there, as far as it helps to find it.
    pub value: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A value that the closed list does not have.
    #[error("\"{value}\" is no {what}; there are: {known}")]
    Unknown {
        /// What it should be.
        what: &'static str,
        /// What stands there.
        value: String,
        /// What may stand there.
        known: String,
    },
    /// A unit that a benefit of this kind is not counted in.
    #[error("a benefit of the kind {kind} is not counted in {unit}; it may be: {known}")]
    UnitOfKind {
        /// The kind.
        kind: &'static str,
        /// The unit.
        unit: &'static str,
        /// The units of this kind.
        known: String,
    },
    /// A text that is not there in every language.
    #[error("nothing is written in {0}; people read it in zh-CN, zh-Hant and en")]
    Language(&'static str),
    /// Nothing where something is needed.
    #[error("this is empty; {0}")]
    Empty(&'static str),
    /// Two rows with one id.
    #[error("the id is there twice; give one of them another")]
    Twice,
    /// An id of another form.
    #[error("an id has lower-case letters, digits and dashes only")]
    Id,
    /// No day.
    #[error("\"{0}\" is no day; write 2026-01-31, for the ends of validity also 2026-01 or 2026")]
    Day(String),
    /// The last day lies before the first.
    #[error("the last day lies before the first; exchange or correct them")]
    Order,
    /// Two amounts for the same people on the same days.
    #[error(
        "this amount and one before it are for the same people on the same days; end one before the \
         other begins, or say whom each is for"
    )]
    Overlap,
    /// A source that is not there.
    #[error("there is no source {0}; add it to the sources or correct the name")]
    Source(String),
    /// An office that is not there.
    #[error("there is no office {0}; add [[offices]] or correct the name")]
    Office(String),
    /// A programme of the past without its end.
    #[error("a past benefit needs valid-to: people are told when it ended")]
    NoEnd,
    /// Neither conditions nor the word that there are none.
    #[error("nobody is named; add any = [{{ … }}], or everyone = true")]
    Nobody,
    /// Conditions and the word that there are none.
    #[error("everyone = true and conditions contradict each other; remove one")]
    Everybody,
    /// A number outside of its range.
    #[error("{0} is not possible here; {1}")]
    Range(String, &'static str),
    /// A quote that is no fragment any more.
    #[error("a quote is a short fragment with the figure; this one has {0} characters")]
    LongQuote(usize),
    /// A class without a mapping.
    #[error("[classes] does not say which levels this class stands for; add it")]
    NoClasses,
    /// An older person of no age, and no word on whom that means.
    #[error("[elder] does not say from which age everybody counts as an older person; add it")]
    NoElder,
    /// An age and the word that there is none.
    #[error("elder = true says that the document names no age; remove it or the age")]
    ElderWithAge,
    /// A service and its benefits of one document that stand differently.
    #[error(
        "benefits.toml says of this service {theirs}, this row {own}; open the document and correct one \
         of them"
    )]
    Contradicts {
        /// How this row stands.
        own: String,
        /// How the benefits stand that lead to the service.
        theirs: String,
    },
    /// The mapping is not one level to one class.
    #[error("the classes must name each level 0 to 4 exactly once")]
    Classes,
    /// An amount with two numbers or none.
    #[error("an amount has either value (a number, or \"not-stated\") or up-to")]
    Figure,
}

impl Problem {
    /// A short code for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Problem::Unknown { .. } => "unknown-value",
            Problem::UnitOfKind { .. } => "unit",
            Problem::Language(_) => "language",
            Problem::Empty(_) => "empty",
            Problem::Twice => "twice",
            Problem::Id => "id",
            Problem::Day(_) => "date",
            Problem::Order => "order",
            Problem::Overlap => "overlap",
            Problem::Source(_) => "source",
            Problem::Office(_) => "office",
            Problem::NoEnd => "no-end",
            Problem::Nobody | Problem::Everybody => "nobody",
            Problem::Range(..) => "range",
            Problem::LongQuote(_) => "quote",
            Problem::NoClasses | Problem::Classes => "classes",
            Problem::NoElder | Problem::ElderWithAge => "elder",
            Problem::Contradicts { .. } => "contradiction",
            Problem::Figure => "figure",
        }
    }
}
