//! Rules on dates.

pub(in crate::check) mod date_without_evidence;
pub(in crate::check) mod invalid_date;
