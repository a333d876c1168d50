//! Prices.

use eldercare_places::details::{Covers, Per};

use super::number::digits_of;

/// A price that has no upper end (`2000元起`): the published form cannot say that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open;

/// What is paid, and for what: `1980-5980元/月`, `25元/餐`, `1.2万元`. Nothing when no price or
/// more than one range stands there.
pub fn price(text: &str, usual: Per) -> Result<Option<(u32, Option<u32>, Per)>, Open> {
    let text = text.replace([',', '，', ' '], "");
    let per = if text.contains("/日")
        || text.contains("/天")
        || text.contains("每天")
        || text.contains("每日")
    {
        Per::Day
    } else if text.contains('餐') {
        Per::Meal
    } else if text.contains("/次") || text.contains("每次") {
        Per::Visit
    } else if text.contains('月') {
        Per::Month
    } else {
        usual
    };
    if text.contains('起') || text.contains("以上") {
        return Err(Open);
    }
    let numbers = amounts(&text);
    Ok(match numbers.as_slice() {
        [one] => Some((*one, None, per)),
        [low, high] if low < high => Some((*low, Some(*high), per)),
        [low, high] if low == high => Some((*low, None, per)),
        _ => None,
    })
}

/// What a price covers, by the words beside it. Where none says it, nothing is made up: a list
/// headed 收费标准 may mean the bed alone.
#[must_use]
pub fn covers(text: &str, per: Per) -> Covers {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let bed = has(&["床位", "住宿"]);
    let care = has(&["护理", "護理", "照护", "照護", "照料"]);
    let meals = per == Per::Meal || has(&["餐", "伙食", "膳食"]);
    match (bed, care, meals) {
        _ if has(&["全包", "包吃住", "吃住护理"]) => Covers::AllIn,
        (true, true, true) => Covers::AllIn,
        (true, false, false) => Covers::Bed,
        (false, true, false) => Covers::Care,
        (false, false, true) => Covers::Meals,
        _ => Covers::Unsaid,
    }
}

/// The amounts in whole units; `1.2万` is 12,000 and `2000.5` is 2,000.
fn amounts(text: &str) -> Vec<u32> {
    let mut amounts = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        rest = &rest[start..];
        let end = rest
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .unwrap_or(rest.len());
        let (number, after) = rest.split_at(end);
        let whole = number.split('.').next().unwrap_or_default();
        let tenth = number.split('.').nth(1).and_then(|t| t.chars().next());
        let tenth = tenth.and_then(|t| t.to_digit(10)).unwrap_or(0);
        let thousands = after.starts_with('万') || after.starts_with('萬');
        let value = whole.parse::<u32>().ok();
        let value = if thousands {
            value.and_then(|v| v.checked_mul(10_000)?.checked_add(tenth * 1000))
        } else {
            value
        };
        amounts.extend(value.filter(|value| *value > 0));
        rest = after;
    }
    if amounts.is_empty() {
        amounts = digits_of(text)
            .iter()
            .filter_map(|d| d.parse().ok())
            .filter(|a| *a > 0)
            .collect();
    }
    amounts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_a_price_covers_is_read_and_never_made_up() {
        for (text, per, expected) in [
            ("2000-5000元/月", Per::Month, Covers::Unsaid),
            ("3500", Per::Month, Covers::Unsaid),
            ("15元/餐", Per::Meal, Covers::Meals),
            ("床位费1200元/月", Per::Month, Covers::Bed),
            ("全包3500元", Per::Month, Covers::AllIn),
            ("3500元/月（含床位、护理、伙食）", Per::Month, Covers::AllIn),
            ("3500元/月（床位加护理）", Per::Month, Covers::Unsaid),
        ] {
            assert_eq!(covers(text, per), expected, "{text}");
        }
    }

    #[test]
    fn ranges_units_and_open_ends() {
        for (text, expected) in [
            ("1980-5980元/月", Ok(Some((1980, Some(5980), Per::Month)))),
            ("1,980～5,980", Ok(Some((1980, Some(5980), Per::Month)))),
            ("25元/餐", Ok(Some((25, None, Per::Meal)))),
            ("120元/天", Ok(Some((120, None, Per::Day)))),
            ("0.3万-1.2万元", Ok(Some((3000, Some(12_000), Per::Month)))),
            ("2000元起", Err(Open)),
            ("床位费600-1200，护理费500-900", Ok(None)),
            ("面议", Ok(None)),
        ] {
            assert_eq!(price(text, Per::Month), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_panic(text in "\\PC{0,30}") {
            let _ = price(&text, Per::Month);
        }
    }
}
