//! The two ledgers of a town: what is lent, and who is to be visited.

mod frame;
mod kept;
mod loan_form;
mod loans;
mod mend;
mod past_visits;
mod person_form;
mod towns;
mod visit_forms;
mod visits;

use leptos::prelude::*;

use self::loans::Loans;
use self::visits::Visits;
use crate::components::desk::page_title::PageTitle;
use crate::components::desk::paper::paper_foot;
use crate::components::icon::{Icon, icon};
use crate::i18n::t;
use crate::platform::dom;
use crate::route::AtDesk;
use crate::state::desk::{Desk, may, use_desk};
use crate::state::location::use_location;

/// The value of `book` in the address that opens the ledger of visits.
const VISITS: &str = "visits";

/// The page.
#[component]
pub fn LedgersPage() -> impl IntoView {
    let desk = use_desk();
    let location = use_location();
    let may_loans = move || desk.may(may::LOANS);
    let is_visits =
        Memo::new(move |_| location.query("book").as_deref() == Some(VISITS) || !may_loans());
    view! {
        <main id="main" class="desk-main desk-ledger">
            <PageTitle title=t("desk.ledgers.title")>
                <button type="button" class="button button-quiet screen-only" on:click=|_| dom::print()>
                    {icon(Icon::Print)}<span>{t("desk.print")}</span>
                </button>
            </PageTitle>
            {books(desk, is_visits)}
            <p class="desk-paper-of">{move || t(title_of(is_visits.get()))}</p>
            {move || if is_visits.get() {
                view! { <Visits /> }.into_any()
            } else {
                view! { <Loans /> }.into_any()
            }}
            {paper_foot()}
        </main>
    }
}

/// The key of a ledger's name.
const fn title_of(is_visits: bool) -> &'static str {
    if is_visits {
        "desk.visits.title"
    } else {
        "desk.loans.title"
    }
}

/// The way from one ledger to the other, for those who may see both.
fn books(desk: Desk, is_visits: Memo<bool>) -> Option<impl IntoView> {
    (desk.may(may::LOANS) && desk.may(may::VISITS)).then(|| {
        let path = AtDesk::Ledgers.path();
        let visits = format!("{path}?book={VISITS}");
        let current = move |own: bool| move || (is_visits.get() == own).then_some("page");
        view! {
            <nav class="desk-chips desk-books screen-only" aria-label=t("desk.ledgers.which")>
                <a class="desk-tab" href=path aria-current=current(false)>{t(title_of(false))}</a>
                <a class="desk-tab" href=visits aria-current=current(true)>{t(title_of(true))}</a>
            </nav>
        }
    })
}
