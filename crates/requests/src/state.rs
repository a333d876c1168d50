//! What has become of a request at the office in charge.

use crate::choice::closed_list;
use crate::feedback::Feedback;

closed_list! {
    /// The state of a stored request, as the person who follows it by code sees it.
    RequestState, 5 {
        /// 已收到: stored, nobody has taken it yet.
        Received => "received",
        /// 已派单: somebody is in charge of it.
        Assigned => "assigned",
        /// 已办结: answered.
        Done => "done",
        /// 重新办理: answered, but the person says that it is not done.
        Reopened => "reopened",
        /// 已撤回: taken back by the person.
        Withdrawn => "withdrawn",
    }
}

impl RequestState {
    /// The state after the person said how the answer was; only an answered request has one.
    #[must_use]
    pub fn after_feedback(self, feedback: Feedback) -> Option<Self> {
        let reopened = if feedback == Feedback::Fine {
            Self::Done
        } else {
            Self::Reopened
        };
        (self == Self::Done).then_some(reopened)
    }
}

closed_list! {
    /// How an office answered a request. Never free text: it is told to whoever has code and digits.
    RequestOutcome, 6 {
        /// 已安排: somebody comes, or a place is found.
        Arranged => "arranged",
        /// 已提供: the service was given.
        Given => "given",
        /// 不符合条件: the person does not meet the conditions.
        NotEligible => "not-eligible",
        /// 已转办: another office has it.
        Referred => "referred",
        /// 已电话答复: answered on the telephone.
        Called => "called",
        /// 不需要了: no longer needed.
        NotNeeded => "not-needed",
    }
}

#[cfg(test)]
mod tests {
    use super::{RequestOutcome, RequestState};
    use crate::feedback::Feedback;

    #[test]
    fn every_state_and_outcome_is_found_again_by_its_id() {
        for state in RequestState::ALL {
            assert_eq!(RequestState::from_id(state.id()), Some(state));
        }
        for outcome in RequestOutcome::ALL {
            assert_eq!(RequestOutcome::from_id(outcome.id()), Some(outcome));
        }
    }

    #[test]
    fn only_an_answered_request_has_feedback_and_all_but_fine_opens_it_again() {
        for feedback in Feedback::ALL {
            for state in RequestState::ALL {
                let after = state.after_feedback(feedback);
                assert_eq!(after.is_some(), state == RequestState::Done);
            }
            let opens = RequestState::Done.after_feedback(feedback) == Some(RequestState::Reopened);
            assert_eq!(opens, feedback != Feedback::Fine);
        }
    }
}
