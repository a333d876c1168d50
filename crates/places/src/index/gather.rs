//! The merged discs as symbols with their members side by side.

use super::{
    merge::{Disc, NONE},
    symbols::{Symbol, SymbolShape},
};
use crate::rows::row;

/// The symbols out of the discs and what swallowed each, numbered in the order of their first
/// disc; and for each disc the number of the symbol in which it ended. `world` is the edge of
/// the world in pixels.
pub fn symbols(discs: &[Disc], swallowed_by: &[u32], world: f64) -> (Vec<Symbol>, Vec<u32>) {
    let alive = swallowed_by.iter().filter(|by| **by == NONE).count();
    let mut numbers = vec![NONE; discs.len()];
    let mut symbols: Vec<Symbol> = Vec::with_capacity(alive);
    let mut start = 0;
    for at in 0..discs.len() {
        let end = end_of(swallowed_by, at);
        if let (Some(number), Some(disc)) = (numbers.get_mut(end), discs.get(end)) {
            if *number == NONE {
                *number = row(symbols.len());
                symbols.push(symbol(disc, start, world));
                start += disc.count;
            }
            let number = *number;
            if let Some(own) = numbers.get_mut(at) {
                *own = number;
            }
        }
    }
    (symbols, numbers)
}

/// The disc at the end of a chain.
fn end_of(swallowed_by: &[u32], mut disc: usize) -> usize {
    while let Some(&by) = swallowed_by.get(disc)
        && by != NONE
    {
        disc = by as usize;
    }
    disc
}

fn symbol(disc: &Disc, first: u32, world: f64) -> Symbol {
    let shape = match (disc.count, disc.same_spot) {
        (1, _) => SymbolShape::Single,
        (_, true) => SymbolShape::Stack,
        (_, false) => SymbolShape::Cluster,
    };
    Symbol {
        unit: disc.centre,
        radius: disc.radius * world,
        shape,
        members: first..first + disc.count,
    }
}

/// Puts each row into the stretch of its symbol, in the order in which the rows come. `rows` are
/// a row and its symbol.
pub fn members(symbols: &[Symbol], rows: impl Iterator<Item = (u32, u32)>) -> Vec<u32> {
    let count = symbols.last().map_or(0, |last| last.members.end);
    let mut free: Vec<u32> = symbols.iter().map(|symbol| symbol.members.start).collect();
    let mut members = vec![0; count as usize];
    for (row_number, symbol) in rows {
        if let Some(free) = free.get_mut(symbol as usize)
            && let Some(member) = members.get_mut(*free as usize)
        {
            *member = row_number;
            *free += 1;
        }
    }
    members
}
