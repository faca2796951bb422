//! Rules on what the text rests on.

pub(in crate::check) mod uncited_paragraph;
pub(in crate::check) mod uncovered_paragraph;
