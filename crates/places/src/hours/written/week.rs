//! A week under construction: rules that follow each other, the later ones first.

use crate::hours::{Season, Span, Weekdays, Weekly};

use super::Unread;

/// Minutes of a day.
pub const DAY: u16 = 1440;

/// Spans of the week that later rules may replace.
#[derive(Clone, Debug, Default)]
pub struct Week(pub Vec<Weekly>);

impl Week {
    /// Adds open time.
    pub fn add(&mut self, days: Weekdays, spans: &[Span], season: Option<Season>) {
        for span in spans {
            let weekly = Weekly {
                days,
                span: *span,
                season,
            };
            if !self.0.contains(&weekly) {
                self.0.push(weekly);
            }
        }
    }

    /// Takes all open time off these days, in a season or always.
    pub fn clear(&mut self, days: Weekdays, season: Option<Season>) -> Result<(), Unread> {
        let mut kept = Vec::new();
        for weekly in &self.0 {
            let others = weekly.days.without(days);
            if !others.is_empty() {
                kept.push(Weekly {
                    days: others,
                    ..*weekly
                });
            }
            let touched = weekly.days.without(others);
            if let Some(season) = rest_of_year(weekly.season, season, touched)? {
                kept.push(Weekly {
                    days: touched,
                    season: Some(season),
                    ..*weekly
                });
            }
        }
        self.0 = kept;
        Ok(())
    }

    /// The week in the order of days and times.
    #[must_use]
    pub fn finish(mut self) -> Vec<Weekly> {
        let first = |days: Weekdays| days.iter().next();
        self.0.sort_by_key(|weekly| {
            let season = weekly.season.map(|season| (season.first, season.last));
            (season, first(weekly.days), weekly.span.from())
        });
        self.0
    }
}

/// What is left of hours in `held` once they are taken off in `taken`.
fn rest_of_year(
    held: Option<Season>,
    taken: Option<Season>,
    touched: Weekdays,
) -> Result<Option<Season>, Unread> {
    match (held, taken) {
        _ if touched.is_empty() => Ok(None),
        (_, None) => Ok(None),
        (None, Some(taken)) => Ok(Some(others(taken))),
        (Some(held), Some(taken)) if held == taken => Ok(None),
        (Some(held), Some(taken)) if held == others(taken) => Ok(Some(held)),
        // Three different parts of a year on one day of the week: no list of ours has that.
        (Some(_), Some(_)) => Err(Unread::at("more than two seasons")),
    }
}

/// The days of the year that are not in a season.
fn others(season: Season) -> Season {
    Season {
        first: after(season.last),
        last: before(season.first),
    }
}

/// Days of each month; the leap day belongs to February.
const LENGTHS: [u16; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// The last day of a month as month × 100 + day.
#[must_use]
pub fn month_end(month: u16) -> u16 {
    let length = LENGTHS.get(usize::from(month.saturating_sub(1)));
    month * 100 + length.copied().unwrap_or(31)
}

fn after(date: u16) -> u16 {
    let month = date / 100;
    match (month, date >= month_end(month)) {
        (12, true) => 101,
        (_, true) => (month + 1) * 100 + 1,
        _ => date + 1,
    }
}

fn before(date: u16) -> u16 {
    match (date / 100, date % 100) {
        (1, 1) => month_end(12),
        (month, 1) => month_end(month - 1),
        _ => date - 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_for_a_season_leaves_the_rest_of_the_year_as_it_was() {
        let span = Span::new(540, 1020).unwrap();
        let summer = Season {
            first: 501,
            last: 930,
        };
        let mut week = Week::default();
        week.add(Weekdays::ALL, &[span], None);
        week.clear(Weekdays::WEEKEND, Some(summer)).unwrap();
        let week = week.finish();
        assert_eq!(week.len(), 2);
        assert_eq!((week[0].days, week[0].season), (Weekdays::WORKING, None));
        let winter = Season {
            first: 1001,
            last: 430,
        };
        assert_eq!(
            (week[1].days, week[1].season),
            (Weekdays::WEEKEND, Some(winter))
        );
        assert_eq!(others(winter), summer);
        assert_eq!((after(228), after(229), before(301)), (229, 301, 229));
    }
}
