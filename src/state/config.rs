//! What the operator set in `config.json`.

use eldercare_places::Emergency;
use leptos::prelude::*;
use serde::Deserialize;

use super::tiles::Tiles;

/// The operator's settings. Every field has a default, so an empty file works.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The city shown to a visitor who has not chosen one.
    pub default_city: String,
    /// Only these cities, in this order; empty means all that are installed.
    pub cities: Vec<String>,
    /// Address of the API, without a slash at the end; empty means this site.
    pub api: String,
    /// A hotline for all cities instead of each city's own.
    pub hotline: Option<String>,
    /// Numbers shown when an answer points to danger, for all cities instead of each city's own.
    pub emergency: Option<Emergency>,
    /// Street layer, off unless set.
    pub tiles: Option<Tiles>,
    /// Who runs this site; shown at the foot.
    pub operator: Operator,
}

/// Who runs the site: the duties of a public site in China.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Operator {
    /// 主办单位.
    pub name: String,
    /// ICP number.
    pub icp: String,
    /// Public-security number.
    pub police: String,
    /// The operator's own map review number.
    pub map_review: String,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            default_city: "430781".to_owned(),
            cities: Vec::new(),
            api: String::new(),
            hotline: None,
            emergency: None,
            tiles: None,
            operator: Operator::default(),
        }
    }
}

/// The settings in the app's context.
#[derive(Clone, Copy)]
pub struct ConfigContext(StoredValue<Config>);

/// Makes the settings known to the whole app.
pub fn provide_config(config: Config) {
    provide_context(ConfigContext(StoredValue::new(config)));
}

/// The operator's settings.
pub fn use_config() -> Config {
    expect_context::<ConfigContext>().0.get_value()
}

#[cfg(test)]
mod tests {
    use super::Config;

    #[test]
    fn an_empty_file_gives_the_defaults() {
        let config: Config = serde_json::from_str("{}").expect("an empty object is a valid file");
        assert_eq!(config, Config::default());
    }

    #[test]
    fn a_misspelt_setting_is_named_with_its_line() {
        let error = serde_json::from_str::<Config>("{\n  \"hot_line\": \"1\"\n}")
            .expect_err("unknown settings are refused")
            .to_string();
        assert!(
            error.contains("hot_line") && error.contains("line 2"),
            "{error}"
        );
    }
}
