//! The rows of the independent table, read as they are written.

use eldercare_entitlements::Unit;
use toml::{Table, Value};

use crate::cities::geo;

/// A number of a row, with what the table says that it counts.
#[derive(Clone, Debug)]
pub struct Number {
    pub value: u32,
    pub counts: String,
}

/// A row.
#[derive(Clone, Debug)]
pub struct Row {
    pub id: String,
    /// What it is and for whom, in the words of the document.
    pub what: String,
    pub who: String,
    pub kind: String,
    /// What one person or home gets, where a number stands there.
    pub amount: Option<u32>,
    pub unit: String,
    pub period: String,
    pub cash: bool,
    pub age: Option<(u8, Option<u8>)>,
    pub levels: Vec<String>,
    pub means: String,
    pub living: Vec<String>,
    pub areas: Vec<String>,
    pub numbers: Vec<Number>,
    pub status: String,
    pub from: String,
    pub until: String,
    pub not_stated: Vec<String>,
    pub caution: String,
}

impl Row {
    fn read(table: &Table) -> Row {
        let word = |key: &str| table.get(key).and_then(Value::as_str).unwrap_or_default();
        let words = |key: &str| {
            let list = table.get(key).and_then(Value::as_array).cloned();
            let list = list.unwrap_or_default();
            list.iter()
                .map(|word| word.as_str().unwrap().to_owned())
                .collect()
        };
        let age = |key: &str| {
            let number = table.get(key).and_then(Value::as_integer);
            number.map(|age| u8::try_from(age).unwrap())
        };
        let amount = table["amount"].as_integer();
        Row {
            id: word("id").to_owned(),
            what: word("what").to_owned(),
            who: word("who").to_owned(),
            kind: word("kind").to_owned(),
            amount: amount.map(|number| u32::try_from(number).unwrap()),
            unit: word("unit").to_owned(),
            period: word("period").to_owned(),
            cash: table["cash_to_person"].as_bool().unwrap(),
            age: age("age_from").map(|from| (from, age("age_to"))),
            levels: words("levels"),
            means: word("means").to_owned(),
            living: words("living"),
            areas: words("areas"),
            numbers: numbers(table),
            status: word("status").to_owned(),
            from: word("from").to_owned(),
            until: word("until").to_owned(),
            not_stated: words("not_stated"),
            caution: word("caution").to_owned(),
        }
    }

    /// Whether one of these words stands in its own words.
    pub fn says(&self, words: &[&str]) -> bool {
        let own = [&self.what, &self.who, &self.means];
        let own = own.into_iter().chain(&self.living);
        let mut all = own.chain(&self.levels);
        all.any(|text| words.iter().any(|word| text.contains(word)))
    }

    /// Whether it counts what is to be done once: so many homes, or so many packages of visits. Places to be
    /// built and shares to be reached are no such count: what they are for stays.
    pub fn is_programme(&self) -> bool {
        let once = |counts: &str| counts.starts_with("homes") || counts == "人次";
        self.numbers.iter().any(|number| once(&number.counts))
    }

    /// Whether a word of its living stands alone.
    pub fn lives(&self, words: &[&str]) -> bool {
        self.living
            .iter()
            .any(|word| words.contains(&word.as_str()))
    }
}

fn numbers(table: &Table) -> Vec<Number> {
    let list = table.get("numbers").and_then(Value::as_array).cloned();
    let list = list.unwrap_or_default();
    let whole = |number: &Value| {
        // A share of a task (162.5 percent) is no figure of anybody.
        let value = number["value"].as_integer()?;
        Some(Number {
            value: u32::try_from(value).unwrap(),
            counts: number["unit"].as_str().unwrap().to_owned(),
        })
    };
    list.iter().filter_map(whole).collect()
}

fn file(city: &str) -> Table {
    let path = geo().join(format!(
        "../crates/entitlements/tests/independent/{city}.toml"
    ));
    std::fs::read_to_string(path).unwrap().parse().unwrap()
}

/// All rows of a city.
pub fn rows(city: &str) -> Vec<Row> {
    let file = file(city);
    let rows = file["row"].as_array().unwrap();
    rows.iter()
        .map(|row| Row::read(row.as_table().unwrap()))
        .collect()
}

/// The numbers that a city's document only counts: places, beds, people.
pub fn counts(city: &str) -> Vec<Number> {
    let file = file(city);
    let counts = file["count"].as_array().unwrap();
    let each = counts.iter().map(|count| count.as_table().unwrap());
    each.flat_map(numbers).collect()
}

/// The unit that the table calls so; none where it names none.
pub fn unit(row: &Row) -> Option<Unit> {
    match row.unit.as_str() {
        "yuan" => Some(Unit::Yuan),
        "visit" => Some(Unit::Visit),
        "home" => Some(Unit::Home),
        "bed" => Some(Unit::Bed),
        "check" => Some(Unit::Check),
        "not stated" => None,
        other => panic!("{}: the unit {other} has no meaning here", row.id),
    }
}
