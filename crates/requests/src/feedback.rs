//! What a person may say and do about a request that the office has: feedback, and taking back.

use crate::choice::closed_list;

closed_list! {
    /// What the person says about an answered request.
    Feedback, 4 {
        /// 办好了: it stays answered.
        Fine => "fine",
        /// 没人来: nobody came.
        NobodyCame => "nobody-came",
        /// 只办了一半: only half of it is done.
        HalfDone => "half-done",
        /// 不需要了: somebody must look at it once more, to call it off.
        NotNeeded => "not-needed",
    }
}

closed_list! {
    /// What a person takes back.
    TakenBack, 3 {
        /// 撤回申请: the whole request, with the consent to be called and with the self-check.
        Request => "request",
        /// 撤回自评: the self-check alone; the request goes on.
        SelfCheck => "self-check",
        /// 不再转交: the consent to pass the request on; the office goes on itself.
        Share => "share",
    }
}

closed_list! {
    /// What a consent is for; each is asked for apart and taken back apart.
    ConsentPurpose, 3 {
        /// 联系: use of the contact data to answer the request.
        Contact => "contact",
        /// 自评: passing on the answers about health.
        SelfCheck => "self-check",
        /// 转交: passing the request on to a named provider.
        Share => "share",
    }
}

closed_list! {
    /// What happened to a request, one row each in its history.
    EventKind, 13 {
        /// It was stored.
        Received => "received",
        /// Somebody took it or was given it.
        Assigned => "assigned",
        /// Somebody called, and wrote down what was said.
        Called => "called",
        /// It was answered, with an outcome.
        Done => "done",
        /// [`Feedback::Fine`].
        Fine => "fine",
        /// [`Feedback::NobodyCame`].
        NobodyCame => "nobody-came",
        /// [`Feedback::HalfDone`].
        HalfDone => "half-done",
        /// [`Feedback::NotNeeded`].
        NotNeeded => "not-needed",
        /// The person took it back.
        Withdrawn => "withdrawn",
        /// The person took the self-check back.
        SelfCheckWithdrawn => "self-check-withdrawn",
        /// The person no longer wants it to be passed on.
        ShareWithdrawn => "share-withdrawn",
        /// Somebody looked at the names.
        Opened => "opened",
        /// Somebody looked at the whole identity number.
        IdentitySeen => "identity-seen",
    }
}

impl From<Feedback> for EventKind {
    fn from(feedback: Feedback) -> Self {
        match feedback {
            Feedback::Fine => Self::Fine,
            Feedback::NobodyCame => Self::NobodyCame,
            Feedback::HalfDone => Self::HalfDone,
            Feedback::NotNeeded => Self::NotNeeded,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ConsentPurpose, EventKind, Feedback, TakenBack};

    #[test]
    fn every_choice_is_found_again_by_its_id_and_feedback_is_an_event_of_the_same_id() {
        for feedback in Feedback::ALL {
            assert_eq!(Feedback::from_id(feedback.id()), Some(feedback));
            assert_eq!(EventKind::from(feedback).id(), feedback.id());
        }
        for what in TakenBack::ALL {
            assert_eq!(TakenBack::from_id(what.id()), Some(what));
        }
        for purpose in ConsentPurpose::ALL {
            assert_eq!(ConsentPurpose::from_id(purpose.id()), Some(purpose));
        }
        for kind in EventKind::ALL {
            assert_eq!(EventKind::from_id(kind.id()), Some(kind));
        }
    }
}
