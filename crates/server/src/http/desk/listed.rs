//! A list that was sent, and what it asks for as things stand.

use std::collections::BTreeMap;

use eldercare_api::{ErrorKind, FieldProblem};
use eldercare_desk::upload::{self, Column, Places, Upload};
use eldercare_places::Facility;
use eldercare_requests::Day;
use eldercare_tables::{Cell, Fault, FaultKind, Limits, Row, Table};
use sha2::{Digest as _, Sha256};

use super::super::body::FileBody;
use super::super::refusal::Refusal;
use crate::codes::hex;
use crate::overlay::Edited;
use crate::packs::CityPack;
use crate::store::StoredEdit;

/// A table whose heads are known.
pub(super) struct List {
    table: Table,
    columns: Vec<Option<Column>>,
}

/// What it asks for, and the name of exactly that.
pub(super) struct Listed {
    pub(super) upload: Upload,
    pub(super) name: String,
}

impl List {
    /// Reads a file. A workbook takes some tens of milliseconds: not on the thread of the network.
    pub(super) async fn read(FileBody(bytes): FileBody) -> Result<Self, Refusal> {
        let read =
            tokio::task::spawn_blocking(move || eldercare_tables::read(&bytes, &Limits::UPLOAD));
        let table = read.await.map_err(|_| Refusal::from(ErrorKind::Failed))?;
        let table = table.map_err(refusal)?;
        let column = |cell: &Cell| match cell {
            Cell::Text(head) => upload::column(head),
            Cell::Formula => None,
        };
        let columns: Vec<_> = table.heads.cells.iter().map(column).collect();
        if upload::is_list(&columns) {
            Ok(Self { table, columns })
        } else {
            Err(refused("heads", table.heads.number, 0))
        }
    }

    /// How many rows stand below the heads.
    pub(super) fn rows(&self) -> usize {
        self.table.rows.len()
    }

    /// The head of a column, from 0.
    pub(super) fn head(&self, column: usize) -> Option<String> {
        match self.table.heads.cells.get(column) {
            Some(Cell::Text(head)) if !head.is_empty() => Some(head.clone()),
            _ => None,
        }
    }

    /// Heads that mean nothing here.
    pub(super) fn ignored(&self) -> Vec<String> {
        let columns = self.columns.iter().enumerate();
        let unknown = columns.filter(|(_, column)| column.is_none());
        unknown
            .filter_map(|(number, _)| self.head(number))
            .collect()
    }

    /// What it asks for beside these changes of a city.
    pub(super) fn against(
        &self,
        pack: &CityPack,
        edits: &[StoredEdit],
        today: Day,
    ) -> Result<Listed, Refusal> {
        let city = City::new(pack, edits);
        let rows = self.table.rows.iter().map(cells);
        let upload = upload::read(&self.columns, rows, &city, (pack.id(), today));
        let name = name(pack.id(), &upload).map_err(|_| ErrorKind::Failed)?;
        Ok(Listed { upload, name })
    }
}

fn cells(row: &Row) -> upload::Row<'_> {
    let mut cells = Vec::with_capacity(row.cells.len());
    for cell in &row.cells {
        cells.push(match cell {
            Cell::Text(text) => Some(text.as_str()),
            Cell::Formula => None,
        });
    }
    (row.number, cells)
}

/// Names exactly these changes: of which rows, of which places, from what to what.
fn name(city: &str, upload: &Upload) -> Result<String, serde_json::Error> {
    let mut hash = Sha256::new();
    hash.update(city);
    for change in &upload.changes {
        hash.update(change.row.to_be_bytes());
        hash.update(serde_json::to_vec(&(&change.facility, &change.facts))?);
        hash.update([0]);
    }
    Ok(hex(&hash.finalize()))
}

/// The places of a city as they are now.
struct City<'a> {
    pack: &'a CityPack,
    edited: Edited,
    by_name: BTreeMap<String, Vec<String>>,
}

impl<'a> City<'a> {
    fn new(pack: &'a CityPack, edits: &[StoredEdit]) -> Self {
        let mut by_name: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (id, name) in pack.names() {
            by_name
                .entry(name.to_owned())
                .or_default()
                .push(id.to_owned());
        }
        Self {
            pack,
            edited: Edited::new(edits),
            by_name,
        }
    }
}

impl Places for City<'_> {
    fn by_id(&self, id: &str) -> Option<Facility> {
        let mut place = self.pack.facility(id)?;
        self.edited.apply(&mut place);
        Some(place)
    }

    fn by_name(&self, name: &str) -> Vec<String> {
        self.by_name.get(name).cloned().unwrap_or_default()
    }
}

/// A file that cannot be read, with the cell that is to blame.
fn refusal(fault: Fault) -> Refusal {
    if fault.kind == FaultKind::TooLarge {
        return ErrorKind::TooLarge.into();
    }
    refused(fault.kind.id(), fault.row, fault.column)
}

fn refused(code: &str, row: u32, column: u32) -> Refusal {
    let field = match (row, column) {
        (0, _) => "file".to_owned(),
        (row, 0) => format!("file:{row}"),
        (row, column) => format!("file:{row}:{column}"),
    };
    Refusal::problems([FieldProblem {
        field,
        code: code.to_owned(),
        message_key: format!("error.desk.file.{code}"),
    }])
}
