//! What can be reported.

use crate::choice::closed_list;

closed_list! {
    /// What is reported.
    ReportKind, 2 {
        /// 我去的时候没开门: with the time of the visit and nothing else.
        Closed => "closed",
        /// 信息有误: which fact, and what is right.
        WrongFact => "wrong-fact",
    }
}

closed_list! {
    /// The fact that is wrong: the ids under which the published data says where each fact comes
    /// from, and two more.
    Fact, 16 {
        /// 类别、服务项目.
        Kind => "kind",
        /// 名称.
        Name => "name",
        /// 地图上的位置.
        Position => "position",
        /// 地址.
        Address => "address",
        /// 电话.
        Phone => "phone",
        /// 开放时间.
        Hours => "hours",
        /// 运营单位.
        Operator => "operator",
        /// 床位.
        Beds => "beds",
        /// 价格.
        Price => "price",
        /// 收住条件: who is taken in.
        Accepts => "accepts",
        /// 用餐.
        Meals => "meals",
        /// 医疗.
        Medical => "medical",
        /// 等级.
        Grade => "grade",
        /// 押金监管.
        Deposit => "deposit",
        /// 已经不在了: closed for good, or moved away. Nothing more needs to be said.
        Gone => "gone",
        /// 其他.
        Other => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::{Fact, ReportKind};

    #[test]
    fn every_choice_is_found_again_by_its_id() {
        for kind in ReportKind::ALL {
            assert_eq!(ReportKind::from_id(kind.id()), Some(kind));
        }
        for fact in Fact::ALL {
            assert_eq!(Fact::from_id(fact.id()), Some(fact));
        }
        assert_eq!(Fact::from_id("colour"), None);
    }
}
