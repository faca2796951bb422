//! Stage three: records → one immutable [`Dossier`]. Looks everything up once; knows nothing of pages or HTML.
//!
//! In this order: ids are numbered ([`names`]); each record's references are resolved and its prose is linked, in
//! parallel over sources ([`resolve`], [`text`], [`mention`]); then what follows from all of it is derived
//! ([`derive`]): who is mentioned where, what cites what, what stands behind a position.

mod backlinks;
mod capture;
mod concordance;
mod derive;
mod dossier;
mod independence;
mod languages;
mod memory;
mod mention;
mod names;
mod prose;
mod resolve;
mod table;
mod text;
mod translations;

pub use capture::{CaptureNames, names_hash};
pub use dossier::*;
pub use independence::{Joined, OneVoice, Voice};
pub use languages::aligned;
pub use memory::Memory;
pub use mention::{AmbiguousMention, FoundMention, MentionFinder};
pub use prose::{Linked, LinkedProse, ProseMention, Target};
pub use table::*;
pub use translations::{Accepted, accept};

use crate::capture::{CaptureRecord, CapturesLock};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::memo::Keeping;
use crate::parse::{Document, Documents, Parsed, PerLanguage, Prose, RawSpeaker, Records, SourceRecord};
use names::Names;
use rayon::prelude::*;
use resolve::Resolver;
use std::sync::Arc;
use text::{Finder, Owner, link_document, link_prose};

/// Resolves everything that was written.
pub fn link(parsed: Parsed, faults: &mut Diagnostics) -> Dossier {
    link_with(parsed, &mut Memory::default(), faults)
}

/// The like; texts that `memory` knows as they are now are taken over.
pub fn link_with(parsed: Parsed, memory: &mut Memory, faults: &mut Diagnostics) -> Dossier {
    let Parsed { config, index, mut records, left_out, lock, translations } = parsed;
    order_topics(&mut records);
    let captures: Vec<Option<Arc<CaptureRecord>>> =
        records.sources.iter().map(|s| capture_of(s, &lock, faults)).collect();
    let lengths = captures.iter().map(|capture| capture.as_deref().map(paragraph_count)).collect();
    let names = Names::new(&records, left_out, lengths, config.limits.mentions, faults);
    memory.turn();
    let finder = memory.finder(&records.entities);
    memory.resolve_with(&names);
    let finder = Finder { names: &finder, memory };
    let mut linker = Linker { resolver: Resolver::new(&names), finder };

    let claims = linker.claims(&records.sources);
    let (sources, found) = link_sources(records.sources, captures, &config, &names, finder);
    faults.append(found);
    let mut dossier = Dossier {
        index: linker.documents(&index, Owner::default()),
        topics: linker.topics(records.topics),
        sources: Table::new(sources),
        entities: linker.entities(records.entities),
        events: linker.events(records.events),
        claims,
        disputes: linker.disputes(records.disputes),
        terms: linker.terms(records.terms),
        notes: linker.notes(records.notes),
        pages: linker.pages(records.pages),
        config,
    };
    faults.append(linker.resolver.faults);
    memory.keep(names);
    derive::derive(&mut dossier, memory);
    translations::stand(&mut dossier, &translations, memory);
    if memory.keeping == Keeping::Nothing {
        drop(lock);
        dossier.forget_what_is_linked();
    }
    dossier
}

/// Topics are numbered in the editors' order, those without one last, by id.
fn order_topics(records: &mut Records) {
    records.topics.sort_by(|a, b| {
        let key = |t: &crate::parse::TopicRecord| (t.order.unwrap_or(u32::MAX), t.id.value.clone());
        key(a).cmp(&key(b))
    });
}

fn capture_of(source: &SourceRecord, lock: &CapturesLock, faults: &mut Diagnostics) -> Option<Arc<CaptureRecord>> {
    let found = lock.find(&source.capture).cloned();
    if found.is_none() {
        let message = format!("captures.lock knows no capture `{}`", source.capture.value);
        let fault = Diagnostic::warning("missing-capture-record", source.capture.place, message);
        faults.push(fault.hint("run `malaf ingest` with the capture at hand, and commit captures.lock"));
    }
    found
}

fn paragraph_count(capture: &CaptureRecord) -> u32 {
    u32::try_from(capture.paragraphs.len()).unwrap_or(u32::MAX)
}

fn link_sources(
    records: Vec<Arc<SourceRecord>>,
    captures: Vec<Option<Arc<CaptureRecord>>>,
    config: &crate::parse::Config,
    names: &Names,
    finder: Finder<'_>,
) -> (Vec<Source>, Diagnostics) {
    let numbered: Vec<_> = records.into_iter().zip(captures).enumerate().collect();
    let linked: Vec<(Source, Diagnostics)> = numbered
        .into_par_iter()
        .map(|(index, (record, capture))| {
            let mut linker = Linker { resolver: Resolver::new(names), finder };
            let source = linker.source(SourceNo::at(index), record, capture, config);
            (source, linker.resolver.faults)
        })
        .collect();
    let mut faults = Diagnostics::new();
    let sources = linked
        .into_iter()
        .map(|(source, found)| {
            faults.append(found);
            source
        })
        .collect();
    (sources, faults)
}

struct Linker<'a> {
    resolver: Resolver<'a>,
    finder: Finder<'a>,
}

impl Linker<'_> {
    fn documents(&mut self, documents: &Documents, owner: Owner) -> LinkedDocuments {
        let mut link = |document: &Document| link_document(document, owner, &mut self.resolver, &self.finder);
        documents.map_ref(|document| document.as_ref().map(&mut link))
    }

    fn texts(&mut self, texts: &PerLanguage<Option<Arc<Prose>>>, owner: Owner) -> LinkedTexts {
        let mut link = |prose: &Arc<Prose>| link_prose(prose, owner, &mut self.resolver, &self.finder);
        texts.map_ref(|prose| prose.as_ref().map(&mut link))
    }

    fn source(
        &mut self,
        no: SourceNo,
        record: Arc<SourceRecord>,
        capture: Option<Arc<CaptureRecord>>,
        config: &crate::parse::Config,
    ) -> Source {
        let date_cites = record.date.as_ref().map(|date| date.evidence.cites.clone()).unwrap_or_default();
        if let Some(date) = &record.date {
            for paragraphs in &date.evidence.paragraphs {
                let _ = self.resolver.own_citation(no, Some(paragraphs.value), paragraphs.place);
            }
        }
        Source {
            documents: self.documents(&record.documents, Owner::of(RecordRef::Source(no))),
            text: None,
            rights: config.rights.with(record.rights),
            publisher: record.publisher.as_ref().and_then(|id| self.resolver.entity(id)),
            republished_by: record.republished_by.as_ref().and_then(|id| self.resolver.entity(id)),
            derived_from: self.resolver.entities(&record.derived_from),
            topics: self.resolver.topics(&record.topics),
            date_cites: self.resolver.passages(&date_cites),
            claims: Vec::new(),
            notes: Vec::new(),
            mentions: Vec::new(),
            backlinks: Vec::new(),
            capture,
            record,
        }
    }

    fn claims(&mut self, sources: &[Arc<SourceRecord>]) -> Table<ClaimNo, Claim> {
        let mut claims = Vec::new();
        for (index, source) in sources.iter().enumerate() {
            let source_no = SourceNo::at(index);
            for record in &source.claims {
                for paragraphs in &record.paragraphs {
                    let _ = self.resolver.own_citation(source_no, Some(paragraphs.value), paragraphs.place);
                }
                claims.push(Claim {
                    source: source_no,
                    speaker: self.speaker(record.speaker.as_ref()),
                    via: self.resolver.entities(&record.via),
                    about: self.resolver.any(&record.about),
                    positions: Vec::new(),
                    contradicts: self.resolver.claims(&record.disputes),
                    notes: Vec::new(),
                    record: Arc::clone(record),
                });
            }
        }
        Table::new(claims)
    }

    fn speaker(&mut self, speaker: Option<&RawSpeaker>) -> Speaker {
        match speaker {
            Some(RawSpeaker::Entity(id)) => self.resolver.entity(id).map_or(Speaker::Missing, Speaker::Entity),
            Some(RawSpeaker::Unnamed(texts)) => Speaker::Unnamed(texts.clone()),
            None => Speaker::Missing,
        }
    }

    fn topics(&mut self, records: Vec<crate::parse::TopicRecord>) -> Table<TopicNo, Topic> {
        let link = |(index, record): (usize, crate::parse::TopicRecord)| Topic {
            documents: self.documents(&record.documents, Owner::of(RecordRef::Topic(TopicNo::at(index)))),
            related: self.resolver.topics(&record.related),
            entities: self.resolver.entities(&record.entities),
            terms: self.resolver.terms(&record.terms),
            sources: Vec::new(),
            events: Vec::new(),
            disputes: Vec::new(),
            claims: Vec::new(),
            notes: Vec::new(),
            backlinks: Vec::new(),
            record,
        };
        Table::new(records.into_iter().enumerate().map(link).collect())
    }

    fn entities(&mut self, records: Vec<crate::parse::EntityRecord>) -> Table<EntityNo, Entity> {
        let link = |(index, record): (usize, crate::parse::EntityRecord)| {
            let roles = record.roles.iter().filter_map(|role| {
                let passage = self.resolver.passage(&role.cite)?;
                Some(Role { passage, place: role.cite.place(), text: role.text.clone() })
            });
            let roles = roles.collect();
            Entity {
                summary: self.texts(&record.summary, Owner::of(RecordRef::Entity(EntityNo::at(index)))),
                roles,
                topics: self.resolver.topics(&record.topics),
                mentions: Vec::new(),
                claims_by: Vec::new(),
                claims_relayed: Vec::new(),
                claims_about: Vec::new(),
                events: Vec::new(),
                sources: Vec::new(),
                appears_with: Vec::new(),
                backlinks: Vec::new(),
                notes: Vec::new(),
                record,
            }
        };
        Table::new(records.into_iter().enumerate().map(link).collect())
    }

    fn events(&mut self, records: Vec<crate::parse::EventRecord>) -> Table<EventNo, Event> {
        let link = |(index, record): (usize, crate::parse::EventRecord)| {
            let date_cites = record.evidence.as_ref().map(|evidence| evidence.cites.clone()).unwrap_or_default();
            Event {
                summary: self.texts(&record.summary, Owner::of(RecordRef::Event(EventNo::at(index)))),
                places: self.resolver.entities(&record.places),
                involved: self.resolver.entities(&record.involved),
                topics: self.resolver.topics(&record.topics),
                cites: self.resolver.passages(&record.cites),
                date_cites: self.resolver.passages(&date_cites),
                claims: Vec::new(),
                notes: Vec::new(),
                backlinks: Vec::new(),
                record,
            }
        };
        Table::new(records.into_iter().enumerate().map(link).collect())
    }

    fn disputes(&mut self, records: Vec<crate::parse::DisputeRecord>) -> Table<DisputeNo, Dispute> {
        let link = |(index, record): (usize, crate::parse::DisputeRecord)| {
            let positions = record.positions.iter().map(|position| Position {
                label: position.label.clone(),
                claims: self.resolver.claims(&position.claims),
                sources: Vec::new(),
                voices: Vec::new(),
            });
            let positions = positions.collect();
            Dispute {
                summary: self.texts(&record.summary, Owner::of(RecordRef::Dispute(DisputeNo::at(index)))),
                topics: self.resolver.topics(&record.topics),
                positions,
                notes: Vec::new(),
                backlinks: Vec::new(),
                record,
            }
        };
        Table::new(records.into_iter().enumerate().map(link).collect())
    }

    fn terms(&mut self, records: Vec<crate::parse::TermRecord>) -> Table<TermNo, Term> {
        let link = |(index, record): (usize, crate::parse::TermRecord)| {
            let listed = |name: &crate::parse::TermNameRecord| NameUses {
                listed: self.resolver.passages(&name.used_in),
                ..NameUses::default()
            };
            let uses = record.names.iter().map(listed).collect();
            Term {
                summary: self.texts(&record.summary, Owner::of(RecordRef::Term(TermNo::at(index)))),
                distinct_from: self.resolver.terms(&record.distinct_from),
                topics: self.resolver.topics(&record.topics),
                uses,
                notes: Vec::new(),
                backlinks: Vec::new(),
                record,
            }
        };
        Table::new(records.into_iter().enumerate().map(link).collect())
    }

    fn notes(&mut self, records: Vec<crate::parse::NoteRecord>) -> Table<NoteNo, Note> {
        let link = |(index, record): (usize, crate::parse::NoteRecord)| {
            let on = self.resolver.note_target(&record.on);
            // A note on a source may cite its paragraphs as the source's own digest does.
            let owner = match on {
                Some(NoteTarget::Passage(passage)) => Owner::of(RecordRef::Source(passage.source)),
                Some(NoteTarget::Record(record @ RecordRef::Source(_))) => Owner::of(record),
                _ => Owner::of(RecordRef::Note(NoteNo::at(index))),
            };
            Note { on, documents: self.documents(&record.documents, owner), record }
        };
        Table::new(records.into_iter().enumerate().map(link).collect())
    }

    fn pages(&mut self, records: Vec<crate::parse::PageRecord>) -> Table<PageNo, Page> {
        let link = |(index, record): (usize, crate::parse::PageRecord)| {
            let documents = self.documents(&record.documents, Owner::of(RecordRef::Page(PageNo::at(index))));
            Page { documents, notes: Vec::new(), backlinks: Vec::new(), record }
        };
        Table::new(records.into_iter().enumerate().map(link).collect())
    }
}
