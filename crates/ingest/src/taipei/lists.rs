//! What each list calls its columns and what its rows are.

use eldercare_places::Kind;

/// One list: where its columns are and what its rows mean.
pub(super) struct List {
    /// Source id in `city.toml`, also part of the file's name.
    pub(super) source: &'static str,
    /// Part of the ids.
    pub(super) short: &'static str,
    pub(super) kind: Kind,
    pub(super) tags: &'static [&'static str],
    pub(super) number: &'static str,
    pub(super) name: &'static str,
    pub(super) district: &'static str,
    /// The neighbourhood (里), where the list has it.
    pub(super) neighbourhood: &'static str,
    pub(super) address: &'static str,
    pub(super) phone: &'static str,
    pub(super) beds: &'static str,
    pub(super) places: &'static str,
    pub(super) opened: &'static str,
    pub(super) hours: &'static str,
    /// Columns whose words become services as they are.
    pub(super) services: &'static [&'static str],
    /// The column that says which districts are served, if there is one.
    pub(super) area: &'static str,
    /// Columns whose header becomes a service where the cell is `V`.
    pub(super) flags: &'static [&'static str],
}

/// A list without any optional column.
const BARE: List = List {
    source: "",
    short: "",
    kind: Kind::Station,
    tags: &[],
    number: "序號",
    name: "機構名稱",
    district: "行政區",
    neighbourhood: "",
    address: "地址",
    phone: "電話",
    beds: "",
    places: "",
    opened: "",
    hours: "",
    services: &[],
    area: "",
    flags: &[],
};

/// The ten lists: 505, 291, 52, 63, 14, 41, 11, 18, 11 and 129 rows, 1,135 together.
pub(super) const LISTS: [List; 10] = [
    // 社區照顧關懷據點 are points of activity and visits; no row says that meals are served.
    List {
        source: "care-points",
        short: "care",
        tags: &["activity-point"],
        name: "據點名稱",
        neighbourhood: "里別",
        address: "據點地址",
        phone: "聯絡電話",
        services: &["據點類型"],
        ..BARE
    },
    List {
        source: "c-level-points",
        short: "c",
        tags: &["level-c"],
        number: "編號",
        name: "據點名稱",
        neighbourhood: "里別",
        address: "據點地址",
        ..BARE
    },
    List {
        source: "dementia-points",
        short: "dementia",
        tags: &["dementia"],
        number: "編號",
        name: "服務單位名稱",
        address: "據點地址",
        hours: "開辦時間",
        ..BARE
    },
    // A units plan and coordinate the care of their neighbourhoods (社區整合型服務中心), as
    // street centres do on the mainland; they are no place to stay.
    List {
        source: "integrated-centres-a",
        short: "a",
        kind: Kind::StreetCentre,
        tags: &["level-a"],
        name: "單位名稱",
        address: "服務地址/聯絡電話",
        phone: "服務地址/聯絡電話",
        area: "服務區域",
        ..BARE
    },
    List {
        source: "daycare",
        short: "day",
        kind: Kind::DayCare,
        tags: &["day"],
        name: "機關名稱",
        district: "區別",
        places: "收託量",
        ..BARE
    },
    List {
        source: "community-daycare-respite",
        short: "community",
        kind: Kind::DayCare,
        tags: &["day", "short-stay"],
        address: "機構(服務)地址",
        phone: "聯絡電話",
        flags: &["GA03", "GA04", "GA06", "SC03", "SC04", "SC06"],
        ..BARE
    },
    List {
        source: "multifunction",
        short: "multi",
        kind: Kind::DayCare,
        tags: &["day", "short-stay"],
        number: "編號",
        name: "單位名稱",
        phone: "連絡電話",
        services: &["服務類型", "服務對象"],
        ..BARE
    },
    List {
        source: "nursing-homes",
        short: "nursing",
        kind: Kind::Institution,
        beds: "開放床數",
        ..BARE
    },
    List {
        source: "residential-ltc",
        short: "residential",
        kind: Kind::Institution,
        beds: "開放床數",
        opened: "立案日期",
        ..BARE
    },
    // The address is an office: there is no door to visit, so the row gets no position.
    List {
        source: "home-respite",
        short: "home",
        kind: Kind::HomeService,
        address: "機構(服務)地址",
        phone: "聯絡電話",
        area: "服務區別",
        flags: &["居家式短照服務(SC09)"],
        ..BARE
    },
];
