//! What a paragraph's place says of it: before the text, within it, or after it.

use super::super::rules::{AGENCY_DATELINES, BYLINES, OUTLETS, SIGNATURES};
use super::{Judged, Read, by_words, met, mixes_scripts};
use crate::capture::Role;
use crate::language::dates::{FoundDate, Says, find_dates};
use crate::language::{fold, words};

/// A headline has at most this many words; a longer first line is the text itself.
const HEADLINE: usize = 20;
/// A heading within the text has at most this many words.
const HEADING: usize = 7;
/// A caption without an agency has at most this many words.
const CAPTION: usize = 8;
/// A line of fewer words that is no sentence is no part of the text.
const TEXT: usize = 12;
/// A sentence of this many words or more is part of the text.
const SENTENCE: usize = 7;
/// A name before the text has at most this many words.
const NAME: usize = 6;
/// A line with a date before the text has at most this many words.
const DATED: usize = 20;
/// After the text, a line of a date has at most this many words besides.
const BESIDE_DATE: usize = 4;
/// A link to another article has at most this many words.
const LINK: usize = 14;

/// Where the running text begins and ends among all paragraphs.
pub(super) struct Layout {
    first_text: usize,
    after_text: usize,
    /// Whether a line before the text has a date or begins like a byline.
    has_byline: bool,
}

impl Layout {
    pub(super) fn of(all: &[Read<'_>]) -> Self {
        let opening = all.iter().position(|line| by_words(line).is_none() && !is_dated(line));
        let is_headline = |index: usize, line: &Read<'_>| Some(index) == opening && is_title(line);
        let is_text = |(index, line): &(usize, &Read<'_>)| {
            let sentence = line.words >= SENTENCE && line.text.ends_with(['.', '»', '”']);
            let is_other = is_headline(*index, line) || by_words(line).is_some() || met(SIGNATURES, line).is_some();
            (line.words >= TEXT || sentence) && !is_other
        };
        let mut texts = all.iter().enumerate().filter(is_text).map(|(index, _)| index);
        let first_text = texts.next().unwrap_or(all.len());
        let after_text = texts.next_back().unwrap_or(first_text).saturating_add(1).min(all.len());
        let head = all.get(..first_text).unwrap_or_default();
        let has_byline = head.iter().any(|line| holds_date(line) || met(BYLINES, line).is_some());
        Self { first_text, after_text, has_byline }
    }
}

pub(super) fn by_place(
    all: &[Read<'_>],
    index: usize,
    before: &[Judged<'_>],
    layout: &Layout,
) -> Option<(Role, &'static str)> {
    let line = all.get(index)?;
    let opens = before.iter().all(|judged| matches!(judged.role, Role::Boilerplate | Role::Byline));
    if opens && is_title(line) && !is_dated(line) {
        let headline_follows =
            all.get(index + 1).is_some_and(|next| index + 1 < layout.first_text && is_title(next) && !holds_date(next));
        if is_outlet(line.text) && headline_follows {
            return Some((Role::Boilerplate, "the outlet's name before the headline"));
        }
        return Some((Role::Title, "the first line, short, and no sentence's end"));
    }
    if index < layout.first_text {
        return before_text(line, index, layout).or_else(|| heading(all, index, line));
    }
    if index >= layout.after_text { after_text(line, before, layout) } else { heading(all, index, line) }
}

fn before_text(line: &Read<'_>, index: usize, layout: &Layout) -> Option<(Role, &'static str)> {
    if let Some(pattern) = met(BYLINES, line) {
        return Some((Role::Byline, pattern.why));
    }
    if holds_date(line) {
        return Some((Role::Byline, "before the text, with a date"));
    }
    if line.words <= NAME && is_place_and_agency(line.text) {
        return Some((Role::Byline, "a place and an agency, before the text"));
    }
    if index > 0 && line.words <= CAPTION && !line.closed && mixes_scripts(line.text) {
        return Some((Role::Caption, "short, before the text, in two scripts, and no sentence"));
    }
    let is_name = line.words <= NAME && !line.closed && !line.text.contains(|c: char| c.is_numeric());
    (is_name && index > 0 && layout.has_byline).then_some((Role::Byline, "short, before the text, near the date"))
}

fn heading(all: &[Read<'_>], index: usize, line: &Read<'_>) -> Option<(Role, &'static str)> {
    let text_follows = all.get(index + 1).is_some_and(|next| next.words > HEADING && next.script == line.script);
    let is_heading = index > 0 && line.words <= HEADING && !line.closed && text_follows;
    is_heading.then_some((Role::Heading, "short, no sentence's end, and text follows"))
}

fn after_text(line: &Read<'_>, before: &[Judged<'_>], layout: &Layout) -> Option<(Role, &'static str)> {
    if let Some(pattern) = met(BYLINES, line).or_else(|| met(SIGNATURES, line)) {
        return Some((Role::Byline, pattern.why));
    }
    if is_dated(line) {
        return Some((Role::Byline, "after the text, a date and little more"));
    }
    let tail = before.get(layout.after_text..).unwrap_or_default();
    let furniture = tail.iter().any(|judged| judged.role == Role::Boilerplate);
    let is_link = line.words <= LINK && !line.text.ends_with('.');
    (furniture && is_link).then_some((Role::Boilerplate, "short, after the text, below the site's own lines"))
}

fn is_title(line: &Read<'_>) -> bool {
    line.words <= HEADLINE && !line.text.ends_with('.')
}

/// Whether a few words hold one that outlets call themselves by.
pub(in super::super) fn is_outlet(text: &str) -> bool {
    let folded = fold(text).into_text();
    let all: Vec<&str> = words(&folded).filter_map(|word| folded.get(word)).collect();
    all.len() <= 4 && all.iter().any(|word| OUTLETS.iter().any(|outlet| fold(outlet).text() == *word))
}

/// «دمشق-سانا», "BEIRUT, Reuters".
pub(in super::super) fn is_place_and_agency(text: &str) -> bool {
    let folded = fold(text).into_text();
    let folded = folded.trim();
    AGENCY_DATELINES.iter().any(|agency| {
        let agency = fold(agency).into_text();
        let before = folded.strip_suffix(&agency);
        before.is_some_and(|before| before.len() > 1 && before.ends_with([' ', ',', '،', '/', '-']))
    })
}

fn says_when(found: &FoundDate) -> bool {
    match found.says {
        Says::Calendar(date) => date.civil_day().is_some(),
        Says::Ago(..) => true,
        Says::Weekday(_) | Says::DaysBefore(_) => false,
    }
}

/// Whether a short line that is no sentence holds a whole date, or a time before the capture.
fn holds_date(line: &Read<'_>) -> bool {
    line.words <= DATED && !line.text.ends_with('.') && find_dates(line.text).iter().any(says_when)
}

/// Whether it is a date and little more: "Tuesday, 3 May 2019, 10:40".
pub(super) fn is_dated(line: &Read<'_>) -> bool {
    if !holds_date(line) {
        return false;
    }
    let dates = find_dates(line.text);
    let within = dates.iter().filter_map(|found| line.text.get(found.range.clone()));
    let within: usize = within.map(|text| words(text).count()).sum();
    line.words.saturating_sub(within) <= BESIDE_DATE
}
