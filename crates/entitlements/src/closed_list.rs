//! Closed lists: enums of which every value has an id in files and locale keys.

/// A closed list, for readers of files.
pub(crate) trait Listed: Copy + 'static {
    /// What one of its values is, in a message about a wrong one.
    const WHAT: &'static str;
    /// Every value.
    const VALUES: &'static [Self];
    /// The stable id.
    fn id_of(self) -> &'static str;
}

/// Declares an enum that is called so in messages; each line is a variant and its id.
macro_rules! closed_list {
    ($(#[$meta:meta])* $name:ident = $what:literal { $($(#[$of_variant:meta])* $variant:ident => $id:literal,)+ }) => {
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
        )]
        pub enum $name { $($(#[$of_variant])* #[serde(rename = $id)] $variant,)+ }

        impl crate::closed_list::Listed for $name {
            const WHAT: &'static str = $what;
            const VALUES: &'static [Self] = &Self::ALL;
            fn id_of(self) -> &'static str { self.id() }
        }

        impl $name {
            /// Every value, in the order in which they are shown.
            pub const ALL: [Self; [$($id),+].len()] = [$(Self::$variant),+];

            /// The stable id: in files and locale keys.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)+ }
            }

            /// The value with exactly this id, if there is one.
            #[must_use]
            pub fn from_id(id: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|value| value.id() == id)
            }
        }
    };
}
pub(crate) use closed_list;
