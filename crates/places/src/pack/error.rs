//! What can be wrong with a pack, and where.

/// One of the files of a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackFile {
    /// `points.cbor`
    Points,
    /// `facts.cbor`
    Facts,
    /// `basemap.cbor`
    Base,
}

impl PackFile {
    /// The name of the file in the city's folder.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            PackFile::Points => "points.cbor",
            PackFile::Facts => "facts.cbor",
            PackFile::Base => "basemap.cbor",
        }
    }
}

/// A pack that cannot be used: which file, which column and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}, column `{column}`: {problem}", file.name())]
pub struct PackError {
    /// The file that is wrong.
    pub file: PackFile,
    /// The column of the file; `file` when it is the file as a whole.
    pub column: &'static str,
    /// What is wrong.
    pub problem: Problem,
}

/// The reasons for which a pack is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The bytes end early or are no CBOR of the expected shape.
    #[error("truncated or not the expected CBOR")]
    Malformed,
    /// The bytes are not those that were written.
    #[error("damaged: the checksum does not fit")]
    Damaged,
    /// The file was written by another version of the product.
    #[error("version {0} cannot be read, only version {version}", version = super::VERSION)]
    Version(u32),
    /// The column is not in the file.
    #[error("missing")]
    Missing,
    /// The column has not one value for each row.
    #[error("{found} bytes do not hold {rows} rows")]
    Length {
        /// Rows of the pack.
        rows: usize,
        /// Bytes found.
        found: usize,
    },
    /// A value stands for nothing that this version knows.
    #[error("row {row}: {value} means nothing here")]
    Value {
        /// Row from 0.
        row: usize,
        /// The value found.
        value: u32,
    },
    /// The two files of the pack were not written together.
    #[error("written for other points than those loaded")]
    OtherPack,
}

/// The column that errors about a whole file name.
pub(super) const WHOLE_FILE: &str = "file";
