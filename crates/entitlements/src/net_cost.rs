//! What a place costs a month after what this person likely gets there.
//!
//! Only what pays the bill counts: money, in yuan a month, for people in an institution. A voucher
//! pays a part that the office sets, so it is named and not counted.

use eldercare_days::Day;

use crate::amount::{Figure, Holds};
use crate::benefit::Benefit;
use crate::catalogue::Catalogue;
use crate::evaluate::{Finding, Outcome, find};
use crate::lists::{BenefitKind, Living, Period, Unit};
use crate::person::{Known, Person};

/// A published price a month, in yuan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price {
    /// The lowest.
    pub from: u32,
    /// The highest; the same where there is one price.
    pub to: u32,
}

/// What one benefit takes off, in yuan a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// The benefit, with clause and expiry.
    pub benefit: &'a Benefit,
    /// The least that it is likely to be.
    pub least: u32,
    /// The most.
    pub most: u32,
}

/// A price and what is left of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetCost<'a> {
    /// The published price.
    pub price: Price,
    /// What is taken off.
    pub lines: Vec<Line<'a>>,
    /// Likely benefits that could lower the bill and are not counted, because nobody can say by how much.
    pub not_counted: Vec<&'a Benefit>,
    /// Benefits for people in institutions of which it cannot be told whether this person gets them.
    pub open: Vec<&'a Benefit>,
    /// What is left, never below zero: the lowest price after the most, the highest after the least.
    pub left: Price,
}

/// Why nothing is taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nothing {
    /// No document names money that this person would get there.
    Unnamed,
    /// Something could lower the bill, and nobody can say yet whether or by how much.
    Open,
}

impl NetCost<'_> {
    /// Why nothing is taken off; nothing to say where something is.
    #[must_use]
    pub fn nothing_off(&self) -> Option<Nothing> {
        let is_open = !self.open.is_empty() || !self.not_counted.is_empty();
        self.lines.is_empty().then_some(if is_open {
            Nothing::Open
        } else {
            Nothing::Unnamed
        })
    }
}

impl Catalogue {
    /// What is left of a price for this person as a resident. `demo` counts the made-up benefits
    /// instead of the real ones: for places that are made up themselves.
    #[must_use]
    pub fn net_cost(&self, price: Price, person: &Person, today: Day, demo: bool) -> NetCost<'_> {
        let resident = Person {
            living: Known::Known(Living::Institution),
            ..person.clone()
        };
        let chosen = self.benefits.iter().filter(|benefit| benefit.demo == demo);
        let findings: Vec<Finding<'_>> = chosen
            .map(|benefit| find(benefit, &resident, today))
            .collect();
        let lines: Vec<Line<'_>> = findings.iter().filter_map(line).collect();
        let most = lines
            .iter()
            .fold(0_u32, |all, l| all.saturating_add(l.most));
        let least = lines
            .iter()
            .fold(0_u32, |all, l| all.saturating_add(l.least));
        NetCost {
            price,
            not_counted: findings
                .iter()
                .filter(|f| cannot_be_counted(f))
                .map(|f| f.benefit)
                .collect(),
            open: findings
                .iter()
                .filter(|f| is_open(f))
                .map(|f| f.benefit)
                .collect(),
            left: Price {
                from: price.from.saturating_sub(most),
                to: price.to.saturating_sub(least),
            },
            lines,
        }
    }
}

/// The least and the most of a likely benefit's money a month.
fn line<'a>(finding: &Finding<'a>) -> Option<Line<'a>> {
    if finding.outcome != Outcome::Likely || !pays_residents(finding.benefit) {
        return None;
    }
    let amounts = finding.amounts.iter().filter(|amount| {
        (amount.unit, amount.period, amount.holds) == (Unit::Yuan, Period::Month, Holds::Person)
    });
    let figures: Vec<(u32, u32)> = amounts
        .filter_map(|amount| match amount.figure {
            Figure::Exactly(number) => Some((number, number)),
            Figure::UpTo(most) => Some((0, most)),
            Figure::NotStated => None,
        })
        .collect();
    Some(Line {
        benefit: finding.benefit,
        least: figures.iter().map(|(least, _)| *least).min()?,
        most: figures.iter().map(|(_, most)| *most).max()?,
    })
}

/// Money that only people in an institution get.
fn pays_residents(benefit: &Benefit) -> bool {
    benefit.kind == BenefitKind::Cash && benefit.is_for_residents()
}

/// A voucher, or money without a number a month.
fn cannot_be_counted(finding: &Finding<'_>) -> bool {
    let pays = finding.benefit.kind == BenefitKind::Voucher || pays_residents(finding.benefit);
    pays && finding.outcome == Outcome::Likely && line(finding).is_none()
}

fn is_open(finding: &Finding<'_>) -> bool {
    let open = matches!(finding.outcome, Outcome::CannotTell { .. });
    open && (pays_residents(finding.benefit) || finding.benefit.kind == BenefitKind::Voucher)
}
