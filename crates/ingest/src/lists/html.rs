//! HTML that is escaped by construction: a text becomes HTML only through [`Html::text`].

use std::fmt::Write as _;

/// A piece of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// A text, escaped. Control characters, which HTML does not allow, become blanks.
    #[must_use]
    pub fn text(text: &str) -> Html {
        let mut html = String::with_capacity(text.len());
        for sign in text.chars() {
            match sign {
                '&' => html.push_str("&amp;"),
                '<' => html.push_str("&lt;"),
                '>' => html.push_str("&gt;"),
                '"' => html.push_str("&quot;"),
                '\'' => html.push_str("&#39;"),
                _ if sign.is_control() => html.push(' '),
                _ => html.push(sign),
            }
        }
        Html(html)
    }

    /// An element with attributes, whose values are escaped here.
    #[must_use]
    pub fn element(name: &str, attributes: &[(&str, &str)], inside: Html) -> Html {
        let mut html = inside.0;
        html.insert_str(0, &open(name, attributes));
        let _never_fails = write!(html, "</{name}>");
        Html(html)
    }

    /// An element that has no inside and no end, such as `meta`.
    #[must_use]
    pub fn void(name: &str, attributes: &[(&str, &str)]) -> Html {
        Html(open(name, attributes))
    }

    /// An element whose whole inside is one text.
    #[must_use]
    pub fn line(name: &str, text: &str) -> Html {
        Html::element(name, &[], Html::text(text))
    }

    /// A link.
    #[must_use]
    pub fn link(address: &str, inside: Html) -> Html {
        Html::element("a", &[("href", address)], inside)
    }

    /// This and, behind it, another piece on a line of its own.
    #[must_use]
    pub fn then(mut self, next: Html) -> Html {
        if self.0.is_empty() {
            return next;
        }
        if !next.0.is_empty() {
            self.0.push('\n');
            self.0.push_str(&next.0);
        }
        self
    }

    /// The HTML as it is written.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

impl FromIterator<Html> for Html {
    fn from_iter<I: IntoIterator<Item = Html>>(pieces: I) -> Html {
        pieces.into_iter().fold(Html::default(), Html::then)
    }
}

fn open(name: &str, attributes: &[(&str, &str)]) -> String {
    let mut html = format!("<{name}");
    for (attribute, value) in attributes {
        let _never_fails = write!(html, " {attribute}=\"{}\"", Html::text(value).0);
    }
    html.push('>');
    html
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Html;

    /// What an engine shows for an escaped text.
    fn shown(html: &str) -> String {
        html.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&")
    }

    #[test]
    fn marks_in_a_text_and_in_an_attribute_stay_text() {
        let link = Html::link("/?a=\"1\"&b", Html::text("<b>'x' & y</b>"));
        let expected =
            "<a href=\"/?a=&quot;1&quot;&amp;b\">&lt;b&gt;&#39;x&#39; &amp; y&lt;/b&gt;</a>";
        assert_eq!(link.into_string(), expected);
    }

    proptest! {
        #[test]
        fn an_escaped_text_holds_no_mark_and_is_shown_as_it_was(text in "\\PC*") {
            let html = Html::text(&text).into_string();
            prop_assert!(!html.contains(['<', '>', '"', '\'']));
            prop_assert_eq!(shown(&html), text);
        }

        #[test]
        fn whatever_is_written_an_element_has_one_start_and_one_end(text in ".*", value in ".*") {
            let html = Html::element("p", &[("id", &value)], Html::text(&text)).into_string();
            prop_assert_eq!(html.matches('<').count(), 2);
            prop_assert_eq!(html.matches('>').count(), 2);
            prop_assert_eq!(html.matches('"').count(), 2);
        }
    }
}
