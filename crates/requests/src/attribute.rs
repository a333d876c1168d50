//! What a request needs, field by field, for programs that fill one in: a service catalogue tells it.

use crate::choice::{Agreement, ForWhom, PhoneOwner};
use crate::field::Field;
use crate::text::{DOOR_CHARS, NAME_CHARS, NOTE_CHARS};

/// When a field must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needed {
    /// Always.
    Always,
    /// Where the city lists villages for the chosen town.
    WhereListed,
    /// With a self-check.
    WithSelfCheck,
    /// Where somebody else than the elder asks.
    ForAnother,
    /// Never; it may be there.
    Never,
}

impl Needed {
    /// The id on the wire.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::WhereListed => "where-villages-are-listed",
            Self::WithSelfCheck => "with-self-check",
            Self::ForAnother => "for-another",
            Self::Never => "never",
        }
    }
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A UUID that the device makes.
    Uuid,
    /// The id of something in the city's data.
    Id,
    /// One of these.
    Choice(&'static [&'static str]),
    /// A text of at most so many characters.
    Text(usize),
    /// A telephone number.
    Phone,
    /// An identity number.
    Identity,
    /// A wished time.
    Time,
    /// A consent: version and hash of the wording.
    Consent,
    /// Answers of a self-check with their result.
    SelfCheck,
}

impl Holds {
    /// The id on the wire.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Uuid => "uuid",
            Self::Id => "id",
            Self::Choice(_) => "choice",
            Self::Text(_) => "text",
            Self::Phone => "phone",
            Self::Identity => "identity-number",
            Self::Time => "time",
            Self::Consent => "consent",
            Self::SelfCheck => "self-check",
        }
    }
}

const FOR_WHOM: &[&str] = &[
    ForWhom::Myself.id(),
    ForWhom::Mother.id(),
    ForWhom::Father.id(),
    ForWhom::Spouse.id(),
    ForWhom::Relative.id(),
    ForWhom::Neighbour.id(),
];

const AGREEMENTS: &[&str] = &[
    Agreement::Spoken.id(),
    Agreement::Signed.id(),
    Agreement::Guardian.id(),
];

const PHONE_OWNERS: &[&str] = &[
    PhoneOwner::Own.id(),
    PhoneOwner::Neighbour.id(),
    PhoneOwner::VillageOffice.id(),
];

impl Field {
    /// When it must be there; the same for every service.
    #[must_use]
    pub const fn needed(self) -> Needed {
        match self {
            Self::Facility
            | Self::IdentityNumber
            | Self::Door
            | Self::Note
            | Self::ConsentShare
            | Self::SelfCheck => Needed::Never,
            Self::Agreement => Needed::ForAnother,
            Self::Village => Needed::WhereListed,
            Self::ConsentCheck => Needed::WithSelfCheck,
            _ => Needed::Always,
        }
    }

    /// What it holds.
    #[must_use]
    pub const fn holds(self) -> Holds {
        match self {
            Self::RecordId => Holds::Uuid,
            Self::City | Self::Service | Self::Facility | Self::Town | Self::Village => Holds::Id,
            Self::ForWhom => Holds::Choice(FOR_WHOM),
            Self::Agreement => Holds::Choice(AGREEMENTS),
            Self::IdentityNumber => Holds::Identity,
            Self::ElderName => Holds::Text(NAME_CHARS),
            Self::Phone => Holds::Phone,
            Self::PhoneOwner => Holds::Choice(PHONE_OWNERS),
            Self::Door => Holds::Text(DOOR_CHARS),
            Self::WishedTime => Holds::Time,
            Self::Note => Holds::Text(NOTE_CHARS),
            Self::ConsentContact | Self::ConsentShare | Self::ConsentCheck => Holds::Consent,
            Self::SelfCheck => Holds::SelfCheck,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Holds, Needed};
    use crate::choice::{Agreement, ForWhom, PhoneOwner};
    use crate::field::{ErrorCode, Field, POSSIBLE_ERRORS};

    #[test]
    fn a_field_that_may_be_missing_is_said_to_be_needed_and_no_other() {
        for (field, codes) in POSSIBLE_ERRORS {
            let may_be_missing = codes.contains(&ErrorCode::Missing);
            assert_eq!(may_be_missing, field.needed() != Needed::Never, "{field:?}");
        }
    }

    #[test]
    fn the_choices_are_all_choices() {
        let ids = |field: Field| match field.holds() {
            Holds::Choice(ids) => ids.to_vec(),
            _ => Vec::new(),
        };
        assert_eq!(ids(Field::ForWhom), ForWhom::ALL.map(ForWhom::id));
        assert_eq!(ids(Field::Agreement), Agreement::ALL.map(Agreement::id));
        assert_eq!(ids(Field::PhoneOwner), PhoneOwner::ALL.map(PhoneOwner::id));
    }
}
