//! Numbers as text through whole numbers.
//!
//! The standard library's printing of floating-point numbers costs the app some
//! 15 KB of WebAssembly; everything we print has few digits and needs none of it.

/// A number with this many digits after the point, rounded: `decimal(1.25, 1)` is `"1.3"`.
pub fn decimal(value: f64, digits: u32) -> String {
    let unit = 10_i64.pow(digits);
    let scaled = rounded(value * f64::from(10_u32.pow(digits)));
    let sign = if scaled < 0 { "-" } else { "" };
    let (whole, rest) = (scaled.abs() / unit, scaled.abs() % unit);
    match digits {
        0 => format!("{sign}{whole}"),
        _ => format!("{sign}{whole}.{rest:0width$}", width = digits as usize),
    }
}

/// The nearest whole number; ties go away from zero.
#[allow(
    clippy::cast_possible_truncation,
    reason = "the numbers of a page are far below the limits of 64 bits"
)]
pub fn rounded(value: f64) -> i64 {
    value.round() as i64
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn decimals_are_what_the_standard_library_prints() {
        for value in [0.0, 0.04, 1.26, 9.949, 111.206_293, -34.772_6, 121.6] {
            for digits in [0, 1, 6] {
                assert_eq!(
                    decimal(value, digits),
                    format!("{value:.0$}", digits as usize)
                );
            }
        }
    }

    #[test]
    fn what_rounds_to_nothing_has_no_sign() {
        assert_eq!(decimal(-0.000_001, 1), "0.0");
    }
}
