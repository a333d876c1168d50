use super::{Column, Places, Problem, RowError, Upload, column, is_list, read, template};
use crate::edit::Edit;
use eldercare_days::Day;
use eldercare_places::details::{BedClass, Beds, Closure, Covers, Per, Price};
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
    ])
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
