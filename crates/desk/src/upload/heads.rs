//! The heads of a list, as people write them: words of the lists themselves, not of the interface.

use eldercare_places::details::{BedClass, Covers, Per};

/// What a column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Id of the place.
    Id,
    /// Its name.
    Name,
    /// Telephone of the office.
    Phone,
    /// Opening hours.
    Hours,
    /// Free beds of a class.
    FreeBeds(BedClass),
    /// A price, or two with a dash between them.
    Price(Per, Covers),
    /// Closed from this day on; or that it is open.
    ClosedSince,
    /// Closed until this day.
    ClosedUntil,
}

/// Heads that are known; of those for one column the first stands in the template.
const HEADS: [(&str, Column); 26] = [
    ("编号", Column::Id),
    ("编码", Column::Id),
    ("編號", Column::Id),
    ("id", Column::Id),
    ("名称", Column::Name),
    ("机构名称", Column::Name),
    ("名稱", Column::Name),
    ("电话", Column::Phone),
    ("联系电话", Column::Phone),
    ("電話", Column::Phone),
    ("开放时间", Column::Hours),
    ("营业时间", Column::Hours),
    ("開放時間", Column::Hours),
    ("空床", Column::FreeBeds(BedClass::Any)),
    ("护理床空床", Column::FreeBeds(BedClass::Nursing)),
    ("自理床空床", Column::FreeBeds(BedClass::SelfCare)),
    ("失智照护床空床", Column::FreeBeds(BedClass::Dementia)),
    ("短住床空床", Column::FreeBeds(BedClass::ShortStay)),
    ("每月全包价", Column::Price(Per::Month, Covers::AllIn)),
    ("每月床位费", Column::Price(Per::Month, Covers::Bed)),
    ("每月护理费", Column::Price(Per::Month, Covers::Care)),
    ("每月餐费", Column::Price(Per::Month, Covers::Meals)),
    ("每餐价", Column::Price(Per::Meal, Covers::Meals)),
    ("停业开始", Column::ClosedSince),
    ("停业结束", Column::ClosedUntil),
    ("停業開始", Column::ClosedSince),
];

/// Words in the column "closed since" that say that the place is open.
const OPEN: [&str; 4] = ["营业", "營業", "否", "无"];

/// The column under a head; blanks and what stands in brackets behind it (a unit) do not matter.
#[must_use]
pub fn column(head: &str) -> Option<Column> {
    let (bare, _) = head.split_once(['(', '（']).unwrap_or((head, ""));
    let bare: String = bare.chars().filter(|sign| !sign.is_whitespace()).collect();
    let bare = bare.to_lowercase();
    HEADS
        .iter()
        .find(|(known, _)| *known == bare)
        .map(|(_, column)| *column)
}

/// The heads of an empty list: one for each column.
pub fn template() -> impl Iterator<Item = &'static str> {
    let first = |number: usize, column: Column| !HEADS[..number].iter().any(|(_, c)| *c == column);
    let numbered = HEADS.iter().enumerate();
    numbered.filter_map(move |(number, (head, column))| first(number, *column).then_some(*head))
}

/// Whether a text says that the place is open.
pub(super) fn says_open(text: &str) -> bool {
    OPEN.contains(&text)
}
