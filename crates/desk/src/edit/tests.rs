use super::{Edit, EditError, office_phone};
use eldercare_days::Day;
use eldercare_places::details::{BedClass, Beds, Closure, Confirmer, Covers, Fact, Per, Price};
use eldercare_places::{Facility, Kind};
use proptest::prelude::*;

const CITY: &str = "430781";

fn place() -> Facility {
    let mut place = Facility::new(
        "demo-1",
        Kind::Institution,
        "演示院",
        "演示区",
        "demo",
        "2026-01-01",
    );
    place.beds = Some(40);
    place.details.beds = vec![Beds {
        class: BedClass::Nursing,
        beds: Some(20),
        free: None,
        as_of: None,
    }];
    place
}

fn today() -> Day {
    Day::parse("2026-11-26").unwrap()
}

fn read(json: &str) -> Result<Edit, EditError> {
    let edit: Edit = serde_json::from_str(json).unwrap();
    edit.check(&place(), CITY, today())
}

#[test]
fn every_kind_of_change_is_read_checked_and_put_into_the_place() {
    let mut place = place();
    for json in [
        r#"{"fact":"hours","text":" 周一至周五  9:00-17:00 ","schedule":{"week":[{"days":["Mo"],"span":{"from":"09:00","to":"17:00"}}]}}"#,
        r#"{"fact":"phone","number":"（0736）4200000"}"#,
        r#"{"fact":"free-beds","class":"nursing","free":3}"#,
        r#"{"fact":"price","price":{"per":"month","covers":"all-in","from":2800,"to":4200}}"#,
        r#"{"fact":"closed","closure":{"since":"2026-12-01","until":"2027-01-31"}}"#,
    ] {
        read(json)
            .unwrap()
            .apply(&mut place, today(), Confirmer::Worker);
    }
    assert_eq!(place.hours.as_deref(), Some("周一至周五 9:00-17:00"));
    assert!(place.details.schedule.is_some());
    assert_eq!(place.phone.as_deref(), Some("0736-4200000"));
    assert_eq!(
        (place.details.beds[0].beds, place.details.beds[0].free),
        (Some(20), Some(3))
    );
    assert_eq!(place.details.prices.len(), 1);
    let facts: Vec<Fact> = place.details.provenance.iter().map(|p| p.fact).collect();
    assert_eq!(
        facts,
        [
            Fact::Phone,
            Fact::Hours,
            Fact::Beds,
            Fact::Price,
            Fact::Open
        ]
    );
    assert!(place.details.provenance.iter().all(|p| p.source == "desk"));
    read(r#"{"fact":"open"}"#)
        .unwrap()
        .apply(&mut place, today(), Confirmer::Operator);
    assert_eq!(place.details.closed, None);
    assert_eq!(place.details.provenance.len(), 5);
}

#[test]
fn a_price_and_free_beds_replace_their_own_kind_only() {
    let mut place = place();
    let price = |from, covers| Edit::Price {
        price: Price {
            per: Per::Month,
            covers,
            from,
            to: None,
        },
    };
    for edit in [
        price(100, Covers::Bed),
        price(200, Covers::Care),
        price(300, Covers::Bed),
    ] {
        edit.apply(&mut place, today(), Confirmer::Worker);
    }
    let prices: Vec<u32> = place
        .details
        .prices
        .iter()
        .map(|price| price.from)
        .collect();
    assert_eq!(prices, [200, 300]);
    assert_ne!(price(1, Covers::Bed).key(), price(1, Covers::Care).key());
    assert_eq!(price(1, Covers::Bed).key(), price(2, Covers::Bed).key());
}

#[test]
#[allow(clippy::too_many_lines, reason = "one table")]
fn what_cannot_be_is_refused_with_its_reason() {
    for (json, error) in [
        (r#"{"fact":"hours","text":"  "}"#, EditError::Empty),
        (
            r#"{"fact":"hours","text":"9\u202e17"}"#,
            EditError::Characters,
        ),
        (
            r#"{"fact":"phone","number":"13800004321"}"#,
            EditError::Mobile,
        ),
        (
            r#"{"fact":"phone","number":"0736-4200000 / 13800004321"}"#,
            EditError::Mobile,
        ),
        (
            r#"{"fact":"phone","number":"4200000"}"#,
            EditError::Impossible,
        ),
        (r#"{"fact":"phone","number":"120"}"#, EditError::Impossible),
        (
            r#"{"fact":"phone","number":"0736-4200000 / 119"}"#,
            EditError::Impossible,
        ),
        (r#"{"fact":"phone","number":"演示"}"#, EditError::Characters),
        (r#"{"fact":"phone","number":""}"#, EditError::Empty),
        (
            r#"{"fact":"free-beds","class":"nursing","free":21}"#,
            EditError::Impossible,
        ),
        (
            r#"{"fact":"free-beds","class":"any","free":41}"#,
            EditError::Impossible,
        ),
        (
            r#"{"fact":"price","price":{"per":"day","covers":"bed","from":3,"to":2}}"#,
            EditError::Impossible,
        ),
        (
            r#"{"fact":"price","price":{"per":"day","covers":"bed","from":4000000000}}"#,
            EditError::Impossible,
        ),
        (
            r#"{"fact":"closed","closure":{"since":"2026-12"}}"#,
            EditError::Day,
        ),
        (
            r#"{"fact":"closed","closure":{"since":"2026-12-02","until":"2026-12-01"}}"#,
            EditError::Day,
        ),
        (
            r#"{"fact":"closed","closure":{"since":"2126-12-02"}}"#,
            EditError::Day,
        ),
    ] {
        assert_eq!(read(json), Err(error), "{json}");
    }
    let long = format!(r#"{{"fact":"hours","text":"{}"}}"#, "时".repeat(121));
    assert_eq!(read(&long), Err(EditError::TooLong));
}

#[test]
fn unknown_facts_and_fields_are_no_change() {
    for json in [
        r#"{"fact":"name","name":"演示"}"#,
        r#"{"fact":"phone","number":"12345","more":1}"#,
        r#"{"fact":"open","more":1}"#,
        r#"{"fact":"free-beds","class":"gold","free":1}"#,
        r#"{"number":"12345"}"#,
    ] {
        assert!(serde_json::from_str::<Edit>(json).is_err(), "{json}");
    }
}

#[test]
fn phones_take_the_form_of_the_packs() {
    for (typed, written) in [
        ("0736 420 0000 转 12", "0736-4200000#12"),
        ("4008780388", "400-878-0388"),
        ("12345", "12345"),
        ("0736-4200000、0736-4211111", "0736-4200000 / 0736-4211111"),
    ] {
        assert_eq!(office_phone(typed, CITY).as_deref(), Ok(written), "{typed}");
    }
    assert_eq!(
        office_phone("(02)2871-2121 #12", "710009").as_deref(),
        Ok("(02)2871-2121 #12")
    );
    assert_eq!(
        office_phone("0912-345-678", "710009"),
        Err(EditError::Mobile)
    );
}

proptest! {
    #[test]
    fn any_phone_is_refused_or_has_signs_of_the_packs_only(typed in "\\PC{0,30}", city in "(430781|710009)") {
        if let Ok(number) = office_phone(&typed, &city) {
            prop_assert!(number.chars().all(|c| c.is_ascii_digit() || " +-#()/".contains(c)));
        }
    }

    #[test]
    fn a_checked_phone_stays_as_it_is(area in "0[3-9][1-9][0-9]", number in "[2-9][0-9]{6}", ext in "(#[0-9]{1,4})?") {
        let once = office_phone(&format!("{area}{number}{ext}"), CITY).unwrap();
        prop_assert_eq!(office_phone(&once, CITY), Ok(once));
    }
}

#[test]
fn a_closure_keeps_its_form() {
    let closure = Closure {
        since: "2026-12-01".to_owned(),
        until: None,
    };
    let edit = Edit::Closed { closure };
    let json = serde_json::to_string(&edit).unwrap();
    assert_eq!(
        json,
        r#"{"fact":"closed","closure":{"since":"2026-12-01"}}"#
    );
    assert_eq!(serde_json::from_str::<Edit>(&json).unwrap(), edit);
}
