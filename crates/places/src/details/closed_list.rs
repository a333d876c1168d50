//! Closed lists of choices: enums of which every value has a code in the pack and an id.

/// Declares an enum. Each line is a code, which stays for ever, the variant and its id in published
/// files and locale keys.
macro_rules! closed_list {
    ($(#[$meta:meta])* $name:ident { $($(#[$of_variant:meta])* $code:literal $variant:ident => $id:literal,)+ }) => {
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize, minicbor::Encode, minicbor::Decode,
        )]
        #[cbor(index_only)]
        pub enum $name { $($(#[$of_variant])* #[n($code)] #[serde(rename = $id)] $variant,)+ }

        impl $name {
            /// Every value, in the order of its code.
            pub const ALL: [Self; [$($code),+].len()] = [$(Self::$variant),+];

            /// The stable id: in published files and locale keys.
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
