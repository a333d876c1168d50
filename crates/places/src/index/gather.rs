//! The merged discs as symbols with their members side by side.

use super::{
    Index,
    merge::{Disc, Plane},
    symbols::{Symbol, SymbolShape, Symbols},
};
use crate::{Kind, rows::row};

/// The members of the merged symbols, counted before they are written side by side.
pub struct Gathering {
    /// For each group the symbol it ended in.
    symbol_of_group: Vec<u32>,
    /// For each symbol the disc it is.
    discs: Vec<u32>,
}

impl Gathering {
    /// Numbers the symbols in the order of their first group along the curve.
    pub fn of(plane: &Plane) -> Gathering {
        let ends = plane.ends();
        let mut numbers = vec![None; ends.len()];
        let mut discs = Vec::new();
        let symbol_of_group = ends
            .into_iter()
            .map(|disc| {
                let fresh = row(discs.len());
                match numbers.get_mut(disc as usize) {
                    Some(number) => *number.get_or_insert_with(|| {
                        discs.push(disc);
                        fresh
                    }),
                    None => fresh,
                }
            })
            .collect();
        Gathering {
            symbol_of_group,
            discs,
        }
    }

    /// Builds the symbols. `slots` are the group and the row of each selected place.
    pub fn finish(
        self,
        index: &Index,
        zoom: u8,
        plane: &Plane,
        slots: &[(u32, u32)],
        world: f64,
    ) -> Symbols {
        let mut start = 0;
        let symbols: Vec<Symbol> = self
            .discs
            .iter()
            .filter_map(|disc| plane.disc(*disc))
            .map(|disc| {
                let first = start;
                start += disc.count;
                symbol(disc, first, world)
            })
            .collect();
        let members = self.members(&symbols, slots);
        let kind = |row: &u32| index.points.kind(*row).unwrap_or(Kind::Institution);
        Symbols {
            zoom,
            kinds: members.iter().map(kind).collect(),
            every: symbols,
            members,
        }
    }

    /// Puts each selected row into the stretch of its symbol, in the order of the curve.
    fn members(&self, symbols: &[Symbol], slots: &[(u32, u32)]) -> Vec<u32> {
        let mut free: Vec<u32> = symbols.iter().map(|s| s.members.start).collect();
        let mut members = vec![0; slots.len()];
        for (group, row_number) in slots {
            let symbol = self.symbol_of_group.get(*group as usize);
            if let Some(free) = symbol.and_then(|symbol| free.get_mut(*symbol as usize))
                && let Some(member) = members.get_mut(*free as usize)
            {
                *member = *row_number;
                *free += 1;
            }
        }
        members
    }
}

fn symbol(disc: &Disc, first: u32, world: f64) -> Symbol {
    let shape = match (disc.count, disc.spot) {
        (1, _) => SymbolShape::Single,
        (_, Some(_)) => SymbolShape::Stack,
        (_, None) => SymbolShape::Cluster,
    };
    Symbol {
        unit: disc.centre,
        radius: disc.radius * world,
        shape,
        members: first..first + disc.count,
    }
}
