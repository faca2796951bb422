//! Who published it, by what the capture itself says: the page's metadata, a last line that names the source, the
//! site's name in a picture's or the headline's end, an agency in the dateline, or the outlet's own name in its sentences.

use super::super::rules::{AGENCY_DATELINES, SELF_NAMING};
use super::{Judged, Metadata, Named, cues, paragraph_with};
use crate::capture::{ParagraphNo, Role};
use crate::language::fold;

pub(super) fn find(judged: &[Judged<'_>], metadata: &Metadata) -> Option<Named> {
    from_metadata(judged, metadata)
        .or_else(|| judged.iter().filter(|judged| judged.role == Role::SourceLine).find_map(from_source_line))
        .or_else(|| judged.iter().filter(|judged| is_picture(judged.role)).find_map(from_picture))
        .or_else(|| judged.iter().find(|judged| judged.role == Role::Title).and_then(from_title))
        .or_else(|| judged.iter().filter(|judged| judged.role == Role::Boilerplate).find_map(from_copyright))
        .or_else(|| judged.iter().take_while(|judged| judged.role != Role::Title).find_map(from_name_above))
        .or_else(|| judged.iter().filter(|judged| judged.role == Role::Byline).find_map(from_dateline))
        .or_else(|| judged.iter().find(|judged| judged.role == Role::Body).and_then(from_dateline))
        .or_else(|| from_own_name(judged))
}

fn is_picture(role: Role) -> bool {
    matches!(role, Role::Caption | Role::Credit)
}

fn from_metadata(judged: &[Judged<'_>], metadata: &Metadata) -> Option<Named> {
    let text = metadata.publisher.as_deref()?;
    Some(Named { text: text.to_owned(), paragraph: paragraph_with(judged, text) })
}

/// «المصدر : الجزيرة + مواقع إلكترونية» → «الجزيرة».
fn from_source_line(line: &Judged<'_>) -> Option<Named> {
    let (_, names) = line.text.split_once([':', '：'])?;
    let parts = names.split(['+', '|', '/', '،', ',', '؛', ';']).flat_map(|part| part.split(" - "));
    let name = parts.map(trimmed).find(|name| is_somebody(name))?;
    Some(named(name, line.n))
}

/// `slug-of-picture - حرية برس Horrya press`: the site's name in both its scripts, or after a bar.
fn from_picture(line: &Judged<'_>) -> Option<Named> {
    let (_, name) = line.text.rsplit_once(" - ").or_else(|| line.text.rsplit_once(" | "))?;
    let name = trimmed(name);
    let both = super::super::judge::mixes_scripts(name);
    (both && is_short(name) && is_somebody(name)).then(|| named(name, line.n))
}

/// `Headline | Site`.
fn from_title(line: &Judged<'_>) -> Option<Named> {
    let (_, name) = line.text.rsplit_once(" | ")?;
    let name = trimmed(name);
    (is_short(name) && is_somebody(name)).then(|| named(name, line.n))
}

/// The outlet's own name above the headline.
fn from_name_above(line: &Judged<'_>) -> Option<Named> {
    let is_name = line.role == Role::Boilerplate && super::super::judge::is_outlet(line.text);
    is_name.then(|| named(line.text.trim(), line.n))
}

/// `© 2019 The Valley Paper. All rights reserved`, «جميع الحقوق محفوظة © صحيفة الوادي 2019».
fn from_copyright(line: &Judged<'_>) -> Option<Named> {
    let (_, rest) = line.text.split_once('©')?;
    let name = rest.split(['.', '|', '،', ',']).map(trimmed).find(|part| is_somebody(part))?;
    let name = name.trim_matches(|c: char| c.is_numeric() || c.is_whitespace() || c == '-' || c == '–');
    let phrase = ["all rights reserved", "جميع الحقوق محفوظة", "copyright"];
    (is_short(name) && is_somebody(name) && !cues::holds(name, &phrase)).then(|| named(name, line.n))
}

/// `BEIRUT, Aug 3 (Reuters) - …`, «دمشق-سانا»: an agency that opens its text with its own name.
fn from_dateline(line: &Judged<'_>) -> Option<Named> {
    let head_end = line.text.char_indices().nth(60).map_or(line.text.len(), |(at, _)| at);
    let head = fold(line.text.get(..head_end)?);
    AGENCY_DATELINES.iter().find_map(|agency| {
        let wanted = fold(agency).into_text();
        let at = head.text().find(&wanted)?;
        let original = head.original_range(at..at + wanted.len());
        let before = line.text.get(..original.start)?.trim_end();
        let after = line.text.get(original.end..)?.trim_start();
        let bracketed = before.ends_with('(') && after.starts_with(')');
        let dashed = before.ends_with(['-', '–', '—', '،', ','])
            && (after.is_empty() || after.starts_with(['-', '–', '—', ':']));
        (bracketed || dashed).then(|| named(line.text.get(original).unwrap_or(agency), line.n))
    })
}

/// «مصادر … عبر "النشرة"» in two paragraphs or more: an outlet that says its own name as the one it was told to.
fn from_own_name(judged: &[Judged<'_>]) -> Option<Named> {
    let body = judged.iter().filter(|judged| judged.role == Role::Body);
    let names: Vec<Named> = body.filter_map(|line| Some(named(told_to(line.text)?, line.n))).collect();
    let first = names.first()?;
    let again = names.iter().skip(1).any(|other| other.text == first.text);
    again.then(|| first.clone())
}

fn told_to(text: &str) -> Option<&str> {
    SELF_NAMING.iter().find_map(|cue| {
        let (_, rest) = text.split_once(cue)?;
        let rest = rest.trim_start();
        let inner = rest.strip_prefix(['"', '«', '“', '”'])?;
        let (name, _) = inner.split_once(['"', '»', '”', '“'])?;
        is_short(name).then_some(name)
    })
}

fn named(text: &str, n: ParagraphNo) -> Named {
    Named { text: text.to_owned(), paragraph: Some(n) }
}

fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || ".:،,()[]-–—".contains(c))
}

fn is_short(name: &str) -> bool {
    name.split_whitespace().count() <= 6
}

fn is_somebody(name: &str) -> bool {
    name.chars().any(char::is_alphabetic) && !cues::NOBODY.iter().any(|nobody| fold(name).text() == fold(nobody).text())
}
