//! Numbers of persons: mobiles of the mainland and of Taiwan.

/// The first mobile number in a text, as its digits.
pub(super) fn private_number(text: &str) -> Option<String> {
    digit_runs(text).into_iter().find(|run| is_mobile(run))
}

fn is_mobile(run: &str) -> bool {
    let mainland =
        run.len() == 11 && run.starts_with('1') && run.chars().nth(1).is_some_and(|c| c >= '3');
    let taiwan = (9..=11).contains(&run.len()) && run.starts_with("09")
        || run.len() == 9 && run.starts_with('9');
    mainland || taiwan
}

/// Runs of digits, with single dashes and blanks inside taken out.
fn digit_runs(text: &str) -> Vec<String> {
    let mut runs = Vec::new();
    let mut run = String::new();
    let mut gap = false;
    for c in text.chars() {
        match c {
            '0'..='9' => {
                run.push(c);
                gap = false;
            }
            '-' | ' ' if !gap && !run.is_empty() => gap = true,
            _ => {
                runs.push(std::mem::take(&mut run));
                gap = false;
            }
        }
    }
    runs.push(run);
    runs
}

#[cfg(test)]
mod tests {
    use super::private_number;

    #[test]
    fn mobiles_are_found_in_any_spelling_and_offices_are_not() {
        for mobile in ["电话138-0000-0000。", "0912 345 678", "(912345678)"] {
            assert!(private_number(mobile).is_some(), "{mobile}");
        }
        for office in [
            "021-66610336",
            "02-2345-6789#12",
            "400-820-0000",
            "12345",
            "邮编200000",
        ] {
            assert_eq!(private_number(office), None, "{office}");
        }
    }
}
