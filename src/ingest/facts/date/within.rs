//! What dates in the running text say of the article's own: no earlier than the last thing told as past, no later than
//! the first thing still to come. Where no year is written, days of the week may fix it.

use super::super::super::judge::Judged;
use super::super::cues;
use super::super::eras::{ERAS, Era};
use super::{DateFact, DateStatus, in_order};
use crate::capture::{ParagraphNo, Role};
use crate::language::CivilDay;
use crate::language::dates::{Says, Turn, Weekday, WrittenDate, find_dates};
use crate::language::fold;
use chrono::{Datelike, Days};

/// A clause is at most so many characters long.
const CLAUSE: usize = 240;
/// Earlier years are history that the text tells: they bound it, and say nothing (news sites are hardly older).
const HISTORY: i32 = 1995;

/// The date that the text bounds, with the day of the last change that a line gives.
pub(super) fn find(judged: &[Judged<'_>], changed: Option<(CivilDay, ParagraphNo)>) -> Option<DateFact> {
    let text = Text::read(judged);
    let fixed = text.fixed_year();
    let year = fixed.as_ref().map(|fixed| fixed.year);
    let after = text.last_past(year);
    let before = text.first_coming(year, changed);
    let mut why = Vec::new();
    let mut paragraphs = Vec::new();
    if let Some(fixed) = &fixed {
        paragraphs.extend(&fixed.paragraphs);
        why.push(fixed.why.clone());
    }
    for bound in [&after, &before].into_iter().flatten() {
        paragraphs.push(bound.n);
        why.push(bound.why.clone());
    }
    if let Some(n) = text.counts_from_own_day.filter(|_| after.is_some() || before.is_some()) {
        why.push(format!(
            "it calls its own day today and the one before yesterday ({n}), so a day named by its date is another"
        ));
    }
    let edtf = match (after.map(|bound| bound.edtf), before.map(|bound| bound.edtf)) {
        (None, None) => return None,
        (Some(from), Some(to)) if from == to => from,
        (Some(from), Some(to)) if from < to => format!("[{from}..{to}]"),
        // The bounds cross: one of them was misread, and nothing is better than a wrong date.
        (Some(_), Some(_)) => return None,
        (Some(from), None) => format!("[{from}..]"),
        (None, Some(to)) => format!("[..{to}]"),
    };
    Some(DateFact { edtf, status: DateStatus::Bounded, paragraphs: in_order(paragraphs), why: why.join("; ") })
}

struct Bound {
    edtf: String,
    n: ParagraphNo,
    why: String,
}

struct FixedYear {
    year: i32,
    paragraphs: Vec<ParagraphNo>,
    why: String,
}

/// A date of the running text.
struct Told {
    date: WrittenDate,
    n: ParagraphNo,
    coming: bool,
    /// The words right before it, without proclitics and small words: mostly a place.
    beside: Vec<String>,
}

/// A day of the week that stands alone.
struct LoneDay {
    weekday: Weekday,
    n: ParagraphNo,
    beside: Vec<String>,
}

struct Text<'a> {
    judged: &'a [Judged<'a>],
    told: Vec<Told>,
    days: Vec<LoneDay>,
    counts_from_own_day: Option<ParagraphNo>,
}

impl<'a> Text<'a> {
    fn read(judged: &'a [Judged<'a>]) -> Self {
        let mut text = Self { judged, told: Vec::new(), days: Vec::new(), counts_from_own_day: None };
        let tells = |role| matches!(role, Role::Body | Role::Heading | Role::Caption);
        for line in judged.iter().filter(|line| tells(line.role)) {
            for found in find_dates(line.text) {
                let before = line.text.get(..found.range.start).unwrap_or_default();
                match found.says {
                    Says::Calendar(date) => text.told.push(Told {
                        date,
                        n: line.n,
                        coming: date.turn == Turn::Coming || date.turn == Turn::Unsaid && is_coming(before),
                        beside: beside(before),
                    }),
                    Says::Weekday(weekday) => text.days.push(LoneDay { weekday, n: line.n, beside: beside(before) }),
                    Says::DaysBefore(1) if line.role == Role::Body => {
                        text.counts_from_own_day.get_or_insert(line.n);
                    }
                    Says::DaysBefore(_) | Says::Ago(..) => {}
                }
            }
        }
        text
    }

    /// The year that a day of the month and a day of the week fix together, where the text writes none.
    fn fixed_year(&self) -> Option<FixedYear> {
        if self.told.iter().any(|told| told.date.year.is_some()) {
            return None;
        }
        self.told.iter().find_map(|told| {
            told.date.day?;
            let (weekday, at) = self.weekday_of(told)?;
            let eras = self.eras();
            let from = eras.iter().filter_map(|era| era.from).max()?;
            let to = eras.iter().filter_map(|era| era.to).min()?;
            let mut years = (from.year()..=to.year()).filter(|year| {
                let day = told.date.in_year(*year);
                day.is_some_and(|day| day.weekday() == weekday && from <= day && day <= to)
            });
            let year = years.next().filter(|_| years.next().is_none())?;
            let bounding = eras.iter().filter(|era| era.from == Some(from) || era.to == Some(to));
            let (mut paragraphs, mut reasons) = (vec![told.n, at], Vec::new());
            for era in bounding {
                paragraphs.push(era.n);
                reasons.push(format!("{} {}", era.why, era.n));
            }
            let why = format!(
                "the day and month of {} fall on the day of the week of {at} in {year} alone, while {}",
                told.n,
                reasons.join(" and ")
            );
            Some(FixedYear { year, paragraphs, why })
        })
    }

    /// The day of the week of a date: beside it, or alone in the same paragraph or the next, at the same place.
    fn weekday_of(&self, told: &Told) -> Option<(Weekday, ParagraphNo)> {
        if let Some(weekday) = told.date.weekday {
            return Some((weekday, told.n));
        }
        let near = |day: &&LoneDay| (told.n.get()..=told.n.get() + 1).contains(&day.n.get());
        let same_place = |day: &&LoneDay| day.beside.iter().any(|word| told.beside.contains(word));
        let day = self.days.iter().filter(near).find(same_place).filter(|_| told.coming)?;
        Some((day.weekday, day.n))
    }

    fn eras(&self) -> Vec<Held> {
        let lines = self.judged.iter().filter(|line| matches!(line.role, Role::Title | Role::Body));
        let folded: Vec<(ParagraphNo, String)> = lines.map(|line| (line.n, fold(line.text).into_text())).collect();
        ERAS.iter().filter_map(|era| folded.iter().find_map(|(n, text)| Held::read(era, *n, text))).collect()
    }

    /// The last date told as past: the article is no earlier.
    fn last_past(&self, year: Option<i32>) -> Option<Bound> {
        let recent = |date: &WrittenDate| date.year.is_none_or(|year| year >= HISTORY);
        let past = self.told.iter().filter(|told| !told.coming && told.date.month.is_some() && recent(&told.date));
        let dated = past.filter_map(|told| Some((start(&told.date, year)?, told)));
        let (day, told) = dated.max_by_key(|(day, told)| (*day, std::cmp::Reverse(told.n)))?;
        let own_day = self.counts_from_own_day.is_some() && told.date.day.is_some();
        let day = if own_day { day.checked_add_days(Days::new(1))? } else { day };
        let edtf = if told.date.day.is_some() { day.to_string() } else { day.format("%Y-%m").to_string() };
        Some(Bound { edtf, n: told.n, why: format!("{} tells of a day as past, so it is no earlier", told.n) })
    }

    /// The first date still to come, or the last change: the article is no later.
    fn first_coming(&self, year: Option<i32>, changed: Option<(CivilDay, ParagraphNo)>) -> Option<Bound> {
        let coming = self.told.iter().filter(|told| told.coming && told.date.day.is_some());
        let dated = coming.filter_map(|told| Some((start(&told.date, year)?, told.n)));
        let own_day = self.counts_from_own_day.is_some();
        let told = dated.min().and_then(|(day, n)| {
            let day = if own_day { day.checked_sub_days(Days::new(1))? } else { day };
            Some(Bound {
                edtf: day.to_string(),
                n,
                why: format!("{n} speaks of a day still to come, so it is no later"),
            })
        });
        let changed = changed.map(|(day, n)| Bound {
            edtf: day.to_string(),
            n,
            why: format!("{n} gives the day of its last change, so it is no later"),
        });
        [told, changed].into_iter().flatten().min_by(|a, b| a.edtf.cmp(&b.edtf))
    }
}

fn start(date: &WrittenDate, year: Option<i32>) -> Option<CivilDay> {
    let date = WrittenDate { year: date.year.or(year), day: date.day.or(Some(1)), ..*date };
    (date.order == crate::language::dates::Order::Certain).then(|| date.civil_day())?
}

/// An office that the text names, with its years.
struct Held {
    from: Option<CivilDay>,
    to: Option<CivilDay>,
    n: ParagraphNo,
    why: &'static str,
}

impl Held {
    fn read(era: &Era, n: ParagraphNo, folded: &str) -> Option<Self> {
        let named = era.names.iter().any(|name| {
            let name = fold(name).into_text();
            if era.office.is_empty() {
                return cues::holds_folded(folded, &name);
            }
            era.office.iter().any(|office| is_held(folded, &fold(office).into_text(), &name))
        });
        let day = |text: &str| text.parse().ok();
        named.then(|| Self { from: day(era.from), to: day(era.to), n, why: era.why })
    }
}

/// Whether the name follows the office within a few words, and nothing there says that it was held before.
fn is_held(folded: &str, office: &str, name: &str) -> bool {
    folded.match_indices(office).any(|(at, _)| {
        let rest: String =
            folded.get(at + office.len()..).unwrap_or_default().chars().take(name.chars().count() + 24).collect();
        let near = rest.find(name).and_then(|at| rest.get(..at));
        near.is_some_and(|between| {
            !between.contains(['.', '،', ',']) && !cues::holds(between, &["السابق", "الأسبق", "former"])
        })
    })
}

/// Whether the clause before a date says that it is still to come.
fn is_coming(before: &str) -> bool {
    let start = before.char_indices().rev().nth(CLAUSE).map_or(0, |(at, _)| at);
    let before = before.get(start..).unwrap_or_default();
    let clause = before.rsplit(['.', '؟', '!', '؛', ';', '»', '”']).next().unwrap_or_default();
    cues::holds(clause, cues::COMING)
}

/// The last three words before a date, folded, without the proclitics ب ل و, small words left out.
fn beside(before: &str) -> Vec<String> {
    let start = before.char_indices().rev().nth(CLAUSE).map_or(0, |(at, _)| at);
    let before = before.get(start..).unwrap_or_default();
    let words: Vec<_> = crate::language::words(before).collect();
    let last = words.iter().rev().take(3).filter_map(|range| before.get(range.clone()));
    let bare = last.map(|word| {
        let folded = fold(word).into_text();
        folded
            .strip_prefix(['ب', 'ل', 'و'])
            .filter(|rest| rest.chars().count() >= 3)
            .map_or(folded.clone(), str::to_owned)
    });
    bare.filter(|word| word.chars().count() >= 3).collect()
}
