//! What the desk takes away as files for a spreadsheet: CSV by RFC 4180, UTF-8 with a byte order mark, heads in Chinese, no
//! cell a formula. Whole names and numbers leave only with a head, and what left is written down before it does.

pub(in crate::http) mod counts;
pub(in crate::http) mod ledgers;
pub(in crate::http) mod requests;

use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use eldercare_api::ErrorKind;
use eldercare_desk::{Action, csv, mask};

use super::super::refusal::Refusal;
use super::caller::Caller;
use crate::app::App;
use crate::codes::hex;
use crate::packs::{CityLookup, CityPack};
use crate::secret::random_bytes;

/// A file of these lines, the first of which has the heads.
fn file(name: &str, lines: impl Iterator<Item = String>) -> Response {
    let whole = lines.fold(csv::BYTE_ORDER_MARK.to_owned(), |file, line| file + &line);
    let headers = [
        (
            header::CONTENT_TYPE,
            "text/csv; charset=utf-8; header=present".to_owned(),
        ),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}.csv\""),
        ),
    ];
    (headers, whole).into_response()
}

/// Whether names and numbers are written whole, asked for by whoever may.
fn whole(caller: &Caller, asked: bool) -> Result<bool, Refusal> {
    if asked {
        caller.check(Action::ExportWhole)?;
    }
    Ok(asked)
}

/// Writes down what is taken away: the ids, and in the audit by whom and whether whole.
async fn taken(
    app: &App,
    caller: &Caller,
    (action, whole): (Action, bool),
    ids: &[&str],
) -> Result<(), Refusal> {
    let action = [action.id(), if whole { "-whole" } else { "" }].concat();
    let export_id = hex(&random_bytes::<8>().map_err(|_| ErrorKind::Failed)?);
    let deed = app.deed(&caller.member.login);
    let written = app
        .store
        .write_export(&deed, (&action, caller.city()), (&export_id, ids));
    Ok(written.await?)
}

/// A name and a number as they are written.
fn person(name: &str, phone: &str, whole: bool) -> [String; 2] {
    if whole {
        return [name.to_owned(), phone.to_owned()];
    }
    // Where there is no number, nothing is hidden.
    let phone = if phone.is_empty() {
        String::new()
    } else {
        mask::phone(phone)
    };
    [mask::name(name), phone]
}

/// The names of towns and villages; empty where the pack has none.
struct Divisions<'a>(Option<&'a CityPack>);

impl<'a> Divisions<'a> {
    fn of(app: &'a App, caller: &Caller) -> Self {
        match app.packs.city(caller.city()) {
            CityLookup::Known(pack) => Self(Some(pack)),
            CityLookup::Unknown | CityLookup::Unavailable => Self(None),
        }
    }

    fn town(&self, code: &str) -> String {
        let name = self.0.and_then(|pack| pack.town_name(code));
        name.unwrap_or_default().to_owned()
    }

    fn village(&self, town: &str, code: &str) -> String {
        let name = self.0.and_then(|pack| pack.village_name(town, code));
        name.unwrap_or_default().to_owned()
    }
}
