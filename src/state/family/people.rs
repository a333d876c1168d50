//! The people of a family: what each is called at home, and what each agreed to.

use eldercare_requests::{Act, Day, ForWhom, Proxy, ProxyStanding, plain, shows_nothing};

use crate::state::check::Who;

/// Longest word of the family's own.
const OWN_CHARS: usize = 10;

/// The words that are offered, by their ids in the texts.
pub const WORDS: [&str; 8] = [
    "mother",
    "father",
    "spouse",
    "mother-in-law",
    "father-in-law",
    "grandmother",
    "grandfather",
    "self",
];

/// What a person is called at home. Never a name as papers have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Called {
    /// One of [`WORDS`].
    Word(&'static str),
    /// A short word of the family's own.
    Own(String),
}

/// Why a person cannot be called so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameProblem {
    /// Nothing was said.
    Missing,
    /// It is too long, or holds signs that nobody sees.
    Unfit,
    /// Somebody else is called so: two buttons would say the same.
    Taken,
}

impl NameProblem {
    /// The id in text keys.
    pub fn id(self) -> &'static str {
        match self {
            NameProblem::Missing => "missing",
            NameProblem::Unfit => "unfit",
            NameProblem::Taken => "taken",
        }
    }
}

/// One person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The mark of their records.
    pub id: String,
    /// What they are called.
    pub called: Called,
    /// What they agreed to.
    pub proxy: Option<Proxy>,
}

/// Why the forms about a person stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// Nobody has asked the person yet.
    Unasked,
    /// What was agreed does not hold.
    Ended(ProxyStanding),
}

impl Stop {
    /// The id in text keys.
    pub fn id(self) -> &'static str {
        match self {
            Stop::Unasked => "unasked",
            Stop::Ended(standing) => standing.id(),
        }
    }
}

impl Called {
    /// The word with this id.
    pub fn word(id: &str) -> Option<Called> {
        let known = WORDS.into_iter().find(|word| *word == id);
        known.map(Called::Word)
    }

    /// What somebody typed.
    pub fn own(typed: &str) -> Result<Called, NameProblem> {
        let typed = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        let typed = plain(&typed).ok_or(NameProblem::Unfit)?;
        if shows_nothing(&typed) {
            return Err(NameProblem::Missing);
        }
        if typed.chars().count() > OWN_CHARS {
            return Err(NameProblem::Unfit);
        }
        Ok(Called::Own(typed))
    }

    /// Whom the questions of the self-check then speak of.
    pub fn who(&self) -> Who {
        match self {
            Called::Word("self") => Who::Own,
            Called::Word("mother") => Who::Mother,
            Called::Word("father") => Who::Father,
            Called::Word("spouse") => Who::Spouse,
            Called::Word(_) | Called::Own(_) => Who::Elder,
        }
    }

    /// For whom a request then is; nothing where the word does not say it.
    pub fn for_whom(&self) -> Option<ForWhom> {
        match self {
            Called::Word("self") => Some(ForWhom::Myself),
            Called::Word("mother") => Some(ForWhom::Mother),
            Called::Word("father") => Some(ForWhom::Father),
            Called::Word("spouse") => Some(ForWhom::Spouse),
            Called::Word(_) => Some(ForWhom::Relative),
            Called::Own(_) => None,
        }
    }

    /// Whether it is the one who holds the telephone: nobody asks that one for leave.
    pub fn is_oneself(&self) -> bool {
        *self == Called::Word("self")
    }
}

impl Person {
    /// Why somebody may not do this for the person today; nothing where they may.
    pub fn stop(&self, act: Act, today: Day) -> Option<Stop> {
        self.stopped(|proxy| proxy.standing(act, today))
    }

    /// The same for whatever was agreed to.
    pub fn stop_on(&self, today: Day) -> Option<Stop> {
        self.stopped(|proxy| proxy.standing_on(today))
    }

    fn stopped(&self, standing: impl Fn(&Proxy) -> ProxyStanding) -> Option<Stop> {
        if self.called.is_oneself() {
            return None;
        }
        match self.proxy.as_ref().map(standing) {
            None => Some(Stop::Unasked),
            Some(ProxyStanding::Holds) => None,
            Some(ended) => Some(Stop::Ended(ended)),
        }
    }
}

/// Whether a person may be called so beside these.
pub fn fits(called: &Called, people: &[Person]) -> Result<(), NameProblem> {
    if people.iter().any(|person| person.called == *called) {
        return Err(NameProblem::Taken);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use eldercare_requests::{How, Lasting, Relation, Scope};

    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn person(called: Called, proxy: Option<Proxy>) -> Person {
        Person {
            id: "0a1b2c3d".to_owned(),
            called,
            proxy,
        }
    }

    fn agreed() -> Proxy {
        let from = day("2026-11-27");
        Proxy {
            relation: Relation::Child,
            how: How::Spoken,
            scope: Scope::Check,
            from,
            until: Lasting::Quarter.until(from),
            revoked: None,
        }
    }

    #[test]
    fn a_word_of_the_familys_own_is_short_and_seen() {
        assert_eq!(Called::own(" 大 姨 "), Ok(Called::Own("大 姨".to_owned())));
        assert_eq!(Called::own(" \u{200b} "), Err(NameProblem::Missing));
        assert_eq!(Called::own(&"长".repeat(11)), Err(NameProblem::Unfit));
        assert_eq!(Called::own("a\u{202e}b"), Err(NameProblem::Unfit));
    }

    #[test]
    fn nobody_is_called_like_somebody_else() {
        let people = [person(Called::Word("mother"), None)];
        assert_eq!(
            fits(&Called::Word("mother"), &people),
            Err(NameProblem::Taken)
        );
        assert_eq!(fits(&Called::Word("father"), &people), Ok(()));
    }

    #[test]
    fn forms_stop_for_another_until_that_one_agreed_and_never_for_oneself() {
        let today = day("2026-12-01");
        let stop = |person: &Person, act| person.stop(act, today);
        let own = person(Called::Word("self"), None);
        assert_eq!(stop(&own, Act::Request), None);
        let unasked = person(Called::Word("mother"), None);
        assert_eq!(stop(&unasked, Act::Check), Some(Stop::Unasked));
        let asked = person(Called::Word("mother"), Some(agreed()));
        assert_eq!(stop(&asked, Act::Check), None);
        let outside = Some(Stop::Ended(ProxyStanding::Outside));
        assert_eq!(stop(&asked, Act::Request), outside);
        let revoked = person(Called::Word("mother"), Some(agreed().revoked_on(today)));
        let ended = Some(Stop::Ended(ProxyStanding::Revoked));
        assert_eq!(
            (stop(&revoked, Act::Check), revoked.stop_on(today)),
            (ended, ended)
        );
        assert_eq!(
            asked.stop_on(day("2027-02-28")),
            Some(Stop::Ended(ProxyStanding::Over))
        );
    }

    #[test]
    fn every_word_that_is_offered_is_found_again_and_says_whom_the_forms_are_about() {
        for word in WORDS {
            let called = Called::word(word).unwrap();
            assert_eq!(called, Called::Word(word));
            assert!(called.for_whom().is_some());
        }
        assert_eq!(Called::word("aunt"), None);
        assert_eq!(Called::Word("father-in-law").who(), Who::Elder);
    }
}
