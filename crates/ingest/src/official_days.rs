//! `geo/official-days/*.toml`: holidays and worked weekends of a region, into each city's pack.

use std::path::Path;

use eldercare_places::OfficialDays;
use eldercare_places::calendar::{Day, DayKind, DayKinds, Possible, Run};
use serde::Deserialize;

use crate::problem::{Problem, read_text};

/// The folder in `geo/`.
const FOLDER: &str = "official-days";

/// A pack carries this many years before the last known day: what is over is seldom asked for.
const CARRIED_YEARS: i32 = 2;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    /// Where the days come from; for readers of the file.
    #[serde(rename = "source")]
    _source: String,
    known_from: String,
    known_until: String,
    /// `2026-10-01/2026-10-07`, or one day.
    holidays: Vec<String>,
    makeup: Vec<String>,
    /// Days of which it is not known whether they are a holiday.
    #[serde(default)]
    perhaps: Vec<String>,
    possible: Vec<Stretch>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stretch {
    /// `10-01`
    first: String,
    last: String,
    kinds: Vec<String>,
}

/// The file of a city's region, by the division code of its province; none where nothing is
/// known (Hong Kong and Macau have holidays of their own).
#[must_use]
pub fn region(city: &str) -> Option<&'static str> {
    match city.get(..2)? {
        "71" => Some("taiwan"),
        "81" | "82" => None,
        _ => Some("mainland"),
    }
}

/// All known days of a region.
pub fn read(geo: &Path, region: &str) -> Result<OfficialDays, Problem> {
    let path = geo.join(FOLDER).join(format!("{region}.toml"));
    let text = read_text(&path)?;
    let written: Written = toml::from_str(&text).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        let before = text.get(..start).unwrap_or_default();
        Problem::content(&path, before.lines().count().max(1), error.message())
    })?;
    written.days().map_err(|wrong| {
        Problem::content(
            &path,
            line_of(&text, &wrong),
            format!("`{wrong}` is no day, stretch of days or kind of day"),
        )
    })
}

/// What the pack of a city carries. Without the folder nothing is known, as abroad: then any day
/// may be a holiday, and no place without a word about holidays is said to be open.
pub fn for_city(geo: &Path, city: &str) -> Result<OfficialDays, Problem> {
    let region = region(city).filter(|_| geo.join(FOLDER).is_dir());
    let Some(region) = region else {
        return Ok(OfficialDays::default());
    };
    let mut days = read(geo, region)?;
    let (last_year, ..) = days.known_until.calendar();
    let first = Day::from_calendar(last_year - CARRIED_YEARS, 1, 1).unwrap_or(days.known_from);
    days.known_from = days.known_from.max(first);
    // A holiday over the new year is carried whole.
    let first = days.known_from;
    days.runs
        .retain(|run| run.first.plus(i32::from(run.days)) > first);
    Ok(days)
}

fn line_of(text: &str, wrong: &str) -> usize {
    let line = text.lines().position(|line| line.contains(wrong));
    line.map_or(1, |line| line + 1)
}

impl Written {
    fn days(&self) -> Result<OfficialDays, String> {
        let day = |text: &String| whole_day(text).ok_or_else(|| text.clone());
        let mut runs = Vec::new();
        let perhaps = DayKinds::ORDINARY.or(DayKind::Holiday);
        for (days, kinds) in [
            (&self.holidays, DayKinds::only(DayKind::Holiday)),
            (&self.makeup, DayKinds::only(DayKind::Makeup)),
            (&self.perhaps, perhaps),
        ] {
            for text in days {
                runs.push(run(text, kinds).ok_or_else(|| text.clone())?);
            }
        }
        runs.sort_by_key(|run: &Run| run.first);
        Ok(OfficialDays {
            known_from: day(&self.known_from)?,
            known_until: day(&self.known_until)?,
            runs,
            possible: self
                .possible
                .iter()
                .map(Stretch::read)
                .collect::<Result<_, _>>()?,
        })
    }
}

fn whole_day(text: &str) -> Option<Day> {
    (text.len() == 10).then(|| Day::first_of(text)).flatten()
}

fn run(text: &str, kinds: DayKinds) -> Option<Run> {
    let (first, last) = text.split_once('/').unwrap_or((text, text));
    let (first, last) = (whole_day(first)?, whole_day(last)?);
    let days = u8::try_from(last.0 - first.0 + 1)
        .ok()
        .filter(|days| *days > 0)?;
    Some(Run { first, days, kinds })
}

impl Stretch {
    fn read(&self) -> Result<Possible, String> {
        // A leap year has every date.
        let date = |text: &String| {
            let day = whole_day(&format!("2024-{text}")).ok_or_else(|| text.clone())?;
            let (_, month, date) = day.calendar();
            u16::try_from(month * 100 + date).map_err(|_| text.clone())
        };
        let mut kinds: Option<DayKinds> = None;
        for name in &self.kinds {
            let kind = match name.as_str() {
                "ordinary" => DayKind::Ordinary,
                "holiday" => DayKind::Holiday,
                "makeup" => DayKind::Makeup,
                _ => return Err(name.clone()),
            };
            kinds = Some(kinds.map_or(DayKinds::only(kind), |kinds| kinds.or(kind)));
        }
        Ok(Possible {
            first: date(&self.first)?,
            last: date(&self.last)?,
            kinds: kinds.ok_or_else(|| self.first.clone())?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn geo() -> std::path::PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../geo")
    }

    fn day(text: &str) -> Day {
        Day::first_of(text).unwrap()
    }

    #[test]
    fn the_rules_hold_every_day_of_the_known_years_since_2008() {
        let days = read(&geo(), "mainland").unwrap();
        let unknown = OfficialDays {
            known_from: day("2199-01-01"),
            ..days.clone()
        };
        let mut day_at = day("2008-01-01");
        while day_at <= days.known_until {
            for kind in [DayKind::Holiday, DayKind::Makeup] {
                let is = days.kinds(day_at) == DayKinds::only(kind);
                // A day of thanks in 2015, once only (抗战胜利70周年).
                let once = day("2015-09-03") <= day_at && day_at <= day("2015-09-06");
                assert!(
                    !is || once || unknown.kinds(day_at).may_be(kind),
                    "{:?} may be {kind:?}",
                    day_at.calendar()
                );
            }
            day_at = day_at.plus(1);
        }
    }

    #[test]
    fn most_days_of_an_unknown_year_are_certain() {
        let days = read(&geo(), "mainland").unwrap();
        let certain = (0..365)
            .filter(|n| days.kinds(day("2031-01-01").plus(*n)) == DayKinds::ORDINARY)
            .count();
        assert!(certain > 365 / 2, "{certain}");
    }

    #[test]
    fn the_law_is_certain_in_every_year_and_its_surroundings_are_not() {
        let days = read(&geo(), "mainland").unwrap();
        let holiday = DayKinds::only(DayKind::Holiday);
        for date in ["2026-10-07", "2031-10-01", "2031-05-02", "2031-01-01"] {
            assert_eq!(days.kinds(day(date)), holiday, "{date}");
        }
        assert_eq!(
            days.kinds(day("2026-10-10")),
            DayKinds::only(DayKind::Makeup)
        );
        assert!(days.kinds(day("2031-10-05")).may_be(DayKind::Ordinary));
        assert_eq!(days.kinds(day("2031-07-07")), DayKinds::ORDINARY);
    }

    #[test]
    fn a_pack_carries_the_last_three_years_and_answers_them_like_the_file() {
        let all = read(&geo(), "mainland").unwrap();
        let carried = for_city(&geo(), "500000").unwrap();
        assert!(carried.runs.len() < all.runs.len() / 4);
        let mut day_at = carried.known_from;
        while day_at <= all.known_until.plus(800) {
            assert_eq!(carried.kinds(day_at), all.kinds(day_at));
            day_at = day_at.plus(1);
        }
    }

    #[test]
    fn regions_follow_the_code() {
        assert_eq!(region("710009"), Some("taiwan"));
        assert_eq!(region("310000"), Some("mainland"));
        assert_eq!(for_city(&geo(), "810000").unwrap(), OfficialDays::default());
        let taiwan = read(&geo(), "taiwan").unwrap();
        assert_eq!(
            taiwan.kinds(day("2026-10-26")),
            DayKinds::only(DayKind::Holiday)
        );
    }

    #[test]
    fn a_wrong_day_is_named_with_its_line() {
        let folder = std::env::temp_dir().join(format!("official-days-{}", std::process::id()));
        std::fs::create_dir_all(folder.join(FOLDER)).unwrap();
        let text = "source = \"x\"\nknown_from = \"2026-01-01\"\nknown_until = \"2026-12-31\"\nholidays = [\n\"2026-10-01/2026-09-01\"]\nmakeup = []\npossible = []\n";
        std::fs::write(folder.join(FOLDER).join("mainland.toml"), text).unwrap();
        let problem = read(&folder, "mainland").unwrap_err().to_string();
        std::fs::remove_dir_all(&folder).unwrap();
        assert!(
            problem.contains(":5") && problem.contains("2026-09-01"),
            "{problem}"
        );
    }
}
