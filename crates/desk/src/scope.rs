//! Who asks, and about what: the table of roles applied to one object.

use std::collections::BTreeSet;

use crate::role::{Action, Reach, Role, reach};

/// The towns of a person's city that are theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Towns {
    /// Every town.
    All,
    /// These, by code; none at all when empty.
    Listed(BTreeSet<String>),
}

impl Towns {
    /// Whether a town is among them.
    #[must_use]
    pub fn hold(&self, town: &str) -> bool {
        match self {
            Self::All => true,
            Self::Listed(codes) => codes.contains(town),
        }
    }
}

/// Somebody who has proven who they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// What they are.
    pub role: Role,
    /// Id of their city.
    pub city: String,
    /// Their towns; asked only where the table says "own towns".
    pub towns: Towns,
    /// Id of their place; only for [`Role::Facility`].
    pub place: Option<String>,
}

/// What an action is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Object<'a> {
    /// A request, a loan or a visit: where the person lives.
    Town {
        /// City id.
        city: &'a str,
        /// Code of the town.
        town: &'a str,
    },
    /// A place on the map.
    Place {
        /// City id.
        city: &'a str,
        /// Facility id.
        place: &'a str,
    },
    /// Something of a whole city.
    City {
        /// City id.
        city: &'a str,
    },
}

impl Object<'_> {
    const fn city(&self) -> &str {
        match self {
            Self::Town { city, .. } | Self::Place { city, .. } | Self::City { city } => city,
        }
    }
}

impl Actor {
    /// How far this person reaches with an action.
    #[must_use]
    pub const fn reach(&self, action: Action) -> Reach {
        reach(self.role, action)
    }

    /// Whether they may do it to this object. Total: every role, action and object has an answer.
    #[must_use]
    pub fn may(&self, action: Action, object: Object<'_>) -> bool {
        if object.city() != self.city {
            return false;
        }
        match (self.reach(action), object) {
            (Reach::City, _) => true,
            (Reach::OwnTowns, Object::Town { town, .. }) => self.towns.hold(town),
            (Reach::OnePlace, Object::Place { place, .. }) => self.place.as_deref() == Some(place),
            (Reach::Nothing | Reach::OwnTowns | Reach::OnePlace, _) => false,
        }
    }

    /// The towns in which they may do it: what a list is filtered by. None when nowhere.
    #[must_use]
    pub fn towns_for(&self, action: Action) -> Option<&Towns> {
        match self.reach(action) {
            Reach::City => Some(&Towns::All),
            Reach::OwnTowns => Some(&self.towns),
            Reach::OnePlace | Reach::Nothing => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Actor, Object, Towns};
    use crate::role::{Action, Reach, Role};

    fn actor(role: Role) -> Actor {
        Actor {
            role,
            city: "999901".to_owned(),
            towns: Towns::Listed(["999901001".to_owned()].into()),
            place: Some("demo-1".to_owned()),
        }
    }

    fn town<'a>(city: &'a str, town: &'a str) -> Object<'a> {
        Object::Town { city, town }
    }

    #[test]
    fn nobody_reaches_into_another_city() {
        for role in Role::ALL {
            for action in Action::ALL {
                let city = "999902";
                for object in [
                    town(city, "999901001"),
                    Object::City { city },
                    Object::Place {
                        city,
                        place: "demo-1",
                    },
                ] {
                    assert!(!actor(*role).may(*action, object), "{role:?} {action:?}");
                }
            }
        }
    }

    #[test]
    fn a_clerk_reaches_own_towns_only_and_a_head_every_town() {
        let open = |role, code| actor(role).may(Action::OpenRequest, town("999901", code));
        assert!(open(Role::Clerk, "999901001"));
        assert!(!open(Role::Clerk, "999901002"));
        assert!(open(Role::Head, "999901002"));
        assert!(!open(Role::Editor, "999901001"));
    }

    #[test]
    fn a_link_speaks_for_one_place() {
        let city = "999901";
        let confirm = |place| {
            let object = Object::Place { city, place };
            actor(Role::Facility).may(Action::ConfirmOwnFacts, object)
        };
        assert!(confirm("demo-1"));
        assert!(!confirm("demo-2"));
    }

    #[test]
    fn lists_and_single_objects_agree() {
        for role in Role::ALL {
            for action in Action::ALL {
                let actor = actor(*role);
                for code in ["999901001", "999901002"] {
                    let listed = actor.towns_for(*action).is_some_and(|t| t.hold(code));
                    assert_eq!(listed, actor.may(*action, town("999901", code)));
                }
                let nowhere = actor.reach(*action) <= Reach::OnePlace;
                assert_eq!(actor.towns_for(*action).is_none(), nowhere);
            }
        }
    }
}
