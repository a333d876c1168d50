//! Why a file as a whole cannot be read, and where.

use std::fmt;

/// Declares the kinds with their ids, so that they cannot drift apart.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident => $id:literal,)+) => {
        /// Why a file cannot be read.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum FaultKind { $($(#[$doc])* $kind,)+ }

        impl FaultKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$kind,)+];

            /// Its id on the wire.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$kind => $id,)+ }
            }
        }
    };
}

kinds! {
    /// Nothing stands in it.
    Empty => "empty",
    /// More bytes than are read.
    TooLarge => "too-large",
    /// Neither a text nor a workbook of the newer form.
    NotATable => "not-a-table",
    /// A sign that is in none of the encodings that are read.
    Encoding => "encoding",
    /// A quotation mark that is never closed, or that stands in the middle of a cell.
    Quotes => "quotes",
    /// More rows than are read.
    Rows => "rows",
    /// More columns than are read.
    Columns => "columns",
    /// A cell with more characters than are read.
    Cell => "cell",
    /// An archive that cannot be unpacked, or XML that is none.
    Damaged => "damaged",
    /// More than is read when it is unpacked.
    Unpacked => "unpacked",
}

impl FaultKind {
    /// Of the file as a whole.
    pub(crate) const fn of_the_file(self) -> Fault {
        self.at(0, 0)
    }

    /// At a row and a column, from 1; 0 where none is to blame.
    pub(crate) const fn at(self, row: u32, column: u32) -> Fault {
        Fault {
            kind: self,
            row,
            column,
        }
    }
}

/// What is wrong with a file, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What.
    pub kind: FaultKind,
    /// Row, from 1; 0 where no row is to blame.
    pub row: u32,
    /// Column, from 1; 0 where no column is to blame.
    pub column: u32,
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, row, column } = self;
        write!(formatter, "{} in row {row}, column {column}", kind.id())
    }
}

impl std::error::Error for Fault {}
