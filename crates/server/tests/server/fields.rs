//! Every column of the database is in the register of fields, with purpose, ground and time.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::AnyPool;

use crate::support::TestServer;

const REGISTER: &str = include_str!("../../fields.toml");

/// What the register says of a column.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Field {
    class: String,
    purpose: String,
    basis: String,
    retention: String,
}

type Register = BTreeMap<String, BTreeMap<String, Field>>;

fn columns_of(register: &Register) -> BTreeSet<String> {
    let columns = register
        .iter()
        .flat_map(|(table, fields)| fields.keys().map(move |column| format!("{table}.{column}")));
    columns.collect()
}

/// The columns of a database by its own word.
async fn columns_in(pool: &AnyPool, catalogue: &'static str) -> BTreeSet<String> {
    let columns: Vec<String> = sqlx::query_scalar(catalogue).fetch_all(pool).await.unwrap();
    columns.into_iter().collect()
}

const OF_POSTGRES: &str = "SELECT CAST(table_name || '.' || column_name AS TEXT) \
     FROM information_schema.columns WHERE table_schema = current_schema()";

const OF_SQLITE: &str = "SELECT t.name || '.' || c.name FROM sqlite_schema AS t, \
     pragma_table_info(t.name) AS c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'";

#[tokio::test]
async fn every_column_has_a_purpose_a_ground_and_a_time() {
    let server = TestServer::start().await;
    let register: Register = toml::from_str(REGISTER).unwrap();
    let pool = server.database().await;
    let mut there = columns_in(
        &pool,
        server.database.as_ref().map_or(OF_SQLITE, |_| OF_POSTGRES),
    )
    .await;
    if server.database.is_none() {
        // On files the search has one of its own.
        let search = server.data.path().join("search.sqlite");
        let search = AnyPool::connect(&format!("sqlite://{}", search.display()))
            .await
            .unwrap();
        there.extend(columns_in(&search, OF_SQLITE).await);
    }
    let registered = columns_of(&register);
    let missing: Vec<&String> = there.difference(&registered).collect();
    assert!(
        missing.is_empty(),
        "fields.toml does not know {missing:?}: say what they are for"
    );
    let gone: Vec<&String> = registered.difference(&there).collect();
    assert!(
        gone.is_empty(),
        "fields.toml knows {gone:?}, which no table has"
    );
}

#[test]
fn no_entry_of_the_register_is_empty_and_what_is_sensitive_has_a_consent() {
    let register: Register = toml::from_str(REGISTER).unwrap();
    for (table, fields) in &register {
        for (column, field) in fields {
            let name = format!("{table}.{column}");
            assert!(!field.purpose.trim().is_empty(), "{name}");
            assert!(!field.retention.trim().is_empty(), "{name}");
            let classes = ["public", "technical", "personal", "sensitive"];
            assert!(classes.contains(&field.class.as_str()), "{name}");
            let grounds = ["consent", "duty", "none needed"];
            assert!(grounds.contains(&field.basis.as_str()), "{name}");
            let about_somebody = ["personal", "sensitive"].contains(&field.class.as_str());
            assert!(!about_somebody || field.basis != "none needed", "{name}");
            assert!(
                field.class != "sensitive" || field.basis == "consent",
                "{name}"
            );
            assert!(!about_somebody || field.retention != "for ever", "{name}");
        }
    }
}
