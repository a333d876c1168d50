//! The ledger of aids.

use eldercare_desk::Towns;
use eldercare_desk::loan::Loan;
use eldercare_requests::Day;
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;
use sqlx::{Any, Row as _};

use super::Deed;
use super::statement::Statement;
use crate::store::{Store, StoreError};

/// A loan with its borrower.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lent {
    pub(crate) loan_id: String,
    pub(crate) city: String,
    pub(crate) town: String,
    pub(crate) item: String,
    pub(crate) borrower: String,
    pub(crate) phone: Option<String>,
    pub(crate) loan: Loan,
}

/// What became of a row with an id of its sender.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    /// Written now, or the same was before.
    Fine,
    /// Another row has the id.
    Other,
}

const INSERT: &str = "INSERT INTO aid_loans (loan_id, city, town, item, borrower, phone, lent_on, \
     due_on, by_whom, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
     ON CONFLICT (loan_id) DO NOTHING";

const SELECT: &str = "SELECT loan_id, city, town, item, borrower, phone, lent_on, due_on, back_on \
     FROM aid_loans WHERE ";

const BACK: &str = "UPDATE aid_loans SET back_on = $2 WHERE loan_id = $1 AND back_on IS NULL";

const NOT_BACK: &str = "UPDATE aid_loans SET back_on = NULL WHERE loan_id = $1 AND back_on = $2";

impl Store {
    /// Writes a loan once, however often it is sent.
    pub(crate) async fn lend(&self, lent: &Lent, deed: &Deed<'_>) -> Result<Written, StoreError> {
        let mut transaction = self.begin().await?;
        let inserted = sqlx::query(INSERT)
            .bind(&lent.loan_id)
            .bind(&lent.city)
            .bind(&lent.town)
            .bind(&lent.item)
            .bind(&lent.borrower)
            .bind(&lent.phone)
            .bind(lent.loan.from.to_string())
            .bind(lent.loan.due.to_string())
            .bind(deed.actor)
            .bind(deed.seconds())
            .execute(&mut *transaction)
            .await?;
        if inserted.rows_affected() == 0 {
            let known = self.loan(&lent.loan_id).await?;
            let open = |known: Lent| Lent {
                loan: Loan {
                    back: None,
                    ..known.loan
                },
                ..known
            };
            let same = known.map(open).as_ref() == Some(lent);
            return Ok(if same { Written::Fine } else { Written::Other });
        }
        deed.note(&mut transaction, "loan.write", &lent.loan_id, "lent")
            .await?;
        transaction.commit().await?;
        Ok(Written::Fine)
    }

    /// Takes an aid back; false when it is back already.
    pub(crate) async fn take_aid_back(
        &self,
        loan_id: &str,
        day: Day,
        deed: &Deed<'_>,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let back = sqlx::query(BACK)
            .bind(loan_id)
            .bind(day.to_string())
            .execute(&mut *transaction)
            .await?;
        if back.rows_affected() == 0 {
            return Ok(false);
        }
        deed.note(&mut transaction, "loan.write", loan_id, "back")
            .await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Has an aid be out again that was taken back on this day; false when it was not.
    pub(crate) async fn lend_on(
        &self,
        loan_id: &str,
        day: Day,
        deed: &Deed<'_>,
    ) -> Result<bool, StoreError> {
        let statement = sqlx::query(NOT_BACK).bind(loan_id).bind(day.to_string());
        self.correct_loan(statement, (loan_id, "not-back"), deed)
            .await
    }

    /// Removes a loan; false when there is none.
    pub(crate) async fn remove_loan(
        &self,
        loan_id: &str,
        deed: &Deed<'_>,
    ) -> Result<bool, StoreError> {
        let statement = sqlx::query("DELETE FROM aid_loans WHERE loan_id = $1").bind(loan_id);
        let is_gone = self
            .correct_loan(statement, (loan_id, "removed"), deed)
            .await?;
        if is_gone {
            self.wipe().await;
        }
        Ok(is_gone)
    }

    async fn correct_loan(
        &self,
        statement: Query<'_, Any, AnyArguments>,
        (loan_id, what): (&str, &str),
        deed: &Deed<'_>,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let corrected = statement.execute(&mut *transaction).await?;
        if corrected.rows_affected() == 0 {
            return Ok(false);
        }
        deed.note(&mut transaction, "loan.write", loan_id, what)
            .await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// One loan.
    pub(crate) async fn loan(&self, loan_id: &str) -> Result<Option<Lent>, StoreError> {
        let mut statement = Statement::new(SELECT);
        statement.push("loan_id = ").text(loan_id);
        let row = statement.query().fetch_optional(self.readers()).await?;
        row.as_ref().map(lent).transpose()
    }

    /// Loans of these towns, those that are out by the day on which they are due, then those that are back.
    pub(crate) async fn loans(
        &self,
        city: &str,
        towns: &Towns,
        only_out: bool,
        most: i64,
    ) -> Result<Vec<Lent>, StoreError> {
        let mut statement = Statement::new(SELECT);
        statement.push("city = ").text(city).and_towns(towns);
        if only_out {
            statement.push(" AND back_on IS NULL");
        }
        statement.push(
            " ORDER BY (CASE WHEN back_on IS NULL THEN 0 ELSE 1 END), due_on, loan_id LIMIT ",
        );
        statement.number(most);
        let rows = statement.query().fetch_all(self.readers()).await?;
        rows.iter().map(lent).collect()
    }
}

fn lent(row: &AnyRow) -> Result<Lent, StoreError> {
    let back: Option<String> = row.try_get("back_on")?;
    Ok(Lent {
        loan_id: row.try_get("loan_id")?,
        city: row.try_get("city")?,
        town: row.try_get("town")?,
        item: row.try_get("item")?,
        borrower: row.try_get("borrower")?,
        phone: row.try_get("phone")?,
        loan: Loan {
            from: day(row, "lent_on")?,
            due: day(row, "due_on")?,
            back: back.as_deref().and_then(Day::parse),
        },
    })
}

pub(super) fn day(row: &AnyRow, column: &'static str) -> Result<Day, StoreError> {
    Day::parse(row.try_get(column)?).ok_or(StoreError::Unreadable(column))
}
