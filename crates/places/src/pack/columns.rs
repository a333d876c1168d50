//! The body of a file: a map from names to columns.

use minicbor::{Decoder, Encoder};

use super::{
    envelope::Body,
    error::{PackError, PackFile, Problem, WHOLE_FILE},
    planes,
};

/// Writes columns one after the other. Writing to memory cannot fail, so nothing here can.
#[derive(Default)]
pub struct ColumnWriter {
    columns: u64,
    encoder: Option<Encoder<Vec<u8>>>,
}

impl ColumnWriter {
    /// The encoder, standing behind the name of a new column.
    pub fn column(&mut self, name: &str) -> &mut Encoder<Vec<u8>> {
        self.columns += 1;
        let encoder = self.encoder.get_or_insert_with(|| Encoder::new(Vec::new()));
        let _infallible = encoder.str(name).is_ok();
        encoder
    }

    /// Writes a single number.
    pub fn number(&mut self, name: &str, number: u64) {
        let _infallible = self.column(name).u64(number).is_ok();
    }

    /// Writes one number for each row.
    pub fn numbers(&mut self, name: &str, numbers: &[u32]) {
        let _infallible = self.column(name).bytes(&planes::encode(numbers)).is_ok();
    }

    /// The finished map.
    pub fn finish(self) -> Vec<u8> {
        let mut map = Encoder::new(Vec::new());
        let _infallible = map.map(self.columns).is_ok();
        let mut bytes = map.into_writer();
        bytes.extend(self.encoder.map(Encoder::into_writer).unwrap_or_default());
        bytes
    }
}

/// The columns of a body by name.
pub struct Columns<'b> {
    file: PackFile,
    columns: Vec<(&'b str, &'b [u8])>,
}

impl<'b> Columns<'b> {
    /// Finds where each column stands, without reading any.
    pub fn find(body: &Body<'b>) -> Result<Columns<'b>, PackError> {
        let file = body.file;
        let columns = spans(body.bytes).ok_or(PackError {
            file,
            column: WHOLE_FILE,
            problem: Problem::Malformed,
        })?;
        Ok(Columns { file, columns })
    }

    /// An error about a column of this file.
    pub fn refuse(&self, column: &'static str, problem: Problem) -> PackError {
        PackError {
            file: self.file,
            column,
            problem,
        }
    }

    /// A decoder that stands in front of the column's value.
    pub fn column(&self, name: &'static str) -> Result<Decoder<'b>, PackError> {
        self.columns
            .iter()
            .find(|(found, _)| *found == name)
            .map(|(_, bytes)| Decoder::new(bytes))
            .ok_or_else(|| self.refuse(name, Problem::Missing))
    }

    /// Reads a single number.
    pub fn number(&self, name: &'static str) -> Result<u64, PackError> {
        self.column(name)?
            .u64()
            .map_err(|_| self.refuse(name, Problem::Malformed))
    }

    /// Reads a column's bytes as they are.
    pub fn bytes(&self, name: &'static str) -> Result<&'b [u8], PackError> {
        self.column(name)?
            .bytes()
            .map_err(|_| self.refuse(name, Problem::Malformed))
    }

    /// Reads one number for each row.
    pub fn numbers(&self, name: &'static str, rows: usize) -> Result<Vec<u32>, PackError> {
        self.planes(name, self.bytes(name)?, rows)
    }

    /// Numbers out of planes that stand inside a larger column.
    pub fn planes(
        &self,
        name: &'static str,
        bytes: &[u8],
        rows: usize,
    ) -> Result<Vec<u32>, PackError> {
        planes::decode(bytes, rows).ok_or_else(|| {
            let found = bytes.len();
            self.refuse(name, Problem::Length { rows, found })
        })
    }
}

fn spans(body: &[u8]) -> Option<Vec<(&str, &[u8])>> {
    let mut decoder = Decoder::new(body);
    let count = decoder.map().ok()??;
    let mut columns = Vec::new();
    for _ in 0..count {
        let name = decoder.str().ok()?;
        let start = decoder.position();
        decoder.skip().ok()?;
        columns.push((name, body.get(start..decoder.position())?));
    }
    Some(columns)
}
