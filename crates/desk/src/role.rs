//! Who may do what: one table.

use crate::closed_list::closed_list;

closed_list! {
    /// What somebody at the desk is.
    Role {
        /// 经办人: requests and ledgers of the towns that are given to them.
        Clerk => "clerk",
        /// 机构信息员: the places of their own city.
        Editor => "editor",
        /// 负责人: everything of their own city.
        Head => "head",
        /// Another system of the bureau, with a token.
        System => "system",
        /// A place, by a one-time link, about itself.
        Facility => "facility",
    }
}

closed_list! {
    /// Everything that can be done at the desk.
    Action {
        /// See the list of requests, masked.
        ListRequests => "request.list",
        /// See one request whole.
        OpenRequest => "request.open",
        /// See the elder's identity number whole.
        SeeIdentity => "request.identity",
        /// Give it to somebody.
        AssignRequest => "request.assign",
        /// Write down what a call was about.
        NoteCall => "request.note",
        /// Answer it.
        AnswerRequest => "request.answer",
        /// Take the list away as a file, masked.
        ExportRequests => "request.export",
        /// Take it away with whole names and numbers.
        ExportWhole => "request.export-whole",
        /// Read what other systems get.
        PullRequests => "request.pull",
        /// Write back a state from another system.
        WriteState => "request.write-state",
        /// See monthly counts.
        ReadCounts => "counts.read",
        /// See who has borrowed what.
        ReadLoans => "loan.read",
        /// Take the ledger of aids away as a file, masked.
        ExportLoans => "loan.export",
        /// Lend and take back.
        WriteLoans => "loan.write",
        /// See who is to be visited.
        ReadVisits => "visit.read",
        /// Take the ledger of visits away as a file, masked.
        ExportVisits => "visit.export",
        /// Put somebody on the list of visits, and write down a visit.
        WriteVisits => "visit.write",
        /// Take a device along to the villages.
        UseDevice => "device.use",
        /// See devices and end them: a clerk their own, a head those of the city.
        RevokeDevices => "device.revoke",
        /// See what visitors reported about places.
        ReadReports => "report.read",
        /// Say what became of a report.
        SettleReports => "report.settle",
        /// Change facts of places.
        EditPlaces => "place.edit",
        /// Bring in a list of changes.
        UploadList => "place.upload",
        /// Send a place the link by which it confirms its own facts.
        InviteFacility => "place.invite",
        /// Confirm or change the facts of one's own place.
        ConfirmOwnFacts => "place.confirm",
    }
}

/// How far a permission reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Not at all.
    Nothing,
    /// The one place that a link was made for.
    OnePlace,
    /// The towns that were given to the person.
    OwnTowns,
    /// The person's own city.
    City,
}

/// The table: how far a role reaches with an action. Whatever is not named is not allowed.
#[must_use]
pub const fn reach(role: Role, action: Action) -> Reach {
    use Action as A;
    match (role, action) {
        (Role::Facility, A::ConfirmOwnFacts) => Reach::OnePlace,
        (
            Role::Clerk,
            A::ListRequests
            | A::OpenRequest
            | A::SeeIdentity
            | A::AssignRequest
            | A::NoteCall
            | A::AnswerRequest
            | A::ExportRequests
            | A::ReadLoans
            | A::ExportLoans
            | A::WriteLoans
            | A::ReadVisits
            | A::ExportVisits
            | A::WriteVisits
            | A::UseDevice
            | A::RevokeDevices,
        ) => Reach::OwnTowns,
        // A head writes no state as a machine would, and no place speaks through them.
        (Role::Head, A::PullRequests | A::WriteState | A::ConfirmOwnFacts) => Reach::Nothing,
        (
            Role::Editor,
            A::ReadReports | A::SettleReports | A::EditPlaces | A::UploadList | A::InviteFacility,
        )
        | (Role::System, A::PullRequests | A::WriteState | A::ReadCounts)
        | (Role::Head, _) => Reach::City,
        _ => Reach::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::{Action, Reach, Role, reach};

    #[test]
    fn every_id_is_found_again() {
        for role in Role::ALL {
            assert_eq!(Role::from_id(role.id()), Some(*role));
        }
        for action in Action::ALL {
            assert_eq!(Action::from_id(action.id()), Some(*action));
        }
        assert_eq!(Role::from_id("Head"), None);
    }

    #[test]
    fn somebody_may_do_each_thing_and_nobody_may_do_all() {
        for action in Action::ALL {
            let able = |role: &&Role| reach(**role, *action) != Reach::Nothing;
            assert!(Role::ALL.iter().any(|role| able(&role)), "{action:?}");
            assert!(!Role::ALL.iter().all(|role| able(&role)), "{action:?}");
        }
    }

    #[test]
    fn a_clerk_never_reaches_beyond_own_towns_and_whole_exports_are_the_heads() {
        for action in Action::ALL {
            assert!(reach(Role::Clerk, *action) <= Reach::OwnTowns, "{action:?}");
        }
        let whole = |role: &Role| reach(*role, Action::ExportWhole) != Reach::Nothing;
        let able: Vec<_> = Role::ALL.iter().filter(|role| whole(role)).collect();
        assert_eq!(able, [&Role::Head]);
    }
}
