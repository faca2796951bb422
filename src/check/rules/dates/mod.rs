//! Rules on dates.

pub(in crate::check) mod date_without_evidence;
pub(in crate::check) mod end_before_start;
pub(in crate::check) mod future_date;
pub(in crate::check) mod invalid_date;
