//! Something that is fetched: not there yet, there, or failed with a reason.

use crate::platform::fetch::LoadError;

/// The state of something fetched.
#[derive(Debug, Clone)]
pub enum Load<T> {
    /// On its way.
    Loading,
    /// There.
    Ready(T),
    /// It could not be had.
    Failed(LoadError),
}

impl<T> Load<T> {
    /// The thing itself, when it is there.
    pub fn ready(&self) -> Option<&T> {
        match self {
            Load::Ready(value) => Some(value),
            Load::Loading | Load::Failed(_) => None,
        }
    }
}

impl<T> From<Result<T, LoadError>> for Load<T> {
    fn from(result: Result<T, LoadError>) -> Self {
        match result {
            Ok(value) => Load::Ready(value),
            Err(error) => Load::Failed(error),
        }
    }
}
