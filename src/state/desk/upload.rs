//! A list of changes that is brought in as a file: chosen, looked at, written. The file is in the memory of the page
//! alone and goes with it.

use std::sync::Arc;

use eldercare_api::ErrorKind;
use eldercare_api::v1::desk::{UPLOAD_BYTES, UploadDone, UploadPreview};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Desk, trouble};
use crate::i18n::{self, t, t_with};
use crate::platform::api::ApiError;
use crate::platform::dom;
use crate::platform::picked::{self, Unpicked};
use crate::state::city_data::CityData;
use crate::state::edits;

/// Id of the field for the file.
pub const FIELD: &str = "desk-list-file";
/// Id of the heading of each stage: it has the focus when the stage begins.
pub const HEADING: &str = "desk-list-heading";

/// How far the list has come.
#[derive(Clone)]
pub enum Stage {
    /// A file is asked for.
    Asked,
    /// What it would change is shown; nothing is written.
    Shown(Arc<Shown>),
    /// It is written.
    Written(Arc<Written>),
}

/// What a file would change.
pub struct Shown {
    /// As the server says it.
    pub preview: UploadPreview,
    /// Whether it was shown before, and something was changed since.
    pub is_anew: bool,
    file: Vec<u8>,
}

/// What was written.
pub struct Written {
    /// How much.
    pub done: UploadDone,
    /// Id and name of each place, in the order of the list.
    pub places: Vec<(String, String)>,
}

/// One list.
#[derive(Clone, Copy)]
pub struct Upload {
    desk: Desk,
    data: CityData,
    base: StoredValue<String>,
    stage: RwSignal<Stage>,
    is_busy: RwSignal<bool>,
    problem: RwSignal<Option<String>>,
    has_file: StoredValue<bool>,
}

impl Upload {
    /// No file yet. The places are those of `data`; the public facts are read anew from `base`.
    pub fn new(desk: Desk, data: CityData, base: String) -> Upload {
        let has_file = StoredValue::new(false);
        on_cleanup(move || {
            if desk.has_ended() && has_file.try_get_value() == Some(true) {
                desk.lose_file();
            }
        });
        Upload {
            desk,
            data,
            base: StoredValue::new(base),
            stage: RwSignal::new(Stage::Asked),
            is_busy: RwSignal::new(false),
            problem: RwSignal::new(None),
            has_file,
        }
    }

    /// How far it has come.
    pub fn stage(self) -> Stage {
        self.stage.get()
    }

    /// Whether the server is at work.
    pub fn is_busy(self) -> bool {
        self.is_busy.get()
    }

    /// What went wrong last.
    pub fn problem(self) -> Signal<Option<String>> {
        self.problem.into()
    }

    /// Asks what the chosen file would change.
    pub fn look(self) {
        self.go_on(async move {
            let file = picked::bytes(FIELD, UPLOAD_BYTES).await;
            let file = file.map_err(|why| unpicked(why).to_owned())?;
            if file.is_empty() {
                return Err(t("error.desk.file.empty").to_owned());
            }
            let _ = self.has_file.try_set_value(true);
            self.shown(file, false).await
        });
    }

    /// Writes what is shown, exactly that or nothing.
    pub fn write(self) {
        let Stage::Shown(shown) = self.stage.get_untracked() else {
            return;
        };
        self.go_on(async move {
            let path = ["upload/confirm?preview=", &shown.preview.preview].concat();
            match self.desk.post_file::<UploadDone>(&path, &shown.file).await {
                Ok(done) => {
                    self.written().await;
                    let changes = shown.preview.changes.iter();
                    let place = |(id, name): (&String, &String)| (id.clone(), name.clone());
                    let places = changes.map(|change| place((&change.facility, &change.name)));
                    let places = places.collect();
                    Ok(Stage::Written(Arc::new(Written { done, places })))
                }
                Err(why) if trouble::is(&why, ErrorKind::DeskState) => {
                    self.shown(shown.file.clone(), true).await
                }
                // It may be written or not: the same list, sent again, tells.
                Err(ApiError::Unreachable) => Err(t("desk.list.unsure").to_owned()),
                Err(why) => Err(in_words(&why)),
            }
        });
    }

    /// Back to the choice of a file; nothing is written.
    pub fn leave(self) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.has_file.set_value(false);
        self.problem.set(None);
        self.stage.set(Stage::Asked);
        dom::focus_soon(HEADING);
    }

    async fn shown(self, file: Vec<u8>, is_anew: bool) -> Result<Stage, String> {
        let preview = self.desk.post_file::<UploadPreview>("upload", &file).await;
        let preview = preview.map_err(|why| in_words(&why))?;
        Ok(Stage::Shown(Arc::new(Shown {
            preview,
            is_anew,
            file,
        })))
    }

    /// The page reads what everybody reads now.
    async fn written(self) {
        let _ = self.has_file.try_set_value(false);
        let city = untrack(|| self.desk.me()).map(|me| me.city.clone());
        if let (Some(city), Some(base)) = (city, self.base.try_get_value()) {
            edits::ask(&base, &city, self.data).await;
        }
    }

    /// One step at a time; the next stage, or what went wrong.
    fn go_on(self, step: impl Future<Output = Result<Stage, String>> + 'static) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        self.problem.set(None);
        spawn_local(async move {
            let next = step.await;
            // The session may have ended, and the page with it.
            if self.is_busy.try_set(false).is_some() {
                return;
            }
            match next {
                Ok(stage) => {
                    self.stage.set(stage);
                    dom::focus_soon(HEADING);
                }
                Err(why) => self.problem.set(Some(why)),
            }
        });
    }
}

/// Why the browser gives no file. One that was changed since it was picked is not read: it is to be picked anew.
fn unpicked(why: Unpicked) -> &'static str {
    match why {
        Unpicked::Nothing => t("desk.list.file.none"),
        Unpicked::TooLarge => t("error.desk.file.too-large"),
        Unpicked::Unreadable => {
            picked::clear(FIELD);
            t("desk.list.file.unreadable")
        }
    }
}

/// Why the server takes no such file, with the cell that is to blame.
fn in_words(why: &ApiError) -> String {
    if trouble::is(why, ErrorKind::TooLarge) {
        return t("error.desk.file.too-large").to_owned();
    }
    let ApiError::Refused(_, envelope) = why else {
        return trouble::in_words(why);
    };
    let told = envelope.fields.iter().find_map(|wrong| {
        let what = i18n::find(&wrong.message_key)?;
        Some(match cell(&wrong.field)? {
            (None, _) => what.to_owned(),
            (Some(row), None) => t_with("desk.list.at.row", &[("row", row), ("what", what)]),
            (Some(row), Some(column)) => t_with(
                "desk.list.at.cell",
                &[("row", row), ("column", column), ("what", what)],
            ),
        })
    });
    told.unwrap_or_else(|| trouble::in_words(why))
}

/// Row and column of a field `file:2:1`; nothing for a field that is no file.
fn cell(field: &str) -> Option<(Option<&str>, Option<&str>)> {
    let mut parts = field.split(':');
    (parts.next() == Some("file")).then(|| (parts.next(), parts.next()))
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn the_cell_that_is_to_blame_is_read_out_of_the_name_of_the_field() {
        assert_eq!(cell("file"), Some((None, None)));
        assert_eq!(cell("file:2"), Some((Some("2"), None)));
        assert_eq!(cell("file:2:13"), Some((Some("2"), Some("13"))));
        assert_eq!(cell("preview"), None);
    }
}
