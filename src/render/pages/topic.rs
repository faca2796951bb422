//! A topic: the bottom line, the editors' text, then what it rests on.

use super::builder::Builder;
use super::frame::{Face, Frame};
use super::map::MapView;
use super::parts::{
    ClaimItem, DisputeItem, EntityItem, EventItem, Html, Label, Link, NoteView, SourceItem, TermItem, TextNotice,
    UsedOn,
};
use crate::Error;
use crate::link::{DisputeNo, EntityNo, LinkedDocument, RecordRef, Target, TopicNo};
use crate::parse::{EntityKind, PlacedKind};
use crate::render::prose::Placer;
use crate::render::templates::Shared;
use serde::Serialize;

/// The page of a topic.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct TopicPage {
    /// Head, header and footer.
    pub frame: Frame,
    /// The headline.
    pub title: Label,
    /// The bottom line.
    pub summary: Option<Html>,
    /// The editors' text.
    pub body: Html,
    /// What to know of its language.
    pub notice: Option<TextNotice>,
    /// What is disputed.
    pub disputes: Vec<DisputeItem>,
    /// Who says what of it.
    pub claims: Vec<ClaimItem>,
    /// What happened, by date.
    pub events: Vec<EventItem>,
    /// Who.
    pub people: Vec<EntityItem>,
    /// Which bodies.
    pub organizations: Vec<EntityItem>,
    /// Where.
    pub places: Vec<EntityItem>,
    /// Where its places lie.
    pub map: Option<MapView>,
    /// What each source calls things.
    pub terms: Vec<TermItem>,
    /// What it rests on.
    pub sources: Vec<SourceItem>,
    /// Notes on it.
    pub notes: Vec<NoteView>,
    /// Topics near to it.
    pub related: Vec<Shared<Link>>,
    /// What links to it.
    pub used_on: Vec<UsedOn>,
}

impl Builder<'_> {
    /// The page of a topic.
    ///
    /// # Errors
    /// Where the theme lacks a word.
    pub fn topic(&self, no: TopicNo, placer: &dyn Placer) -> Result<TopicPage, Error> {
        let dossier = self.site.dossier;
        let topic = &dossier.topics[no];
        let record = RecordRef::Topic(no);
        let title = self.label(self.site.name(self.language, record));
        let document = self.shown(record, &topic.documents);
        let disputes = not_placed(&topic.disputes, document.as_ref().map(|d| d.value));
        let lists = TopicPage {
            frame: self.frame(Face {
                kind: "topic",
                path: self.site.addresses.page_of(record),
                title: title.clone(),
                description: self.description(&topic.documents),
                section: Some("topics"),
                record: Some(record),
            })?,
            title,
            summary: None,
            body: Html::new(),
            notice: None,
            disputes: self.dispute_items(self.part_of(&disputes)),
            claims: self.claim_items(self.part_of(&topic.claims)),
            events: self.event_items(self.part_of(&topic.events))?,
            people: Vec::new(),
            organizations: Vec::new(),
            places: Vec::new(),
            map: None,
            terms: Vec::new(),
            sources: self.source_items(self.part_of(&topic.sources))?,
            notes: Vec::new(),
            related: Vec::new(),
            used_on: self.used_on(&topic.backlinks),
        };
        if !self.is_first_part() {
            return Ok(lists);
        }
        Ok(TopicPage {
            summary: self.document_summary(&topic.documents),
            body: document.as_ref().map(|d| self.blocks(&d.value.body, placer)).unwrap_or_default(),
            notice: self.notice(record, &topic.documents),
            people: self.entities_of(&topic.entities, EntityKind::Person),
            organizations: self.entities_of(&topic.entities, EntityKind::Organization),
            places: self.entities_of(&topic.entities, EntityKind::Place),
            map: self.topic_map(no),
            terms: self.term_items(&topic.terms),
            notes: self.notes(&topic.notes),
            related: self.links(topic.related.iter().map(|topic| RecordRef::Topic(*topic))),
            ..lists
        })
    }

    fn entities_of(&self, entities: &[EntityNo], kind: EntityKind) -> Vec<EntityItem> {
        let of_kind = entities.iter().filter(|no| self.site.dossier.entities[**no].record.kind == kind);
        of_kind.map(|no| self.entity_item(*no)).collect()
    }
}

/// The disputes that the editors have not placed in the text themselves: none stands twice on a page.
fn not_placed(disputes: &[DisputeNo], document: Option<&LinkedDocument>) -> Vec<DisputeNo> {
    let targets = document.map(|document| document.body.targets.as_slice()).unwrap_or_default();
    let is_placed = |no: &DisputeNo| targets.contains(&Target::Placed(PlacedKind::Dispute, RecordRef::Dispute(*no)));
    disputes.iter().copied().filter(|no| !is_placed(no)).collect()
}
