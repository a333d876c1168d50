//! How somebody walks, as they answered it themselves, and the speed that goes with it.

/// Walking on the level (平地行走, GB/T 42195-2022, item B.2.3), the best first.
///
/// The speeds are the lower edges of the classes of Perry et al. (Stroke 26, 1995, 982–989): who
/// walks below 0.4 m/s mostly stays in the house, up to 0.8 m/s goes out in a limited way, and
/// above that without limits. That paper is about people after a stroke; **which answer belongs to
/// which class is a decision of ours**, and always the slow side of it. Nobody's speed is measured
/// by a questionnaire, and the screen says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Gait {
    /// 4 points: about 50 m alone, without fear of falling. 0.8 m/s, which is also what was
    /// measured of people of 76 years (see [`super::Pace::Slow`]).
    Steady,
    /// 3 points: about 50 m with somebody watching, a stick or a frame. 0.4 m/s.
    Aided,
    /// 2 points: with a little support by somebody. Half of 0.4 m/s, the middle of the class that
    /// mostly stays in the house.
    Supported,
    /// 1 point: carried along by others. No way outside is gone on foot.
    Carried,
    /// 0 points: cannot walk.
    None,
}

impl Gait {
    /// All of them, the best first.
    pub const ALL: [Gait; 5] = [
        Gait::Steady,
        Gait::Aided,
        Gait::Supported,
        Gait::Carried,
        Gait::None,
    ];

    /// The gait of an answer in points.
    #[must_use]
    pub const fn from_points(points: u8) -> Option<Gait> {
        match points {
            4 => Some(Gait::Steady),
            3 => Some(Gait::Aided),
            2 => Some(Gait::Supported),
            1 => Some(Gait::Carried),
            0 => Some(Gait::None),
            _ => None,
        }
    }

    /// The stable id: in locale keys.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Gait::Steady => "steady",
            Gait::Aided => "aided",
            Gait::Supported => "supported",
            Gait::Carried => "carried",
            Gait::None => "none",
        }
    }

    /// Metres in a second; 0 for whom no way outside is one on foot.
    #[must_use]
    pub const fn metres_per_second(self) -> f64 {
        match self {
            Gait::Steady => 0.8,
            Gait::Aided => 0.4,
            Gait::Supported => 0.2,
            Gait::Carried | Gait::None => 0.0,
        }
    }

    /// Whether ways outside are gone on foot at all.
    #[must_use]
    pub const fn is_on_foot(self) -> bool {
        matches!(self, Gait::Steady | Gait::Aided | Gait::Supported)
    }

    /// One grade worse; nothing below the worst.
    #[must_use]
    pub const fn worse(self) -> Option<Gait> {
        match self {
            Gait::Steady => Some(Gait::Aided),
            Gait::Aided => Some(Gait::Supported),
            Gait::Supported => Some(Gait::Carried),
            Gait::Carried => Some(Gait::None),
            Gait::None => None,
        }
    }
}

/// Stairs (上下楼梯, GB/T 42195-2022, item B.2.4), the best first. No list of ours says where there
/// are steps on the way, and no study at hand gives a time for them, so this never changes a circle. It
/// marks the places whose address says that they are upstairs ([`crate::floor`]), and is said in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stairs {
    /// 3 points: alone.
    Alone,
    /// 2 points: with somebody who reminds.
    Prompted,
    /// 1 point: with a helping hand.
    Helped,
    /// 0 points: mostly or wholly by others.
    None,
}

impl Stairs {
    /// All of them, the best first.
    pub const ALL: [Stairs; 4] = [
        Stairs::Alone,
        Stairs::Prompted,
        Stairs::Helped,
        Stairs::None,
    ];

    /// What an answer in points says.
    #[must_use]
    pub const fn from_points(points: u8) -> Option<Stairs> {
        match points {
            3 => Some(Stairs::Alone),
            2 => Some(Stairs::Prompted),
            1 => Some(Stairs::Helped),
            0 => Some(Stairs::None),
            _ => None,
        }
    }

    /// Whether nobody else is needed for a floor upstairs.
    #[must_use]
    pub const fn is_free(self) -> bool {
        matches!(self, Stairs::Alone)
    }

    /// The stable id: in locale keys.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Stairs::Alone => "alone",
            Stairs::Prompted => "prompted",
            Stairs::Helped => "helped",
            Stairs::None => "none",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::walk::{CIRCLE_MINUTES, MINUTES, Pace};

    #[test]
    fn over_all_pairs_of_answers_a_worse_one_never_reaches_farther() {
        for better in 0..=4_u8 {
            for worse in 0..=better {
                for minutes in (0..=180).map(f64::from) {
                    let reach = |points| {
                        let gait = Gait::from_points(points).expect("0 to 4 are answers");
                        Pace::Own(gait).reach_m(minutes)
                    };
                    assert!(reach(worse) <= reach(better), "{worse} {better} {minutes}");
                }
            }
        }
    }

    #[test]
    fn one_grade_down_is_the_next_answer_and_ends() {
        let mut gait = Gait::Steady;
        for points in (0..4).rev() {
            gait = gait.worse().expect("above the worst");
            assert_eq!(Gait::from_points(points), Some(gait));
        }
        assert_eq!(gait.worse(), None);
        assert_eq!((Gait::from_points(5), Stairs::from_points(4)), (None, None));
    }

    #[test]
    fn nobody_walks_faster_by_an_answer_than_the_slow_pace_of_everybody() {
        for gait in Gait::ALL {
            let own = Pace::Own(gait);
            assert!(own.circle_m() <= Pace::Slow.circle_m());
            assert_eq!(gait.is_on_foot(), own.reach_m(f64::from(MINUTES[0])) > 0.0);
        }
        assert_eq!(
            Pace::Own(Gait::Aided).reach_m(CIRCLE_MINUTES).round(),
            277.0
        );
    }
}
