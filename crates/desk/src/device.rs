//! Devices that go along to the villages: how long one holds. All bounds are our own.

/// Seconds of a day.
const DAY: u64 = 86_400;

/// After how many seconds a device ends in any case: a drive and the weeks around it.
pub const LONGEST: u64 = 30 * DAY;
/// After how many seconds it ends when the server has not heard of it: a lost one is found out within a week.
pub const IDLE: u64 = 7 * DAY;
/// For how many seconds after its end it is still known, so that one that turns up late is told to forget.
pub const KEPT: u64 = 90 * DAY;

/// How a device stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DeviceStanding {
    /// It may be used.
    InUse,
    /// Its time is over.
    Ended,
    /// Somebody ended it.
    Revoked,
}

impl DeviceStanding {
    /// The word on the wire.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::InUse => "in-use",
            Self::Ended => "ended",
            Self::Revoked => "revoked",
        }
    }
}

/// When a device was signed in, heard of last, and revoked, in seconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeviceTimes {
    /// Signed in.
    pub made: u64,
    /// Heard of last.
    pub seen: u64,
    /// Revoked, if it was.
    pub revoked: Option<u64>,
}

impl DeviceTimes {
    /// The second at which it ends by itself however often it is heard of.
    #[must_use]
    pub const fn longest(self) -> u64 {
        self.made.saturating_add(LONGEST)
    }

    /// How it stands now. What was revoked stays revoked, also when its time is over.
    #[must_use]
    pub const fn standing(self, now: u64) -> DeviceStanding {
        if self.revoked.is_some() {
            DeviceStanding::Revoked
        } else if now >= self.longest() || now >= self.seen.saturating_add(IDLE) {
            DeviceStanding::Ended
        } else {
            DeviceStanding::InUse
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{DAY, DeviceStanding, DeviceTimes};

    #[test]
    fn a_device_ends_after_a_week_in_silence_and_after_thirty_days_in_any_case() {
        let stands = |seen: u64, now: u64| {
            let times = DeviceTimes {
                made: 0,
                seen: seen * DAY,
                revoked: None,
            };
            [now * DAY - 1, now * DAY].map(|now| times.standing(now))
        };
        let ends = [DeviceStanding::InUse, DeviceStanding::Ended];
        assert_eq!(stands(0, 7), ends);
        assert_eq!(stands(6, 13), ends);
        assert_eq!(stands(29, 30), ends);
    }

    #[test]
    fn what_was_revoked_stays_revoked() {
        let times = DeviceTimes {
            made: 0,
            seen: 0,
            revoked: Some(DAY),
        };
        for now in [DAY, 100 * DAY] {
            assert_eq!(times.standing(now), DeviceStanding::Revoked);
        }
    }
}
