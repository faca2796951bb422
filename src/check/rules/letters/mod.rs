//! Rules on letters, scripts and direction.

pub(in crate::check) mod bidi_control;
pub(in crate::check) mod bidi_override;
pub(in crate::check) mod bidi_reordering;
pub(in crate::check) mod control_character;
pub(in crate::check) mod foreign_letter;
pub(in crate::check) mod glued_scripts;
pub(in crate::check) mod presentation_form;
