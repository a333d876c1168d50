//! The pages of the desk, and the page on which a place confirms its own facts. They stand apart from the other
//! links, so that the first view does not carry them.

/// One page of the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AtDesk {
    /// Where one begins: the first page that the account may see.
    Start,
    /// The list of requests.
    Requests,
    /// One request, by its record id.
    Request(String),
    /// The ledgers of aids and of visits.
    Ledgers,
    /// Facts of places, and reports about them.
    Places,
    /// Counts of a month.
    Counts,
    /// Another password.
    Password,
    /// What a place opens with its one-time link; nobody signs in there.
    Confirm,
}

impl AtDesk {
    /// The path of the page on this site.
    pub fn path(&self) -> String {
        match self {
            AtDesk::Start => "/desk".to_owned(),
            AtDesk::Requests => "/desk/requests".to_owned(),
            AtDesk::Request(id) => ["/desk/requests/", id].concat(),
            AtDesk::Ledgers => "/desk/ledgers".to_owned(),
            AtDesk::Places => "/desk/places".to_owned(),
            AtDesk::Counts => "/desk/counts".to_owned(),
            AtDesk::Password => "/desk/password".to_owned(),
            AtDesk::Confirm => "/confirm".to_owned(),
        }
    }

    /// The page with these parts of the path.
    pub fn of(parts: &[String]) -> Option<AtDesk> {
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        match parts.as_slice() {
            ["desk"] => Some(AtDesk::Start),
            ["desk", "requests"] => Some(AtDesk::Requests),
            ["desk", "requests", id] => Some(AtDesk::Request((*id).to_owned())),
            ["desk", "ledgers"] => Some(AtDesk::Ledgers),
            ["desk", "places"] => Some(AtDesk::Places),
            ["desk", "counts"] => Some(AtDesk::Counts),
            ["desk", "password"] => Some(AtDesk::Password),
            ["confirm"] => Some(AtDesk::Confirm),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::AtDesk;
    use crate::route::{Later, Page};

    #[test]
    fn every_link_leads_to_its_page_which_the_desk_has() {
        for page in [
            AtDesk::Start,
            AtDesk::Requests,
            AtDesk::Request("a".into()),
            AtDesk::Ledgers,
            AtDesk::Places,
            AtDesk::Counts,
            AtDesk::Password,
            AtDesk::Confirm,
        ] {
            let path = page.path();
            assert_eq!(Page::of(&path), Some(Page::Later(Later::Desk)), "{path}");
            let parts: Vec<String> = path.split('/').skip(1).map(str::to_owned).collect();
            assert_eq!(AtDesk::of(&parts), Some(page));
        }
        assert_eq!(AtDesk::of(&["desk".into(), "nothing".into()]), None);
        assert_eq!(Page::of("/confirm/a"), None);
    }
}
