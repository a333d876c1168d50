//! What a family asks about a place, in the order in which it asks.

use eldercare_places::details::Fact;
use eldercare_places::{Facility, Kind};

/// One question about a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    Hours,
    Phone,
    Address,
    District,
    Meals,
    Services,
    Also,
    Tags,
    Accepts,
    Beds,
    Places,
    Medical,
    Prices,
    Deposit,
    Grade,
    Risk,
    Ownership,
    Operator,
    Hub,
    Opened,
}

/// Topics that stand together under one heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// When and where.
    Visit,
    /// Who may stay, and who helps.
    Care,
    /// Prices and money paid ahead.
    Money,
    /// Who runs it and what authorities say.
    Trust,
}

impl Group {
    /// All groups in the order of the page.
    pub const ALL: [Group; 4] = [Group::Visit, Group::Care, Group::Money, Group::Trust];

    /// The key of the heading.
    pub fn heading(self) -> &'static str {
        match self {
            Group::Visit => "place.group.visit",
            Group::Care => "place.group.care",
            Group::Money => "place.group.money",
            Group::Trust => "place.group.trust",
        }
    }
}

impl Topic {
    /// All topics in the order of the page.
    pub const ALL: [Topic; 20] = [
        Topic::Hours,
        Topic::Phone,
        Topic::Address,
        Topic::District,
        Topic::Meals,
        Topic::Services,
        Topic::Also,
        Topic::Tags,
        Topic::Accepts,
        Topic::Beds,
        Topic::Places,
        Topic::Medical,
        Topic::Prices,
        Topic::Deposit,
        Topic::Grade,
        Topic::Risk,
        Topic::Ownership,
        Topic::Operator,
        Topic::Hub,
        Topic::Opened,
    ];

    /// The key of the label.
    pub fn label(self) -> &'static str {
        match self {
            Topic::Hours => "place.hours",
            Topic::Phone => "place.phone",
            Topic::Address => "place.address",
            Topic::District => "place.district",
            Topic::Meals => "place.meals",
            Topic::Services => "place.services",
            Topic::Also => "place.also",
            Topic::Tags => "place.tags",
            Topic::Accepts => "place.accepts",
            Topic::Beds => "place.beds",
            Topic::Places => "place.places",
            Topic::Medical => "place.medical",
            Topic::Prices => "place.price",
            Topic::Deposit => "place.deposit",
            Topic::Grade => "place.grade",
            Topic::Risk => "place.risk",
            Topic::Ownership => "place.ownership",
            Topic::Operator => "place.operator",
            Topic::Hub => "place.hub",
            Topic::Opened => "place.opened",
        }
    }

    /// The heading it stands under.
    pub fn group(self) -> Group {
        match self {
            Topic::Hours
            | Topic::Phone
            | Topic::Address
            | Topic::District
            | Topic::Meals
            | Topic::Services
            | Topic::Also
            | Topic::Tags => Group::Visit,
            Topic::Accepts | Topic::Beds | Topic::Places | Topic::Medical => Group::Care,
            Topic::Prices | Topic::Deposit => Group::Money,
            Topic::Grade
            | Topic::Risk
            | Topic::Ownership
            | Topic::Operator
            | Topic::Hub
            | Topic::Opened => Group::Trust,
        }
    }

    /// The fact whose origin is that of the topic; none where a topic has its date in itself.
    pub fn fact(self) -> Option<Fact> {
        Some(match self {
            Topic::Hours => Fact::Hours,
            Topic::Phone => Fact::Phone,
            Topic::Address | Topic::District => Fact::Address,
            Topic::Meals => Fact::Meals,
            Topic::Services | Topic::Also | Topic::Tags => Fact::Kind,
            Topic::Accepts => Fact::Accepts,
            Topic::Beds | Topic::Places => Fact::Beds,
            Topic::Medical => Fact::Medical,
            Topic::Prices => Fact::Price,
            Topic::Deposit => Fact::Deposit,
            Topic::Ownership | Topic::Operator | Topic::Hub => Fact::Operator,
            Topic::Grade => Fact::Grade,
            Topic::Risk | Topic::Opened => return None,
        })
    }
}

/// Whether families ask for this of a place of this kind, so that its absence is named.
pub fn is_asked_for(topic: Topic, kind: Kind) -> bool {
    match topic {
        Topic::Phone => true,
        Topic::Hours => !matches!(kind, Kind::Institution | Kind::HomeService),
        Topic::Address => kind != Kind::HomeService,
        Topic::Prices => !matches!(
            kind,
            Kind::HealthCentre | Kind::StreetCentre | Kind::Station | Kind::MutualHelp
        ),
        Topic::Beds | Topic::Medical | Topic::Grade => kind == Kind::Institution,
        Topic::Accepts => matches!(kind, Kind::Institution | Kind::DayCare),
        Topic::Places => kind == Kind::DayCare,
        Topic::Meals => kind == Kind::Canteen,
        _ => false,
    }
}

/// Whether money paid ahead is usual there: then "unknown" is worth a line of its own.
pub fn takes_deposits(place: &Facility) -> bool {
    place.kinds().contains(Kind::Institution)
}
