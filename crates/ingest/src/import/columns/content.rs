//! What a column means by what stands in it, where its header says nothing.

use eldercare_places::Bounds;

use super::field::Field;

/// Signs of an address.
const STREETS: [&str; 14] = [
    "路", "街", "号", "號", "巷", "弄", "村", "镇", "鎮", "大道", "Road", "Street", "Lane",
    "Avenue",
];
/// Ends of names.
const HOUSES: [&str; 16] = [
    "院", "中心", "站", "所", "园", "家", "点", "點", "堂", "食堂", "公司", "会", "會", "Home",
    "House", "Centre",
];

/// Share of cells, in percent, that must look right.
const MOST: usize = 80;

/// What the texts of a column look like. `districts` are names that the city knows.
pub(super) fn meaning(texts: &[&str], bounds: Bounds, districts: &[String]) -> Option<Field> {
    let texts: Vec<&str> = texts
        .iter()
        .map(|t| t.trim())
        .filter(|t| !t.is_empty())
        .collect();
    if texts.is_empty() {
        return None;
    }
    let percent = |test: &dyn Fn(&str) -> bool| {
        100 * texts.iter().filter(|text| test(text)).count() / texts.len()
    };
    let numbers: Vec<f64> = texts.iter().filter_map(|t| t.parse().ok()).collect();
    if 100 * numbers.len() / texts.len() >= MOST {
        return degrees(&numbers, bounds);
    }
    if percent(&|text| districts.iter().any(|d| d == text)) >= MOST {
        return Some(Field::District);
    }
    if percent(&is_phone) >= MOST {
        return Some(Field::Phone);
    }
    let long = percent(&|text| text.chars().count() >= 7);
    let streets = percent(&|text| STREETS.iter().any(|s| text.contains(s)));
    let houses = percent(&|text| HOUSES.iter().any(|h| text.ends_with(h)));
    if houses >= 50 && distinct(&texts) {
        return Some(Field::Name);
    }
    (streets >= MOST && long >= MOST).then_some(Field::Address)
}

/// Degrees east or north near the city; most zeros and a few slips are forgiven.
fn degrees(numbers: &[f64], bounds: Bounds) -> Option<Field> {
    let share = |low: f64, high: f64| {
        let inside = numbers
            .iter()
            .filter(|n| (low - 1.0..=high + 1.0).contains(*n));
        // Beds are whole numbers; a position is not.
        let broken = numbers.iter().filter(|n| n.fract() != 0.0).count();
        if 100 * broken / numbers.len() < MOST {
            0
        } else {
            100 * inside.count() / numbers.len()
        }
    };
    if share(bounds.west, bounds.east) >= MOST {
        Some(Field::Longitude)
    } else if share(bounds.south, bounds.north) >= MOST {
        Some(Field::Latitude)
    } else {
        None
    }
}

fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let others = text
        .chars()
        .filter(|c| !c.is_ascii_digit() && !"-() /#+转轉、".contains(*c));
    (7..=26).contains(&digits) && others.count() == 0 && text.contains(['-', '('])
}

fn distinct(texts: &[&str]) -> bool {
    let mut all = texts.to_vec();
    all.sort_unstable();
    all.dedup();
    all.len() * 10 >= texts.len() * 9
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOUNDS: Bounds = Bounds {
        west: 120.85,
        south: 30.67,
        east: 122.12,
        north: 31.88,
    };

    fn of(texts: &[&str]) -> Option<Field> {
        meaning(texts, BOUNDS, &["黄浦区".to_owned()])
    }

    #[test]
    fn columns_without_a_word_are_known_by_what_they_hold() {
        assert_eq!(of(&["121.47", "121.5", "0"]), None);
        assert_eq!(of(&["121.47", "121.5"]), Some(Field::Longitude));
        assert_eq!(of(&["31.23", "31.01"]), Some(Field::Latitude));
        assert_eq!(of(&["120", "121"]), None);
        assert_eq!(of(&["黄浦区", "黄浦区"]), Some(Field::District));
        assert_eq!(of(&["021-56555322", "021-66610336"]), Some(Field::Phone));
        assert_eq!(of(&["演示养老院", "演示护理院"]), Some(Field::Name));
        assert_eq!(
            of(&["上海市演示路一百号", "上海市演示路二号3楼"]),
            Some(Field::Address)
        );
        assert_eq!(of(&["", " "]), None);
    }
}
