//! Whether a place is open, how old what is known about it is, and when to call: in words.

use eldercare_places::details::{Closure, Fact};
use eldercare_places::hours::{OpenState, Opening};
use eldercare_places::truth::{CallFirst, Freshness, Witness, call_first, weakest};
use eldercare_places::{Day, Minute};

use super::closure::Shut;
use crate::i18n::{t, t_of, t_with};

/// A word or two beside a place's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Classes of the style sheet.
    pub class: &'static str,
    /// The words.
    pub words: String,
}

impl Tag {
    fn new(class: &'static str, words: impl Into<String>) -> Tag {
        Tag {
            class,
            words: words.into(),
        }
    }
}

/// What the list says beside a name: open or closed when that can be relied on, else to call
/// first or who stood before a closed door, and the age of what is not fresh. That no hours are
/// published at all is not said there: in many a list it would stand in every row.
pub fn row_tags(
    witness: Witness<'_>,
    opening: &Opening,
    now: Minute,
    closed_reports: u32,
) -> Vec<Tag> {
    let today = now.day();
    let call = call_first(witness, opening, today, closed_reports);
    let state = match (opening.state, call) {
        // That it is closed altogether is a tag of its own, which demonstration places have too.
        _ if opening.closure => None,
        (_, Some(CallFirst::Reports(count))) => Some(reports_tag(count)),
        (_, Some(CallFirst::Old)) => Some(call_tag()),
        (OpenState::Unknown(why), _) => why.has_hours().then(call_tag),
        (state, _) => {
            let class = match state {
                OpenState::Open => "tag tag-ok",
                _ => "tag",
            };
            opening_words(opening, now).map(|words| Tag::new(class, words))
        }
    };
    let weakest = weakest(witness, today);
    let age = (weakest.freshness > Freshness::Fresh)
        .then(|| age_words(weakest.as_of))
        .flatten()
        .map(|words| Tag::new("", words));
    state.into_iter().chain(age).collect()
}

/// That it is closed today, for good or for a while.
pub fn shut_tag(closure: &Closure) -> Tag {
    Tag::new("tag tag-stop", t(Shut::of(closure).key()))
}

/// That it is demonstration data. It says nothing of open doors and of age, but what visitors
/// told is theirs.
pub fn demo_tags(closed_reports: u32) -> Vec<Tag> {
    let demo = Tag::new("tag tag-demo", t("truth.demo"));
    let told = (closed_reports > 0).then(|| reports_tag(closed_reports));
    [Some(demo), told].into_iter().flatten().collect()
}

/// "120 张床"; with its year where the number is not fresh and of another day than the place.
pub fn beds_words(witness: Witness<'_>, count: u32, today: Day) -> String {
    let beds = t_with("place.beds.short", &[("count", &count.to_string())]);
    let truth = witness.truth(Fact::Beds, today);
    let year = truth
        .as_of
        .get(..4)
        .filter(|_| truth.freshness > Freshness::Fresh && truth.as_of != witness.checked);
    match year {
        Some(year) => t_with("place.beds.of", &[("beds", &beds), ("year", year)]),
        None => beds,
    }
}

/// How many people stood before a closed door.
fn reports_tag(count: u32) -> Tag {
    let words = t_with("call.reports", &[("count", &count.to_string())]);
    Tag::new("tag tag-warn", words)
}

fn call_tag() -> Tag {
    Tag::new("tag tag-warn", t("call.first"))
}

/// "现在开门 · 17:00 关门", "现在关门 · 明天 9:00 开门", "停止开放"; nothing when nobody can say.
pub fn opening_words(opening: &Opening, now: Minute) -> Option<String> {
    if opening.closure {
        return Some(t("open.gone").to_owned());
    }
    let (state, then) = match opening.state {
        OpenState::Open => ("open.now", opening.closes().map(|at| closes_words(at, now))),
        OpenState::Closed => ("open.shut", opening.opens().map(|at| opens_words(at, now))),
        OpenState::Unknown(_) => return None,
    };
    Some(match then {
        Some(then) => format!("{} · {then}", t(state)),
        None => t(state).to_owned(),
    })
}

/// "17:00 关门", "明天 2:00 关门".
fn closes_words(at: Minute, now: Minute) -> String {
    t_with("open.closes", &[("time", &time_words(at, now))])
}

/// "9:00 开门", "星期一 9:00 开门".
fn opens_words(at: Minute, now: Minute) -> String {
    t_with("open.opens", &[("time", &time_words(at, now))])
}

/// A moment to come: today the time alone, then "明天", the day of the week, the date.
fn time_words(at: Minute, now: Minute) -> String {
    let time = format!("{}:{:02}", at.of_day() / 60, at.of_day() % 60);
    let day = match at.day().0 - now.day().0 {
        0 => return time,
        1 => t("open.tomorrow").to_owned(),
        2..=6 => weekday_words(at.day()).to_owned(),
        _ => {
            let (_, month, date) = at.day().calendar();
            let values = [("month", month_name(month)), ("day", &date.to_string())];
            t_with("open.date", &values)
        }
    };
    t_with("open.on", &[("day", &day), ("time", &time)])
}

/// A month, 1 to 12, as a date has it.
pub fn month_name(month: i32) -> &'static str {
    let place = usize::try_from(month - 1).unwrap_or_default();
    t("date.months").split(',').nth(place).unwrap_or_default()
}

/// The day of the week.
pub fn weekday_words(day: Day) -> &'static str {
    // The texts begin with Sunday.
    t_of("weekday", &((day.weekday() + 1) % 7).to_string())
}

/// "2025年9月的信息", "2025年的信息" from an ISO date; nothing when it is none.
pub fn age_words(as_of: &str) -> Option<String> {
    let (year, month, _) = Day::first_of(as_of)?.calendar();
    let (year, month) = (year.to_string(), month.to_string());
    Some(if as_of.len() > 4 {
        t_with("truth.age.month", &[("year", &year), ("month", &month)])
    } else {
        t_with("truth.age.year", &[("year", &year)])
    })
}

#[cfg(test)]
mod tests {
    use eldercare_places::Details;
    use eldercare_places::details::{Confirmer, Provenance};
    use eldercare_places::hours::Schedule;

    use super::*;

    fn at(day: &str, minute: i32) -> Minute {
        Minute(Day::first_of(day).unwrap().start().0 + minute)
    }

    // Without a dictionary every text is its key; what is filled in is tested in the browser.
    #[test]
    fn today_needs_no_day_and_beyond_a_week_it_is_a_date() {
        let now = at("2026-11-25", 600);
        assert_eq!(time_words(at("2026-11-25", 1020), now), "17:00");
        assert_eq!(time_words(at("2026-11-26", 545), now), "open.on");
    }

    #[test]
    fn a_row_of_fresh_facts_says_open_and_of_old_ones_to_call() {
        let opening = Opening {
            state: OpenState::Open,
            then: None,
            closure: false,
        };
        let tags = |checked, reports| {
            let witness = Witness {
                source: "list",
                checked,
                details: None,
            };
            words(row_tags(witness, &opening, at("2026-11-25", 600), reports))
        };
        assert_eq!(tags("2026-11-01", 0), ["open.now"]);
        assert_eq!(tags("2026-03", 0), ["open.now", "truth.age.month"]);
        assert_eq!(tags("2025", 0), ["call.first", "truth.age.year"]);
        assert_eq!(tags("2026-11-01", 1), ["call.reports"]);
        assert_eq!(words(demo_tags(0)), ["truth.demo"]);
        assert_eq!(words(demo_tags(2)), ["truth.demo", "call.reports"]);
    }

    fn words(tags: Vec<Tag>) -> Vec<String> {
        tags.into_iter().map(|tag| tag.words).collect()
    }

    #[test]
    fn a_row_says_the_age_of_the_fact_that_fades_and_not_of_the_place() {
        let mut details = Details {
            schedule: Some(Schedule::default()),
            provenance: vec![provenance(Fact::Hours, "2024-05")],
            ..Details::default()
        };
        let today = Day::first_of("2026-11-25").unwrap();
        let of = |details: &Details, checked| {
            let witness = Witness {
                source: "list",
                checked,
                details: Some(details),
            };
            let weakest = weakest(witness, today);
            (
                weakest.fact,
                weakest.as_of.to_owned(),
                beds_words(witness, 60, today),
            )
        };
        let (fact, as_of, beds) = of(&details, "2026-11-01");
        assert_eq!(
            (fact, &*as_of, &*beds),
            (Fact::Hours, "2024-05", "place.beds.short")
        );
        // Hours that were confirmed lately do not make the rest of an old list young.
        details.provenance = vec![
            provenance(Fact::Hours, "2026-11-20"),
            provenance(Fact::Beds, "2024-01"),
        ];
        let (fact, as_of, beds) = of(&details, "2025-01");
        assert_eq!(
            (fact, &*as_of, &*beds),
            (Fact::Open, "2025-01", "place.beds.of")
        );
    }

    fn provenance(fact: Fact, as_of: &str) -> Provenance {
        Provenance {
            fact,
            source: "visit".to_owned(),
            as_of: as_of.to_owned(),
            confirmed_by: Confirmer::Worker,
        }
    }
}
