//! The pages about the people of a family. They stand apart from the other links, so that the first view does
//! not carry them.

/// One page about the people of a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AtFamily {
    /// Who there is, and who is chosen.
    People,
    /// One more.
    Add,
    /// What the person who is chosen agrees to.
    Agree,
    /// The same on paper.
    Note,
}

impl AtFamily {
    /// The path of the page on this site.
    pub fn path(self) -> &'static str {
        match self {
            AtFamily::People => "/family",
            AtFamily::Add => "/family/add",
            AtFamily::Agree => "/family/agree",
            AtFamily::Note => "/family/note",
        }
    }

    /// The page with these parts of the path.
    pub fn of(parts: &[String]) -> Option<AtFamily> {
        match parts.get(1).map(String::as_str) {
            None => Some(AtFamily::People),
            Some("add") => Some(AtFamily::Add),
            Some("agree") => Some(AtFamily::Agree),
            Some("note") => Some(AtFamily::Note),
            Some(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::AtFamily;
    use crate::route::{Later, Page};

    #[test]
    fn every_link_leads_to_its_page() {
        for page in [
            AtFamily::People,
            AtFamily::Add,
            AtFamily::Agree,
            AtFamily::Note,
        ] {
            let path = page.path();
            assert_eq!(Page::of(path), Some(Page::Later(Later::Family)), "{path}");
            let parts: Vec<String> = path.split('/').skip(1).map(str::to_owned).collect();
            assert_eq!(AtFamily::of(&parts), Some(page));
        }
        assert_eq!(AtFamily::of(&["family".into(), "nobody".into()]), None);
    }
}
