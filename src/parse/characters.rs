//! Characters that no text of an author may hold, however they came into it: as they are, by an escape of TOML
//! (`\u202E`) or by an entity of Markdown (`&#x202E;`).

use super::fields::Context;
use crate::diagnostic::{Diagnostic, Place};
use crate::language::{direction_marks, direction_overrides};

/// Reports what `value`, written in `place`, may not hold.
///
/// Direction controls that stand in the file as they are have a rule of their own, which can mend them; only those that
/// an escape hides are reported here.
pub fn check_characters(context: &Context<'_>, value: &str, place: Place) {
    if value.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\t')) {
        return;
    }
    if let Some(c) = value.chars().find(|c| is_forbidden(*c)) {
        let message = format!("the character U+{:04X} may stand in no text", u32::from(c));
        context.report(Diagnostic::error("control-character", place, message).hint("take it out"));
    }
    let written = context.text.get(place.range()).unwrap_or_default();
    let hidden = |found: Option<char>| found.filter(|c| !written.contains(*c));
    let first = |range: std::ops::Range<usize>| value.get(range).and_then(|slice| slice.chars().next());
    let message = |c: char| format!("an escape stands for U+{:04X}, which steers the direction of text", u32::from(c));
    if let Some(c) = hidden(direction_overrides(value).find_map(|slip| first(slip.range))) {
        context.report(Diagnostic::error("bidi-override", place, message(c)).hint("take it out"));
    }
    if let Some(c) = hidden(direction_marks(value).find_map(|slip| first(slip.range))) {
        context.report(Diagnostic::warning("bidi-control", place, message(c)).hint("take it out"));
    }
}

/// Control characters but for line ends and tabs, and what Unicode keeps for no text (no XML file may hold them).
fn is_forbidden(c: char) -> bool {
    if matches!(c, ' '..='~' | '\u{A0}'..='\u{FDCF}') {
        return false;
    }
    let noncharacter = matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE;
    let tag = matches!(c, '\u{E0000}'..='\u{E007F}');
    noncharacter || tag || (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
}
