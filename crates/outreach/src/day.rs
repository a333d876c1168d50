//! The day: who works, where, with which device.

use serde::{Deserialize, Serialize};

/// The version that newly written days carry.
pub const DAY_VERSION: u16 = 1;

/// Where a worker is today.
#[derive(Clone, Default, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Drive {
    /// The day, as `2026-11-27`.
    pub day: String,
    /// Code of the town.
    pub town: String,
    /// Code of the village, where one was chosen.
    pub village: String,
}

/// What a device knows of its work besides the elders.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WorkDay {
    /// [`DAY_VERSION`] of the build that wrote it.
    pub version: u16,
    /// The device's id at the office.
    pub device: String,
    /// The token by which the office knows it; empty where it was not signed in.
    pub token: String,
    /// The worker's name, as the office has it.
    pub worker: String,
    /// City id.
    pub city: String,
    /// Until when the device may be used, as `2026-12-27`.
    pub ends_on: String,
    /// Salt of the marks of identity numbers.
    pub salt: String,
    /// Where the worker is.
    pub drive: Drive,
}

/// The token opens an office's ledger, so a debug print shows nothing of it.
impl std::fmt::Debug for WorkDay {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "WorkDay({})", self.device)
    }
}

impl WorkDay {
    /// Whether the drive was chosen today.
    #[must_use]
    pub fn is_begun(&self, today: &str) -> bool {
        self.drive.day == today && !self.drive.town.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::{Drive, WorkDay};

    #[test]
    fn a_drive_is_of_its_day() {
        let day = WorkDay {
            drive: Drive {
                day: "2026-11-27".to_owned(),
                town: "430781100".to_owned(),
                village: String::new(),
            },
            token: "secret".to_owned(),
            ..WorkDay::default()
        };
        assert!(day.is_begun("2026-11-27") && !day.is_begun("2026-11-28"));
        assert!(!WorkDay::default().is_begun(""));
        assert!(!format!("{day:?}").contains("secret"));
        let text = serde_json::to_string(&day).unwrap();
        assert_eq!(serde_json::from_str::<WorkDay>(&text).unwrap(), day);
        // What a later build adds is passed over, what an earlier one lacked is empty.
        let sparse: WorkDay = serde_json::from_str(r#"{"device":"a","later":1}"#).unwrap();
        assert_eq!(sparse.device, "a");
    }
}
