//! How much of a file is taken in.

/// Bounds of a table. The numbers of [`Limits::UPLOAD`] are our own choice: ten times what a county's list needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: usize,
    /// Bytes of all parts of a workbook when they are unpacked: a kilobyte of an archive can hold a megabyte.
    pub unpacked: u64,
    /// Parts of a workbook.
    pub parts: usize,
    /// Rows, the heads included.
    pub rows: usize,
    /// Rows in which nothing stands: a kilobyte can hold a million of them.
    pub blank: usize,
    /// Columns.
    pub columns: usize,
    /// Characters of a cell.
    pub cell: usize,
}

impl Limits {
    /// For what somebody sends to a server.
    pub const UPLOAD: Self = Self {
        bytes: 1 << 20,
        unpacked: 16 << 20,
        parts: 200,
        rows: 2_001,
        blank: 20_000,
        columns: 64,
        cell: 2_000,
    };
}
