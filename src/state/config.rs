//! What the operator set in `config.json`.

use eldercare_places::Emergency;
use leptos::prelude::*;

use super::mode::Mode;
use super::tiles::Tiles;
use crate::json::{FromJson, Json, Problem, object};

/// The operator's settings. Every field has a default, so an empty file works.
#[derive(Debug, Clone, PartialEq)]
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
    /// How the app is used on this site unless the address or the device says otherwise.
    pub mode: Mode,
    /// What a kiosk says and when it forgets.
    pub kiosk: Kiosk,
    /// Who runs this site, as it stands in the file: [`super::operator`] reads it, behind the first view.
    pub operator: Option<Json>,
    /// Where the recorded clips are that read pages aloud; there are none unless set.
    pub voice: Option<String>,
    /// Whether devices keep the app and the chosen city for use without a network.
    pub offline: bool,
}

/// A screen that many people use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kiosk {
    /// Where it stands, such as 演示街道 · 便民服务点; without it the name of the city is shown.
    pub place: String,
    /// Seconds without a touch until it asks whether anybody is there.
    pub warn_after: u32,
    /// Seconds without a touch until everything is erased.
    pub end_after: u32,
}

impl Default for Kiosk {
    /// A minute, and half a minute more: WCAG 2.2.1 asks for at least 20 seconds to answer.
    fn default() -> Self {
        Kiosk {
            place: String::new(),
            warn_after: 60,
            end_after: 90,
        }
    }
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
            mode: Mode::Everyday,
            kiosk: Kiosk::default(),
            operator: None,
            voice: None,
            offline: true,
        }
    }
}

impl FromJson for Config {
    const SHAPE: &'static str = "an object";

    fn from_json(json: Json) -> Result<Config, Option<Problem>> {
        let unset = Config::default();
        object(json, |config| {
            Ok(Config {
                default_city: config.or("default_city", unset.default_city)?,
                cities: config.or("cities", unset.cities)?,
                api: config.or("api", unset.api)?,
                hotline: config.may("hotline")?,
                emergency: config.may("emergency")?,
                tiles: config.may("tiles")?,
                mode: config.or("mode", unset.mode)?,
                kiosk: config.or("kiosk", unset.kiosk)?,
                operator: config.may("operator")?,
                voice: config.may("voice")?,
                offline: config.or("offline", unset.offline)?,
            })
        })
    }
}

impl FromJson for Kiosk {
    const SHAPE: &'static str = "an object";

    fn from_json(json: Json) -> Result<Kiosk, Option<Problem>> {
        let unset = Kiosk::default();
        object(json, |kiosk| {
            Ok(Kiosk {
                place: kiosk.or("place", unset.place)?,
                warn_after: kiosk.or("warn_after", unset.warn_after)?,
                end_after: kiosk.or("end_after", unset.end_after)?,
            })
        })
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
    use super::{Config, Kiosk};
    use crate::json::read;
    use crate::state::mode::Mode;

    #[test]
    fn an_empty_file_gives_the_defaults() {
        let config: Config = read("{}").expect("an empty object is a valid file");
        assert_eq!(config, Config::default());
    }

    #[test]
    fn a_misspelt_setting_is_named_with_its_line() {
        let error = read::<Config>("{\n  \"hot_line\": \"1\"\n}")
            .expect_err("unknown settings are refused");
        assert!(
            error.contains("hot_line") && error.contains("line 2"),
            "{error}"
        );
    }

    #[test]
    fn every_setting_is_read() {
        let config: Config = read(
            r#"{"default_city": "310000", "cities": ["310000"], "api": "https://a.example",
            "hotline": "1", "emergency": {"mind": "2"}, "tiles": null,
            "mode": "elder", "kiosk": {"place": "e", "end_after": 120},
            "operator": {"name": "a", "icp": "b", "police": "c", "map_review": "d"},
            "voice": "/voice/", "offline": false}"#,
        )
        .expect("a whole file");
        let emergency = config.emergency.clone().expect("set");
        assert_eq!(
            (emergency.ambulance.as_str(), emergency.mind.as_str()),
            ("120", "2")
        );
        assert_eq!(
            (config.default_city.as_str(), config.api.as_str()),
            ("310000", "https://a.example")
        );
        assert_eq!(
            (config.cities.len(), config.hotline.as_deref()),
            (1, Some("1"))
        );
        assert!(config.operator.is_some() && config.tiles.is_none());
        let kiosk = Kiosk {
            place: "e".to_owned(),
            warn_after: 60,
            end_after: 120,
        };
        assert_eq!((config.mode, config.kiosk), (Mode::Elder, kiosk));
        assert_eq!(config.voice.as_deref(), Some("/voice/"));
        assert!(!config.offline && Config::default().offline);
    }

    #[test]
    fn a_setting_of_another_shape_says_what_it_must_be() {
        let error = read::<Config>("{\"mode\": \"kiosks\"}").expect_err("no such mode");
        assert_eq!(
            error,
            "expected `standard`, `elder` or `kiosk` for `mode` at line 1"
        );
    }
}
