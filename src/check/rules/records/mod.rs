//! Rules on records and files.

pub(in crate::check) mod ambiguous_alias;
pub(in crate::check) mod ambiguous_mention;
pub(in crate::check) mod capture_changed;
pub(in crate::check) mod front_matter;
pub(in crate::check) mod idle_excuse;
pub(in crate::check) mod invalid_coordinates;
pub(in crate::check) mod lock_syntax;
pub(in crate::check) mod lookalike_id;
pub(in crate::check) mod missing_capture_record;
pub(in crate::check) mod missing_key;
pub(in crate::check) mod missing_record;
pub(in crate::check) mod missing_site;
pub(in crate::check) mod orphan_record;
pub(in crate::check) mod stale_mentions;
pub(in crate::check) mod toml_syntax;
pub(in crate::check) mod unexpected_file;
pub(in crate::check) mod unknown_key;
pub(in crate::check) mod unknown_language;
pub(in crate::check) mod unknown_word;
pub(in crate::check) mod unreadable_file;
pub(in crate::check) mod unused_entity;
pub(in crate::check) mod wrong_type;
