//! The words of the office's spreadsheets: Chinese, whatever language the pages are in, as the forms of the bureau are.

use eldercare_requests::{Moment, PartOfDay, RequestState, WishedTime};

use crate::visit::VisitStanding;

/// The heads of the list of requests, in the order of its columns.
pub const REQUESTS: [&str; 15] = [
    "登记号",
    "状态",
    "收到时间（北京时间）",
    "应回日期",
    "超期天数",
    "服务",
    "街道乡镇代码",
    "街道乡镇",
    "村居代码",
    "村居",
    "希望时间",
    "称呼",
    "电话",
    "先回电原因",
    "经办",
];

/// The heads of the ledger of aids.
pub const LOANS: [&str; 10] = [
    "借用编号",
    "街道乡镇代码",
    "街道乡镇",
    "辅具",
    "借用人",
    "电话",
    "借出日期",
    "应还日期",
    "归还日期",
    "超期天数",
];

/// The heads of the ledger of visits.
pub const VISITS: [&str; 10] = [
    "探访编号",
    "街道乡镇代码",
    "街道乡镇",
    "姓名",
    "电话",
    "村（社区）和门牌",
    "列入名单日期",
    "上次探访",
    "本季度",
    "最迟探访日期",
];

/// The heads of monthly counts: code and name of the town before the services, the sum and the share of late ones behind
/// them.
pub const COUNTS: [&str; 4] = ["街道乡镇代码", "街道乡镇", "合计", "超期占比"];

/// A state, as the pages of the desk say it.
#[must_use]
pub const fn state(state: RequestState) -> &'static str {
    match state {
        RequestState::Received => "待接",
        RequestState::Assigned => "办理中",
        RequestState::Reopened => "重新打开",
        RequestState::Done => "已回复",
        RequestState::Withdrawn => "已撤回",
    }
}

/// The clock of China in seconds ahead of Greenwich.
const CHINA: u64 = 8 * 3_600;

/// A moment by the clock of China, to the minute: 2026-11-27 05:25.
#[must_use]
pub fn moment(at: Moment) -> String {
    let there = Moment(at.0.saturating_add(CHINA)).to_string();
    let (day, time) = there.split_once('T').unwrap_or((&there, ""));
    let minutes = time.get(..5).unwrap_or_default();
    format!("{day} {minutes}")
}

/// When the help is wished, as the forms say it; as it was stored where this version does not know it.
#[must_use]
pub fn wished(stored: &str) -> String {
    let words = match WishedTime::parse(stored) {
        Ok(WishedTime::Any) => "都可以",
        Ok(WishedTime::WeekdayMorning) => "周一到周五的上午",
        Ok(WishedTime::WeekdayAfternoon) => "周一到周五的下午",
        Ok(WishedTime::Weekend) => "周末",
        Ok(WishedTime::On(day, part)) => {
            let part = match part {
                PartOfDay::Morning => "上午",
                PartOfDay::Afternoon => "下午",
                PartOfDay::Evening => "晚上",
            };
            return format!("{day} {part}");
        }
        Err(_) => stored,
    };
    words.to_owned()
}

/// Why somebody should call back first, as the page says it: one or several reasons.
#[must_use]
pub fn caution(stored: &str) -> String {
    let reasons = stored.split(' ').filter(|id| !id.is_empty());
    let words = reasons.map(|id| match id {
        "forged" => "表单的凭证不对",
        "phone" => "同一个电话一天里申请了很多次",
        "quick" => "几秒钟就填完了",
        "repeat" => "同一个人的同一项服务，一天里不止一份",
        "trap" => "像是程序填的",
        unknown => unknown,
    });
    words.collect::<Vec<_>>().join("；")
}

/// How it stands with a visit, as the page says it.
#[must_use]
pub const fn visit(standing: VisitStanding) -> &'static str {
    match standing {
        VisitStanding::Visited => "本季度已探访",
        VisitStanding::Due(_) => "本季度待探访",
        VisitStanding::Missed => "上季度漏访，请先去",
    }
}

/// A count, or that it is not shown.
#[must_use]
pub fn count(count: Option<u32>) -> String {
    count.map_or_else(|| "不显示".to_owned(), |count| count.to_string())
}

/// A share of late ones in tenths, or that too few stand behind it.
#[must_use]
pub fn late(tenths: Option<u8>) -> String {
    match tenths {
        None => "太少，不算".to_owned(),
        Some(0) => "不到 5%".to_owned(),
        Some(tenths) => format!("约 {}%", u32::from(tenths) * 10),
    }
}

#[cfg(test)]
mod tests {
    use super::{caution, moment, wished};
    use eldercare_requests::Moment;

    #[test]
    fn a_night_in_greenwich_is_a_morning_in_china() {
        let at = Moment::parse("2026-11-26T21:25:45Z").unwrap();
        assert_eq!(moment(at), "2026-11-27 05:25");
    }

    #[test]
    fn what_is_stored_as_an_id_is_written_in_words_and_what_is_unknown_stays() {
        assert_eq!(wished("weekday-morning"), "周一到周五的上午");
        assert_eq!(wished("2026-12-01/evening"), "2026-12-01 晚上");
        assert_eq!(wished("演示"), "演示");
        assert_eq!(wished(""), "");
        assert_eq!(
            caution("trap repeat"),
            "像是程序填的；同一个人的同一项服务，一天里不止一份"
        );
        assert_eq!(caution(""), "");
    }
}
