//! The names of things in an instrument, each its own type so that they cannot be mixed up.
//!
//! An id is stable for ever: answers kept on a device refer to it. Whether an id exists is decided
//! by the instrument, not here.

/// Declares a text id with the conversions that every id needs. Whoever declares one needs `serde`.
#[macro_export]
macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps the text of an id as it stands in its file.
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            /// The id as text, for locale keys and paths.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self::new(id)
            }
        }

        // Lets ordered maps be asked with a plain `&str`.
        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

text_id! {
    /// A question, such as `B.1.3` (the standard's own number) or `coma`.
    QuestionId
}
text_id! {
    /// An answer within its question, such as `4`, `yes` or `3plus`.
    OptionId
}
text_id! {
    /// A first-level indicator (一级指标), such as `B.1`.
    DimensionId
}
text_id! {
    /// A rule that changes the level, such as `dementia_f00_f03`.
    RuleId
}
text_id! {
    /// A danger that an answer points to, such as `choking`; its text gives the emergency lines.
    DangerId
}
text_id! {
    /// A grade of a self-rating, such as `E`.
    GradeId
}
text_id! {
    /// A section of a record's form, such as `safety`.
    SectionId
}
