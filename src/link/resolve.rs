//! From names to numbers, list by list; a name that points nowhere is reported and left out.

use super::dossier::{NoteTarget, Passage, RecordRef};
use super::names::Names;
use super::table::{ClaimNo, EntityNo, SourceNo, TermNo, TopicNo};
use crate::diagnostic::{Diagnostics, Place, Spanned};
use crate::parse::{Cite, Limit, Paragraphs, RecordId, RecordKind};

/// What notes may speak of.
const ANNOTATED: [RecordKind; 8] = [
    RecordKind::Topic,
    RecordKind::Source,
    RecordKind::Entity,
    RecordKind::Event,
    RecordKind::Claim,
    RecordKind::Dispute,
    RecordKind::Term,
    RecordKind::Page,
];

/// Resolves references and reports those that cannot be.
pub struct Resolver<'a> {
    names: &'a Names,
    /// What was found wrong so far.
    pub faults: Diagnostics,
}

impl<'a> Resolver<'a> {
    /// A resolver over all ids, with nothing found wrong yet.
    #[must_use]
    pub fn new(names: &'a Names) -> Self {
        Self { names, faults: Diagnostics::new() }
    }

    /// Another over the same ids, with nothing found wrong yet.
    #[must_use]
    pub fn another(&self) -> Self {
        Self::new(self.names)
    }

    /// A record of one of the wanted kinds; none wanted means any.
    pub fn record(&mut self, id: &str, place: Place, rule: &'static str, wanted: &[RecordKind]) -> Option<RecordRef> {
        match self.names.resolve(id, place, rule, wanted) {
            Ok(record) => Some(record),
            Err(fault) => {
                fault.into_iter().for_each(|fault| self.faults.push(*fault));
                None
            }
        }
    }

    /// How many names may be found in one text.
    #[must_use]
    pub fn most_mentions(&self) -> Limit {
        self.names.most_mentions()
    }

    fn reference(&mut self, id: &Spanned<RecordId>, wanted: &[RecordKind]) -> Option<RecordRef> {
        self.record(id.value.as_str(), id.place, "unresolved-reference", wanted)
    }

    /// Records of any kind.
    pub fn any(&mut self, ids: &[Spanned<RecordId>]) -> Vec<RecordRef> {
        ids.iter().filter_map(|id| self.reference(id, &[])).collect()
    }

    /// An entity.
    pub fn entity(&mut self, id: &Spanned<RecordId>) -> Option<EntityNo> {
        match self.reference(id, &[RecordKind::Entity])? {
            RecordRef::Entity(no) => Some(no),
            _ => None,
        }
    }

    /// Entities.
    pub fn entities(&mut self, ids: &[Spanned<RecordId>]) -> Vec<EntityNo> {
        ids.iter().filter_map(|id| self.entity(id)).collect()
    }

    /// Topics.
    pub fn topics(&mut self, ids: &[Spanned<RecordId>]) -> Vec<TopicNo> {
        let topic = |record| match record {
            RecordRef::Topic(no) => Some(no),
            _ => None,
        };
        ids.iter().filter_map(|id| self.reference(id, &[RecordKind::Topic]).and_then(topic)).collect()
    }

    /// Terms.
    pub fn terms(&mut self, ids: &[Spanned<RecordId>]) -> Vec<TermNo> {
        let term = |record| match record {
            RecordRef::Term(no) => Some(no),
            _ => None,
        };
        ids.iter().filter_map(|id| self.reference(id, &[RecordKind::Term]).and_then(term)).collect()
    }

    /// Claims.
    pub fn claims(&mut self, ids: &[Spanned<RecordId>]) -> Vec<ClaimNo> {
        let claim = |record| match record {
            RecordRef::Claim(no) => Some(no),
            _ => None,
        };
        ids.iter().filter_map(|id| self.reference(id, &[RecordKind::Claim]).and_then(claim)).collect()
    }

    /// A passage of a source.
    pub fn passage(&mut self, cite: &Cite) -> Option<Passage> {
        self.citation(cite.record.value.as_str(), cite.paragraphs, cite.place())
    }

    /// Passages of sources.
    pub fn passages(&mut self, cites: &[Cite]) -> Vec<Passage> {
        cites.iter().filter_map(|cite| self.passage(cite)).collect()
    }

    /// A citation, in prose or in TOML.
    pub fn citation(&mut self, source: &str, paragraphs: Option<Paragraphs>, place: Place) -> Option<Passage> {
        match self.record(source, place, "broken-citation", &[RecordKind::Source])? {
            RecordRef::Source(source) => self.own_citation(source, paragraphs, place),
            _ => None,
        }
    }

    /// A citation of a source that is already known.
    pub fn own_citation(&mut self, source: SourceNo, paragraphs: Option<Paragraphs>, place: Place) -> Option<Passage> {
        if let Some(paragraphs) = paragraphs
            && let Err(fault) = self.names.check_paragraphs(source, paragraphs, place)
        {
            self.faults.push(*fault);
            return None;
        }
        Some(Passage { source, paragraphs })
    }

    /// What a note speaks of.
    pub fn note_target(&mut self, on: &Cite) -> Option<NoteTarget> {
        if on.paragraphs.is_some() {
            return self.passage(on).map(NoteTarget::Passage);
        }
        // Not of another note: two could speak of each other, and neither would stand anywhere.
        self.reference(&on.record, &ANNOTATED).map(NoteTarget::Record)
    }
}
