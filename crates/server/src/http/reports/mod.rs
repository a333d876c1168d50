//! Reports about facilities: taking one, and telling what all of them say.

pub(super) mod submit;
pub(super) mod summary;
