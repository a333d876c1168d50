//! Rules of need as data: `assets/needs/*.json`. What makes a file valid is in [`crate::check`].

use eldercare_assessment::{Instrument, OptionId, QuestionId};
use eldercare_entitlements::ServiceId;
use eldercare_places::Kind;
use serde::Deserialize;

use crate::check;
use crate::error::RulesError;
use crate::file;
use crate::ids::{AidId, NeedId, StateId};

/// How soon something should be done. The order is that of a plan: danger stands first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Priority {
    /// 先办: the answers point to a danger.
    Danger,
    /// 尽快: daily life does not go without help.
    Soon,
    /// 有用: help makes it easier or safer.
    Useful,
}

impl Priority {
    /// All of them, the most urgent first.
    pub const ALL: [Self; 3] = [Self::Danger, Self::Soon, Self::Useful];

    /// The id in files and text keys.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Danger => "danger",
            Self::Soon => "soon",
            Self::Useful => "useful",
        }
    }
}

/// When a step of a rule applies. The list is closed, and each condition can only become true when
/// an answer gets worse; therefore a worse answer never takes a need away.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Condition {
    /// A question was answered with this option or one that stands behind it, which is worse.
    AtLeast {
        /// The question.
        question: QuestionId,
        /// The best option that fulfils the condition.
        option: OptionId,
    },
    /// The level is at least this bad (GB/T 42195-2022: 0 intact … 4 total).
    Level(u8),
}

/// One degree of a need: how urgent it is when any of the conditions holds.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// How urgent.
    pub priority: Priority,
    /// Any of these.
    pub when: Vec<Condition>,
}

/// A state in which some of what usually helps is of no use or unsafe: fed by a tube, unconscious.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    /// Stable id, a part of text keys.
    pub id: StateId,
    /// Any of these.
    pub when: Vec<Condition>,
}

/// What meets a need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The key of the advice, behind `need-help.`.
    pub help: String,
    /// Whether all of it can wait: something graver comes first.
    pub waits: bool,
    /// Services that can be asked for, the most fitting first; empty where there is none, and then
    /// the hotline or the village office is the way.
    pub services: Vec<ServiceId>,
    /// Kinds of places that meet it, the most fitting first.
    pub kinds: Vec<Kind>,
    /// Aids that help.
    pub aids: Vec<AidId>,
}

/// A need and what meets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedRule {
    /// Stable id.
    pub id: NeedId,
    /// The degrees, the most urgent first.
    pub steps: Vec<Step>,
    /// What meets it as a rule.
    pub way: Way,
    /// What meets it in these states instead; the first that holds decides.
    pub instead: Vec<(StateId, Way)>,
    /// Which items of the standard it reads, and why from there on.
    pub basis: String,
}

/// The key of the advice for everything that waits until somebody is awake. What can be asked for then
/// has advice of its own: it may be due although nobody wakes.
const LATER: &str = "later";

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Document {
    pub format: u32,
    pub id: String,
    pub version: String,
    pub instrument: String,
    /// For whoever reads the file; the code has no use for it.
    #[serde(rename = "evidence")]
    pub _evidence: String,
    /// The gravest first.
    #[serde(default)]
    pub states: Vec<State>,
    pub needs: Vec<Written>,
}

/// A need as it is written: services are still text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Written {
    pub id: NeedId,
    pub steps: Vec<Step>,
    pub services: Vec<String>,
    pub kinds: Vec<Kind>,
    pub aids: Vec<AidId>,
    #[serde(default)]
    pub instead: Vec<WrittenWay>,
    pub basis: String,
}

/// Another way, as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WrittenWay {
    pub state: StateId,
    #[serde(default)]
    pub waits: bool,
    pub services: Vec<String>,
    pub kinds: Vec<Kind>,
    pub aids: Vec<AidId>,
}

/// Checked rules. They can only be made by [`NeedRules::parse`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedRules {
    id: String,
    version: String,
    states: Vec<State>,
    rules: Vec<NeedRule>,
}

impl NeedRules {
    /// Reads a file and checks it against the questionnaire; on failure returns every fault.
    ///
    /// ```
    /// use eldercare_assessment::Instrument;
    /// use eldercare_care::{NeedRules, RulesError};
    ///
    /// let instrument = include_str!("../../../assets/instruments/gbt-42195-2022.json");
    /// let instrument = Instrument::parse(instrument).unwrap();
    /// let faults = NeedRules::parse("{", &instrument).unwrap_err();
    /// assert!(matches!(faults[0], RulesError::Malformed { line: 1, .. }));
    /// ```
    pub fn parse(json: &str, instrument: &Instrument) -> Result<Self, Vec<RulesError>> {
        let document: Document = file::read(json, |line, column, message| RulesError::Malformed {
            line,
            column,
            message,
        })?;
        let faults = check::faults(&document, instrument);
        if !faults.is_empty() {
            return Err(faults);
        }
        let rules = document.needs.into_iter().map(Written::checked);
        Ok(Self {
            rules: rules.collect(),
            states: document.states,
            id: document.id,
            version: document.version,
        })
    }

    /// Stable id of the file.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Version of the file; it changes with every change of a rule.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The states, the gravest first.
    #[must_use]
    pub fn states(&self) -> &[State] {
        &self.states
    }

    /// All rules in the order of the file, which is the order among needs of one priority.
    #[must_use]
    pub fn rules(&self) -> &[NeedRule] {
        &self.rules
    }

    /// The rule with this id.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&NeedRule> {
        self.rules.iter().find(|rule| rule.id.as_str() == id)
    }
}

impl Written {
    fn checked(self) -> NeedRule {
        let instead = self.instead.into_iter().map(|way| {
            let offers = !(way.services.is_empty() && way.kinds.is_empty() && way.aids.is_empty());
            let help = if way.waits && !offers {
                LATER.to_owned()
            } else {
                format!("{}.{}", self.id, way.state)
            };
            let checked = Way {
                help,
                waits: way.waits,
                services: known(&way.services),
                kinds: way.kinds,
                aids: way.aids,
            };
            (way.state, checked)
        });
        NeedRule {
            instead: instead.collect(),
            way: Way {
                help: self.id.to_string(),
                waits: false,
                services: known(&self.services),
                kinds: self.kinds,
                aids: self.aids,
            },
            id: self.id,
            steps: self.steps,
            basis: self.basis,
        }
    }
}

/// The check has found every service; an unknown one would only be left out.
fn known(ids: &[String]) -> Vec<ServiceId> {
    ids.iter().filter_map(|id| ServiceId::from_id(id)).collect()
}
