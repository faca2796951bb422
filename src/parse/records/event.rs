//! `content/events/<id>.toml`: something dated.

use super::super::PerLanguage;
use super::super::Texts;
use super::super::fields::Fields;
use super::super::id::{RecordId, RecordKind};
use super::super::prose::Prose;
use super::date::{Evidence, read_evidence};
use super::formerly;
use super::{Cite, cites, prose_texts};
use crate::diagnostic::Spanned;
use crate::language::Edtf;
use std::sync::Arc;

/// Whether an event took place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EventStatus {
    /// It took place.
    Happened,
    /// It was announced.
    Planned,
    /// Sources disagree on whether it took place, or on who did it.
    Disputed,
}

impl EventStatus {
    /// The word in records.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Happened => "happened",
            Self::Planned => "planned",
            Self::Disputed => "disputed",
        }
    }

    const ALL: [Self; 3] = [Self::Happened, Self::Planned, Self::Disputed];
}

/// An event as it was written.
#[derive(Debug, Clone)]
pub struct EventRecord {
    /// Its id.
    pub id: Spanned<RecordId>,
    /// Ids it had before: their addresses lead to it.
    pub formerly: Vec<Spanned<RecordId>>,
    /// When.
    pub date: Spanned<Edtf>,
    /// How the date is known, where it is not stated outright.
    pub evidence: Option<Evidence>,
    /// What.
    pub title: Texts,
    /// What, in a sentence or two, with citations.
    pub summary: PerLanguage<Option<Arc<Prose>>>,
    /// Where.
    pub places: Vec<Spanned<RecordId>>,
    /// Who.
    pub involved: Vec<Spanned<RecordId>>,
    /// The topics it belongs to.
    pub topics: Vec<Spanned<RecordId>>,
    /// The passages that report it.
    pub cites: Vec<Cite>,
    /// Whether it took place.
    pub status: EventStatus,
}

/// Reads an event.
pub fn read_event(fields: &mut Fields<'_>, id: Spanned<RecordId>) -> Option<EventRecord> {
    let formerly = formerly(fields);
    let date = fields.says("When, in EDTF: 2016-02-23, 2016-02, 2016-02-23/2016-02-27.").edtf("date");
    let date = fields.require("date", date);
    let about = "How the date is known, where the cited passages do not state it.";
    let evidence = fields.says(about).table("date-evidence", read_evidence).flatten();
    let title = fields.says("What happened, in each language.").required_texts("title");
    let about = "A paragraph in each language; may hold links and citations.";
    let summary = prose_texts(fields.says(about), "summary");
    let places = fields.says("Where: places.").ids("places", &[RecordKind::Entity]);
    let involved = fields.says("Who took part: people and organisations.").ids("involved", &[RecordKind::Entity]);
    let topics = fields.says("The topics it belongs to.").ids("topics", &[RecordKind::Topic]);
    let cites = cites(fields.says("The passages that report it: \"source ¶4\"."), "cites");
    let words = EventStatus::ALL.map(|status| (status.as_str(), status));
    let about = "Whether it took place: happened (left out means that), planned, or disputed among sources.";
    let status = fields.says(about).choice("status", &words).map_or(EventStatus::Happened, |s| s.value);
    Some(EventRecord { id, formerly, date: date?, evidence, title, summary, places, involved, topics, cites, status })
}
