//! Where in a file something stands that is wrong.

use eldercare_entitlements::written::Wrong;

/// The line, from 1, of what is wrong.
pub(super) fn line_of(text: &str, wrong: &Wrong) -> usize {
    find(text, wrong.table, &wrong.item, wrong.key, &wrong.value)
}

/// The line of a key and its value in the row with this id: the nearest that can be found. The last
/// row with the id, since of two the second one is too many.
pub(super) fn find(text: &str, table: &str, item: &str, key: &str, value: &str) -> usize {
    let lines: Vec<(usize, &str)> = (1..).zip(text.lines()).collect();
    let header = |(_, line): &(usize, &str)| line.starts_with('[');
    let heads = [format!("[[{table}]]"), format!("[{table}]")];
    let id = format!("id = \"{item}\"");
    let mut found = None;
    for block in lines.chunk_by(|_, next| !header(next)) {
        let is_table = table.is_empty()
            || block
                .first()
                .is_some_and(|(_, line)| heads.iter().any(|head| line.trim() == head));
        let is_row = item.is_empty() || block.iter().any(|(_, line)| line.trim() == id);
        if is_table && is_row {
            found = Some(block);
        }
    }
    let Some(block) = found else { return 1 };
    let with = |needle: &dyn Fn(&str) -> bool| {
        block
            .iter()
            .find(|(_, line)| needle(line))
            .map(|(number, _)| *number)
    };
    let keyed = format!("{key} =");
    with(&|line| line.contains(&keyed) && line.contains(value))
        .or_else(|| (!value.is_empty()).then(|| with(&|line| line.contains(value)))?)
        .or_else(|| with(&|line| line.contains(&keyed)))
        .or_else(|| with(&|line| line.trim() == id))
        .or_else(|| block.first().map(|(number, _)| *number))
        .unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::find;

    const TEXT: &str = "[[benefits]]\nid = \"a\"\namounts = [\n  { unit = \"yuan\" },\n  { unit = \"euro\" },\n]\n\n[[benefits]]\nid = \"b\"\nkind = \"cash\"\n";

    #[test]
    fn a_value_is_found_in_its_own_row() {
        assert_eq!(find(TEXT, "benefits", "a", "unit", "euro"), 5);
        assert_eq!(find(TEXT, "benefits", "b", "kind", "cash"), 10);
        assert_eq!(find(TEXT, "benefits", "b", "any", ""), 9);
        assert_eq!(find(TEXT, "benefits", "c", "any", ""), 1);
    }
}
