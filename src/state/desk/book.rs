//! Something of the desk that is read as a whole and read again after each change.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;

use super::Desk;
use crate::platform::api::ApiError;

/// What the server said last at one address.
pub struct Book<T: Send + Sync + 'static> {
    desk: Desk,
    path: StoredValue<String>,
    said: RwSignal<Option<Arc<T>>>,
    problem: RwSignal<Option<ApiError>>,
}

impl<T: Send + Sync + 'static> Clone for Book<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Book<T> {}

impl<T: DeserializeOwned + Send + Sync + 'static> Book<T> {
    /// Reads what stands below `/api/v1/desk/` at this path.
    pub fn open(desk: Desk, path: String) -> Book<T> {
        let book = Book {
            desk,
            path: StoredValue::new(path),
            said: RwSignal::new(None),
            problem: RwSignal::new(None),
        };
        book.read();
        book
    }

    /// What came last; nothing before the first reply.
    pub fn said(self) -> Option<Arc<T>> {
        self.said.get()
    }

    /// Why the last question had no reply that can be used.
    pub fn problem(self) -> Option<ApiError> {
        self.problem.get()
    }

    /// Reads it again.
    pub fn read(self) {
        let path = self.path.get_value();
        spawn_local(async move {
            let reply = self.desk.get::<T>(&path).await;
            // The page may be left by now.
            match reply {
                Ok(said) => {
                    let _ = self.said.try_set(Some(Arc::new(said)));
                    let _ = self.problem.try_set(None);
                }
                Err(why) => drop(self.problem.try_set(Some(why))),
            }
        });
    }
}
