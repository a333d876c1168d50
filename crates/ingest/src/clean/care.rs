//! Whom a place takes in and what it serves, in the words of lists.

use eldercare_places::details::{LevelSet, Meal, Meals};

/// Words and the ability levels (GB/T 42195-2022: 0 intact, 1 mild, 2 moderate, 3 severe,
/// 4 total) that they name, special words before the words inside them. 半失能 and 半自理 are
/// older than the standard; they are read as mild and moderate, 失能 alone as every level but 0.
const LEVELS: [(&str, &[u8]); 13] = [
    ("完全失能", &[4]),
    ("重度失能", &[3]),
    ("中度失能", &[2]),
    ("轻度失能", &[1]),
    ("半失能", &[1, 2]),
    ("半自理", &[1, 2]),
    ("全失能", &[4]),
    ("不能自理", &[3, 4]),
    ("失能", &[1, 2, 3, 4]),
    ("重度", &[3]),
    ("中度", &[2]),
    ("轻度", &[1]),
    ("自理", &[0]),
];

/// The levels that a cell names, by words or by digits (`0、1、2`).
#[must_use]
pub fn levels(text: &str) -> Option<LevelSet> {
    let mut rest = text.to_owned();
    let mut set = LevelSet::default();
    for (word, levels) in LEVELS {
        if rest.contains(word) {
            rest = rest.replace(word, " ");
            set = levels.iter().fold(set, |set, level| set.with(*level));
        }
    }
    let marks = |c: char| c.is_ascii_digit() || " ,，、;级".contains(c);
    if set.is_empty() && text.chars().all(marks) {
        let digits = text.chars().filter_map(|c| c.to_digit(10));
        set = digits.fold(set, |set, level| {
            set.with(u8::try_from(level).unwrap_or(u8::MAX))
        });
    }
    (!set.is_empty()).then_some(set)
}

/// Whether a cell names people whom the state keeps (特困, formerly 五保 and 三无).
#[must_use]
pub fn special_need(text: &str) -> bool {
    ["特困", "五保", "三无"]
        .iter()
        .any(|word| text.contains(word))
        && !["不收", "除外", "不含"]
            .iter()
            .any(|word| text.contains(word))
}

/// The meals that a cell names.
#[must_use]
pub fn meals(text: &str) -> Option<Meals> {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let all = has(&["三餐"]);
    let named = [
        (Meal::Breakfast, has(&["早"])),
        (Meal::Lunch, has(&["午", "中餐", "中晚", "午晚"])),
        (Meal::Dinner, has(&["晚"])),
    ];
    let served: Vec<Meal> = named
        .into_iter()
        .filter(|(_, is)| *is || all)
        .map(|(meal, _)| meal)
        .collect();
    let meals = Meals {
        served,
        eat_in: has(&["堂食", "就餐", "集中"]).then_some(true),
        delivery: has(&["送餐", "配送", "外送", "送上门"]).then_some(true),
        delivery_m: None,
    };
    (meals != Meals::default()).then_some(meals)
}

/// A distance in metres: `1.5公里`, `1500米`, `2km`.
#[must_use]
pub fn delivery_m(text: &str) -> Option<u32> {
    let text = text.trim().to_lowercase();
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let number: String = text[start..]
        .chars()
        .take_while(|c| c.is_ascii_digit() || *c == '.')
        .collect();
    let value: f64 = number.parse().ok()?;
    let unit = &text[start + number.len()..];
    let metres = if unit.starts_with("公里") || unit.starts_with("千米") || unit.starts_with("km")
    {
        value * 1000.0
    } else if unit.starts_with('米') || unit.starts_with('m') {
        value
    } else {
        return None;
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 1 and 100,000"
    )]
    (1.0..=100_000.0)
        .contains(&metres)
        .then_some(metres.round() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<u8> {
        levels(text).map(Vec::from).unwrap_or_default()
    }

    #[test]
    fn words_name_levels_of_the_standard() {
        assert_eq!(of("自理、半失能、完全失能"), [0, 1, 2, 4]);
        assert_eq!(of("轻度、中度、重度失能"), [1, 2, 3]);
        assert_eq!(of("失能老人"), [1, 2, 3, 4]);
        assert_eq!(of("0,1,2"), [0, 1, 2]);
        assert_eq!(of("老年人"), [0; 0]);
        assert_eq!(of("不能自理"), [3, 4]);
    }

    #[test]
    fn people_kept_by_the_state_are_named() {
        assert!(special_need("自理、失能、特困") && special_need("五保老人"));
        assert!(!special_need("社会老人") && !special_need("特困除外"));
    }

    #[test]
    fn meals_and_how_far_they_come() {
        let served = meals("午餐、晚餐，可送餐").unwrap();
        assert_eq!(served.served, [Meal::Lunch, Meal::Dinner]);
        assert_eq!((served.delivery, served.eat_in), (Some(true), None));
        assert_eq!(meals("详询"), None);
        assert_eq!(delivery_m("周边1.5公里"), Some(1500));
        assert_eq!(delivery_m("800米"), Some(800));
        assert_eq!(delivery_m("本社区"), None);
    }
}
