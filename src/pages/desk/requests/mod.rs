//! Today's list: what came back first, then what is overdue, then the oldest; masked until it is opened.

mod narrow;
mod row;
mod states;

use eldercare_api::v1::desk::ExportRequests;
use leptos::prelude::*;

use self::narrow::narrow;
use self::row::table;
use self::states::states;
use crate::components::desk::page_title::PageTitle;
use crate::components::desk::take_away::take_away;
use crate::components::desk::trouble::{not_had, trouble_line};
use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_with};
use crate::platform::clock;
use crate::state::desk::filters::Filters;
use crate::state::desk::worklist::Worklist;
use crate::state::desk::{Desk, may, use_desk};
use crate::state::location::use_location;
use crate::state::now::use_now;

/// The page.
#[component]
pub fn RequestsPage() -> impl IntoView {
    let desk = use_desk();
    let location = use_location();
    let filters = Memo::new(move |_| Filters::from_address(|name| location.query(name)));
    let list = Worklist::new(desk, location, filters);
    let problem = RwSignal::new(None);
    desk.staff().want(desk);
    on_cleanup(move || list.leave());
    Effect::new(move || {
        filters.track();
        list.start_over();
    });
    let now = use_now();
    Effect::new(move |before: Option<()>| {
        now.minute();
        if before.is_some() && desk.is_in_use() {
            list.refresh();
        }
    });
    view! {
        <main id="main" class="desk-main">
            <PageTitle title=t("desk.requests.title")>
                {asked_at(list)}
                <button type="button" class="button button-quiet" on:click=move |_| list.refresh()>
                    {t("desk.refresh")}
                </button>
                {take_away((may::EXPORT, "export", "requests"), problem, move |whole| asked(list, desk, whole))}
            </PageTitle>
            {trouble_line(problem.into())}
            {states(list)}
            {narrow(list)}
            <p class="desk-soft" role="status">{move || how_many(list)}</p>
            {move || list.problem().map(|problem| not_had(&problem, Callback::new(move |()| list.refresh())))}
            <div class="desk-list">{shown(list)}</div>
        </main>
    }
}

/// What is shown, as a file.
fn asked(list: Worklist, desk: Desk, whole: bool) -> ExportRequests {
    let filters = list.filters.get_untracked();
    let me = untrack(|| desk.me()).filter(|_| filters.mine);
    ExportRequests {
        state: filters.state,
        service: filters.service,
        town: filters.town,
        assigned_to: me.map(|me| me.login.clone()),
        overdue: filters.overdue,
        whole,
    }
}

fn asked_at(list: Worklist) -> impl IntoView {
    move || {
        let time = clock::time_of_day(list.asked_at()?);
        Some(
            view! { <span class="desk-soft">{t_with("desk.requests.as-of", &[("time", &time)])}</span> },
        )
    }
}

/// How many are shown, and that they are masked.
fn how_many(list: Worklist) -> Option<String> {
    let count = list.rows()?.requests.len().to_string();
    Some(t_with("desk.requests.masked", &[("count", &count)]))
}

fn shown(list: Worklist) -> impl IntoView {
    let has_some = Memo::new(move |_| list.rows().map(|rows| !rows.requests.is_empty()));
    let has_more = Memo::new(move |_| list.rows().is_some_and(|rows| rows.next.is_some()));
    let rows = move || match has_some.get() {
        None if list.problem().is_some() => ().into_any(),
        None => view! { <p>{t("common.loading")}</p> }.into_any(),
        Some(true) => table(list),
        Some(false) => nothing(list),
    };
    let more = move || {
        has_more.get().then(|| {
            view! {
                <button type="button" class="button button-quiet" on:click=move |_| list.more()>
                    {t("desk.requests.more")}
                </button>
            }
        })
    };
    view! { {rows} {more} }
}

fn nothing(list: Worklist) -> AnyView {
    let narrows = list.filters.get().narrows();
    let all = narrows.then(|| {
        view! {
            <button type="button" class="button button-quiet" on:click=move |_| list.choose(|all| *all = Filters::default())>
                {t("desk.requests.all")}
            </button>
        }
    });
    let words = if narrows {
        "desk.requests.none-such"
    } else {
        "desk.requests.none"
    };
    view! { <div class="card desk-empty">{icon(Icon::Tick)}<p>{t(words)}</p>{all}</div> }.into_any()
}
