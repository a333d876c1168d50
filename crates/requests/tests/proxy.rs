//! What an elder agreed to holds for what was said, in its time, and until it is taken back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use eldercare_requests::{
    Act, Agreement, Day, How, Lasting, Proxy, ProxyStanding, Relation, Scope,
};
use proptest::prelude::*;

const ACTS: [Act; 2] = [Act::Check, Act::Request];

fn day() -> impl Strategy<Value = Day> {
    (-10_000..40_000_i32).prop_map(|days| Day::parse("2000-01-01").unwrap().plus(days))
}

prop_compose! {
    fn proxy()(
        relation in 0..Relation::ALL.len(),
        how in 0..How::ALL.len(),
        scope in 0..Scope::ALL.len(),
        lasting in 0..Lasting::ALL.len(),
        from in day(),
        revoked in proptest::option::of(day()),
    ) -> Proxy {
        Proxy {
            relation: Relation::ALL[relation],
            how: How::ALL[how],
            scope: Scope::ALL[scope],
            from,
            until: Lasting::ALL[lasting].until(from),
            revoked,
        }
    }
}

proptest! {
    #[test]
    fn it_holds_exactly_in_its_time_for_its_scope_and_not_taken_back(proxy in proxy(), today in day()) {
        for act in ACTS {
            let holds = proxy.standing(act, today) == ProxyStanding::Holds;
            let in_time = proxy.from <= today && today <= proxy.until;
            prop_assert_eq!(holds, in_time && proxy.revoked.is_none() && proxy.scope.covers(act));
        }
    }

    #[test]
    fn before_it_begins_and_after_its_last_day_it_does_not_hold(proxy in proxy()) {
        let proxy = Proxy { revoked: None, ..proxy };
        prop_assert_eq!(proxy.standing_on(proxy.from.plus(-1)), ProxyStanding::NotBegun);
        prop_assert_eq!(proxy.standing_on(proxy.from), ProxyStanding::Holds);
        prop_assert_eq!(proxy.standing_on(proxy.until), ProxyStanding::Holds);
        prop_assert_eq!(proxy.standing_on(proxy.until.plus(1)), ProxyStanding::Over);
    }

    #[test]
    fn what_was_taken_back_never_holds_again_and_keeps_its_day(proxy in proxy(), on in day(), later in day(), today in day()) {
        let revoked = proxy.revoked_on(on);
        prop_assert_eq!(revoked.revoked_on(later), revoked);
        for act in ACTS {
            prop_assert_eq!(revoked.standing(act, today), ProxyStanding::Revoked);
        }
    }

    #[test]
    fn a_time_ends_as_a_person_would_say(from in day()) {
        let (year, month, date) = from.calendar();
        prop_assert_eq!(Lasting::Once.until(from), from);
        let (later_year, later_month, later_date) = Lasting::Quarter.until(from).calendar();
        prop_assert_eq!((later_year * 12 + later_month) - (year * 12 + month), 3);
        prop_assert!(later_date == date || later_date < date && later_date >= 28);
        let (later_year, later_month, later_date) = Lasting::Year.until(from).calendar();
        prop_assert_eq!((later_year, later_month), (year + 1, month));
        prop_assert!(later_date == date || (month, date, later_date) == (2, 29, 28));
    }
}

#[test]
fn a_scope_covers_what_it_names() {
    assert!(ACTS.iter().all(|act| Scope::Both.covers(*act)));
    assert!(Scope::Check.covers(Act::Check) && !Scope::Check.covers(Act::Request));
    assert!(Scope::Requests.covers(Act::Request) && !Scope::Requests.covers(Act::Check));
}

#[test]
fn where_a_month_has_no_such_day_its_last_one_counts() {
    let until = |from: &str, lasting: Lasting| lasting.until(Day::parse(from).unwrap()).to_string();
    assert_eq!(until("2026-11-30", Lasting::Quarter), "2027-02-28");
    assert_eq!(until("2028-02-29", Lasting::Year), "2029-02-28");
    assert_eq!(until("2026-12-05", Lasting::Quarter), "2027-03-05");
}

#[test]
fn every_way_of_agreeing_is_one_that_a_request_knows() {
    let ways = How::ALL.map(How::agreement);
    assert!(Agreement::ALL.iter().all(|known| ways.contains(known)));
}
