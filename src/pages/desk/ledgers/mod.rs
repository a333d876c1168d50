//! The two ledgers of a town: what is lent, and who is to be visited; and the devices that go along to visit them.

mod devices;
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

use self::devices::Devices;
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

/// What is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Loans,
    Visits,
    Devices,
}

impl Open {
    /// What is open by `book` in the address, for whoever may see it.
    fn of(desk: Desk, book: Option<&str>) -> Open {
        match book {
            Some("devices") if desk.may(may::DEVICES) => Open::Devices,
            Some("visits") => Open::Visits,
            _ if desk.may(may::LOANS) => Open::Loans,
            _ => Open::Visits,
        }
    }

    /// The key of its name.
    const fn title(self) -> &'static str {
        match self {
            Open::Loans => "desk.loans.title",
            Open::Visits => "desk.visits.title",
            Open::Devices => "desk.devices.title",
        }
    }

    /// Where it lies.
    fn path(self) -> String {
        let path = AtDesk::Ledgers.path();
        match self {
            Open::Loans => path,
            Open::Visits => path + "?book=visits",
            Open::Devices => path + "?book=devices",
        }
    }

    /// Who may see it.
    const fn may(self) -> &'static str {
        match self {
            Open::Loans => may::LOANS,
            Open::Visits => may::VISITS,
            Open::Devices => may::DEVICES,
        }
    }
}

/// The page.
#[component]
pub fn LedgersPage() -> impl IntoView {
    let desk = use_desk();
    let location = use_location();
    let open = Memo::new(move |_| Open::of(desk, location.query("book").as_deref()));
    view! {
        <main id="main" class="desk-main desk-ledger">
            <PageTitle title=t("desk.ledgers.title")>
                <button type="button" class="button button-quiet screen-only" on:click=|_| dom::print()>
                    {icon(Icon::Print)}<span>{t("desk.print")}</span>
                </button>
            </PageTitle>
            {books(desk, open)}
            <p class="desk-paper-of">{move || t(open.get().title())}</p>
            {move || match open.get() {
                Open::Loans => view! { <Loans /> }.into_any(),
                Open::Visits => view! { <Visits /> }.into_any(),
                Open::Devices => view! { <Devices /> }.into_any(),
            }}
            {paper_foot()}
        </main>
    }
}

/// The way from one to the other, for those who may see more than one.
fn books(desk: Desk, open: Memo<Open>) -> Option<impl IntoView> {
    let all = [Open::Loans, Open::Visits, Open::Devices];
    let links: Vec<Open> = all.into_iter().filter(|one| desk.may(one.may())).collect();
    (links.len() > 1).then(|| {
        let link = move |one: Open| {
            let current = move || (open.get() == one).then_some("page");
            view! { <a class="desk-tab" href=one.path() aria-current=current>{t(one.title())}</a> }
        };
        view! {
            <nav class="desk-chips desk-books screen-only" aria-label=t("desk.ledgers.which")>
                {links.into_iter().map(link).collect_view()}
            </nav>
        }
    })
}
