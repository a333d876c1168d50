use super::{Column, Places, Problem, RowError, Upload, column, is_list, read, template};
use crate::edit::Edit;
use crate::edit::week::same_on;
use eldercare_days::Day;
use eldercare_places::details::{BedClass, Beds, Closure, Covers, Per, Price};
use eldercare_places::hours::written::chinese;
use eldercare_places::hours::{OnHolidays, Schedule, Weekdays};
use eldercare_places::{Facility, Kind};

struct City(Vec<Facility>);

impl Places for City {
    fn by_id(&self, id: &str) -> Option<Facility> {
        self.0.iter().find(|place| place.id == id).cloned()
    }

    fn by_name(&self, name: &str) -> Vec<String> {
        let named = self.0.iter().filter(|place| place.name == name);
        named.map(|place| place.id.clone()).collect()
    }
}

fn place(id: &str, name: &str) -> Facility {
    let mut place = Facility::new(id, Kind::Institution, name, "演示区", "demo", "2026-11-01");
    place.phone = Some("0736-4200000".to_owned());
    place.details.beds.push(Beds {
        class: BedClass::Nursing,
        beds: Some(10),
        free: Some(2),
        as_of: None,
    });
    place
}

fn city() -> City {
    City(vec![
        place("a", "演示甲院"),
        place("b", "演示乙院"),
        place("c", "演示乙院"),
        open("d", OFFICE, chinese::read(OFFICE).ok()),
        open("e", "请先预约", None),
        open("f", OFFICE, None),
        old("g"),
    ])
}

/// A place of which things are published that nobody may write anew.
fn old(id: &str) -> Facility {
    let mut place = place(id, "演示旧院");
    place.phone = Some("13800000000".to_owned());
    place.details.closed = Some(Closure {
        since: "2019-01-01".to_owned(),
        until: None,
    });
    place
}

const OFFICE: &str = "周一至周五 8:00-17:00";

/// A place with opening hours, as they are written and as they were read.
fn open(id: &str, hours: &str, schedule: Option<Schedule>) -> Facility {
    let mut place = place(id, &format!("演示{id}站"));
    place.hours = Some(hours.to_owned());
    place.details.schedule = schedule;
    place
}

/// A list as text: `|` between cells, `=` is a formula.
fn list(text: &str) -> Upload {
    let mut lines = text.lines();
    let cells = |line: &'static str| line.split('|').map(str::trim).collect::<Vec<_>>();
    let heads = lines.next().unwrap().to_owned();
    let columns: Vec<_> = heads.split('|').map(|head| column(head.trim())).collect();
    let text: &'static str = Box::leak(text.to_owned().into_boxed_str());
    let rows = text.lines().skip(1).enumerate().map(|(number, line)| {
        let cell = |cell: &'static str| (cell != "=").then_some(cell);
        let row = u32::try_from(number + 2).unwrap();
        (row, cells(line).into_iter().map(cell).collect())
    });
    read(
        &columns,
        rows,
        &city(),
        ("430781", Day::parse("2026-11-26").unwrap()),
    )
}

fn errors(upload: &Upload) -> Vec<(u32, Option<usize>, RowError)> {
    let whole = |problem: &Problem| (problem.row, problem.column, problem.error);
    upload.problems.iter().map(whole).collect()
}

#[test]
fn a_row_asks_for_its_changes_with_what_is_there_now() {
    let upload = list(
        "编号|电话（总机）|护理床空床|每月全包价(元)|停业开始|停业结束\na|（0736）4211111|3张|2800-3500|2026年12月1日|2026/12/31",
    );
    assert_eq!(upload.problems, []);
    let facts = &upload.changes[0].facts;
    let phone = |number: &str| Edit::Phone {
        number: number.to_owned(),
    };
    assert_eq!(
        facts[0],
        (Some(phone("0736-4200000")), phone("0736-4211111"))
    );
    let beds = |free| Edit::FreeBeds {
        class: BedClass::Nursing,
        free,
    };
    assert_eq!(facts[1], (Some(beds(2)), beds(3)));
    let price = Price {
        per: Per::Month,
        covers: Covers::AllIn,
        from: 2800,
        to: Some(3500),
    };
    assert_eq!(facts[2], (None, Edit::Price { price }));
    let closure = Closure {
        since: "2026-12-01".to_owned(),
        until: Some("2026-12-31".to_owned()),
    };
    assert_eq!(facts[3], (Some(Edit::Open {}), Edit::Closed { closure }));
}

#[test]
fn what_is_known_already_and_what_is_empty_changes_nothing() {
    let upload = list("名称|电话|护理床空床|停业开始\n演示甲院|0736-4200000|2|营业\n演示甲院||||");
    assert_eq!(upload.unchanged, 1);
    assert_eq!(upload.changes, []);
    assert_eq!(errors(&upload), [(3, None, RowError::Twice)]);
    // A person's number that the published list has, and a closure of long ago.
    let upload = list("编号|电话|停业开始\ng|13800000000|2019-01-01");
    assert_eq!((upload.unchanged, upload.problems), (1, vec![]));
}

#[test]
fn two_columns_about_one_fact_must_say_the_same() {
    let upload = list("编号|电话|电话\na|0736-4211111|0736-4211111\nb||0736-4211111");
    assert_eq!(upload.changes.len(), 2);
    assert!(upload.changes.iter().all(|change| change.facts.len() == 1));
    let upload = list("编号|电话|电话\na|0736-4211111|0736-4222222");
    assert_eq!(
        (errors(&upload), upload.changes),
        (vec![(2, Some(2), RowError::TwoWords)], vec![])
    );
}

#[test]
fn a_place_is_named_without_doubt_or_the_row_is_not_taken() {
    let upload = list(
        "编号|名称|电话\nx||0736-4211111\n|无此院|0736-4211111\n|演示乙院|0736-4211111\nb|演示甲院|0736-4211111\n||0736-4211111\nb|演示乙院|0736-4211111",
    );
    let expected = [
        (2, Some(0), RowError::UnknownPlace),
        (3, Some(1), RowError::UnknownPlace),
        (4, Some(1), RowError::SameName),
        (5, Some(1), RowError::OtherName),
        (6, None, RowError::NoPlace),
    ];
    assert_eq!(errors(&upload), expected);
    assert_eq!(upload.changes.len(), 1);
}

#[test]
fn of_a_row_with_anything_wrong_nothing_is_taken_and_everything_is_named() {
    let upload = list(
        "编号|电话|护理床空床|每月床位费|停业开始|停业结束\na|13800004321|11|3-2|=|\nb|0736-4211111|=|约10||2026-12-01",
    );
    let expected = [
        (2, Some(1), RowError::Mobile),
        (2, Some(2), RowError::Impossible),
        (2, Some(3), RowError::Impossible),
        (2, Some(4), RowError::Formula),
        (3, Some(2), RowError::Formula),
        (3, Some(3), RowError::Impossible),
        (3, Some(5), RowError::Day),
    ];
    assert_eq!(errors(&upload), expected);
    assert_eq!(upload.changes, []);
}

/// The intervals that a list of one place asks for.
fn intervals(hours: &str) -> Option<Schedule> {
    let upload = list(&format!("编号|开放时间\na|{hours}"));
    match upload.changes.first()?.facts.as_slice() {
        [(_, Edit::Hours { text, schedule })] if text == hours => schedule.clone(),
        _ => None,
    }
}

#[test]
fn hours_in_a_cell_are_the_intervals_that_the_form_would_have_sent() {
    let form = |days, times: &[(u16, u16)], holidays| {
        let edit = same_on(days, times, holidays).unwrap();
        let Edit::Hours { schedule, .. } = edit else {
            panic!("hours");
        };
        schedule
    };
    let unsaid = OnHolidays::NotStated;
    for (text, days, times, holidays) in [
        (OFFICE, Weekdays::WORKING, &[(480, 1020)][..], unsaid),
        (
            "週一至週五 8：00～17：00",
            Weekdays::WORKING,
            &[(480, 1020)],
            unsaid,
        ),
        (
            "每天8点到20点，节假日不休",
            Weekdays::ALL,
            &[(480, 1200)],
            OnHolidays::AsUsual,
        ),
        (
            "周六、周日 9:00-11:30，14:00-17:00，节假日休息",
            Weekdays::WEEKEND,
            &[(540, 690), (840, 1020)],
            OnHolidays::Closed,
        ),
    ] {
        assert_eq!(intervals(text), form(days, times, holidays), "{text}");
    }
    let meals = intervals("周一至周日 午餐11:00-12:30，晚餐17:00-18:30").unwrap();
    assert_eq!((meals.week.len(), meals.services.len()), (2, 2));
}

#[test]
fn hours_that_are_not_understood_are_a_problem_of_their_cell_and_never_guessed() {
    for text in [
        "8:00-17:00",
        "上午",
        "请先预约",
        "9:00-5:00",
        "周一至周五 8:00-17:00，请先预约",
        "Mo-Fr 08:00-17:00",
    ] {
        let upload = list(&format!("编号|电话|开放时间\na|0736-4211111|{text}"));
        assert_eq!(errors(&upload), [(2, Some(2), RowError::Hours)], "{text}");
        assert_eq!(upload.changes, [], "{text}");
    }
}

#[test]
fn hours_that_stand_there_already_change_nothing_unless_they_can_now_be_read() {
    let upload =
        list("编号|开放时间\nd|周一至周五 8:00-17:00\ne|请先预约\nf|周一至周五 8:00-17:00");
    assert_eq!((upload.unchanged, upload.problems.len()), (2, 0));
    let [change] = upload.changes.as_slice() else {
        panic!("{:?}", upload.changes);
    };
    assert_eq!(change.facility, "f");
    let (
        Some(Edit::Hours {
            schedule: before, ..
        }),
        Edit::Hours { schedule, .. },
    ) = &change.facts[0]
    else {
        panic!("hours");
    };
    assert_eq!((before, schedule.is_some()), (&None, true));
}

#[test]
fn heads_are_known_by_their_words_and_the_template_has_each_column_once() {
    assert_eq!(column(" 联系 电话（总机）"), Some(Column::Phone));
    assert_eq!(column("ID"), Some(Column::Id));
    assert_eq!(column("备注"), None);
    let mut columns = Vec::new();
    for head in template() {
        let column = column(head).unwrap();
        assert!(!columns.contains(&column), "{head}");
        columns.push(column);
    }
    let columns: Vec<_> = columns.into_iter().map(Some).collect();
    assert!(is_list(&columns));
    assert!(!is_list(&[Some(Column::Id)]));
    assert!(!is_list(&[Some(Column::Phone), None]));
}
