//! Cases for the judges in `e2e/hours`: schedules from expressions with our answer at a minute,
//! and every known official day. `cargo run -p eldercare-ingest --example judge_cases -- SEED COUNT`
//! prints them as JSON; the same seed gives the same cases.

use std::path::Path;

use eldercare_ingest::{hours, official_days};
use eldercare_places::calendar::{Day, DayKind, DayKinds, Minute, OfficialDays};
use eldercare_places::hours::{Hours, OpenState};
use serde_json::{Value, json};

fn main() {
    let mut words = std::env::args().skip(1).map(|word| word.parse().ok());
    let (Some(Some(seed)), Some(Some(count))) = (words.next(), words.next()) else {
        eprintln!("usage: judge_cases SEED COUNT");
        std::process::exit(2);
    };
    let geo = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../geo");
    let read = |region| official_days::read(&geo, region).expect("the official days are right");
    let (mainland, taiwan) = (read("mainland"), read("taiwan"));
    let mut random = Random(seed);
    let hours: Vec<Value> = (0..count).map(|_| case(&mut random, &mainland)).collect();
    let answer = json!({
        "hours": hours,
        "holidays": known(&mainland).filter(|(_, kind)| *kind == "holiday").map(|(day, _)| day).collect::<Vec<_>>(),
        "days": {
            "mainland": known(&mainland).collect::<Vec<_>>(),
            "taiwan": known(&taiwan).collect::<Vec<_>>(),
        },
    });
    println!("{answer}");
}

/// SplitMix64 (Steele, Lea, Flood 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % bound
    }

    fn one_in(&mut self, bound: u64) -> bool {
        self.below(bound) == 0
    }

    fn pick<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        let count = u64::try_from(choices.len()).expect("a short list");
        choices[usize::try_from(self.below(count)).expect("below the length")]
    }
}

/// Every known day with what it is.
fn known(days: &OfficialDays) -> impl Iterator<Item = (String, &'static str)> {
    (days.known_from.0..=days.known_until.0)
        .map(Day)
        .map(|day| {
            let kinds = days.kinds(day);
            let only = |kind| kinds == DayKinds::only(kind);
            let kind = if only(DayKind::Ordinary) {
                "ordinary"
            } else if only(DayKind::Holiday) {
                "holiday"
            } else if only(DayKind::Makeup) {
                "makeup"
            } else {
                "perhaps"
            };
            (iso(day), kind)
        })
}

fn case(random: &mut Random, official: &OfficialDays) -> Value {
    let text = expression(random);
    let schedule = hours::osm::read(&text).unwrap_or_else(|unread| panic!("{text}: {unread}"));
    let at = minute(random, official);
    let hours = Hours {
        schedule: Some(&schedule),
        ..Hours::unread(true)
    };
    let opening = hours.opening(official, at);
    let then = opening
        .then
        .map(|change| json!({"at": moment(change.at), "to": word(change.to)}));
    json!({"text": text, "at": moment(at), "state": word(opening.state), "then": then})
}

/// An expression as mappers write them: one or two rules of days, breaks, nights; sometimes
/// holidays, a season, days off.
fn expression(random: &mut Random) -> String {
    let days = [
        "Mo-Fr", "Mo-Su", "Mo-Sa", "Tu-Su", "Mo,We,Fr", "Sa-Su", "Fr-Mo", "Th",
    ];
    let mut rules = vec![format!("{} {}", random.pick(&days), times(random))];
    if random.one_in(3) {
        rules.push(format!(
            "{} {}",
            random.pick(&["Sa", "Su", "We"]),
            times(random)
        ));
    }
    if random.one_in(4) {
        rules.push(format!("{} off", random.pick(&["Mo", "Tu", "Su"])));
    }
    if random.one_in(8) {
        rules.push(format!("Jun-Aug Mo-Su {}", times(random)));
    }
    match random.below(4) {
        0 => rules.push("PH off".to_owned()),
        1 => rules.push(format!("PH {}", times(random))),
        _ => {}
    }
    if random.one_in(4) {
        let day = 1 + random.below(20);
        rules.push(format!("2026 Mar {day:02}-2026 Mar {:02} off", day + 3));
    }
    rules.join("; ")
}

fn times(random: &mut Random) -> String {
    let quarter = |quarters: u64| format!("{:02}:{:02}", quarters / 4, quarters % 4 * 15);
    match random.below(4) {
        // Past midnight.
        0 => {
            let (from, to) = (68 + random.below(27), 1 + random.below(32));
            format!("{}-{}", quarter(from), quarter(to))
        }
        1 => {
            let (from, noon) = (20 + random.below(20), 44 + random.below(8));
            let (after, to) = (noon + 1 + random.below(6), 62 + random.below(20));
            let (from, noon) = (quarter(from), quarter(noon));
            format!("{from}-{noon},{}-{}", quarter(after), quarter(to))
        }
        _ => {
            let from = 20 + random.below(40);
            format!("{}-{}", quarter(from), quarter(from + 1 + random.below(36)))
        }
    }
}

/// A minute of the last two known years: one in three on a holiday or a worked weekend.
fn minute(random: &mut Random, official: &OfficialDays) -> Minute {
    let start = official.known_until.0 - 700;
    let mut day = Day(start + i32::try_from(random.below(680)).expect("small"));
    let special = |day| official.kinds(day) != DayKinds::ORDINARY;
    if random.one_in(3) {
        day = (day.0..=official.known_until.0 - 20)
            .map(Day)
            .find(|day| special(*day))
            .unwrap_or(day);
    }
    let quarter = i32::try_from(random.below(96)).expect("small") * 15;
    let around = i32::try_from(random.below(3)).expect("small") - 1;
    Minute(day.start().0 + quarter + around)
}

fn word(state: OpenState) -> &'static str {
    match state {
        OpenState::Open => "open",
        OpenState::Closed => "closed",
        OpenState::Unknown(_) => "unknown",
    }
}

fn iso(day: Day) -> String {
    let (year, month, date) = day.calendar();
    format!("{year:04}-{month:02}-{date:02}")
}

fn moment(minute: Minute) -> String {
    let of_day = minute.of_day();
    format!(
        "{}T{:02}:{:02}",
        iso(minute.day()),
        of_day / 60,
        of_day % 60
    )
}
