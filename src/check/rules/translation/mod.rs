//! Rules on what one language has and another lacks.

pub(in crate::check) mod missing_translation;
pub(in crate::check) mod number_mismatch;
pub(in crate::check) mod stale_translation;
pub(in crate::check) mod unbalanced_translation;
