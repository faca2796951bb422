//! Keys in the order in which their record declares them: whole lines change places, comments with them, and no byte is
//! lost. Where a comment or an excuse might come to speak of something else, the table stays as it is.

use crate::diagnostic::{FileId, Files, Mend, Place};
use crate::parse::{Config, WrittenTable, written_tables};
use std::ops::Range;

/// What puts the keys of every record and front matter in order, or those of one file.
#[must_use]
pub fn in_order(files: &Files, config: &Config, only: Option<FileId>) -> Vec<Mend> {
    let of = |table: &WrittenTable| {
        let file = table.keys.first()?.0.file;
        let ranges: Vec<_> = table.keys.iter().map(|(key, value)| (key.range(), value.range())).collect();
        let (range, text) = ordered(files.text(file), &ranges)?;
        Some(Mend { place: Place::new(file, range), text })
    };
    let mends = written_tables(files, config, only).iter().filter_map(of).collect::<Vec<_>>();
    mends.into_iter().filter(|mend| only.is_none_or(|file| mend.place.file == file)).collect()
}

/// The lines of one key: its comments, itself, and its value.
#[derive(Clone)]
struct Lines {
    /// How many keys are declared before it.
    rank: usize,
    range: Range<usize>,
}

/// What is to stand where, for `keys` and their values in the order in which they are declared; `None` where they stand
/// so, or where lines are not simply one key's.
fn ordered(text: &str, keys: &[(Range<usize>, Range<usize>)]) -> Option<(Range<usize>, String)> {
    let lines_of = |(rank, (key, value)): (usize, &(Range<usize>, Range<usize>))| match lines_of(text, key, value) {
        Standing::Elsewhere => None,
        Standing::Shared => Some(None),
        Standing::Alone(range) => Some(Some(Lines { rank, range })),
    };
    let found: Option<Vec<Lines>> = keys.iter().enumerate().filter_map(lines_of).collect();
    let mut found = found?;
    found.sort_by_key(|lines| lines.range.start);
    let gaps = found.windows(2).map(|pair| text.get(pair[0].range.end..pair[1].range.start));
    let gaps: Option<Vec<&str>> = gaps.collect();
    let gaps = gaps.filter(|gaps| gaps.iter().all(|gap| gap.trim().is_empty()))?;
    let sorted = {
        let mut sorted = found.clone();
        sorted.sort_by_key(|lines| lines.rank);
        sorted
    };
    let moves = |(is, was): (&Lines, &Lines)| is.rank != was.rank;
    let (first, last) = (found.first()?, found.last()?);
    let whole = first.range.start..last.range.end;
    let is_bound = is_bound(text, whole.start) && sorted.first().is_some_and(|lines| lines.rank != first.rank);
    if is_bound || !sorted.iter().zip(&found).any(moves) {
        return None;
    }
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut out = String::with_capacity(whole.len() + line_end.len());
    for (at, lines) in sorted.iter().enumerate() {
        let written = text.get(lines.range.clone())?;
        out.push_str(written);
        // The last line of a file may lack its end.
        if !written.ends_with('\n') {
            out.push_str(line_end);
        }
        out.push_str(gaps.get(at).unwrap_or(&""));
    }
    if !text.get(whole.clone())?.ends_with('\n') {
        out.truncate(out.trim_end_matches(['\n', '\r']).len());
    }
    Some((whole, out))
}

/// How a key stands in its lines.
enum Standing {
    /// In an inline table, or as a header.
    Elsewhere,
    /// Its lines hold something else too.
    Shared,
    /// The lines are its own.
    Alone(Range<usize>),
}

fn lines_of(text: &str, key: &Range<usize>, value: &Range<usize>) -> Standing {
    let before = text.get(..key.start).unwrap_or_default();
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let indent = before.get(line..).unwrap_or_default();
    if !indent.trim_start_matches('\u{feff}').trim().is_empty() {
        return Standing::Elsewhere;
    }
    let is_value = text.get(key.end..).is_some_and(|rest| rest.trim_start_matches([' ', '\t']).starts_with('='));
    let behind = text.get(value.end..).unwrap_or_default();
    let rest = behind.split_inclusive('\n').next().unwrap_or_default();
    let is_free = rest.trim().is_empty() || rest.trim_start().starts_with('#');
    // An excuse at the end of a line speaks of the next line too.
    if !is_value || !is_free || rest.contains(MARK) || value.start < key.end || indent.contains('\u{feff}') {
        return Standing::Shared;
    }
    Standing::Alone(above(text, line)..value.end + rest.len())
}

const MARK: &str = "malaf:";

/// Where the comments begin that stand right above the line that begins at `line`.
fn above(text: &str, line: usize) -> usize {
    let mut start = line;
    for comment in text.get(..line).unwrap_or_default().split_inclusive('\n').rev() {
        if !comment.trim_start().starts_with('#') {
            break;
        }
        start -= comment.len();
    }
    start
}

/// Whether a comment or an excuse stands at `start` that speaks of what stands there, whichever key it is: a comment at
/// the head of a file, an excuse at the end of a header.
fn is_bound(text: &str, start: usize) -> bool {
    let heads_file = start == 0 && text.trim_start().starts_with('#');
    let line_before = text.get(..start).and_then(|before| before.lines().next_back());
    heads_file || line_before.is_some_and(|line| line.contains(MARK))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `keys` in that order; each is `key = value` on a line of its own, or several lines.
    fn put(text: &str, keys: &[&str]) -> Option<String> {
        let range = |key: &&str| {
            let line = text.match_indices(key).find(|(at, _)| {
                let is_start = *at == 0 || text[..*at].ends_with(['\n', ' ', '{']);
                is_start && text[at + key.len()..].trim_start().starts_with('=')
            });
            let start = line.map_or(0, |(at, _)| at);
            let from = text[start..].find('=').map_or(0, |at| start + at + 2);
            let end = text[from..].find(['\n', '\r', '#', '}']).map_or(text.len(), |at| from + at);
            (start..start + key.len(), from..from + text[from..end].trim_end().len())
        };
        let keys: Vec<_> = keys.iter().map(range).collect();
        let (range, new) = ordered(text, &keys)?;
        Some(format!("{}{new}{}", &text[..range.start], &text[range.end..]))
    }

    #[test]
    fn comments_move_with_their_key_and_blank_lines_stay() {
        let text = "b = 1 # one\n\n# on a\n# and more\na = 2\nc = 3\n";
        assert_eq!(put(text, &["a", "b", "c"]).as_deref(), Some("# on a\n# and more\na = 2\n\nb = 1 # one\nc = 3\n"));
        assert_eq!(put(text, &["b", "a", "c"]), None);
    }

    #[test]
    fn line_ends_stay_and_a_last_line_without_one_has_one_when_it_is_not_last() {
        assert_eq!(put("b = 1\r\na = 2\r\n", &["a", "b"]).as_deref(), Some("a = 2\r\nb = 1\r\n"));
        assert_eq!(put("b = 1\r\na = 2", &["a", "b"]).as_deref(), Some("a = 2\r\nb = 1"));
    }

    #[test]
    fn what_may_speak_of_something_else_stays() {
        // A comment between blank lines stands over what follows.
        assert_eq!(put("b = 1\n\n# part two\n\na = 2\n", &["a", "b"]), None);
        // A comment at the head of a file.
        assert_eq!(put("# the file\nb = 1\na = 2\n", &["a", "b"]), None);
        assert_eq!(
            put("# the file\na = 1\nc = 2\nb = 3\n", &["a", "b", "c"]).as_deref(),
            Some("# the file\na = 1\nb = 3\nc = 2\n")
        );
        // An excuse for the next line.
        assert_eq!(put("b = 1 # malaf: allow x: for a reason\na = 2\n", &["a", "b"]), None);
        // Tables in one line, and dotted keys.
        assert_eq!(put("x = { b = 1, a = 2 }\n", &["a", "b"]), None);
        assert_eq!(put("\u{feff}b = 1\na = 2\n", &["a", "b"]), None);
    }
}
