//! What has become of a request at the office in charge.

use crate::choice::closed_list;

closed_list! {
    /// The state of a stored request, as the person who follows it by code sees it.
    RequestState, 4 {
        /// 已收到: stored, nobody has taken it yet.
        Received => "received",
        /// 已派单: somebody is in charge of it.
        Assigned => "assigned",
        /// 已办结: answered.
        Done => "done",
        /// 已撤回: taken back by the person.
        Withdrawn => "withdrawn",
    }
}

#[cfg(test)]
mod tests {
    use super::RequestState;

    #[test]
    fn every_state_is_found_again_by_its_id() {
        for state in RequestState::ALL {
            assert_eq!(RequestState::from_id(state.id()), Some(state));
        }
    }
}
