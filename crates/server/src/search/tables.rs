//! The SQL: one text for SQLite and PostgreSQL. BYTEA is PostgreSQL's word for bytes; SQLite keeps
//! bytes under any name. Only what each connection is set to differs ([`setup`]).

use crate::database::Backend;

/// What a connection is told at its start. The tables can be made again at any time, so they
/// need not survive a power cut; a query must see one state, however many statements it takes.
pub(super) const fn setup(backend: Backend) -> &'static [&'static str] {
    match backend {
        Backend::Sqlite => &[
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = NORMAL",
            "PRAGMA busy_timeout = 5000",
            "PRAGMA mmap_size = 1073741824",
            "PRAGMA cache_size = -32768",
        ],
        Backend::Postgres => &[
            "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ",
            "SET synchronous_commit = off",
            "SET client_min_messages = warning",
        ],
    }
}

/// Changes with the form of the lists; other tables are then thrown away.
pub(super) const FORM: i64 = 2;

/// The tables.
pub(super) const CREATE: [&str; 5] = [
    "CREATE TABLE IF NOT EXISTS search_form (form BIGINT NOT NULL PRIMARY KEY)",
    // The rectangle is in millionths of a degree; without places with a position it is empty.
    "CREATE TABLE IF NOT EXISTS search_cities (city BIGINT NOT NULL PRIMARY KEY, \
     checksum TEXT NOT NULL, places BIGINT NOT NULL, west BIGINT NOT NULL, south BIGINT NOT NULL, \
     east BIGINT NOT NULL, north BIGINT NOT NULL)",
    // The counts stand with the first part, before the list, so that they are read without it.
    "CREATE TABLE IF NOT EXISTS search_lists (gram BIGINT NOT NULL, city BIGINT NOT NULL, \
     part BIGINT NOT NULL, counts BYTEA NOT NULL, list BYTEA NOT NULL, \
     PRIMARY KEY (gram, city, part))",
    "CREATE TABLE IF NOT EXISTS search_points (city BIGINT NOT NULL PRIMARY KEY, \
     points BYTEA NOT NULL)",
    "CREATE TABLE IF NOT EXISTS search_places (city BIGINT NOT NULL, place BIGINT NOT NULL, \
     feature TEXT NOT NULL, PRIMARY KEY (city, place))",
];

/// Throws all tables away.
pub(super) const DROP: [&str; 5] = [
    "DROP TABLE IF EXISTS search_form",
    "DROP TABLE IF EXISTS search_cities",
    "DROP TABLE IF EXISTS search_lists",
    "DROP TABLE IF EXISTS search_points",
    "DROP TABLE IF EXISTS search_places",
];

/// Counts the tables that queries choose a way through.
pub(super) const ANALYZE: [&str; 4] = [
    "ANALYZE search_cities",
    "ANALYZE search_lists",
    "ANALYZE search_points",
    "ANALYZE search_places",
];

/// Takes a city out.
pub(super) const DELETE_CITY: [&str; 4] = [
    "DELETE FROM search_cities WHERE city = $1",
    "DELETE FROM search_lists WHERE city = $1",
    "DELETE FROM search_points WHERE city = $1",
    "DELETE FROM search_places WHERE city = $1",
];

/// The largest part of a list that stands in one row. PostgreSQL moves rows of more than 2 KB to a
/// table of their own, which costs another look-up for each.
pub(super) const PART_BYTES: usize = 1_800;

/// `INSERT` of several rows at once.
pub(super) fn insert(table: &str, columns: &[&str], rows: usize) -> String {
    use std::fmt::Write as _;
    let mut sql = format!("INSERT INTO {table} ({}) VALUES ", columns.join(", "));
    for row in 0..rows {
        for column in 0..columns.len() {
            let before = match (row, column) {
                (0, 0) => "(",
                (_, 0) => "), (",
                _ => ", ",
            };
            // Writing to a text cannot fail.
            let _ = write!(sql, "{before}${}", row * columns.len() + column + 1);
        }
    }
    sql.push(')');
    sql
}

/// How many places of each rank are in one list, of all cities or of one.
pub(super) fn counts_of(one_city: bool) -> String {
    let only = if one_city { " AND city = $2" } else { "" };
    format!(
        "SELECT city, counts FROM search_lists WHERE gram = $1 AND part = 0{only} ORDER BY city"
    )
}

/// One list, of all cities (0) or of so many.
pub(super) fn list_of(cities: usize) -> String {
    let chosen: Vec<String> = (2..cities + 2).map(|number| format!("${number}")).collect();
    let only = if chosen.is_empty() {
        String::new()
    } else {
        format!(" AND city IN ({})", chosen.join(", "))
    };
    format!("SELECT city, list FROM search_lists WHERE gram = $1{only} ORDER BY city, part")
}

/// The features of some places.
pub(super) fn features(places: usize) -> String {
    let pairs: Vec<String> = (0..places)
        .map(|n| format!("(city = ${} AND place = ${})", 2 * n + 1, 2 * n + 2))
        .collect();
    format!(
        "SELECT city, place, feature FROM search_places WHERE {}",
        pairs.join(" OR ")
    )
}
