//! Rules on who says what.

pub(in crate::check) mod one_sided_dispute;
pub(in crate::check) mod unattributed_claim;
