//! Rules on who says what.

pub(in crate::check) mod false_corroboration;
pub(in crate::check) mod likelihood_with_confidence;
pub(in crate::check) mod one_sided_dispute;
pub(in crate::check) mod unattributed_claim;
