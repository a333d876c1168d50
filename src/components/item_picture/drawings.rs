//! The drawings: lines of 2 px on a ground of 120 × 80, one area in a light tint.

use super::ItemPicture;

impl ItemPicture {
    /// What is filled, and what is drawn as lines.
    #[allow(clippy::too_many_lines, reason = "a table: drawings of two lines each")]
    pub(super) const fn drawing(self) -> (&'static str, &'static str) {
        match self {
            // Someone at a table, and a bowl that steams.
            Self::Eating => (
                "M64 38h30a15 11 0 0 1-30 0Z",
                "M4 74h112M64 38h30a15 11 0 0 1-30 0ZM56 50h48M98 50v24M70 32c-3-4 3-6 0-10M80 32c-3-4 3-6 0-10M34 30a7 7 0 1 1 .1 0M34 30v24h16v20M34 36l13 8 3-13M50 31l-8-5M22 34v40M22 58h12",
            ),
            // Someone with a brush before mirror and basin.
            Self::Grooming => (
                "M78 10h26v40H78Z",
                "M4 74h112M78 10h26v40H78ZM84 20l8-6M84 28l14-12M66 58h46M70 58c0 8 6 12 12 12h14c6 0 12-4 12-12M40 30a8 8 0 1 1 .1 0M40 30v26l-6 18M40 56l6 18M40 36l14 6 6-14M56 32l8-8M40 36l-8 16",
            ),
            // Someone in a tub under the shower.
            Self::Bathing => (
                "M40 48h70v6a18 16 0 0 1-18 16H58a18 16 0 0 1-18-16Z",
                "M4 74h112M34 48h80M40 48v6a18 16 0 0 0 18 16h34a18 16 0 0 0 18-16v-6M60 70l-2 4M90 70l2 4M70 30a7 7 0 1 1 .1 0M70 30v18M70 36l12 6 8-6M100 48V14a8 8 0 0 0-16 0v2M78 16h12M80 22v3M86 22v4M83 29v3M18 20v20M12 26h12M18 40v34M10 74V58h16v16",
            ),
            // A shirt with buttons.
            Self::UpperDressing => (
                "M44 22l16-6h16l16 6 10 20-12 6-4-8v30H50V40l-4 8-12-6Z",
                "M4 74h112M50 40v30h36V40M44 22l16-6c2 6 14 6 16 0l16 6 10 20-12 6-4-8M44 22 34 42l12 6 4-8M68 24v46M73 32h.1M73 42h.1M73 52h.1M73 62h.1",
            ),
            // Trousers and a shoe.
            Self::LowerDressing => (
                "M26 12h36l2 50H50l-6-34-6 34H24Z",
                "M4 74h112M26 12h36l2 50H50l-6-34-6 34H24ZM26 20h36M78 58V40h14v14l16 8v10H78ZM78 66h30M78 46h14",
            ),
            // A drop and a clock.
            Self::Bladder => (
                "M32 16c10 14 16 21 16 30a16 16 0 0 1-32 0c0-9 6-16 16-30Z",
                "M4 74h112M32 16c10 14 16 21 16 30a16 16 0 0 1-32 0c0-9 6-16 16-30ZM24 47a8 8 0 0 0 8 8M84 16a22 22 0 1 1-.1 0ZM84 24v14l9 6",
            ),
            // A toilet and a clock.
            Self::Bowel => (
                "M16 42h40c0 13-7 19-14 21v11H26V63c-6-4-10-10-10-21Z",
                "M4 74h112M16 42h40c0 13-7 19-14 21v11H26V63c-6-4-10-10-10-21ZM10 42h52M10 12h18v30H10ZM15 20h4M86 14a22 22 0 1 1-.1 0ZM86 22v14l9 6",
            ),
            // Someone who holds on to a rail beside the toilet.
            Self::Toilet => (
                "M24 46h36c0 12-7 17-13 19v9H32v-9c-5-4-8-10-8-19Z",
                "M4 74h112M24 46h36c0 12-7 17-13 19v9H32v-9c-5-4-8-10-8-19ZM18 46h48M18 16h16v30H18ZM22 23h4M84 24a6 6 0 1 1 .1 0M84 24v26l-5 24M84 50l5 24M84 30l-9 12M84 30l11 10h9M108 30v22M108 34h-4v12h4",
            ),
            // Someone in bed who turns over.
            Self::Bed => (
                "M14 48h92v12H14Z",
                "M4 74h112M14 26v48M106 60v14M14 48h92v12H14M38 46a8 8 0 1 1 .1 0M18 48c0-5 6-6 12-5M50 48c4-12 44-12 56 0M94 26a16 14 0 0 0-30-4M64 12v10h10",
            ),
            // Someone gets up from a chair.
            Self::Stand => (
                "M20 46h26v8H20Z",
                "M4 74h112M20 18v56M20 46h26v8H20M46 54v20M34 26a6 6 0 1 1 .1 0M34 26v20h16M34 32l12 8M58 44h18M70 38l6 6-6 6M96 22a6 6 0 1 1 .1 0M96 22v28l-5 24M96 50l5 24M96 28l-10 12M96 28l10 12",
            ),
            // Someone walks with a stick.
            Self::Walking => (
                "M40 10a7 7 0 1 1-.1 0Z",
                "M4 74h112M40 24a7 7 0 1 1 .1 0M40 24v26l-12 24M40 50l12 24M40 30l14 8M40 30l-10 14M56 38v36M56 38a4 4 0 0 1 8 0M72 60h34M100 54l7 6-7 6M72 44h8M86 44h8M100 44h6",
            ),
            // Someone climbs stairs with a rail.
            Self::Stairs => (
                "M36 74V62h20V50h20V38h20V26h16v48Z",
                "M4 74h32V62h20V50h20V38h20V26h16M46 22a6 6 0 1 1 .1 0M46 22v20l-4 20M46 42l12-2 4 10M46 28l12 6M28 50 104 4M28 50v24M66 27v23M104 4v22",
            ),
            // A calendar and a clock.
            Self::Time => (
                "M16 20h44v48H16Z",
                "M4 74h112M16 20h44v48H16ZM16 34h44M26 14v10M50 14v10M26 44h.1M38 44h.1M50 44h.1M26 56h.1M38 56h.1M84 18a22 22 0 1 1-.1 0ZM84 26v14l10 6",
            ),
            // A house and a pin.
            Self::Place => (
                "M20 74V42l22-18 22 18v32Z",
                "M4 74h112M20 74V42M64 74V42M14 47l28-23 28 23M36 74V56h12v18M90 54c-8-10-14-16-14-24a14 14 0 0 1 28 0c0 8-6 14-14 24ZM90 26a4 4 0 1 1-.1 0ZM90 66h.1",
            ),
            // Two faces and a question mark.
            Self::People => (
                "M28 74v-10a14 14 0 0 1 28 0v10ZM66 74v-10a14 14 0 0 1 28 0v10Z",
                "M4 74h112M42 44a10 10 0 1 1 .1 0M28 74v-10a14 14 0 0 1 28 0v10M80 44a10 10 0 1 1 .1 0M66 74v-10a14 14 0 0 1 28 0v10M56 14c0-6 10-6 10 0 0 4-5 4-5 8M61 28h.1",
            ),
            // Someone thinks of three shapes.
            Self::Memory => (
                "M48 12h60v34H48Z",
                "M4 74h112M22 36a6 6 0 1 1 .1 0M22 36v20l-5 18M22 56l5 18M22 42l10 10M22 42l-8 10M32 32h.1M38 26h.1M48 12h60v34H48ZM56 24h10v10H56ZM78 23a6 6 0 1 1-.1 0ZM98 23l6 11H92Z",
            ),
            // Someone listens to what is said.
            Self::Understanding => (
                "M56 10h52v30H78l-10 8v-8H56Z",
                "M4 74h112M30 36a9 9 0 1 1 .1 0M16 74V58a14 14 0 0 1 28 0v16M56 10h52v30H78l-10 8v-8H56ZM66 20h32M66 29h22M40 24a5 5 0 0 1 6 6",
            ),
            // Someone says something.
            Self::Expression => (
                "M12 10h50v30H44l8 10-18-10H12Z",
                "M4 74h112M12 10h50v30H46l8 10-20-10H12ZM22 25h.1M37 25h.1M52 25h.1M90 36a9 9 0 1 1 .1 0M76 74V58a14 14 0 0 1 28 0v16M80 32l-4 2",
            ),
            // Someone sits alone at a window.
            Self::Mood => (
                "M66 12h40v40H66Z",
                "M4 74h112M66 12h40v40H66ZM86 12v40M66 32h40M30 32a7 7 0 1 1 .1 0M30 32c4 8 4 14 4 24h16v18M32 40l12 10M20 36v38M20 58h14",
            ),
            // Someone half asleep by day.
            Self::Awake => (
                "M62 14a13 13 0 1 1-.1 0Z",
                "M4 74h112M62 14a13 13 0 1 1-.1 0ZM42 74V62a20 20 0 0 1 40 0v12M56 26h3M65 26h3M58 33c2 2 6 2 8 0M94 12h10L94 24h10M20 14v6M20 40v6M4 30h6M30 30h6M20 24a6 6 0 1 1-.1 0Z",
            ),
            // An eye and a book.
            Self::Vision => (
                "M58 22h44v44H58Z",
                "M4 74h112M58 22l22 4 22-4v42l-22 4-22-4ZM80 26v42M64 34l10 2M64 42l10 2M64 50l10 2M96 34l-10 2M96 42l-10 2M96 50l-10 2M14 40c8-12 24-12 32 0-8 12-24 12-32 0ZM30 35a5 5 0 1 1-.1 0Z",
            ),
            // An ear and a sound.
            Self::Hearing => (
                "M34 64c-8 0-8-10-4-16s-10-8-10-20a20 20 0 0 1 40 0c0 16-16 18-16 28 0 6-4 8-10 8Z",
                "M4 74h112M34 64c-6 0-9-5-9-10M20 28a20 20 0 0 1 40 0c0 16-16 18-16 28 0 6-4 8-10 8M30 30a10 10 0 0 1 20 0c0 8-10 6-10 14M74 18a18 18 0 0 1 0 22M84 12a30 30 0 0 1 0 34M94 6a42 42 0 0 1 0 46",
            ),
            // A basket and medicine.
            Self::Daily => (
                "M16 44h36l-4 26H20Z",
                "M4 74h112M12 44h44M16 44l4 26h28l4-26M22 44a12 14 0 0 1 24 0M70 30h20v40H70ZM68 22h24v8H68ZM70 42h20M70 56h20M104 64a5 5 0 1 1-.1 0ZM99 69h10M77 49h6M80 46v6",
            ),
            // A bus.
            Self::Transport => (
                "M18 16h84v44H18Z",
                "M4 74h112M30 60H18V16h84v44H86M42 60h32M18 38h84M40 16v22M62 16v22M82 16v22M36 53a7 7 0 1 1-.1 0ZM80 53a7 7 0 1 1-.1 0ZM95 48h4",
            ),
            // Two talk at a table.
            Self::Social => (
                "M46 8h28v14H62l-6 6v-6H46Z",
                "M4 74h112M40 54h40M60 54v20M54 54v-5h12v5M26 34a7 7 0 1 1 .1 0M26 34v20h14v20M26 42l16 8M16 40v34M16 58h10M94 34a7 7 0 1 1 .1 0M94 34v20H80v20M94 42l-16 8M104 40v34M104 58H94M46 8h28v14H62l-6 6v-6H46ZM54 15h.1M60 15h.1M66 15h.1",
            ),
            // Someone has fallen.
            Self::Fall => (
                "M30 46a7 7 0 1 1-.1 0Z",
                "M4 74h112M30 60a7 7 0 1 1 .1 0M36 56l26 6 16-10 18 20M62 62l26 8M44 58l6-14 12-2M78 14l-8 14M94 20 82 32M60 14l2 14",
            ),
            // Someone does not know the way.
            Self::Wander => (
                "M70 74 78 20h20l8 54Z",
                "M4 74h112M70 74l8-54M106 74 98 20M88 26v8M88 42v8M88 58v8M36 28a7 7 0 1 1 .1 0M36 28v24l-9 22M36 52l9 22M36 34l12 8M36 34l-11 10M52 12c0-8 12-8 12 0 0 5-6 5-6 9M58 26h.1",
            ),
            // Someone coughs over a bowl.
            Self::Choke => (
                "M62 46h36a18 13 0 0 1-36 0Z",
                "M4 74h112M34 32a9 9 0 1 1 .1 0M20 74V54a14 14 0 0 1 28 0v20M34 42v8M34 50l-6 6M48 18l8-5M50 25h9M48 31l8 4M62 46h36a18 13 0 0 1-36 0ZM58 59h46M81 59v15",
            ),
        }
    }
}
