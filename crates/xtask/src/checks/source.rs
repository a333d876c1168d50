//! Reads Rust source as far as the rules need it: code, string literals, where tests begin.
//!
//! A scanner of forty lines instead of a parser crate: xtask is what a newcomer compiles first.

/// A source file, its unit tests cut off.
pub struct Source {
    /// Path below the root.
    pub path: String,
    /// The text without unit tests.
    pub text: String,
    /// The same length as `text`, with comments and the insides of strings blanked.
    pub code: String,
    /// Modules in files of their own that exist only for tests.
    pub test_modules: Vec<String>,
    /// Line number (from one) and content of each string literal.
    pub literals: Vec<(usize, String)>,
}

impl Source {
    /// Scans a file.
    pub fn read(path: String, whole: &str) -> Self {
        let text = without_tests(whole).to_owned();
        let mut scanner = Scanner {
            text: &text,
            at: 0,
            code: String::new(),
            literals: Vec::new(),
        };
        scanner.run();
        let (code, literals) = (scanner.code, scanner.literals);
        Self {
            test_modules: test_modules(whole),
            path,
            text,
            code,
            literals,
        }
    }

    /// The paths, without `.rs`, of its modules that exist only for tests.
    pub fn test_paths(&self) -> impl Iterator<Item = String> {
        let folder = self.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let file = self.path.rsplit('/').next().unwrap_or_default();
        let base = match file {
            "lib.rs" | "main.rs" | "mod.rs" => folder.to_owned(),
            _ => format!("{folder}/{}", file.trim_end_matches(".rs")),
        };
        self.test_modules
            .iter()
            .map(move |module| format!("{base}/{module}"))
    }

    /// Lines of the file without its unit tests.
    pub fn lines(&self) -> usize {
        self.text.lines().count()
    }
}

/// What a line that holds only for tests looks like.
const TEST_MARK: &str = "\n#[cfg(test)]\n";

/// Unit tests stand at the end of a file, in a module marked at the start of a line.
fn without_tests(text: &str) -> &str {
    let opens = |at: &usize| {
        let line = text[at + TEST_MARK.len()..]
            .lines()
            .next()
            .unwrap_or_default();
        line.contains("mod ") && line.ends_with('{')
    };
    let marks = text.match_indices(TEST_MARK).map(|(at, _)| at);
    marks
        .into_iter()
        .find(opens)
        .map_or(text, |at| &text[..=at])
}

/// Names of the modules that a file declares for tests alone: `#[cfg(test)] mod sample;`.
fn test_modules(text: &str) -> Vec<String> {
    let lines = text
        .match_indices(TEST_MARK)
        .map(|(at, mark)| text[at + mark.len()..].lines().next());
    let names = lines
        .flatten()
        .filter_map(|line| line.split_once("mod ")?.1.strip_suffix(';'));
    names.map(String::from).collect()
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    code: String,
    literals: Vec<(usize, String)>,
}

impl Scanner<'_> {
    fn run(&mut self) {
        while let Some(sign) = self.text[self.at..].chars().next() {
            let rest = &self.text[self.at..];
            if rest.starts_with("//") {
                self.blank(rest.find('\n').unwrap_or(rest.len()));
            } else if rest.starts_with("/*") {
                self.blank(rest.find("*/").map_or(rest.len(), |end| end + 2));
            } else if let Some((open, close)) = raw_marks(rest).filter(|_| !self.in_word()) {
                let end = rest[open..]
                    .find(&close)
                    .map_or(rest.len(), |end| open + end);
                self.literal(open, end, close.len());
            } else if sign == '"' {
                self.literal(1, string_end(rest), 1);
            } else if sign == '\'' {
                self.blank(char_end(rest).unwrap_or(1));
            } else {
                self.code.push(sign);
                self.at += sign.len_utf8();
            }
        }
    }

    /// True when the sign before belongs to a name: `for"` is no raw string.
    fn in_word(&self) -> bool {
        self.code
            .ends_with(|sign: char| sign.is_alphanumeric() || sign == '_')
    }

    fn literal(&mut self, open: usize, end: usize, close: usize) {
        let line = self.text[..self.at].matches('\n').count() + 1;
        let rest = &self.text[self.at..];
        self.literals.push((line, rest[open..end].to_owned()));
        self.blank((end + close).min(rest.len()));
    }

    /// Keeps line ends, so that line numbers stay right.
    fn blank(&mut self, length: usize) {
        let gone = &self.text[self.at..self.at + length];
        self.code.extend(
            gone.chars()
                .map(|sign| if sign == '\n' { '\n' } else { ' ' }),
        );
        self.at += length;
    }
}

/// Length of the opening and text of the closing of a raw string such as `r#"`.
fn raw_marks(rest: &str) -> Option<(usize, String)> {
    let after = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    after[hashes..].starts_with('"').then(|| {
        let open = rest.len() - after.len() + hashes + 1;
        (open, format!("\"{}", "#".repeat(hashes)))
    })
}

/// Where the closing quote of a plain string is.
fn string_end(rest: &str) -> usize {
    let mut escaped = false;
    for (at, sign) in rest.char_indices().skip(1) {
        match sign {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at,
            _ => {}
        }
    }
    rest.len()
}

/// The length of a character literal; a lifetime is none.
fn char_end(rest: &str) -> Option<usize> {
    let mut signs = rest.char_indices().skip(1);
    let (_, first) = signs.next()?;
    if first == '\\' {
        let close = rest
            .char_indices()
            .skip(3)
            .find(|(_, sign)| *sign == '\'')?;
        return Some(close.0 + 1);
    }
    let (at, second) = signs.next()?;
    (second == '\'').then_some(at + 1)
}

#[cfg(test)]
mod tests {
    use super::Source;

    #[test]
    fn code_strings_comments_and_tests_are_told_apart() {
        let text = "fn a<'x>(c: char) { if c == '\"' || c == '\\'' { b(\"one // \\\" two\") } } // \"three\"\n/* \"four\" */ let d = r#\"five \"six\" \"#;\n#[cfg(test)]\nmod tests {\n\"seven\" }\n";
        let source = Source::read("a.rs".to_owned(), text);
        let literals: Vec<_> = source
            .literals
            .iter()
            .map(|(l, s)| (*l, s.as_str()))
            .collect();
        assert_eq!(literals, [(1, "one // \\\" two"), (2, "five \"six\" ")]);
        assert!(source.code.contains("fn a<'x>") || source.code.contains("fn a< x>"));
        assert!(!source.code.contains("three") && !source.code.contains("tests"));
        assert_eq!(source.lines(), 2);
    }

    #[test]
    fn a_module_for_tests_alone_is_known_and_the_code_after_it_is_kept() {
        let text = "mod a;\n#[cfg(test)]\nmod sample;\npub mod b;\n#[cfg(test)]\npub(super) mod tests {\n}\n";
        let source = Source::read("crates/x/src/lib.rs".to_owned(), text);
        assert_eq!(
            source.test_paths().collect::<Vec<_>>(),
            ["crates/x/src/sample"]
        );
        assert!(source.code.contains("pub mod b") && !source.code.contains("tests"));
        let source = Source::read("src/a.rs".to_owned(), text);
        assert_eq!(source.test_paths().collect::<Vec<_>>(), ["src/a/sample"]);
    }
}
