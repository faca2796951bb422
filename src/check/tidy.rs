//! What `--fix` mends beyond the letters that rules find: ids in another case, and what is read as it is meant and yet
//! not written as the house writes it. None of it needs judgement, and none of it changes a word.

use crate::diagnostic::{Diagnostics, FileId, Files, Mend, Place};
use crate::link::Dossier;
use crate::parse::{RawTarget, RecordId};
use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;

use super::rules::{all_ids, all_prose};

/// Rules whose faults may be an id in another case, or with other joints.
const OF_IDS: [&str; 4] = ["broken-citation", "broken-link", "invalid-id", "unresolved-reference"];

/// Adds the mend to each fault that is a known id written otherwise: `Hmeimim_Base` for `hmeimim-base`.
pub fn mend_ids(dossier: &Dossier, files: &Files, faults: &mut Diagnostics) {
    let mut known = None;
    faults.change(|fault| {
        let Some(place) = fault.place.filter(|_| OF_IDS.contains(&fault.rule) && fault.mends.is_empty()) else {
            return;
        };
        let known = known.get_or_insert_with(|| all_ids(dossier));
        let written = files.text(place.file).get(place.range()).unwrap_or_default();
        if let Some((range, id)) = meant(written, known) {
            let start = place.start as usize;
            let exact = Place::new(place.file, start + range.start..start + range.end);
            fault.mends.push(Mend { place: exact, text: id.clone() });
            fault.hint = Some(format!("write `{id}`: malaf check --fix"));
        }
    });
}

/// The id that is meant, and which bytes of `written` stand for it.
fn meant(written: &str, known: &BTreeSet<&str>) -> Option<(Range<usize>, String)> {
    // The words that a link shows are no id.
    let written = written.split('|').next().unwrap_or_default();
    let is_id = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let mut candidates = Vec::new();
    // A TOML string is an id as a whole, blanks and all.
    let inner = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    candidates.extend(inner.map(|inner| 1..inner.len() + 1));
    let mut from = None;
    for (at, c) in written.char_indices().chain([(written.len(), ' ')]) {
        match (is_id(c), from) {
            (true, None) => from = Some(at),
            (false, Some(start)) => {
                candidates.push(start..at);
                from = None;
            }
            _ => {}
        }
    }
    candidates.into_iter().find_map(|range| {
        let text = written.get(range.clone())?;
        let id = RecordId::suggestion(text)?;
        (text != id.as_str() && known.contains(id.as_str())).then(|| (range, id.to_string()))
    })
}

/// What is read as it is meant, written as the house writes it: `¶4–6` for `p4-6`, no blanks at the ends of lines, a
/// line end at the end of a file.
#[must_use]
pub fn tidy(dossier: &Dossier, files: &Files) -> Vec<Mend> {
    let mut mends = citations(dossier, files);
    let authored = files.iter().filter(|(_, entry)| entry.path.starts_with("content/"));
    for (file, entry) in authored {
        mends.extend(blanks(file, &entry.path, &entry.text));
    }
    mends
}

fn citations(dossier: &Dossier, files: &Files) -> Vec<Mend> {
    let mut places = BTreeSet::new();
    for (_, prose) in all_prose(dossier) {
        let cited = prose.prose.references.iter().filter(|r| matches!(r.target, RawTarget::Citation { .. }));
        places.extend(cited.map(|reference| reference.place));
    }
    let of = |place: Place| {
        let written = files.text(place.file).get(place.range()).unwrap_or_default();
        // A text of a TOML string with escapes has no place of its own in the file.
        let is_exact = written.starts_with('[') && written.ends_with(']');
        let edits = if is_exact { pilcrows(written) } else { Vec::new() };
        edits.into_iter().map(move |(range, text)| {
            let start = place.start as usize;
            Mend { place: Place::new(place.file, start + range.start..start + range.end), text: text.to_owned() }
        })
    };
    places.into_iter().flat_map(of).collect()
}

/// Within the brackets of a citation: `p` before a number is a pilcrow, `-` between two numbers a dash.
fn pilcrows(written: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut edits = Vec::new();
    for (at, c) in written.char_indices() {
        let before = written.get(..at).unwrap_or_default();
        let after = written.get(at + c.len_utf8()..).unwrap_or_default();
        let counts = after.starts_with(|c: char| c.is_ascii_digit());
        let in_range = before.ends_with(['-', '–']) && is_after_pilcrow(before.trim_end_matches(['-', '–']));
        match c {
            'p' | 'P' if counts && (in_range || before.ends_with([' ', '['])) => edits.push((at..at + 1, "¶")),
            '-' if (counts || after.starts_with(['p', '¶'])) && is_after_pilcrow(before) => {
                edits.push((at..at + 1, "–"));
            }
            _ => {}
        }
    }
    edits
}

/// Whether a text ends in digits that count paragraphs, and are no part of an id.
fn is_after_pilcrow(text: &str) -> bool {
    let before = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let marked = before.strip_suffix(['¶', 'p', 'P']);
    before.len() < text.len() && marked.is_some_and(|rest| rest.ends_with([' ', '[', ';']))
}

/// Blanks at the ends of lines, but for the two that break a line in Markdown, and for code and texts of many lines.
fn blanks(file: FileId, path: &str, text: &str) -> Vec<Mend> {
    let is_toml = Path::new(path).extension().is_some_and(|e| e == "toml");
    if is_toml && (text.contains("\"\"\"") || text.contains("'''")) {
        return Vec::new();
    }
    let mut mends = Vec::new();
    let mut start = 0;
    let mut code = None;
    if !is_toml && text.lines().any(is_nested_fence) {
        return Vec::from_iter(line_end_at_end(file, text));
    }
    for line in text.split_inclusive('\n') {
        let end = line.trim_end_matches(['\n', '\r']);
        let bare = end.trim_end_matches([' ', '\t']);
        let in_code = !is_toml && code.is_some();
        code = if is_toml { None } else { code_after(code, bare) };
        let breaks = !is_toml && !bare.is_empty() && end.ends_with("  ");
        let is_indented = !is_toml && (line.starts_with("    ") || line.starts_with('\t'));
        if bare.len() < end.len() && !in_code && code.is_none() && !breaks && !is_indented {
            let place = Place::new(file, start + bare.len()..start + end.len());
            mends.push(Mend { place, text: String::new() });
        }
        start += line.len();
    }
    mends.extend(line_end_at_end(file, text));
    mends
}

fn line_end_at_end(file: FileId, text: &str) -> Option<Mend> {
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let place = Place::new(file, text.len()..text.len());
    (!text.is_empty() && !text.ends_with('\n')).then(|| Mend { place, text: line_end.to_owned() })
}

/// The sign of the block of code that is open, and how often it stands there, after one more line.
fn code_after(open: Option<(char, usize)>, line: &str) -> Option<(char, usize)> {
    let line = line.trim_start();
    let counted = |sign: char| {
        let count = line.chars().take_while(|c| *c == sign).count();
        (count, line.get(count..).unwrap_or_default())
    };
    if let Some((sign, times)) = open {
        let (count, rest) = counted(sign);
        let closes = count >= times && rest.trim().is_empty();
        return (!closes).then_some((sign, times));
    }
    ['`', '~'].into_iter().find_map(|sign| {
        let (count, rest) = counted(sign);
        (count >= 3 && !(sign == '`' && rest.contains('`'))).then_some((sign, count))
    })
}

/// Whether code begins within a list or a quotation: which blanks are its own, only Markdown's reader knows.
fn is_nested_fence(line: &str) -> bool {
    let inner = line.trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, ' ' | '\t' | '>' | '-' | '*' | '+' | '.' | ')')
    });
    let is_fence = inner.starts_with("```") || inner.starts_with("~~~");
    is_fence && inner.len() < line.trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn applied(text: &str, edits: Vec<(Range<usize>, &str)>) -> String {
        let mut out = text.to_owned();
        edits.into_iter().rev().for_each(|(range, new)| out.replace_range(range, new));
        out
    }

    #[test]
    fn paragraphs_are_written_with_a_pilcrow_and_a_dash() {
        let cases = [
            ("[@a-2019 p4]", "[@a-2019 ¶4]"),
            ("[@a-2019 p4-6; @b-1 ¶2-p3]", "[@a-2019 ¶4–6; @b-1 ¶2–¶3]"),
            ("[p4]", "[¶4]"),
            ("[@p4-2 ¶3]", "[@p4-2 ¶3]"),
            ("[@map-p4 ¶1–2]", "[@map-p4 ¶1–2]"),
        ];
        for (written, wanted) in cases {
            assert_eq!(applied(written, pilcrows(written)), wanted, "{written}");
        }
    }

    #[test]
    fn an_id_in_another_case_is_known() {
        let known = BTreeSet::from(["the-town", "paper-2016"]);
        let found = |text: &str| meant(text, &known).map(|(range, id)| (text[range].to_owned(), id));
        assert_eq!(found("[[The-Town|The-Town]]"), Some(("The-Town".to_owned(), "the-town".to_owned())));
        assert_eq!(found("\"The Town\""), Some(("The Town".to_owned(), "the-town".to_owned())));
        assert_eq!(found("[@Paper_2016 ¶3]"), Some(("Paper_2016".to_owned(), "paper-2016".to_owned())));
        assert_eq!(found("[[the-town]]"), None);
        assert_eq!(found("[[البلدة]]"), None);
    }
}
