//! How much of a list is taken in, so that no file can fill the memory.

/// Bytes of a file. A city's list is a few megabytes.
pub const FILE_BYTES: u64 = 512 << 20;
/// Bytes of a workbook when it is unpacked: a megabyte of a zip archive can hold a terabyte.
pub const UNPACKED_BYTES: u64 = 256 << 20;
/// Rows of a list: as many as a sheet of Excel has. The whole nation has 404,000 places.
pub const ROWS: usize = 1 << 20;
/// Columns of a list.
pub const COLUMNS: usize = 512;
/// Bytes of one row; a cell of Excel has at most 32,767 signs.
pub const ROW_BYTES: usize = 256 << 10;
/// Bytes of one cell that is used.
pub const CELL_BYTES: usize = 32 << 10;
/// Bytes of text of all rows together.
pub const TEXT_BYTES: usize = 512 << 20;
/// Parts of a workbook.
pub const PARTS: usize = 10_000;
