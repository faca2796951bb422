//! An event.

use super::builder::{Builder, evidence};
use super::frame::{Face, Frame};
use super::parts::{ClaimView, DateView, Html, Label, Link, NoteView, UsedOn};
use crate::Error;
use crate::link::{EventNo, RecordRef};
use crate::render::templates::Shared;
use serde::Serialize;

/// The page of an event.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct EventPage {
    /// Head, header and footer.
    pub frame: Frame,
    /// What.
    pub title: Label,
    /// What, in a sentence or two.
    pub summary: Option<Html>,
    /// When.
    pub date: DateView,
    /// `stated`, `inferred`, `bounded`.
    pub evidence: &'static str,
    /// How the date is known.
    pub why: Option<Label>,
    /// Passages the date rests on.
    pub date_cites: Vec<Html>,
    /// `happened`, `planned`, `disputed`.
    pub status: &'static str,
    /// Where.
    pub places: Vec<Shared<Link>>,
    /// Who.
    pub involved: Vec<Shared<Link>>,
    /// Its topics.
    pub topics: Vec<Shared<Link>>,
    /// The passages that report it.
    pub cites: Vec<Html>,
    /// Claims about it.
    pub claims: Vec<ClaimView>,
    /// Notes on it.
    pub notes: Vec<NoteView>,
    /// What shows it or links to it.
    pub used_on: Vec<UsedOn>,
}

impl Builder<'_> {
    /// The page of an event.
    ///
    /// # Errors
    /// Where the theme lacks a word.
    pub fn event(&self, no: EventNo) -> Result<EventPage, Error> {
        let event = &self.site.dossier.events[no];
        let record = RecordRef::Event(no);
        let title = self.label(self.site.name(self.language, record));
        let known = event.record.evidence.as_ref();
        Ok(EventPage {
            frame: self.frame(Face {
                kind: "event",
                path: self.site.addresses.page_of(record),
                title: title.clone(),
                description: self.text_description(&event.summary),
                section: Some("events"),
                record: Some(record),
            })?,
            title,
            summary: self.summary(&event.summary),
            date: self.date(&event.record.date)?,
            evidence: evidence(known.map(|evidence| evidence.status)),
            why: known.and_then(|evidence| self.text(&evidence.why)),
            date_cites: self.citations(&event.date_cites),
            status: event.record.status.as_str(),
            places: self.entity_links(&event.places),
            involved: self.entity_links(&event.involved),
            topics: self.links(event.topics.iter().map(|topic| RecordRef::Topic(*topic))),
            cites: self.citations(&event.cites),
            claims: self.claims(&event.claims)?,
            notes: self.notes(&event.notes),
            used_on: self.used_on(&event.backlinks),
        })
    }
}
