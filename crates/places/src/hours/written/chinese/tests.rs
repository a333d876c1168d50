//! Phrases as lists write them.

use crate::hours::{OnHolidays, OnMakeup, Schedule, Season, Weekdays};
use proptest::prelude::*;

use super::read;

/// Days, from, to and `?` for vague, of each weekly entry; the weekdays as digits 1 to 7.
fn week(schedule: &Schedule) -> Vec<String> {
    let days = |days: Weekdays| -> String { days.iter().map(|d| (d + 1).to_string()).collect() };
    let time = |m: u16| format!("{}:{:02}", m / 60, m % 60);
    let line = |w: &crate::hours::Weekly| {
        let vague = if w.span.is_vague() { "?" } else { "" };
        let (from, to) = (time(w.span.from()), time(w.span.to()));
        format!("{} {from}-{to}{vague}", days(w.days))
    };
    schedule.week.iter().map(line).collect()
}

fn reads(text: &str, expected: &[&str]) -> Schedule {
    let schedule = read(text).unwrap_or_else(|unread| panic!("{text}: {unread}"));
    assert_eq!(week(&schedule), expected, "{text}");
    schedule
}

#[test]
fn days_and_times_in_the_usual_forms() {
    for text in [
        "週一至週五 09:00-17:00",
        "周一到周五 9：00～17：00",
        "星期一至星期五9点—17点",
        "周一至五，上午9点到下午5点",
        "服务时间：周1-5 9:00-17:00",
        "周一、二、三、四、五 0900-1700",
        "礼拜一至礼拜五 9-17点",
        "9:00-17:00（周一至周五）",
        "周一至周五早上九点至下午五点整",
        "平日9時至17時",
        "周一二三四五 9:00:00-17:00:00",
        "周一至周日9:00-17:00，双休日休息",
        "9:00-17:00，周六日休息",
        "9:00-17:00（除周末外）",
    ] {
        reads(text, &["12345 9:00-17:00"]);
    }
}

#[test]
fn half_days_and_breaks() {
    reads(
        "周一至周五 上午9点到11点半，下午1:30-4:30",
        &["12345 9:00-11:30", "12345 13:30-16:30"],
    );
    reads(
        "每天8:00-11:30、14:00-17:30",
        &["1234567 8:00-11:30", "1234567 14:00-17:30"],
    );
    reads(
        "周一至周五8:30-17:00，周六9:00-12:00",
        &["12345 8:30-17:00", "6 9:00-12:00"],
    );
    reads("周一至周六晚上8点至次日早上7点", &["123456 20:00-31:00"]);
    reads("每天22:00-6:00", &["1234567 22:00-30:00"]);
    reads("每天中午11点-1点", &["1234567 11:00-13:00"]);
}

#[test]
fn parts_of_the_day_are_vague() {
    reads(
        "周二至五上午，周一至周五下午",
        &["12345 11:00-19:00?", "2345 5:00-13:00?"],
    );
    reads(
        "周二、三、五全日，週四上午",
        &["235 0:00-24:00?", "4 5:00-13:00?"],
    );
    reads("周二、四上午及下午", &["24 5:00-13:00?", "24 11:00-19:00?"]);
}

#[test]
fn times_without_days_are_vague_unless_every_day_is_meant() {
    reads("9:00-17:00", &["1234567 9:00-17:00?"]);
    reads("上午9点到11点半", &["1234567 9:00-11:30?"]);
    reads("9:00-17:00，周一闭馆", &["234567 9:00-17:00"]);
    let open = reads("24小时", &["1234567 0:00-24:00"]);
    assert_eq!(open.on_holidays, OnHolidays::NotStated);
    let always = reads("全年无休，9:00-17:00", &["1234567 9:00-17:00"]);
    assert_eq!(always.on_holidays, OnHolidays::AsUsual);
    assert_eq!(
        read("全年365天，全天24小时服务").unwrap().on_holidays,
        OnHolidays::AsUsual
    );
}

#[test]
fn holidays_are_what_the_text_says() {
    let on = |text: &str| read(text).unwrap().on_holidays;
    assert_eq!(on("周一至周日8:00-16:30，节假日休息"), OnHolidays::Closed);
    assert_eq!(
        on("周一至周日8:00-16:30（法定节假日除外）"),
        OnHolidays::Closed
    );
    assert_eq!(on("每天8:00-16:30，节假日不休"), OnHolidays::AsUsual);
    assert_eq!(on("每天8:00-16:30（含节假日）"), OnHolidays::AsUsual);
    assert_eq!(on("每天8:00-16:30"), OnHolidays::NotStated);
    assert_eq!(
        on("每天8:00-16:30，节假日照常，春节除外"),
        OnHolidays::NotStated
    );
    assert_eq!(
        on("周一至周五8:00-17:00（除周末及节假日外）"),
        OnHolidays::Closed
    );
    let own = reads(
        "周一至周五8:30-17:00，双休日及节假日9:00-16:00",
        &["12345 8:30-17:00", "67 9:00-16:00"],
    );
    assert_eq!(
        (own.on_holidays, own.holiday_hours.len()),
        (OnHolidays::OwnHours, 1)
    );
}

#[test]
fn working_days_are_those_of_the_arrangement() {
    let working = reads(
        "工作日 8:30-11:30，13:30-17:00",
        &["12345 8:30-11:30", "12345 13:30-17:00"],
    );
    assert_eq!(working.on_holidays, OnHolidays::Closed);
    assert_eq!(working.on_makeup, OnMakeup::AsWorkday);
    let both = read("工作日8:30-17:00，周末9:00-16:00").unwrap();
    assert_eq!(both.on_holidays, OnHolidays::NotStated);
}

#[test]
fn seasons_and_meals() {
    let seasons = reads(
        "夏季（5月-9月）8:00-18:00，冬季（10-4月）8:30-17:30，周一休息",
        &["234567 8:00-18:00", "234567 8:30-17:30"],
    );
    let summer = Season {
        first: 501,
        last: 930,
    };
    let winter = Season {
        first: 1001,
        last: 430,
    };
    assert_eq!(seasons.week[0].season, Some(summer));
    assert_eq!(seasons.week[1].season, Some(winter));
    let canteen = reads(
        "周一至周六 早餐7:00-8:30，午餐11:00-12:30，晚餐17:00-18:30",
        &[
            "123456 7:00-8:30",
            "123456 11:00-12:30",
            "123456 17:00-18:30",
        ],
    );
    let services: Vec<_> = canteen
        .services
        .iter()
        .map(|s| s.service.as_str())
        .collect();
    assert_eq!(services, ["breakfast", "lunch", "dinner"]);
    assert_eq!(canteen.services[1].week.len(), 1);
}

#[test]
fn what_is_not_understood_is_not_read() {
    for text in [
        "",
        "电话预约",
        "周一至周五9:00-17:00，请先预约",
        "9:00-5:00",
        "8-17",
        "9:00开门",
        "夏季8:00-18:00，冬季8:30-17:30",
        "上午13:00-17:00",
        "周一至周五",
        "暂停营业",
        "每月第一个周一休息",
        "逢单周周一9:00-11:00",
        "9:00-17:00-19:00",
        "25:00-26:00",
        "周一至周日9:00-17:00，节假日休息，节假日照常，全年无休",
    ] {
        assert!(read(text).is_err(), "{text}: {:?}", read(text));
    }
}

const FORMS: [(&str, &str, &str); 4] = [
    ("周", "至", "-"),
    ("星期", "到", "～"),
    ("週", "-", "至"),
    ("礼拜", "—", "到"),
];
const DAYS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];

proptest! {
    /// Whatever days and times, whichever way they are written: the same comes out.
    #[test]
    fn a_written_week_is_read_back(
        first in 0..7_usize, length in 0..7_usize, from in 0..1439_u16, minutes in 1..1440_u16,
        form in 0..4_usize, points in any::<bool>(), blank in any::<bool>(),
    ) {
        let to = (from + minutes).min(1440);
        let (week_word, until, dash) = FORMS[form];
        let time = |m: u16| if points {
            format!("{}点{}", m / 60, if m.is_multiple_of(60) { String::new() } else { format!("{}分", m % 60) })
        } else {
            format!("{}:{:02}", m / 60, m % 60)
        };
        let last = (first + length) % 7;
        let days = if length == 0 {
            format!("{week_word}{}", DAYS[first])
        } else {
            format!("{week_word}{}{until}{week_word}{}", DAYS[first], DAYS[last])
        };
        let gap = if blank { " " } else { "" };
        let text = format!("{days}{gap}{}{dash}{}", time(from), time(to));
        let schedule = read(&text).unwrap();
        let expected = (0..=length).fold(Weekdays::NONE, |days, step| {
            days.with(u8::try_from((first + step) % 7).unwrap())
        });
        prop_assert_eq!(schedule.week.len(), 1);
        prop_assert_eq!(schedule.week[0].days, expected);
        prop_assert_eq!((schedule.week[0].span.from(), schedule.week[0].span.to()), (from, to));
    }

    /// Any text ends in a schedule or in a refusal.
    #[test]
    fn any_text_is_read_or_refused(
        text in "(周|一|二|至|、|9|1|:|0|点|半|上午|下午|休息|除|外|节假日|月|日|每天|24小时|\\PC){0,12}",
    ) {
        if let Ok(schedule) = read(&text) {
            prop_assert!(!schedule.week.is_empty());
        }
    }
}
