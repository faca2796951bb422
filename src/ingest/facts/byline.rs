//! Who wrote it: the byline without the date that is glued to it.

use super::super::judge::is_place_and_agency;
use super::{Judged, Metadata, Named, cues, paragraph_with};
use crate::capture::Role;
use crate::language::dates::find_dates;
use crate::language::fold;

pub(super) fn find(judged: &[Judged<'_>], metadata: &Metadata) -> Option<Named> {
    // A dateline names no author, and a sentence tells of one who only helped.
    let is_author = |line: &&Judged<'_>| {
        line.role == Role::Byline && !is_place_and_agency(line.text) && !line.text.trim_end().ends_with('.')
    };
    let lines = judged.iter().filter(is_author);
    let mut named = lines.filter_map(|line| Some(Named { text: author(line.text)?, paragraph: Some(line.n) }));
    named.next().or_else(|| {
        let text = metadata.byline.as_deref()?;
        let author = author(text)?;
        Some(Named { paragraph: paragraph_with(judged, &author), text: author })
    })
}

/// The words before any date, without the words that only introduce a name or a date.
fn author(line: &str) -> Option<String> {
    let end = find_dates(line).first().map_or(line.len(), |date| date.range.start);
    let end = cues::first_of(line, cues::TIMES).map_or(end, |time| time.min(end));
    let text = line.get(..end)?;
    let text = text.trim_matches(|c: char| c.is_whitespace() || "|-–—:،,•·/*_[]()".contains(c));
    let text = introduced(text);
    text.chars().any(char::is_alphabetic).then(|| text.to_owned())
}

/// "By", «بقلم» and their like, taken off.
fn introduced(text: &str) -> &str {
    let (first, rest) = text.split_once([' ', ':', '\u{a0}']).unwrap_or((text, ""));
    let introduces = cues::INTRODUCE_AUTHOR.iter().any(|cue| fold(first).text() == fold(cue).text());
    if introduces && !rest.trim().is_empty() { rest.trim_start_matches([' ', ':', '\u{a0}']) } else { text }
}
