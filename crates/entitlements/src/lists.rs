//! The closed lists of which benefits and persons are made.

use crate::closed_list::closed_list;

closed_list! {
    /// What a benefit is.
    BenefitKind = "kind of benefit" {
        /// Money (津贴, 补贴).
        Cash => "cash",
        /// A voucher that pays a part of a bill (消费券).
        Voucher => "voucher",
        /// A service that is paid for the person (政府购买服务).
        Service => "service",
        /// Works in the home (适老化改造).
        Works => "works",
        /// A care bed at home or in an institution.
        Bed => "bed",
        /// A device (智能手表, 一键呼叫).
        Device => "device",
        /// A check of health (健康管理).
        Check => "check",
        /// Insurance (长期护理保险).
        Insurance => "insurance",
        /// Somebody looks in (走访, 探视).
        Visit => "visit",
        /// Membership with points or lower prices (会员式养老).
        Membership => "membership",
    }
}

closed_list! {
    /// Where a benefit stands.
    Status = "status" {
        /// The document says that it is given.
        Current => "current",
        /// A programme with an end that is over.
        Past => "past",
        /// A goal of a plan; nothing says that it is given.
        Goal => "goal",
    }
}

closed_list! {
    /// How sure a figure or a row is.
    Confidence = "confidence" {
        /// The document itself, or several independent sources that agree.
        High => "high",
        /// Sources agree with a small gap.
        MediumHigh => "medium-high",
        /// One source.
        Medium => "medium",
        /// Not verified.
        Low => "low",
    }
}

closed_list! {
    /// What a figure counts. Without it "900" and "18,950" of one sentence cannot be told apart.
    Unit = "unit" {
        /// Yuan.
        Yuan => "yuan",
        /// A visit at home (次).
        Visit => "visit",
        /// A person's package of visits (人次 where the document makes one of several visits).
        Package => "package",
        /// A household.
        Home => "home",
        /// A bed.
        Bed => "bed",
        /// A check of health.
        Check => "check",
        /// A device.
        Device => "device",
        /// A person.
        Person => "person",
    }
}

closed_list! {
    /// How often.
    Period = "period" {
        /// Each month.
        Month => "month",
        /// Each quarter.
        Quarter => "quarter",
        /// Each year.
        Year => "year",
        /// Once.
        Once => "once",
        /// The document does not say.
        Unstated => "unstated",
    }
}

closed_list! {
    /// Where the person lives.
    Living = "way of living" {
        /// At home.
        Home => "home",
        /// In an institution (养老机构).
        Institution => "institution",
    }
}

closed_list! {
    /// Whether the person lives in a village. A street or a township says nothing of it: both have villages.
    Setting = "setting" {
        /// 农村: in a village.
        Village => "village",
        /// 城镇: in town.
        Town => "town",
    }
}

closed_list! {
    /// The class of income that an office has recognised.
    Income = "class of income" {
        /// 特困人员: supported by the state.
        SpecialHardship => "special-hardship",
        /// 低保: least living allowance.
        LeastAllowance => "least-allowance",
        /// 低收入 (低保边缘): low income.
        Low => "low",
        /// None of these.
        Other => "other",
    }
}

closed_list! {
    /// What may be said of a household; each is asked alone. Old age is an age and no tag.
    Tag = "tag" {
        /// 计划生育特殊困难家庭 (失独): parents who lost their only child, or whose only child is disabled.
        LostOnlyChild => "lost-only-child",
        /// 空巢: the children live elsewhere.
        EmptyNest => "empty-nest",
        /// 留守: the children work far away. Whether in a village is another question.
        LeftBehind => "left-behind",
        /// 独居: lives alone.
        Alone => "alone",
        /// 重度残疾: certified severe disability.
        SevereDisability => "severe-disability",
    }
}

closed_list! {
    /// The three classes by which documents grade people in institutions.
    Class = "class" {
        /// 自理.
        SelfCare => "self-care",
        /// 半失能.
        Half => "half",
        /// 全失能.
        Full => "full",
    }
}

closed_list! {
    /// Papers that an application may ask for.
    PaperId = "paper" {
        /// 身份证: identity card of the older person.
        IdentityCard => "identity-card",
        /// 户口本: household register.
        HouseholdRegister => "household-register",
        /// 代办人身份证: identity card of whoever acts for the person.
        ProxyIdentityCard => "proxy-identity-card",
        /// 委托书: letter that lets somebody act.
        ProxyLetter => "proxy-letter",
        /// 能力评估报告: report of the formal assessment.
        AssessmentReport => "assessment-report",
        /// 低保、特困等证明: proof of the class of income.
        IncomeProof => "income-proof",
        /// 残疾证: disability card.
        DisabilityCard => "disability-card",
        /// 银行卡: bank card of the older person.
        BankCard => "bank-card",
        /// 住房证明或房主同意: proof of the home, or consent of its owner.
        HomeProof => "home-proof",
        /// 入住协议: contract with the institution.
        AdmissionContract => "admission-contract",
        /// 病历: medical record.
        MedicalRecord => "medical-record",
        /// 社保卡: social insurance card.
        InsuranceCard => "insurance-card",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_found_again_by_its_id() {
        for tag in Tag::ALL {
            assert_eq!(Tag::from_id(tag.id()), Some(tag));
        }
        for unit in Unit::ALL {
            assert_eq!(Unit::from_id(unit.id()), Some(unit));
        }
        for id in ["", "Yuan", "yuan ", "euro"] {
            assert_eq!(Unit::from_id(id), None, "{id:?}");
        }
    }
}
