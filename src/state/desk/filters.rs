//! Which requests the list shows. It stands in the address of the page, so that "back" finds the same list; nothing
//! about a person is in it.

/// What is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters {
    /// Id of a state; none for what is still to be done.
    pub state: Option<String>,
    /// Id of a service.
    pub service: Option<String>,
    /// Code of a town.
    pub town: Option<String>,
    /// Only what is overdue.
    pub overdue: bool,
    /// Only what is in one's own charge.
    pub mine: bool,
}

impl Filters {
    /// From the address of the page, by what gives a parameter of it.
    pub fn from_address(parameter: impl Fn(&str) -> Option<String>) -> Filters {
        let plain = |name: &str| {
            let is_plain = |text: &String| {
                let fits = |sign: u8| sign.is_ascii_alphanumeric() || sign == b'-';
                !text.is_empty() && text.len() <= 40 && text.bytes().all(fits)
            };
            parameter(name).filter(is_plain)
        };
        Filters {
            state: plain("state"),
            service: plain("service"),
            town: plain("town"),
            overdue: plain("overdue").is_some(),
            mine: plain("mine").is_some(),
        }
    }

    /// The same as a query of the page's address; empty when everything is shown.
    pub fn query(&self) -> String {
        let mut query = self.shared();
        if self.mine {
            query.push("mine=true".to_owned());
        }
        if query.is_empty() {
            return String::new();
        }
        ["?", &query.join("&")].concat()
    }

    /// The query for the server: so many rows, behind what the last page gave.
    pub fn asked(&self, me: &str, limit: usize, after: Option<&str>) -> String {
        let mut query = vec![format!("limit={limit}")];
        query.extend(self.shared());
        if self.mine {
            query.push(format!("assigned-to={me}"));
        }
        query.extend(after.map(|after| format!("after={after}")));
        ["list?", &query.join("&")].concat()
    }

    /// Whether anything is left out besides what is done.
    pub fn narrows(&self) -> bool {
        *self != Filters::default()
    }

    fn shared(&self) -> Vec<String> {
        let pairs = [
            ("state", &self.state),
            ("service", &self.service),
            ("town", &self.town),
        ];
        let given = pairs.into_iter();
        let mut query: Vec<_> = given
            .filter_map(|(name, value)| Some(format!("{name}={}", value.as_ref()?)))
            .collect();
        if self.overdue {
            query.push("overdue=true".to_owned());
        }
        query
    }
}

#[cfg(test)]
mod tests {
    use super::Filters;

    fn read(query: &str) -> Filters {
        Filters::from_address(|name| {
            let pairs = query.trim_start_matches('?').split('&');
            let mut found = pairs.filter_map(|pair| pair.split_once('='));
            found
                .find(|(key, _)| *key == name)
                .map(|(_, value)| value.to_owned())
        })
    }

    #[test]
    fn an_address_gives_back_what_was_chosen() {
        let chosen = Filters {
            state: Some("received".into()),
            service: Some("day-care".into()),
            town: Some("430781001".into()),
            overdue: true,
            mine: true,
        };
        assert_eq!(read(&chosen.query()), chosen);
        assert_eq!(Filters::default().query(), "");
        assert_eq!(read(""), Filters::default());
    }

    #[test]
    fn what_is_no_id_never_reaches_the_server() {
        for bad in ["?town=1&2", "?service=a%20b", "?state=<b>", "?town="] {
            let read = read(bad);
            assert!(
                !read.asked("demo", 50, None).contains(['<', '%', ' ']),
                "{bad}"
            );
        }
    }

    #[test]
    fn the_server_is_asked_for_ones_own_by_login_and_for_the_next_page() {
        let filters = Filters {
            mine: true,
            ..Filters::default()
        };
        let asked = filters.asked("demo.clerk", 50, Some("Mi4x"));
        assert_eq!(asked, "list?limit=50&assigned-to=demo.clerk&after=Mi4x");
    }
}
