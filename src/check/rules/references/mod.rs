//! Rules on what points somewhere.

pub(in crate::check) mod broken_anchor;
pub(in crate::check) mod broken_citation;
pub(in crate::check) mod broken_link;
pub(in crate::check) mod citation_syntax;
pub(in crate::check) mod cites_boilerplate;
pub(in crate::check) mod disguised_address;
pub(in crate::check) mod duplicate_id;
pub(in crate::check) mod insecure_address;
pub(in crate::check) mod invalid_address;
pub(in crate::check) mod invalid_id;
pub(in crate::check) mod paragraph_out_of_range;
pub(in crate::check) mod script_address;
pub(in crate::check) mod unreachable_address;
pub(in crate::check) mod unresolved_reference;
