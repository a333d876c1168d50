//! In which of four ways the app is used: every day, by older people (长辈版), at a kiosk, or on a device of outreach.

use leptos::prelude::*;

use super::config::Config;
use crate::json::{FromJson, Json, Problem};
use crate::platform::sealed_store::vault;
use crate::platform::{address, dom, forgetful, prefs};
use crate::route::Route;

/// How the app is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// On a telephone or a computer of one's own.
    #[default]
    Everyday,
    /// 长辈版: larger, and four choices to begin with. Remembered on the device.
    Elder,
    /// On a screen that many people use: nothing is kept, and the end is a reload.
    Kiosk,
    /// On a device with which a worker writes down what many people say: kept in a vault, each person apart.
    Outreach,
}

/// The parameter that names the mode in an address.
const PARAMETER: &str = "mode";
/// The same with the kiosk's word, as it stands in every address of a kiosk.
const KIOSK: &str = "mode=kiosk";
/// The same on a device of outreach.
const OUTREACH: &str = "mode=outreach";

impl Mode {
    const ALL: [Mode; 4] = [Mode::Everyday, Mode::Elder, Mode::Kiosk, Mode::Outreach];

    /// The word for it in addresses, in `config.json`, on the device and in the style sheets.
    pub fn word(self) -> &'static str {
        match self {
            Mode::Everyday => "standard",
            Mode::Elder => "elder",
            Mode::Kiosk => "kiosk",
            Mode::Outreach => "outreach",
        }
    }

    fn of(word: &str) -> Option<Mode> {
        Mode::ALL.into_iter().find(|mode| mode.word() == word)
    }

    /// The mode, from what the operator set, what the address asks for and what the device remembers, and
    /// whether it is to be remembered. No address leads out of a kiosk that the operator made one.
    fn decided(set: Mode, asked: Option<&str>, remembered: Option<&str>) -> (Mode, bool) {
        let asked = asked.and_then(Mode::of);
        match (set, asked) {
            (Mode::Kiosk, _) | (_, Some(Mode::Kiosk)) => (Mode::Kiosk, false),
            // Not remembered: the address of every page says it, and a family's own records lie elsewhere.
            (_, Some(Mode::Outreach)) => (Mode::Outreach, false),
            (_, Some(asked)) => (asked, true),
            _ => (remembered.and_then(Mode::of).unwrap_or(set), false),
        }
    }
}

impl FromJson for Mode {
    const SHAPE: &'static str = "`standard`, `elder` or `kiosk`";

    fn from_json(json: Json) -> Result<Mode, Option<Problem>> {
        match json {
            Json::Text(word) => Mode::of(&word).ok_or(None),
            _ => Err(None),
        }
    }
}

/// Finds out the mode and prepares the browser for it; before anything is written or shown.
pub fn begin(config: &Config) -> Mode {
    let remembered = prefs::read(PARAMETER);
    let asked = dom::query_parameter(PARAMETER);
    let (mode, is_new) = Mode::decided(config.mode, asked.as_deref(), remembered.as_deref());
    if mode == Mode::Kiosk {
        forgetful::begin();
        if config.mode != Mode::Kiosk {
            address::always(KIOSK);
        }
    } else if mode == Mode::Outreach {
        vault::begin();
        forgetful::begin_apart();
        address::always(OUTREACH);
    } else if is_new {
        prefs::write(PARAMETER, mode.word());
    }
    mode
}

/// Gives the page the sizes of a mode. Not before the app takes the static page's place: that page would grow under the
/// eyes of whoever reads it.
pub fn show(mode: Mode) {
    dom::set_root_data(PARAMETER, mode.word());
}

/// The mode, for the whole app.
#[derive(Clone, Copy)]
pub struct Modes(RwSignal<Mode>);

impl Modes {
    /// The mode, for whatever changes with it.
    pub fn get(self) -> Mode {
        self.0.get()
    }

    /// The mode as it is.
    pub fn now(self) -> Mode {
        self.0.get_untracked()
    }

    /// Whether many people use this device.
    pub fn is_kiosk(self) -> bool {
        self.now() == Mode::Kiosk
    }

    /// Whether a worker writes down here what many people say.
    pub fn is_outreach(self) -> bool {
        self.now() == Mode::Outreach
    }

    /// Whether head and foot of the page are of this mode.
    pub fn has_own_frame(self) -> bool {
        matches!(self.now(), Mode::Kiosk | Mode::Outreach)
    }

    /// Where the app begins.
    pub fn home(self) -> Route {
        match self.get() {
            Mode::Everyday => Route::Map,
            Mode::Elder | Mode::Kiosk => Route::Start,
            Mode::Outreach => Route::Outreach,
        }
    }

    /// Changes between everyday and 长辈版, and remembers it.
    pub fn switch(self, mode: Mode) {
        show(mode);
        prefs::write(PARAMETER, mode.word());
        self.0.set(mode);
    }
}

/// Makes the mode known to the whole app.
pub fn provide_mode(mode: Mode) -> Modes {
    let modes = Modes(RwSignal::new(mode));
    provide_context(modes);
    modes
}

/// The mode.
pub fn use_mode() -> Modes {
    expect_context()
}

#[cfg(test)]
mod tests {
    use super::Mode::{self, Elder, Everyday, Kiosk};

    #[test]
    fn the_address_comes_before_the_device_and_both_before_the_operator() {
        for (set, asked, remembered, mode) in [
            (Everyday, None, None, (Everyday, false)),
            (Elder, None, None, (Elder, false)),
            (Elder, None, Some("standard"), (Everyday, false)),
            (Everyday, None, Some("elder"), (Elder, false)),
            (Everyday, Some("elder"), None, (Elder, true)),
            (Everyday, Some("standard"), Some("elder"), (Everyday, true)),
            (Everyday, Some("large"), Some("elder"), (Elder, false)),
            (Everyday, None, Some("kiosks"), (Everyday, false)),
        ] {
            assert_eq!(Mode::decided(set, asked, remembered), mode);
        }
    }

    #[test]
    fn outreach_is_asked_for_by_the_address_alone() {
        let outreach = (Mode::Outreach, false);
        assert_eq!(Mode::decided(Everyday, Some("outreach"), None), outreach);
        let kiosk = (Kiosk, false);
        assert_eq!(Mode::decided(Kiosk, Some("outreach"), None), kiosk);
    }

    #[test]
    fn a_kiosk_is_never_remembered_and_no_address_leads_out_of_it() {
        for asked in [None, Some("standard"), Some("elder"), Some("kiosk")] {
            let remembered = Some("standard");
            assert_eq!(Mode::decided(Kiosk, asked, remembered), (Kiosk, false));
        }
        let asked = Mode::decided(Everyday, Some("kiosk"), Some("elder"));
        assert_eq!(asked, (Kiosk, false));
    }
}
