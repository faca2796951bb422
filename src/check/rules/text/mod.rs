//! Rules on the form of the text.

pub(in crate::check) mod empty_link_text;
pub(in crate::check) mod heading_order;
pub(in crate::check) mod missing_alt;
pub(in crate::check) mod mistyped_mark;
pub(in crate::check) mod not_one_paragraph;
pub(in crate::check) mod over_limit;
pub(in crate::check) mod raw_html;
pub(in crate::check) mod too_deep;
