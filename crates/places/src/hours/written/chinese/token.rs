//! The words of opening hours in Chinese.

use crate::details::Meal;
use crate::hours::{Season, Weekdays};

/// A part of the day, before a time or in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// 凌晨
    Dawn,
    /// 上午, 早上
    Morning,
    /// 中午
    Noon,
    /// 下午
    Afternoon,
    /// 晚上
    Evening,
}

/// A word with a meaning of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// 周一, 周末, 每天
    Days(Weekdays),
    /// 工作日: Monday to Friday as the government arranges them.
    Workdays,
    /// 节假日
    Holidays,
    /// 春节: one of the holidays.
    OneHoliday,
    Part(Part),
    /// Hour and minute.
    Time(u16, u16),
    /// A number that may become an hour by what follows: `9-17点`.
    Number(u16),
    /// 次日
    NextDay,
    /// 24小时
    AroundTheClock,
    /// 全日, 全天: at times of the whole day.
    WholeDay,
    /// 至
    Range,
    /// A comma, a bracket, 和.
    Comma,
    /// 休息
    Closed,
    /// 照常
    AsUsual,
    /// 全年无休
    Always,
    /// 含
    Including,
    /// 除…外: what stands between is closed.
    Except,
    /// The end of 除…外.
    Outside,
    /// 5月至9月
    Season(Season),
    /// 夏季
    SeasonName,
    Meal(Meal),
    /// 营业时间: says nothing.
    Filler,
}

/// Every word, in simplified characters. Of those that fit the longest counts.
pub(super) const WORDS: &[(&str, Token)] = &[
    ("周末", Token::Days(Weekdays::WEEKEND)),
    ("双休日", Token::Days(Weekdays::WEEKEND)),
    ("每天", Token::Days(Weekdays::ALL)),
    ("每日", Token::Days(Weekdays::ALL)),
    ("天天", Token::Days(Weekdays::ALL)),
    ("全周", Token::Days(Weekdays::ALL)),
    ("平日", Token::Days(Weekdays::WORKING)),
    ("工作日", Token::Workdays),
    ("法定工作日", Token::Workdays),
    ("节假日", Token::Holidays),
    ("法定节假日", Token::Holidays),
    ("国家法定节假日", Token::Holidays),
    ("法定假日", Token::Holidays),
    ("国定假日", Token::Holidays),
    ("法定假期", Token::Holidays),
    ("春节", Token::OneHoliday),
    ("春节期间", Token::OneHoliday),
    ("除夕", Token::OneHoliday),
    ("元旦", Token::OneHoliday),
    ("国庆", Token::OneHoliday),
    ("国庆节", Token::OneHoliday),
    ("凌晨", Token::Part(Part::Dawn)),
    ("早上", Token::Part(Part::Morning)),
    ("早晨", Token::Part(Part::Morning)),
    ("上午", Token::Part(Part::Morning)),
    ("早", Token::Part(Part::Morning)),
    ("中午", Token::Part(Part::Noon)),
    ("下午", Token::Part(Part::Afternoon)),
    ("午后", Token::Part(Part::Afternoon)),
    ("傍晚", Token::Part(Part::Evening)),
    ("晚上", Token::Part(Part::Evening)),
    ("晚间", Token::Part(Part::Evening)),
    ("晚", Token::Part(Part::Evening)),
    ("次日", Token::NextDay),
    ("翌日", Token::NextDay),
    ("第二天", Token::NextDay),
    ("24小时", Token::AroundTheClock),
    ("24h", Token::AroundTheClock),
    ("二十四小时", Token::AroundTheClock),
    ("全天候", Token::AroundTheClock),
    ("全日", Token::WholeDay),
    ("全天", Token::WholeDay),
    ("整天", Token::WholeDay),
    ("-", Token::Range),
    ("、", Token::Comma),
    (",", Token::Comma),
    (";", Token::Comma),
    ("。", Token::Comma),
    ("/", Token::Comma),
    ("(", Token::Comma),
    (")", Token::Comma),
    ("和", Token::Comma),
    ("及", Token::Comma),
    ("与", Token::Comma),
    ("休息", Token::Closed),
    ("休", Token::Closed),
    ("公休", Token::Closed),
    ("店休", Token::Closed),
    ("休馆", Token::Closed),
    ("闭馆", Token::Closed),
    ("停业", Token::Closed),
    ("不营业", Token::Closed),
    ("不开放", Token::Closed),
    ("不开门", Token::Closed),
    ("不服务", Token::Closed),
    ("除外", Token::Closed),
    ("不休", Token::AsUsual),
    ("不休息", Token::AsUsual),
    ("无休", Token::AsUsual),
    ("照常", Token::AsUsual),
    ("照常营业", Token::AsUsual),
    ("照常开放", Token::AsUsual),
    ("正常营业", Token::AsUsual),
    ("正常开放", Token::AsUsual),
    ("全年无休", Token::Always),
    ("年中无休", Token::Always),
    ("全年不休", Token::Always),
    ("全年365天", Token::Always),
    ("365天", Token::Always),
    ("含", Token::Including),
    ("包括", Token::Including),
    ("包含", Token::Including),
    ("除", Token::Except),
    ("除了", Token::Except),
    ("外", Token::Outside),
    ("以外", Token::Outside),
    ("之外", Token::Outside),
    ("春季", Token::SeasonName),
    ("夏季", Token::SeasonName),
    ("秋季", Token::SeasonName),
    ("冬季", Token::SeasonName),
    ("夏令时", Token::SeasonName),
    ("冬令时", Token::SeasonName),
    ("早餐", Token::Meal(Meal::Breakfast)),
    ("午餐", Token::Meal(Meal::Lunch)),
    ("中餐", Token::Meal(Meal::Lunch)),
    ("午饭", Token::Meal(Meal::Lunch)),
    ("晚餐", Token::Meal(Meal::Dinner)),
    ("晚饭", Token::Meal(Meal::Dinner)),
    ("营业时间", Token::Filler),
    ("开放时间", Token::Filler),
    ("服务时间", Token::Filler),
    ("开门时间", Token::Filler),
    ("工作时间", Token::Filler),
    ("办公时间", Token::Filler),
    ("接待时间", Token::Filler),
    ("开办时间", Token::Filler),
    ("供餐时间", Token::Filler),
    ("就餐时间", Token::Filler),
    ("用餐时间", Token::Filler),
    ("时间", Token::Filler),
    ("营业", Token::Filler),
    ("开放", Token::Filler),
    ("对外开放", Token::Filler),
    ("开门", Token::Filler),
    ("服务", Token::Filler),
    ("供餐", Token::Filler),
    ("为", Token::Filler),
    ("从", Token::Filler),
    ("均", Token::Filler),
    (":", Token::Filler),
    (" ", Token::Filler),
];
