//! One line a diagnostic, for terminals that wrap and for grep: `file:line:column: error[rule]: message`.

use super::human::{position, visible};
use super::{Diagnostic, Files};

/// ``content/topics/x/en.md:14:31: error[broken-citation]: no source is named `x` ``.
#[must_use]
pub fn concise(diagnostic: &Diagnostic, files: &Files) -> String {
    let place = diagnostic.place.map_or_else(String::new, |place| format!("{}: ", position(files, place)));
    format!("{place}{}[{}]: {}", diagnostic.severity.as_str(), diagnostic.rule, visible(&diagnostic.message))
}
