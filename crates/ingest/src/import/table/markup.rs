//! Attributes that stand in an HTML table: taken as text, never kept as markup.

use html5gum::{Token, Tokenizer};

/// Whether a text is HTML with a table or a list of attributes.
pub(super) fn is_markup(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    ["<td", "<th", "<li", "<br", "<dd"]
        .iter()
        .any(|tag| lower.contains(tag))
}

/// The attributes of a table: the first two cells of each row, or `name: value` in a line.
pub(super) fn attributes(html: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for cells in rows(html) {
        match cells.as_slice() {
            [name, value] => found.push((name.clone(), value.clone())),
            [line] => {
                if let Some((name, value)) = line.split_once([':', '：']) {
                    found.push((name.trim().to_owned(), value.trim().to_owned()));
                }
            }
            _ => {}
        }
    }
    found.retain(|(name, _)| !name.is_empty());
    found
}

/// The texts of cells, row by row.
fn rows(html: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut silent = 0_u32;
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) => match tag.name.as_slice() {
                b"tr" | b"li" | b"br" | b"p" | b"div" | b"dt" => rows.push(vec![String::new()]),
                b"td" | b"th" | b"dd" => open_cell(&mut rows),
                b"script" | b"style" => silent += 1,
                _ => {}
            },
            Token::EndTag(tag) if matches!(tag.name.as_slice(), b"script" | b"style") => {
                silent = silent.saturating_sub(1);
            }
            Token::String(text) if silent == 0 => {
                let text = String::from_utf8_lossy(&text).into_owned();
                if let Some(cell) = rows.last_mut().and_then(|cells| cells.last_mut()) {
                    cell.push_str(&text);
                }
            }
            _ => {}
        }
    }
    for cells in &mut rows {
        for cell in cells.iter_mut() {
            *cell = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        }
    }
    rows
}

/// A new cell, unless the row has only its empty beginning.
fn open_cell(rows: &mut [Vec<String>]) {
    if let Some(cells) = rows.last_mut() {
        let fresh = cells.len() == 1 && cells[0].trim().is_empty();
        if fresh {
            cells[0].clear();
            // The beginning is the first cell; mark it as opened by a blank that is trimmed later.
            cells[0].push(' ');
        } else {
            cells.push(String::new());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_gives_its_rows_as_text() {
        let html = "<html><table border=1><tr><th>名称</th><td>演示<b>养老院</b> &amp; 站</td></tr>\
                    <tr><td>床位</td><td>120</td></tr></table>";
        assert!(is_markup(html));
        let expected = [("名称", "演示养老院 & 站"), ("床位", "120")];
        let expected = expected.map(|(a, b)| (a.to_owned(), b.to_owned()));
        assert_eq!(attributes(html), expected);
    }

    #[test]
    fn lines_with_a_colon_are_attributes_too() {
        let found = attributes("电话：021-12345678<br/>地址: 演示路1号");
        assert_eq!(found[0], ("电话".to_owned(), "021-12345678".to_owned()));
        assert_eq!(found[1].1, "演示路1号");
    }

    #[test]
    fn scripts_leave_nothing() {
        let found = attributes("<tr><td>a</td><td><script>alert(1)</script>b</td></tr>");
        assert_eq!(found, [("a".to_owned(), "b".to_owned())]);
    }
}
