//! Facts of the city's places: what visitors reported, and the changes that the desk makes.

mod editor;
mod find;
mod history;
mod invite;
mod list;
mod reports;

use leptos::prelude::*;

use self::editor::Editor;
use self::find::Find;
use self::list::List;
use self::reports::Reports;
use crate::components::desk::page_title::PageTitle;
use crate::i18n::t;
use crate::route::AtDesk;
use crate::state::atlas::use_atlas;
use crate::state::desk::{Desk, may, use_desk};
use crate::state::location::use_location;

/// What the page shows, by its address.
#[derive(Clone, PartialEq, Eq)]
enum Part {
    Reports,
    Find,
    List,
    Place(String),
}

/// The address of a place's facts at the desk; with a report, it is settled with the next change.
fn place_path(id: &str, report: Option<&str>) -> String {
    let path = AtDesk::Places.path();
    match report {
        Some(report) => format!("{path}?place={id}&report={report}"),
        None => format!("{path}?place={id}"),
    }
}

/// The page.
#[component]
pub fn PlacesPage() -> impl IntoView {
    let desk = use_desk();
    // The places are those of the office's own city, whichever was looked at before.
    if let Some(me) = untrack(|| desk.me()) {
        use_atlas().open(&me.city);
    }
    let location = use_location();
    let part = Memo::new(move |_| match location.query("place") {
        Some(id) => Part::Place(id),
        None => match location.query("part").as_deref() {
            Some("list") if desk.may(may::UPLOAD) => Part::List,
            None if desk.may(may::REPORTS) => Part::Reports,
            _ => Part::Find,
        },
    });
    view! {
        <main id="main" class="desk-main desk-places">
            <PageTitle title=t("desk.places.title") />
            {parts(desk, part)}
            {move || match part.get() {
                Part::Reports => view! { <Reports /> }.into_any(),
                Part::Find => view! { <Find /> }.into_any(),
                Part::List => view! { <List /> }.into_any(),
                Part::Place(id) => view! { <Editor id /> }.into_any(),
            }}
        </main>
    }
}

/// The ways between the parts.
fn parts(desk: Desk, part: Memo<Part>) -> impl IntoView {
    let path = AtDesk::Places.path();
    let find = format!("{path}?part=find");
    let list = format!("{path}?part=list");
    let is_reports = move || (part.get() == Part::Reports).then_some("page");
    let is_find = move || (part.get() == Part::Find).then_some("page");
    let is_list = move || (part.get() == Part::List).then_some("page");
    view! {
        <nav class="desk-chips desk-books" aria-label=t("desk.places.which")>
            {desk.may(may::REPORTS).then(|| view! {
                <a class="desk-tab" href=path aria-current=is_reports>{t("desk.reports.title")}</a>
            })}
            <a class="desk-tab" href=find aria-current=is_find>{t("desk.find.title")}</a>
            {desk.may(may::UPLOAD).then(|| view! {
                <a class="desk-tab" href=list aria-current=is_list>{t("desk.list.title")}</a>
            })}
        </nav>
    }
}
