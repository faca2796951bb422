//! Rules on templates, themes and their words: met in rendering ([`crate::render::prove`]).

pub(in crate::check) mod missing_plural_form;
pub(in crate::check) mod missing_string;
pub(in crate::check) mod string_syntax;
pub(in crate::check) mod template_error;
pub(in crate::check) mod template_not_found;
pub(in crate::check) mod unknown_theme;
pub(in crate::check) mod unused_string;
pub(in crate::check) mod unused_template;
