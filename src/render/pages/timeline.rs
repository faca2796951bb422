//! The timeline: events and publications by year, uncertain dates as what they are.

use super::builder::{Builder, drawn, evidence};
use super::filters::{FilterView, PUBLISHED, Tag};
use super::frame::{Face, Frame};
use super::parts::{DateView, EventItem, Html, Label, Link};
use crate::Error;
use crate::address::PagePath;
use crate::language::{CivilDay, Edtf};
use crate::link::{ClaimNo, EventNo, RecordRef, SourceNo};
use crate::render::strings::Surface;
use crate::render::templates::Shared;
use chrono::Datelike;
use serde::Serialize;

/// The timeline of the dossier.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct TimelinePage {
    /// Head, header and footer.
    pub frame: Frame,
    /// The title.
    pub title: Label,
    /// How many entries it has.
    pub count: usize,
    /// What it may be narrowed by.
    pub filters: Vec<FilterView>,
    /// The years, in order.
    pub years: Vec<YearView>,
}

/// A year of the timeline.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct YearView {
    /// The year in words; none for what has no earliest day.
    pub label: Option<String>,
    /// Its fragment.
    pub anchor: String,
    /// What happened and what was published, in order.
    pub entries: Vec<EntryView>,
}

/// An entry of the timeline.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct EntryView {
    /// How the date is drawn: `day`, `range`, `about`.
    pub drawn: &'static str,
    /// `happened`, `planned`, `disputed`, `published` for a source, or `said` for a claim that dates itself.
    pub status: &'static str,
    /// When.
    pub date: DateView,
    /// `stated`, `inferred`, `bounded`.
    pub evidence: &'static str,
    /// What.
    pub link: Shared<Link>,
    /// What, in a sentence.
    pub summary: Option<Html>,
    /// Where.
    pub places: Vec<Shared<Link>>,
    /// What it may be found by.
    pub tags: Vec<Tag>,
}

impl From<EventItem> for EntryView {
    fn from(event: EventItem) -> Self {
        Self {
            status: event.status,
            drawn: event.drawn,
            date: event.date,
            evidence: event.evidence,
            link: event.link,
            summary: event.summary,
            places: event.places,
            tags: Vec::new(),
        }
    }
}

impl Builder<'_> {
    /// The timeline of the dossier.
    ///
    /// # Errors
    /// Where the theme lacks a word.
    pub fn timeline(&self) -> Result<TimelinePage, Error> {
        let title = self.own_word("nav-timeline")?;
        let years = self.years()?;
        let entries = years.iter().flat_map(|year| &year.entries);
        Ok(TimelinePage {
            count: entries.clone().count(),
            filters: self.filters(entries.map(|entry| entry.tags.as_slice()))?,
            frame: self.frame(Face {
                kind: "timeline",
                path: PagePath::of(&["timeline"]),
                title: title.clone(),
                description: Some(self.site.say(self.language, "timeline-description", &[], Surface::PlainText)?),
                section: Some("timeline"),
                record: None,
            })?,
            title,
            years,
        })
    }

    /// Everything on the timeline, in order.
    fn entries_in_order(&self) -> Vec<(Option<Year>, Entry)> {
        let dossier = self.site.dossier;
        let mut entries = Vec::new();
        for no in dossier.events.numbers() {
            let event = &dossier.events[no].record;
            entries.push(((event.date.sort_key(), event.id.value.clone()), year(&event.date), Entry::Event(no)));
        }
        for no in dossier.sources.numbers() {
            let source = &dossier.sources[no].record;
            if let Some(date) = &source.date {
                entries.push(((date.value.sort_key(), source.id.value.clone()), year(&date.value), Entry::Source(no)));
            }
        }
        for (no, claim) in dossier.claims.iter() {
            if let Some(date) = &claim.record.date {
                entries.push(((date.sort_key(), claim.record.id.value.clone()), year(date), Entry::Claim(no)));
            }
        }
        entries.sort_by(|a, b| a.0.cmp(&b.0));
        entries.into_iter().map(|(_, year, entry)| (year, entry)).collect()
    }

    fn years(&self) -> Result<Vec<YearView>, Error> {
        let entries = self.shared.timeline.get_or_init(|| self.entries_in_order());
        let mut years: Vec<YearView> = Vec::new();
        for (year, entry) in self.part_of(entries) {
            let anchor = year.map_or_else(|| "y-open".to_owned(), |year| format!("y{}", year.number));
            if years.last().is_none_or(|last| last.anchor != anchor) {
                let label = year.map(|year| self.site.formatter(self.language).year(year.first));
                years.push(YearView { label, anchor, entries: Vec::new() });
            }
            if let Some(last) = years.last_mut() {
                last.entries.push(self.entry(*entry)?);
            }
        }
        Ok(years)
    }

    fn entry(&self, entry: Entry) -> Result<EntryView, Error> {
        match entry {
            Entry::Event(no) => {
                let entry = self.event_item(no).map(EntryView::from)?;
                Ok(EntryView { tags: self.event_tags(no), ..entry })
            }
            Entry::Source(no) => {
                let source = &self.site.dossier.sources[no];
                let date = source.record.date.as_ref();
                let shown = self.source_date(no)?.map(|date| DateView::clone(&date));
                Ok(EntryView {
                    status: PUBLISHED,
                    drawn: date.map_or("range", |date| drawn(&date.value)),
                    date: shown.unwrap_or(DateView { text: String::new(), html: String::new(), machine: None }),
                    evidence: evidence(date.map(|date| date.evidence.status)),
                    link: self.link(RecordRef::Source(no)),
                    summary: None,
                    places: Vec::new(),
                    tags: self.publication_tags(no),
                })
            }
            Entry::Claim(no) => self.said(no),
        }
    }
}

impl Builder<'_> {
    /// A claim on the day that its source says it was made.
    fn said(&self, no: ClaimNo) -> Result<EntryView, Error> {
        let claim = &self.site.dossier.claims[no];
        let shown = claim.record.date.as_ref().map(|date| self.date(date)).transpose()?;
        Ok(EntryView {
            status: "said",
            drawn: claim.record.date.as_ref().map_or("range", |date| drawn(date)),
            date: shown.unwrap_or(DateView { text: String::new(), html: String::new(), machine: None }),
            evidence: evidence(None),
            link: self.link(RecordRef::Claim(no)),
            summary: None,
            places: Vec::new(),
            tags: self.publication_tags(claim.source),
        })
    }
}

/// A year of the timeline, with its first day.
#[derive(Debug, Clone, Copy)]
pub struct Year {
    number: i32,
    first: CivilDay,
}

/// The year a date falls in: by its first day, or by its last where the beginning is open.
fn year(date: &Edtf) -> Option<Year> {
    let (earliest, latest) = date.bounds();
    let first = earliest.or(latest)?;
    Some(Year { number: first.year(), first })
}

#[derive(Clone, Copy)]
pub enum Entry {
    Event(EventNo),
    Source(SourceNo),
    Claim(ClaimNo),
}
