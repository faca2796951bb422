//! The form for GitHub Actions: workflow commands, which become annotations beside the lines of a pull request.

use super::region::Region;
use super::{Diagnostic, Files};

/// One line: `::error file=…,line=…,col=…,endLine=…,endColumn=…,title=rule::message`.
#[must_use]
pub fn github(diagnostic: &Diagnostic, files: &Files) -> String {
    let level = diagnostic.severity.as_str();
    let title = property(diagnostic.rule);
    let hint = diagnostic.hint.as_ref().map_or_else(String::new, |hint| format!("\nhint: {hint}"));
    let message = data(&format!("{}{hint}", diagnostic.message));
    let Some(place) = diagnostic.place else {
        return format!("::{level} title={title}::{message}");
    };
    let Region { line, column, end_line, end_column } = Region::of(files, place);
    // GitHub takes columns for one line only.
    let end = if line == end_line { format!(",endColumn={end_column}") } else { String::new() };
    let file = property(files.path(place.file));
    format!("::{level} file={file},line={line},endLine={end_line},col={column}{end},title={title}::{message}")
}

/// What may not stand in a message as it is (`actions/toolkit`, `command.ts`).
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;

    #[test]
    fn no_message_can_begin_another_command() {
        let files = Files::one("content/a,b.md", "نص\r\nقال base\r\n");
        let (file, _) = files.iter().next().expect("one file");
        let place = Place::new(file, 13..17);
        let line = github(&Diagnostic::error("some-rule", place, "100% wrong\n::error::x").hint("mend"), &files);
        let expected = "::error file=content/a%2Cb.md,line=2,endLine=2,col=5,endColumn=9,title=some-rule::\
                        100%25 wrong%0A::error::x%0Ahint: mend";
        assert_eq!(line, expected);
    }
}
