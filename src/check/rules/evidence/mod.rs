//! Rules on what the text rests on.

pub(in crate::check) mod copied_sentence;
mod quotations;
pub(in crate::check) mod quote_mismatch;
pub(in crate::check) mod quote_over_budget;
pub(in crate::check) mod uncited_paragraph;
pub(in crate::check) mod uncovered_paragraph;
