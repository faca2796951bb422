//! The form for people: what, where, the line, and what to do.
//!
//! Lines that hold right-to-left text get the quoted slice instead of a caret, since terminals reorder such lines and
//! a caret would point at another word (`docs/architecture.md`, Diagnostics).

use super::{Diagnostic, Files, Place, Severity};
use std::fmt::Write;

/// Whether escape codes may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// To a terminal.
    On,
    /// To a pipe, a file, or where `NO_COLOR` is set.
    Off,
}

/// The whole message, several lines, ending in a newline.
#[must_use]
pub fn human(diagnostic: &Diagnostic, files: &Files, colour: Colour) -> String {
    let paint = Paint(colour);
    let message = visible(&diagnostic.message);
    let mut out = format!("{}: {message}\n", paint.severity(diagnostic.severity, diagnostic.rule));
    if let Some(place) = diagnostic.place {
        let _ = writeln!(out, "  --> {}", position(files, place));
        out.push_str(&excerpt(files, place, paint));
    }
    for (place, why) in &diagnostic.related {
        let _ = writeln!(out, "  see {}: {}", position(files, *place), visible(why));
    }
    if let Some(hint) = &diagnostic.hint {
        let _ = writeln!(out, "  {}: {}", paint.bold("hint"), visible(hint));
    }
    out
}

/// The text with what a terminal would obey shown as a sign, one for each, so that carets keep their places: a dossier
/// may hold escape sequences, and names of files may.
pub(super) fn visible(text: &str) -> String {
    let shown = |c: char| match c {
        '\t' => c,
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{FFFD}'),
        '\u{7F}' => '\u{2421}',
        '\u{80}'..='\u{9F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => '\u{FFFD}',
        c => c,
    };
    text.chars().map(shown).collect()
}

/// `path:line:column`; line and column from 1, columns in characters.
#[must_use]
pub fn position(files: &Files, place: Place) -> String {
    let (line, column) = line_and_column(files.text(place.file), place.start as usize);
    format!("{}:{line}:{column}", visible(files.path(place.file)))
}

pub(super) fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..floor(text, offset)).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = before.matches('\n').count() + 1;
    (line, before[line_start..].chars().count() + 1)
}

/// The greatest character boundary not past `offset`.
fn floor(text: &str, offset: usize) -> usize {
    (0..=offset.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The longest line that is shown whole; a longer one is cut around the fault.
const WIDEST: usize = 120;

fn excerpt(files: &Files, place: Place, paint: Paint) -> String {
    let text = files.text(place.file);
    let (start, end) = (floor(text, place.start as usize), floor(text, place.end as usize));
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let line = text[line_start..line_end].trim_end_matches('\r');
    if line.trim().is_empty() {
        return String::new();
    }
    let slice = &text[start..end.clamp(start, line_end)];
    if line.chars().any(is_right_to_left) || line.chars().count() > WIDEST {
        return if slice.is_empty() {
            String::new()
        } else {
            format!("   | {}\n", paint.bold(&format!("‹{}›", visible(&clip(slice)))))
        };
    }
    let before = text[line_start..start].chars().map(|c| if c == '\t' { '\t' } else { ' ' });
    let carets = "^".repeat(slice.chars().count().max(1));
    format!("   | {}\n   | {}{}\n", visible(line), before.collect::<String>(), paint.bold(&carets))
}

fn clip(slice: &str) -> String {
    let mut letters = slice.chars();
    let head: String = letters.by_ref().take(WIDEST).collect();
    if letters.next().is_some() { format!("{head}…") } else { head }
}

/// The blocks of right-to-left scripts (UAX #9, `Bidi_Class` R and AL), coarsely.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

#[derive(Clone, Copy)]
struct Paint(Colour);

impl Paint {
    fn severity(self, severity: Severity, rule: &str) -> String {
        let code = match severity {
            Severity::Error => "1;31",
            Severity::Warning => "1;33",
        };
        self.wrap(code, &format!("{}[{rule}]", severity.as_str()))
    }

    fn bold(self, text: &str) -> String {
        self.wrap("1", text)
    }

    fn wrap(self, code: &str, text: &str) -> String {
        match self.0 {
            Colour::On => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
            Colour::Off => text.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, slice: &str) -> String {
        let files = Files::one("content/x.md", text);
        let start = text.find(slice).unwrap_or_default();
        let (file, _) = files.iter().next().unwrap_or_else(|| unreachable!());
        let place = Place::new(file, start..start + slice.len());
        human(&Diagnostic::error("some-rule", place, "it is wrong").hint("mend it"), &files, Colour::Off)
    }

    #[test]
    fn a_caret_stands_below_the_fault() {
        assert_eq!(
            shown("one\ntwo three\n", "three"),
            "error[some-rule]: it is wrong\n  --> content/x.md:2:5\n   | two three\n   |     ^^^^^\n  hint: mend it\n"
        );
    }

    #[test]
    fn columns_count_characters_behind_arabic_and_the_slice_is_quoted() {
        assert_eq!(
            shown("قال [[base]] هنا", "[[base]]"),
            "error[some-rule]: it is wrong\n  --> content/x.md:1:5\n   | ‹[[base]]›\n  hint: mend it\n"
        );
    }

    #[test]
    fn what_a_terminal_would_obey_is_shown_as_a_sign() {
        assert_eq!(
            shown("a\u{1b}[31m\u{202e}b\u{9b}c\n", "b"),
            "error[some-rule]: it is wrong\n  --> content/x.md:1:8\n   | a␛[31m\u{FFFD}b\u{FFFD}c\n   |        ^\n  hint: mend it\n"
        );
        assert_eq!(visible("two\nlines\t"), "two␊lines\t");
    }

    #[test]
    fn tabs_and_windows_line_ends_keep_the_caret_in_place() {
        assert_eq!(
            shown("a\r\n\tb c\r\n", "c"),
            "error[some-rule]: it is wrong\n  --> content/x.md:2:4\n   | \tb c\n   | \t  ^\n  hint: mend it\n"
        );
    }
}
