//! The numbers to call in danger.

use serde::{Deserialize, Serialize};

/// Numbers that stand beside an answer that points to danger. Numbers that are not given are
/// those of mainland China.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Emergency {
    /// The ambulance: 120 (国家卫生和计划生育委员会, 院前医疗急救管理办法, 2013).
    pub ambulance: String,
    /// The line for psychological help: 12356, in every province since May 2025
    /// (国家卫生健康委办公厅, notice of December 2024).
    pub mind: String,
    /// The police: 110 (公安部, on both sides of the strait).
    pub police: String,
}

impl Default for Emergency {
    fn default() -> Self {
        Emergency {
            ambulance: "120".to_owned(),
            mind: "12356".to_owned(),
            police: "110".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Emergency;

    #[test]
    fn a_number_that_is_not_given_is_the_national_one() {
        let taipei: Emergency = serde_json::from_str(r#"{"ambulance": "119"}"#).unwrap();
        assert_eq!(taipei.ambulance, "119");
        assert_eq!(taipei.mind, "12356");
        assert_eq!(taipei.police, "110");
    }
}
