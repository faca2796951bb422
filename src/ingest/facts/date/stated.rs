//! A date that the capture gives as its own: in the page's metadata, in a byline or a line of its own, in a dateline.

use super::super::super::judge::Judged;
use super::super::super::reader::Metadata;
use super::super::cues;
use super::{DateFact, DateStatus};
use crate::capture::{ParagraphNo, Role};
use crate::language::CivilDay;
use crate::language::dates::{Calendar, FoundDate, Order, Says, WrittenDate, find_dates};

/// A line that carries a date of its own has at most this many words.
const DATE_LINE: usize = 20;
/// A dateline stands in the first so many bytes' worth of characters of the text.
const DATELINE: usize = 60;

pub(super) fn find(judged: &[Judged<'_>], metadata: &Metadata) -> Option<DateFact> {
    from_metadata(judged, metadata).or_else(|| from_lines(judged)).or_else(|| from_dateline(judged))
}

fn from_metadata(judged: &[Judged<'_>], metadata: &Metadata) -> Option<DateFact> {
    let written = metadata.published.as_deref()?;
    let (_, date) = calendar_dates(written).next()?;
    let day = date.civil_day()?;
    let same = judged.iter().filter(|line| line.role != Role::Body);
    let same = same.filter(|line| calendar_dates(line.text).any(|(_, other)| other.civil_day() == Some(day)));
    Some(DateFact {
        edtf: day.to_string(),
        status: DateStatus::Stated,
        paragraphs: same.map(|line| line.n).take(1).collect(),
        why: "the page's metadata gives it as the time of publication".to_owned(),
    })
}

/// The day of the last change that a line gives, with the paragraph.
pub(super) fn last_change(judged: &[Judged<'_>]) -> Option<(CivilDay, ParagraphNo)> {
    own_lines(judged).find_map(|line| {
        let mut dates = calendar_dates(line.text);
        dates.find_map(|(found, date)| Some((date.civil_day().filter(|_| is_change(line.text, &found))?, line.n)))
    })
}

/// Lines that may carry the article's own date: those the rules set apart, and short ones that are no part of the text.
fn own_lines<'a, 'b>(judged: &'a [Judged<'b>]) -> impl Iterator<Item = &'a Judged<'b>> {
    judged.iter().filter(|line| {
        let apart = matches!(line.role, Role::Byline | Role::Boilerplate | Role::SourceLine);
        apart && crate::language::words(line.text).count() <= DATE_LINE && !cues::holds(line.text, &["©", "copyright"])
    })
}

fn from_lines(judged: &[Judged<'_>]) -> Option<DateFact> {
    let mut candidates: Vec<(u8, Candidate)> = Vec::new();
    for line in own_lines(judged) {
        for (found, date) in calendar_dates(line.text).filter(|(_, date)| date.year.is_some() && date.month.is_some()) {
            let rank = match () {
                () if is_change(line.text, &found) => continue,
                () if is_publication(line.text, &found) => 0,
                () if line.role == Role::Byline => 1,
                () => 2,
            };
            candidates.push((rank, Candidate { date, n: line.n, place: "the line of the byline" }));
        }
    }
    let least = candidates.iter().map(|(rank, _)| *rank).min().filter(|rank| *rank < 2)?;
    candidates.into_iter().find(|(rank, _)| *rank == least)?.1.fact()
}

/// `BEIRUT, Aug 3, 2017 (Agency) -` before the text's first words.
fn from_dateline(judged: &[Judged<'_>]) -> Option<DateFact> {
    let first = judged.iter().find(|line| line.role == Role::Body)?;
    let (found, date) = calendar_dates(first.text).next()?;
    let after = first.text.get(found.range.end..)?;
    let before = first.text.get(..found.range.start)?;
    let closes = after.trim_start().starts_with(['-', '–', '—', '(', ':', ')']);
    let opens = before.chars().count() <= DATELINE
        && !before.contains(['.', '؟', '«', '"'])
        && crate::language::words(before).count() <= 5;
    let whole = date.year.is_some() && date.month.is_some();
    (closes && opens && whole).then_some(Candidate { date, n: first.n, place: "the dateline" })?.fact()
}

struct Candidate {
    date: WrittenDate,
    n: ParagraphNo,
    place: &'static str,
}

impl Candidate {
    fn fact(&self) -> Option<DateFact> {
        let Self { date, n, place } = self;
        let hijri = date.calendar == Calendar::Hijri;
        let (edtf, status, mut why) = match (date.civil_day(), date.order) {
            (Some(day), Order::Uncertain) => {
                let turned = CivilDay::from_ymd_opt(date.year?, date.day?.into(), date.month?.into())?;
                let (first, second) = (day.min(turned), day.max(turned));
                let why = format!("{place} gives it in figures that do not say which is the month");
                (format!("[{first},{second}]"), DateStatus::Bounded, why)
            }
            (Some(day), Order::Certain) if hijri => {
                let why = format!(
                    "{place} gives the Hijri day; by the calendar of Umm al-Qura, a day more or less elsewhere"
                );
                (format!("{day}~"), DateStatus::Inferred, why)
            }
            (Some(day), Order::Certain) => (day.to_string(), DateStatus::Stated, format!("{place} gives it")),
            (None, _) if date.day.is_none() && !hijri => {
                let month = format!("{:04}-{:02}", date.year?, date.month?);
                (month, DateStatus::Stated, format!("{place} gives the month"))
            }
            (None, _) => return None,
        };
        let doubtful = date.contradicts_weekday();
        if doubtful {
            why.push_str(", with a day of the week that is another day's");
        }
        let edtf = if doubtful && status == DateStatus::Stated { format!("{edtf}?") } else { edtf };
        Some(DateFact { edtf, status, paragraphs: vec![*n], why })
    }
}

fn calendar_dates(text: &str) -> impl Iterator<Item = (FoundDate, WrittenDate)> + use<> {
    find_dates(text).into_iter().filter_map(|found| match found.says {
        Says::Calendar(date) => Some((found, date)),
        _ => None,
    })
}

/// Whether the words right before the date speak of a change.
fn is_change(text: &str, found: &FoundDate) -> bool {
    introduced_by(text, found, cues::CHANGED)
}

fn is_publication(text: &str, found: &FoundDate) -> bool {
    introduced_by(text, found, cues::PUBLISHED)
}

/// The cue nearest before the date decides: "Published 3 May 2019, updated 5 May 2019".
fn introduced_by(text: &str, found: &FoundDate, wanted: &[&str]) -> bool {
    let before = text.get(..found.range.start).unwrap_or_default();
    let start = find_dates(before).last().map_or(0, |earlier| earlier.range.end);
    cues::holds(before.get(start..).unwrap_or_default(), wanted)
}
