//! Short closed lists that a person chooses from, with the ids used in drafts, rows and on the wire.

/// Declares a closed list: the enum, `ALL`, `id` and `from_id`, so that they cannot drift apart.
macro_rules! closed_list {
    ($(#[$meta:meta])* $name:ident, $count:literal { $($(#[$doc:meta])* $variant:ident => $id:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// Every choice, in the order in which a chooser shows them.
            pub const ALL: [Self; $count] = [$(Self::$variant,)+];

            /// The id in drafts, stored rows and on the wire.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)+ }
            }

            /// The choice with exactly this id.
            #[must_use]
            pub fn from_id(id: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|choice| choice.id() == id)
            }
        }
    };
}
pub(crate) use closed_list;

closed_list! {
    /// For whom the service is asked, seen from the person who fills in the request.
    ForWhom, 6 {
        /// 本人.
        Myself => "self",
        /// 妈妈.
        Mother => "mother",
        /// 爸爸.
        Father => "father",
        /// 老伴.
        Spouse => "spouse",
        /// 其他亲属.
        Relative => "relative",
        /// 邻居, or somebody in the care of an outreach worker.
        Neighbour => "neighbour",
    }
}

closed_list! {
    /// Whose telephone is given: many elders have none of their own.
    PhoneOwner, 3 {
        /// 自己的 (the elder's or the family's own).
        Own => "own",
        /// 邻居的.
        Neighbour => "neighbour",
        /// 村(居)委会的.
        VillageOffice => "village-office",
    }
}

closed_list! {
    /// How the elder agreed, where somebody else fills in the request. The law asks for the consent
    /// of the person whom the data is about (个人信息保护法, articles 13 and 29; of guardians, articles
    /// 31 and the Civil Code's 34).
    Agreement, 3 {
        /// 老人口头同意: asked and said yes.
        Spoken => "spoken",
        /// 老人签了字: on a sheet of paper that the family or the office keeps.
        Signed => "signed",
        /// 我是监护人: the elder cannot say it, the guardian does.
        Guardian => "guardian",
    }
}

#[cfg(test)]
mod tests {
    use super::{Agreement, ForWhom, PhoneOwner};

    #[test]
    fn every_choice_is_found_again_by_its_id_and_nothing_else_is() {
        for choice in ForWhom::ALL {
            assert_eq!(ForWhom::from_id(choice.id()), Some(choice));
        }
        for choice in PhoneOwner::ALL {
            assert_eq!(PhoneOwner::from_id(choice.id()), Some(choice));
        }
        for choice in Agreement::ALL {
            assert_eq!(Agreement::from_id(choice.id()), Some(choice));
        }
        assert_eq!(ForWhom::from_id("Mother"), None);
        assert_eq!(PhoneOwner::from_id(""), None);
    }
}
