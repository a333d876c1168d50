//! The table with its sums as a circulation: lines to columns, columns to the line of sums, the
//! line of sums to the column of sums, and from there back to the lines.

use super::flow::{Arc, Network};
use super::{Cell, Published, SMALLEST};

/// The table while cells are being hidden.
pub(super) struct Table {
    rows: usize,
    columns: usize,
    /// Cells line by line, then sums of lines, sums of columns, the sum of all.
    network: Network,
}

impl Table {
    /// Everything shown. Sums that would not fit stay at the largest number.
    pub(super) fn new(counts: &[Vec<u32>]) -> Self {
        let rows = counts.len();
        let columns = counts.iter().map(Vec::len).max().unwrap_or_default();
        let at = |row: usize, column: usize| {
            let line = counts.get(row);
            line.and_then(|line| line.get(column))
                .copied()
                .unwrap_or_default()
        };
        let sum = |values: &mut dyn Iterator<Item = u32>| values.fold(0_u32, u32::saturating_add);
        let (foot, side) = (rows + columns, rows + columns + 1);
        let shown = |from, to, value| Arc {
            from,
            to,
            value,
            hidden: false,
        };
        let mut arcs = Vec::with_capacity((rows + 1) * (columns + 1));
        for row in 0..rows {
            arcs.extend((0..columns).map(|column| shown(row, rows + column, at(row, column))));
        }
        for row in 0..rows {
            let value = sum(&mut (0..columns).map(|column| at(row, column)));
            arcs.push(shown(side, row, value));
        }
        for column in 0..columns {
            let value = sum(&mut (0..rows).map(|row| at(row, column)));
            arcs.push(shown(rows + column, foot, value));
        }
        let all = sum(&mut counts.iter().flatten().copied());
        arcs.push(shown(foot, side, all));
        Self {
            rows,
            columns,
            network: Network::new(arcs, rows + columns + 2),
        }
    }

    /// Hides what is small by itself, sums too.
    pub(super) fn hide_small(&mut self) {
        for index in 0..self.network.arcs.len() {
            if self.is(index, |arc| (1..SMALLEST).contains(&arc.value)) {
                self.network.hide(index);
            }
        }
    }

    /// Hides more until no hidden value follows from the shown ones. Each pass hides at least one
    /// more, so it ends; in the end at worst everything is hidden.
    pub(super) fn hide_what_follows(&mut self) {
        let mut again = true;
        while again {
            again = false;
            for index in 0..self.network.arcs.len() {
                if self.is(index, |arc| arc.hidden) && !self.network.is_free(index) {
                    let Some(next) = self.best_to_hide(index) else {
                        return;
                    };
                    self.network.hide(next);
                    again = true;
                }
            }
        }
    }

    fn is(&self, index: usize, what: impl Fn(&Arc) -> bool) -> bool {
        self.network.arcs.get(index).is_some_and(what)
    }

    /// The smallest shown value at either end of an arc; cells before sums, zeros last, since a zero
    /// gives way in one direction only.
    fn best_to_hide(&self, which: usize) -> Option<usize> {
        let wanted = self.network.arcs.get(which)?;
        let ends = [wanted.from, wanted.to];
        let cells = self.rows * self.columns;
        let touches = |arc: &Arc| ends.contains(&arc.from) || ends.contains(&arc.to);
        let shown = self
            .network
            .arcs
            .iter()
            .enumerate()
            .filter(|(_, arc)| !arc.hidden);
        let rank = |(index, arc): &(usize, &Arc)| {
            (!touches(arc), *index >= cells, arc.value == 0, arc.value)
        };
        shown.min_by_key(rank).map(|(index, _)| index)
    }

    /// The table as it may be shown.
    pub(super) fn published(&self) -> Published {
        let cell = |index: usize| -> Cell {
            let arc = self.network.arcs.get(index);
            arc.filter(|arc| !arc.hidden).map(|arc| arc.value)
        };
        let (rows, columns) = (self.rows, self.columns);
        let sums = rows * columns;
        let line = |row: usize| {
            (0..columns)
                .map(|column| cell(row * columns + column))
                .collect()
        };
        Published {
            cells: (0..rows).map(line).collect(),
            of_towns: (0..rows).map(|row| cell(sums + row)).collect(),
            of_services: (0..columns)
                .map(|column| cell(sums + rows + column))
                .collect(),
            all: cell(sums + rows + columns),
        }
    }
}
