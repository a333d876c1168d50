//! A JSON file as a tree, and how settings are taken out of it.
//!
//! For the few small files that the first view reads: settings, cities and texts. The browser
//! reads their text (`platform::json`), so that the code for it is not fetched; what the other
//! pages read goes through serde, which comes with them.

use std::collections::HashMap;

/// Any value of JSON.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `null`, which is the same as not being there.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// Any number.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object.
    Object(Members),
}

/// The members of an object; each is taken once.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Members(pub Vec<(String, Json)>);

/// What is wrong with a file, in English as operators know it from other programs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The member that is wrong, to tell its line.
    member: Option<String>,
    words: String,
}

impl Problem {
    /// A problem that names its place itself.
    pub fn new(words: String) -> Problem {
        Problem {
            member: None,
            words,
        }
    }

    fn of(member: &str, what: &str) -> Problem {
        Problem {
            member: Some(member.to_owned()),
            words: [what, " `", member, "`"].concat(),
        }
    }

    /// The problem in words, with the first line of the file that names the member.
    pub fn in_file(&self, text: &str) -> String {
        let quoted = self.member.as_ref().map(|name| ["\"", name, "\""].concat());
        let place = quoted.and_then(|quoted| text.find(&quoted));
        let Some(before) = place.and_then(|place| text.get(..place)) else {
            return self.words.clone();
        };
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        [&self.words, " at line ", &line.to_string()].concat()
    }
}

/// What can be read from JSON.
pub trait FromJson: Sized {
    /// What it must be, for the message when it is something else.
    const SHAPE: &'static str;

    /// The value, if this is one. A problem inside of it has its own words; none means that it is
    /// not of the shape.
    fn from_json(json: Json) -> Result<Self, Option<Problem>>;
}

impl Members {
    /// Takes a member; `null` is none.
    fn take(&mut self, name: &str) -> Option<Json> {
        let place = self.0.iter().position(|(found, _)| found == name)?;
        let (_, json) = self.0.swap_remove(place);
        (json != Json::Null).then_some(json)
    }

    /// A member that may be left out.
    pub fn may<T: FromJson>(&mut self, name: &str) -> Result<Option<T>, Problem> {
        let Some(json) = self.take(name) else {
            return Ok(None);
        };
        let other = || Problem::of(name, ["expected ", T::SHAPE, " for"].concat().as_str());
        T::from_json(json)
            .map(Some)
            .map_err(|problem| problem.unwrap_or_else(other))
    }

    /// A member that must be there.
    pub fn must<T: FromJson>(&mut self, name: &str) -> Result<T, Problem> {
        self.may(name)?
            .ok_or_else(|| Problem::of(name, "missing field"))
    }

    /// A member, or what it is without being written.
    pub fn or<T: FromJson>(&mut self, name: &str, otherwise: T) -> Result<T, Problem> {
        Ok(self.may(name)?.unwrap_or(otherwise))
    }

    /// Refuses what was not taken: it is misspelt.
    pub fn end(self) -> Result<(), Problem> {
        match self.0.first() {
            Some((name, _)) => Err(Problem::of(name, "unknown field")),
            None => Ok(()),
        }
    }
}

/// Reads an object member by member.
pub fn object<T>(
    json: Json,
    read: impl FnOnce(&mut Members) -> Result<T, Problem>,
) -> Result<T, Option<Problem>> {
    let Json::Object(mut members) = json else {
        return Err(None);
    };
    let value = read(&mut members)?;
    members.end()?;
    Ok(value)
}

/// As it stands, for whoever reads it later.
impl FromJson for Json {
    const SHAPE: &'static str = "a value";

    fn from_json(json: Json) -> Result<Json, Option<Problem>> {
        Ok(json)
    }
}

impl FromJson for String {
    const SHAPE: &'static str = "a text";

    fn from_json(json: Json) -> Result<String, Option<Problem>> {
        match json {
            Json::Text(text) => Ok(text),
            _ => Err(None),
        }
    }
}

impl FromJson for bool {
    const SHAPE: &'static str = "true or false";

    fn from_json(json: Json) -> Result<bool, Option<Problem>> {
        match json {
            Json::Flag(flag) => Ok(flag),
            _ => Err(None),
        }
    }
}

impl FromJson for f64 {
    const SHAPE: &'static str = "a number";

    fn from_json(json: Json) -> Result<f64, Option<Problem>> {
        match json {
            Json::Number(number) => Ok(number),
            _ => Err(None),
        }
    }
}

impl FromJson for u32 {
    const SHAPE: &'static str = "a whole number";

    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the cast saturates, and the comparison finds what it changed"
    )]
    fn from_json(json: Json) -> Result<u32, Option<Problem>> {
        let number = f64::from_json(json)?;
        let whole = number as u32;
        if f64::from(whole).total_cmp(&number).is_eq() {
            Ok(whole)
        } else {
            Err(None)
        }
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    const SHAPE: &'static str = "a list";

    fn from_json(json: Json) -> Result<Vec<T>, Option<Problem>> {
        match json {
            Json::List(items) => items.into_iter().map(T::from_json).collect(),
            _ => Err(None),
        }
    }
}

/// Names and texts, as the locale files are.
impl FromJson for HashMap<String, String> {
    const SHAPE: &'static str = "an object";

    fn from_json(json: Json) -> Result<Self, Option<Problem>> {
        let Json::Object(Members(members)) = json else {
            return Err(None);
        };
        let text = |(name, json): (String, Json)| Ok((name, String::from_json(json)?));
        members.into_iter().map(text).collect()
    }
}

/// As the browser reads it.
#[cfg(test)]
impl From<serde_json::Value> for Json {
    fn from(value: serde_json::Value) -> Json {
        match value {
            serde_json::Value::Null => Json::Null,
            serde_json::Value::Bool(flag) => Json::Flag(flag),
            serde_json::Value::Number(number) => Json::Number(number.as_f64().unwrap()),
            serde_json::Value::String(text) => Json::Text(text),
            serde_json::Value::Array(items) => {
                Json::List(items.into_iter().map(Json::from).collect())
            }
            serde_json::Value::Object(members) => {
                let member = |(name, value)| (name, Json::from(value));
                Json::Object(Members(members.into_iter().map(member).collect()))
            }
        }
    }
}

/// Reads a text in a test, where there is no browser.
#[cfg(test)]
pub fn read<T: FromJson>(text: &str) -> Result<T, String> {
    let value: serde_json::Value = serde_json::from_str(text).unwrap();
    from_tree(value.into(), text)
}

/// What a tree says, or what is wrong in the text that it was read from.
pub fn from_tree<T: FromJson>(tree: Json, text: &str) -> Result<T, String> {
    T::from_json(tree).map_err(|problem| match problem {
        Some(problem) => problem.in_file(text),
        None => ["expected ", T::SHAPE].concat(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq)]
    struct Shop {
        name: String,
        floors: u32,
        lifts: Option<bool>,
    }

    impl FromJson for Shop {
        const SHAPE: &'static str = "a shop";

        fn from_json(json: Json) -> Result<Shop, Option<Problem>> {
            object(json, |shop| {
                Ok(Shop {
                    name: shop.must("name")?,
                    floors: shop.or("floors", 1)?,
                    lifts: shop.may("lifts")?,
                })
            })
        }
    }

    #[test]
    fn members_are_taken_by_name_and_null_is_none() {
        let shops: Vec<Shop> =
            read(r#"[{"lifts": true, "name": "a", "floors": 3}, {"name": "b", "lifts": null}]"#)
                .unwrap();
        let shop = |name: &str, floors, lifts| Shop {
            name: name.to_owned(),
            floors,
            lifts,
        };
        assert_eq!(shops, [shop("a", 3, Some(true)), shop("b", 1, None)]);
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        let problem = |text: &str| read::<Shop>(text).unwrap_err();
        assert_eq!(
            problem("{\n\"name\": \"a\",\n\"flors\": 2}"),
            "unknown field `flors` at line 3"
        );
        assert_eq!(problem("{}"), "missing field `name`");
        assert_eq!(
            problem("{\"name\":\n 1}"),
            "expected a text for `name` at line 1"
        );
        assert_eq!(problem("[]"), "expected a shop");
        for number in ["-1", "1.5", "4294967296", "\"2\""] {
            assert_eq!(
                problem(&format!("{{\"name\": \"a\",\n\"floors\": {number}}}")),
                "expected a whole number for `floors` at line 2"
            );
        }
    }

    #[test]
    fn texts_are_texts() {
        let texts: HashMap<String, String> = read(r#"{"a": "b", "c": ""}"#).unwrap();
        assert_eq!(texts["a"], "b");
        assert!(read::<HashMap<String, String>>(r#"{"a": 1}"#).is_err());
    }
}
