//! The form in which the people of a family are kept on the device. Every released version opens for ever.

use eldercare_requests::{Day, How, Proxy, Relation, Scope};
use serde::{Deserialize, Serialize};

use super::people::{Called, Person};

const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredV1 {
    version: u32,
    people: Vec<StoredPerson>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredPerson {
    id: String,
    called: StoredCalled,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    proxy: Option<StoredProxy>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum StoredCalled {
    Word(String),
    Own(String),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredProxy {
    relation: String,
    how: String,
    scope: String,
    from: String,
    until: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    revoked: Option<String>,
}

/// The people as text to be sealed.
pub fn write(people: &[Person]) -> String {
    let stored = StoredV1 {
        version: VERSION,
        people: people.iter().map(StoredPerson::of).collect(),
    };
    // Only strings and a number: writing them cannot fail.
    serde_json::to_string(&stored).unwrap_or_default()
}

/// Reads what [`write`] wrote; nothing where it is damaged or of a later version.
pub fn read(text: &str) -> Option<Vec<Person>> {
    let stored: StoredV1 = serde_json::from_str(text).ok()?;
    let people = stored.people.into_iter().map(StoredPerson::read);
    (stored.version == VERSION).then(|| people.collect())
}

impl StoredPerson {
    fn of(person: &Person) -> StoredPerson {
        StoredPerson {
            id: person.id.clone(),
            called: match &person.called {
                Called::Word(word) => StoredCalled::Word((*word).to_owned()),
                Called::Own(own) => StoredCalled::Own(own.clone()),
            },
            proxy: person.proxy.as_ref().map(StoredProxy::of),
        }
    }

    /// A word that this version does not offer any more is shown as it stands; what somebody agreed to and
    /// this version does not know is asked anew.
    fn read(self) -> Person {
        let called = match self.called {
            StoredCalled::Word(word) => Called::word(&word).unwrap_or(Called::Own(word)),
            StoredCalled::Own(own) => Called::Own(own),
        };
        Person {
            id: self.id,
            called,
            proxy: self.proxy.and_then(StoredProxy::read),
        }
    }
}

impl StoredProxy {
    fn of(proxy: &Proxy) -> StoredProxy {
        StoredProxy {
            relation: proxy.relation.id().to_owned(),
            how: proxy.how.id().to_owned(),
            scope: proxy.scope.id().to_owned(),
            from: proxy.from.to_string(),
            until: proxy.until.to_string(),
            revoked: proxy.revoked.map(|day| day.to_string()),
        }
    }

    fn read(self) -> Option<Proxy> {
        let revoked = match self.revoked {
            Some(day) => Some(Day::parse(&day)?),
            None => None,
        };
        Some(Proxy {
            relation: Relation::from_id(&self.relation)?,
            how: How::from_id(&self.how)?,
            scope: Scope::from_id(&self.scope)?,
            from: Day::parse(&self.from)?,
            until: Day::parse(&self.until)?,
            revoked,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::family::chosen::FIRST;

    /// Written by the first release with families. It must never change.
    const V1: &str = include_str!("fixtures/family_v1.json");

    #[test]
    fn a_record_of_version_1_opens_for_ever() {
        let people = read(V1).expect("the first release's record opens");
        assert_eq!(people[0].id, FIRST);
        assert_eq!(people[0].called, Called::Word("mother"));
        let proxy = people[0].proxy.expect("it was agreed");
        assert_eq!((proxy.how, proxy.scope), (How::Spoken, Scope::Both));
        assert_eq!(people[1].called, Called::Own("大姨".to_owned()));
        assert!(people[1].proxy.and_then(|proxy| proxy.revoked).is_some());
        assert_eq!(people[2].proxy, None);
        assert_eq!(read(&write(&people)), Some(people));
    }

    #[test]
    fn what_is_damaged_or_later_is_not_read_and_what_is_not_understood_is_asked_anew() {
        assert_eq!(read("{"), None);
        assert_eq!(read(&V1.replace("\"version\":1", "\"version\":2")), None);
        let people = read(&V1.replace("\"spoken\"", "\"by-letter\"")).expect("the rest opens");
        assert_eq!(people[0].proxy, None);
    }
}
