//! Benefits and services of their written form.

use super::amounts::{Common, amounts};
use super::conditions::{Words, conditions};
use super::reader::Row;
use super::wrong::{Problem, Wrong};
use super::{Classes, Elder, WrittenAll, WrittenBenefit, WrittenService};
use crate::benefit::{Benefit, Cited, Validity};
use crate::catalogue::Offered;
use crate::lists::{PaperId, Status};
use crate::service::ServiceId;
use crate::text::Text;

/// A quote is a fragment with the figure, not a paragraph.
pub const LONGEST_QUOTE: usize = 90;

/// What rows may refer to.
pub(super) struct Around<'a> {
    pub(super) elder: Option<&'a Elder>,
    pub(super) classes: Option<&'a Classes>,
    pub(super) sources: &'a [&'a str],
    pub(super) offices: &'a [&'a str],
    pub(super) national: bool,
}

/// Reads a benefit; nothing when a part without which there is none is wrong.
pub(super) fn benefit(
    written: &WrittenBenefit,
    around: &Around<'_>,
    found: &mut Vec<Wrong>,
) -> Option<Benefit> {
    let row = &mut Row {
        table: "benefits",
        id: &written.id,
        found,
    };
    check_words(written, row);
    check_references(written, around, row);
    let kind = row.listed("kind", &written.kind);
    let status = row.listed("status", &written.status);
    let confidence = row.listed("confidence", &written.confidence);
    let cited = written.cited().check(around, row);
    let validity = validity(written, status, row);
    let common = Common {
        kind: kind?,
        confidence: confidence?,
        words: around.words(),
    };
    Some(Benefit {
        id: written.id.clone(),
        kind: common.kind,
        status: status?,
        national: around.national,
        demo: written.demo,
        name: written.name.clone(),
        what: written.what.clone(),
        who: written.who.clone(),
        amounts: amounts(&written.amounts, &common, row),
        conditions: conditions(&written.any, around.words(), row),
        validity,
        covered_to: row.last_day("covered-to", written.covered_to.as_deref()),
        office: written.office.clone(),
        papers: papers(written, row),
        service: service(written.service.as_deref(), row),
        cited,
        confidence: common.confidence,
        assumptions: assumptions(written, around, row),
    })
}

/// What is of the past has an end.
fn validity(written: &WrittenBenefit, status: Option<Status>, row: &mut Row<'_>) -> Validity {
    let (from, to) = (written.valid_from.as_deref(), written.valid_to.as_deref());
    let validity = row.validity(from, to);
    if status == Some(Status::Past) && to.is_none() {
        row.wrong("status", &written.status, Problem::NoEnd);
    }
    validity
}

fn check_words(written: &WrittenBenefit, row: &mut Row<'_>) {
    let id_form = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if written.id.is_empty() || !written.id.chars().all(id_form) {
        row.wrong("id", &written.id, Problem::Id);
    }
    row.text("name", &written.name);
    row.text("what", &written.what);
    row.text("who", &written.who);
}

fn check_references(written: &WrittenBenefit, around: &Around<'_>, row: &mut Row<'_>) {
    let office = &written.office;
    if !around.offices.contains(&office.as_str()) {
        row.wrong("office", office, Problem::Office(office.clone()));
    }
    match (written.everyone, written.any.is_empty()) {
        (false, true) => row.wrong("any", "", Problem::Nobody),
        (true, false) => row.wrong("everyone", "", Problem::Everybody),
        _ => {}
    }
}

/// Reads a service.
pub(super) fn offered(
    written: &WrittenService,
    around: &Around<'_>,
    found: &mut Vec<Wrong>,
) -> Option<Offered> {
    let row = &mut Row {
        table: "services",
        id: &written.id,
        found,
    };
    row.text("what", &written.what);
    let cited = written.cited().check(around, row);
    let status = row.listed("status", &written.status);
    let to = row.last_day("valid-to", written.valid_to.as_deref());
    if status == Some(Status::Past) && to.is_none() {
        row.wrong("status", &written.status, Problem::NoEnd);
    }
    let covered_to = row.last_day("covered-to", written.covered_to.as_deref());
    let setting = written.setting.as_deref();
    let setting = setting.and_then(|setting| row.listed("setting", setting));
    let id = row.listed("id", &written.id)?;
    Some(Offered {
        id,
        what: written.what.clone(),
        status: status?,
        setting,
        to,
        covered_to,
        cited,
    })
}

impl<'a> Around<'a> {
    fn words(&self) -> Words<'a> {
        Words {
            elder: self.elder,
            classes: self.classes,
        }
    }
}

/// Where a row says that it stands.
struct WrittenCited<'a> {
    source: &'a str,
    section: &'a str,
    quote: &'a str,
    paraphrased: bool,
    checked: &'a str,
}

impl WrittenBenefit {
    fn cited(&self) -> WrittenCited<'_> {
        WrittenCited {
            source: &self.source,
            section: &self.section,
            quote: &self.quote,
            paraphrased: self.paraphrased,
            checked: &self.checked,
        }
    }
}

impl WrittenService {
    fn cited(&self) -> WrittenCited<'_> {
        WrittenCited {
            source: &self.source,
            section: &self.section,
            quote: &self.quote,
            paraphrased: false,
            checked: &self.checked,
        }
    }
}

impl WrittenCited<'_> {
    fn check(&self, around: &Around<'_>, row: &mut Row<'_>) -> Cited {
        let (source, quote) = (self.source, self.quote);
        if !around.sources.contains(&source) {
            row.wrong("source", source, Problem::Source(source.to_owned()));
        }
        row.words("section", self.section, "name the section of the document");
        row.words(
            "quote",
            quote,
            "copy the fragment of the document that says it",
        );
        let length = quote.chars().count();
        if length > LONGEST_QUOTE {
            row.wrong("quote", quote, Problem::LongQuote(length));
        }
        Cited {
            source: source.to_owned(),
            section: self.section.to_owned(),
            quote: quote.to_owned(),
            paraphrased: self.paraphrased,
            checked: row.day("checked", self.checked),
        }
    }
}

fn papers(written: &WrittenBenefit, row: &mut Row<'_>) -> Vec<PaperId> {
    let listed = |id: &String| row.listed("papers", id);
    written.papers.iter().filter_map(listed).collect()
}

fn service(id: Option<&str>, row: &mut Row<'_>) -> Option<ServiceId> {
    row.listed("service", id?)
}

/// Its own, and those behind the words that it uses: an older person without an age, a class. What is made
/// up rests on no document, so nothing is said of one.
fn assumptions(written: &WrittenBenefit, around: &Around<'_>, row: &mut Row<'_>) -> Vec<Text> {
    for text in &written.assumptions {
        row.text("assumptions", text);
    }
    let of_amounts = written.amounts.iter().flat_map(|amount| &amount.any);
    let ways: Vec<&WrittenAll> = written.any.iter().chain(of_amounts).collect();
    let in_amounts = written.amounts.iter().any(|amount| amount.class.is_some());
    let has_class = in_amounts || ways.iter().any(|all| all.class.is_some());
    let has_elder = ways.iter().any(|all| all.elder);
    let elder = around.elder.filter(|_| has_elder && !written.demo);
    let mapping = around.classes.filter(|_| has_class && !written.demo);
    let own = written.assumptions.iter().cloned();
    own.chain(elder.map(|elder| elder.said.clone()))
        .chain(mapping.map(|classes| classes.assumption.clone()))
        .collect()
}
