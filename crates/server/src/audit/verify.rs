//! Reading the chain again.

use std::fmt;

use eldercare_requests::Moment;
use sqlx::any::AnyRow;
use sqlx::{AnyPool, Row as _};
use thiserror::Error;

use super::Entry;
use super::chain::Link;
use crate::codes::Codes;

/// Rows that are held in memory at once.
const PAGE: i64 = 1_000;

const ROWS: &str = "SELECT number, at, actor, action, object, detail, previous, hash FROM audit \
     WHERE number > $1 ORDER BY number LIMIT $2";
const END: &str = "SELECT number, hash FROM audit_end WHERE one = 1";

/// The end of a chain as somebody wrote it down: `number:hash`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Anchor {
    number: i64,
    hash: String,
}

impl Anchor {
    /// Before the first row.
    fn start() -> Self {
        Self {
            number: 0,
            hash: "0".repeat(64),
        }
    }

    /// Reads what [`verify`] prints.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (number, hash) = text.split_once(':')?;
        let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        Some(Self {
            number: number.parse().ok().filter(|number| *number >= 0)?,
            hash: is_hash.then(|| hash.to_owned())?,
        })
    }
}

impl fmt::Display for Anchor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.number, self.hash)
    }
}

/// What is wrong with a chain.
#[derive(Debug, Error)]
pub(crate) enum AuditError {
    /// The database.
    #[error("{0}")]
    Database(#[from] sqlx::Error),
    /// A row is not what was written, or does not follow the row before it.
    #[error("row {0} was changed, or a row before it was removed or moved")]
    Broken(i64),
    /// The last rows are gone, or the note of the end was changed.
    #[error("the chain ends at row {found} and should end at row {noted}")]
    End {
        /// The last row.
        found: i64,
        /// The end as it is noted.
        noted: i64,
    },
    /// The chain is another one than when somebody wrote down its end.
    #[error("row {0} is not the one that was written down")]
    OtherChain(i64),
}

/// Walks the whole chain. Its end, to be written down elsewhere; what is wrong first, else.
pub(crate) async fn verify(
    pool: &AnyPool,
    codes: &Codes,
    known: Option<&Anchor>,
) -> Result<Anchor, AuditError> {
    // The end first: rows that are appended meanwhile only make the chain longer.
    let end = sqlx::query(END).fetch_one(pool).await?;
    let noted = Anchor {
        number: end.try_get("number")?,
        hash: end.try_get("hash")?,
    };
    let mut last = Anchor::start();
    let mut known = known.filter(|anchor| **anchor != Anchor::start());
    while last.number < noted.number {
        let page = sqlx::query(ROWS).bind(last.number).bind(PAGE);
        let rows = page.fetch_all(pool).await?;
        if rows.is_empty() {
            break;
        }
        for row in &rows {
            last = next(row, &last, codes)?;
            if let Some(anchor) = known.filter(|anchor| anchor.number == last.number) {
                if *anchor != last {
                    return Err(AuditError::OtherChain(last.number));
                }
                known = None;
            }
            if last.number == noted.number {
                break;
            }
        }
    }
    if last != noted {
        let (found, noted) = (last.number, noted.number);
        return Err(AuditError::End { found, noted });
    }
    match known {
        Some(anchor) => Err(AuditError::OtherChain(anchor.number)),
        None => Ok(last),
    }
}

/// The row, if it follows and is what was written.
fn next(row: &AnyRow, before: &Anchor, codes: &Codes) -> Result<Anchor, AuditError> {
    let text = |column| row.try_get::<String, _>(column);
    let number: i64 = row.try_get("number")?;
    let at: i64 = row.try_get("at")?;
    let (actor, action) = (text("actor")?, text("action")?);
    let (object, detail) = (text("object")?, text("detail")?);
    let (previous, hash) = (text("previous")?, text("hash")?);
    let link = Link {
        number,
        at: Moment(u64::try_from(at).map_err(|_| AuditError::Broken(number))?),
        entry: Entry {
            actor: &actor,
            action: &action,
            object: &object,
            detail: &detail,
        },
        previous: &previous,
    };
    let follows = number == before.number + 1 && previous == before.hash;
    if follows && link.hash(codes) == hash {
        Ok(Anchor { number, hash })
    } else {
        Err(AuditError::Broken(before.number + 1))
    }
}

#[cfg(test)]
mod tests;
