//! Who runs the site: what a public site in China has to say at its foot.
//!
//! The settings stand in `config.json` and are read here, not with the others, so that the first view does not
//! carry what only the pages behind the map show.

use super::config::use_config;
use crate::json::{FromJson, Json, Members, Problem, object};

/// Where the ministry shows what was filed: its notice of 2005 asks for this link beside the number.
const ICP_REGISTER: &str = "https://beian.miit.gov.cn/";
/// Where the public security shows a number, whose digits follow.
const POLICE_REGISTER: &str = "https://beian.mps.gov.cn/#/query/webSearch?code=";

/// Who runs the site. What is not set is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Operator {
    /// The body that hosts it, 主办单位.
    pub name: String,
    /// Whom to call about the site.
    pub phone: String,
    /// Where to write about the site.
    pub mail: String,
    /// Where its office is.
    pub address: String,
    /// Number of the filing with the ministry.
    pub icp: String,
    /// Number of the filing with the public security.
    pub police: String,
    /// The operator's own map review number.
    pub map_review: String,
    /// The mark of sites of the Party, the government and public institutions.
    pub mark: Option<Mark>,
}

/// The site mark: a picture that the operator was given, and the page that it leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// A file of this site: nothing is fetched from elsewhere.
    pub picture: SitePath,
    /// Where the mark is checked.
    pub link: HttpsAddress,
}

/// A path of this site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SitePath(pub String);

/// An address of another site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpsAddress(pub String);

impl Operator {
    /// Where the ministry's register is.
    pub fn icp_register() -> String {
        ICP_REGISTER.to_owned()
    }

    /// Where the number of the public security is shown.
    pub fn police_register(&self) -> String {
        let digits: String = self.police.chars().filter(char::is_ascii_digit).collect();
        [POLICE_REGISTER, &digits].concat()
    }

    /// Whether there is anything to say.
    pub fn is_known(&self) -> bool {
        *self != Operator::default()
    }
}

impl FromJson for Operator {
    const SHAPE: &'static str = "an object";

    fn from_json(json: Json) -> Result<Operator, Option<Problem>> {
        object(json, |operator| {
            let mut text = |name| operator.or(name, String::new());
            Ok(Operator {
                name: text("name")?,
                phone: text("phone")?,
                mail: text("mail")?,
                address: text("address")?,
                icp: text("icp")?,
                police: text("police")?,
                map_review: text("map_review")?,
                mark: operator.may("mark")?,
            })
        })
    }
}

impl FromJson for Mark {
    const SHAPE: &'static str = "an object with `picture` and `link`";

    fn from_json(json: Json) -> Result<Mark, Option<Problem>> {
        object(json, |mark| {
            Ok(Mark {
                picture: mark.must("picture")?,
                link: mark.must("link")?,
            })
        })
    }
}

impl FromJson for SitePath {
    const SHAPE: &'static str = "a file of this site, such as \"/own/mark.png\",";

    fn from_json(json: Json) -> Result<SitePath, Option<Problem>> {
        let path = String::from_json(json)?;
        let is_here = path.starts_with('/') && !path.starts_with("//");
        is_here.then_some(SitePath(path)).ok_or(None)
    }
}

impl FromJson for HttpsAddress {
    const SHAPE: &'static str = "an address that begins with https://";

    fn from_json(json: Json) -> Result<HttpsAddress, Option<Problem>> {
        let address = String::from_json(json)?;
        let is_safe = address.starts_with("https://");
        is_safe.then_some(HttpsAddress(address)).ok_or(None)
    }
}

/// What the file says, or what is wrong with it.
fn read(set: Option<Json>) -> Result<Operator, Problem> {
    let set = set.unwrap_or(Json::Null);
    Members(vec![("operator".to_owned(), set)]).or("operator", Operator::default())
}

/// Who runs the site; nobody where the settings are broken, which the map says.
pub fn use_operator() -> Operator {
    read(use_config().operator).unwrap_or_default()
}

/// What is wrong with the settings of the operator.
pub fn operator_problem() -> Option<Problem> {
    read(use_config().operator).err()
}

#[cfg(test)]
mod tests {
    use super::{HttpsAddress, Mark, Operator, SitePath};
    use crate::json::read;

    #[test]
    fn every_setting_of_the_operator_is_read() {
        let operator: Operator = read(
            r#"{"name": "a", "phone": "b", "mail": "c", "address": "d", "icp": "e", "police": "f 43-07 g",
            "map_review": "g", "mark": {"picture": "/own/mark.png", "link": "https://mark.example/1"}}"#,
        )
        .expect("a whole object");
        let mark = Mark {
            picture: SitePath("/own/mark.png".to_owned()),
            link: HttpsAddress("https://mark.example/1".to_owned()),
        };
        let said = [
            &operator.name,
            &operator.phone,
            &operator.mail,
            &operator.address,
            &operator.icp,
            &operator.map_review,
        ];
        assert_eq!(said, ["a", "b", "c", "d", "e", "g"]);
        assert_eq!(operator.mark, Some(mark));
        assert!(operator.police_register().ends_with("code=4307"));
        assert!(operator.is_known());
    }

    #[test]
    fn nothing_set_is_nothing_to_say() {
        for text in [
            "{}",
            r#"{"name": "", "icp": "", "police": "", "mark": null}"#,
        ] {
            assert!(!read::<Operator>(text).expect("an object").is_known());
        }
    }

    #[test]
    fn what_is_wrong_is_named_with_what_it_must_be() {
        let problem = |text: &str| read::<Operator>(text).expect_err("a broken setting");
        assert_eq!(
            problem("{\"icp\":\n7}"),
            "expected a text for `icp` at line 1"
        );
        assert_eq!(
            problem("{\n\"ipc\": \"\"}"),
            "unknown field `ipc` at line 2"
        );
        assert_eq!(
            problem("{\"mark\":\n{\"link\": \"https://a\"}}"),
            "missing field `picture`"
        );
        let elsewhere = problem(r#"{"mark": {"picture": "https://a/b.png", "link": "https://a"}}"#);
        assert!(
            elsewhere.starts_with("expected a file of this site"),
            "{elsewhere}"
        );
        let unsafe_link = problem(r#"{"mark": {"picture": "/b.png", "link": "http://a"}}"#);
        assert!(
            unsafe_link.contains("begins with https://"),
            "{unsafe_link}"
        );
    }
}
