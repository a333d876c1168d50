//! A statement that grows with its filters. Values are always bound, never written into it.

use eldercare_desk::Towns;
use sqlx::any::{Any, AnyArguments};
use sqlx::query::Query;
use sqlx::{AssertSqlSafe, SqlSafeStr as _};

enum Value {
    Text(String),
    Number(i64),
}

/// Text and values.
pub(super) struct Statement {
    sql: String,
    values: Vec<Value>,
}

impl Statement {
    /// That begins with this text.
    pub(super) fn new(sql: &str) -> Self {
        Self {
            sql: sql.to_owned(),
            values: Vec::new(),
        }
    }

    /// More text.
    pub(super) fn push(&mut self, sql: &str) -> &mut Self {
        self.sql.push_str(sql);
        self
    }

    /// A text as a value.
    pub(super) fn text(&mut self, value: &str) -> &mut Self {
        self.bind(Value::Text(value.to_owned()))
    }

    /// A number as a value.
    pub(super) fn number(&mut self, value: i64) -> &mut Self {
        self.bind(Value::Number(value))
    }

    fn bind(&mut self, value: Value) -> &mut Self {
        self.values.push(value);
        let place = format!("${}", self.values.len());
        self.push(&place)
    }

    /// `column IN (…)`; never true when there is nothing to choose from.
    pub(super) fn one_of<'a>(
        &mut self,
        column: &str,
        values: impl IntoIterator<Item = &'a str>,
    ) -> &mut Self {
        let mut any = false;
        for value in values {
            let start = if any { ", " } else { " IN (" };
            if !any {
                self.push(column);
            }
            self.push(start).text(value);
            any = true;
        }
        self.push(if any { ")" } else { "1 = 0" })
    }

    /// Only rows of these towns.
    pub(super) fn and_towns(&mut self, towns: &Towns) -> &mut Self {
        match towns {
            Towns::All => self,
            Towns::Listed(codes) => {
                self.push(" AND ");
                self.one_of("town", codes.iter().map(String::as_str))
            }
        }
    }

    /// The statement as the database takes it.
    pub(super) fn query(self) -> Query<'static, Any, AnyArguments> {
        let mut query = sqlx::query(AssertSqlSafe(self.sql).into_sql_str());
        for value in self.values {
            query = match value {
                Value::Text(text) => query.bind(text),
                Value::Number(number) => query.bind(number),
            };
        }
        query
    }
}
