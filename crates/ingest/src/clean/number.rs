//! Numbers inside a text.

/// The number right before each of the given words: beds and places in
/// `住宿式71床 社區式16人`.
#[must_use]
pub fn numbers_before(text: &str, word: char) -> Option<u32> {
    let before = text
        .split(word)
        .next()
        .filter(|part| part.len() < text.len())?;
    let digits: String = before
        .chars()
        .rev()
        .take_while(char::is_ascii_digit)
        .collect();
    digits.chars().rev().collect::<String>().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beds_and_places_in_one_cell_are_told_apart() {
        let cell = "住宿式71床 社區式16人";
        assert_eq!(numbers_before(cell, '床'), Some(71));
        assert_eq!(numbers_before(cell, '人'), Some(16));
        assert_eq!(numbers_before("46", '床'), None);
    }
}
