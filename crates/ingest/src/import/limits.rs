//! How much of a list is taken in, so that no file can fill the memory.

/// Bytes of a file. A city's list is a few megabytes.
pub const FILE_BYTES: u64 = 512 << 20;
/// Rows of a list: as many as a sheet of Excel has. The whole nation has 404,000 places.
pub const ROWS: usize = 1 << 20;
/// Columns of a list.
pub const COLUMNS: usize = 512;
/// Bytes of one row; a cell of Excel has at most 32,767 signs.
pub const ROW_BYTES: usize = 256 << 10;
/// Bytes of one cell that is used.
pub const CELL_BYTES: usize = 32 << 10;
/// Quotation marks in a list that are opened and never closed: each has its row read again.
pub const UNCLOSED: usize = 10_000;
/// Bytes of text of all rows together.
pub const TEXT_BYTES: usize = 512 << 20;
/// Bytes of one feature of GeoJSON: an outline of 50,000 corners. A reader needs a multiple of it.
pub const FEATURE_BYTES: u64 = 2 << 20;

/// Parts of a workbook.
pub const PARTS: usize = 10_000;
/// Sheets of a workbook that are looked at.
pub const SHEETS: usize = 1_000;
/// Bytes of a workbook when it is unpacked: a megabyte of a zip archive can hold a terabyte. A
/// sheet of a million rows has 400 MB, and is read without being kept.
pub const UNPACKED_BYTES: u64 = 2 << 30;
/// Bytes of a picture or a macro in a workbook: nobody reads it.
pub const OTHER_PART_BYTES: u64 = 64 << 20;
/// Bytes of a cell, or of anything else between two tags: 32,767 signs, each written as a number.
pub const EVENT_BYTES: u64 = 1 << 20;
/// Tags within tags; a sheet has six.
pub const DEPTH: usize = 256;
/// Different texts of a workbook, and their bytes: they are all kept while the sheet is read.
pub const TEXTS: usize = 1 << 22;
/// See [`TEXTS`].
pub const TEXTS_BYTES: u64 = 320 << 20;
/// Cell formats, fonts and fills; Excel has at most 65,490 of a kind.
pub const STYLES: usize = 140_000;
/// Bytes of one of them.
pub const FORMAT_BYTES: u64 = 2 << 10;
/// Merged cells, sheets, names and relations.
pub const KEPT: usize = 1 << 20;
