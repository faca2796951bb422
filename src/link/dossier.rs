//! The dossier as a whole: every reference resolved, everything that follows from the records derived. Immutable.
//!
//! A linked record holds the record as it was written and, beside it, what its names point to; so no field stands
//! twice, and no code after the linker can meet a name that was never looked up.

use super::independence::Voice;
use super::mention::FoundMention;
use super::prose::LinkedProse;
use super::table::{ClaimNo, DisputeNo, EntityNo, EventNo, NoteNo, PageNo, SourceNo, Table, TermNo, TopicNo};
use crate::capture::CaptureRecord;
use crate::diagnostic::{FileId, Place, Spanned};
use crate::parse::{
    ClaimRecord, Config, DisputeRecord, EntityRecord, EventRecord, NoteRecord, PageRecord, Paragraphs, PerLanguage,
    RecordId, Rights, SourceRecord, TermRecord, Texts, TopicRecord,
};
use crate::translation::{BlockHash, Standing};
use std::sync::Arc;

/// A record of any kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each variant is named for its kind")]
pub enum RecordRef {
    Topic(TopicNo),
    Source(SourceNo),
    Entity(EntityNo),
    Event(EventNo),
    Claim(ClaimNo),
    Dispute(DisputeNo),
    Term(TermNo),
    Note(NoteNo),
    Page(PageNo),
}

/// How one record speaks of another, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relation {
    /// It cites it.
    Cites,
    /// It names it in its prose.
    Names,
    /// It shows it in place: a claim, a dispute, a timeline, a map.
    Shows,
    /// It counts it among its own: a topic's entities and terms.
    Lists,
    /// It belongs to it by its own word: an entity or a term to a topic.
    BelongsTo,
    /// It links to it.
    LinksTo,
}

impl Relation {
    /// The word in keys and exports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Cites => "cites",
            Self::Names => "names",
            Self::Shows => "shows",
            Self::Lists => "lists",
            Self::BelongsTo => "belongs",
            Self::LinksTo => "links",
        }
    }
}

/// What speaks of a record, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Backlink {
    /// What does.
    pub from: RecordRef,
    /// How.
    pub relation: Relation,
}

/// The whole.
#[derive(Debug)]
#[expect(missing_docs, reason = "the tables are named for the records they hold")]
pub struct Dossier {
    pub config: Config,
    pub index: LinkedDocuments,
    pub topics: Table<TopicNo, Topic>,
    pub sources: Table<SourceNo, Source>,
    pub entities: Table<EntityNo, Entity>,
    pub events: Table<EventNo, Event>,
    pub claims: Table<ClaimNo, Claim>,
    pub disputes: Table<DisputeNo, Dispute>,
    pub terms: Table<TermNo, Term>,
    pub notes: Table<NoteNo, Note>,
    pub pages: Table<PageNo, Page>,
}

/// What one language says of a record, linked.
#[derive(Debug)]
pub struct LinkedDocument {
    /// The title.
    pub title: Spanned<String>,
    /// The summary.
    pub summary: Option<Arc<LinkedProse>>,
    /// The text.
    pub body: Arc<LinkedProse>,
    /// The file it was read from.
    pub file: FileId,
    /// The hashes of its title, its summary and each block of its text.
    pub hashes: Arc<[BlockHash]>,
    /// How each of these stands to its counterpart in the other languages; empty where no translation was ever accepted.
    pub standings: Vec<Standing>,
}

impl LinkedDocument {
    /// Whether a block is older than its counterpart; the title is 0, the summary 1, the text begins at 2.
    #[must_use]
    pub fn is_stale(&self, number: usize) -> bool {
        self.standings.get(number) == Some(&Standing::Behind)
    }

    /// How many of its blocks are older than their counterparts.
    #[must_use]
    pub fn stale(&self) -> usize {
        self.standings.iter().filter(|standing| **standing == Standing::Behind).count()
    }
}

/// A document in some of the languages.
pub type LinkedDocuments = PerLanguage<Option<LinkedDocument>>;

/// A one-paragraph text in some of the languages, linked.
pub type LinkedTexts = PerLanguage<Option<Arc<LinkedProse>>>;

/// A passage of a source; no paragraphs is the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Passage {
    /// The source.
    pub source: SourceNo,
    /// The paragraphs.
    pub paragraphs: Option<Paragraphs>,
}

/// A topic and what belongs to it.
#[derive(Debug)]
pub struct Topic {
    /// As written.
    pub record: TopicRecord,
    /// Its page.
    pub documents: LinkedDocuments,
    /// Topics near to it, by its own word or theirs.
    pub related: Vec<TopicNo>,
    /// Who and where, in the editors' order.
    pub entities: Vec<EntityNo>,
    /// Terms that matter to it.
    pub terms: Vec<TermNo>,
    /// Its sources, by date.
    pub sources: Vec<SourceNo>,
    /// Its events, by date.
    pub events: Vec<EventNo>,
    /// Its disputes.
    pub disputes: Vec<DisputeNo>,
    /// Claims about it, by source and paragraph.
    pub claims: Vec<ClaimNo>,
    /// Notes on it.
    pub notes: Vec<NoteNo>,
    /// Records whose prose links to it, and those that name it as theirs.
    pub backlinks: Vec<Backlink>,
}

/// A source and what belongs to it.
#[derive(Debug)]
pub struct Source {
    /// As written.
    pub record: Arc<SourceRecord>,
    /// The digest.
    pub documents: LinkedDocuments,
    /// What the lock holds of its capture; `None` where the capture was never ingested.
    pub capture: Option<Arc<CaptureRecord>>,
    /// The text itself, where the capture is at hand and it may be shown.
    pub text: Option<SourceText>,
    /// What may be published.
    pub rights: Rights,
    /// Who published it.
    pub publisher: Option<EntityNo>,
    /// Who republished it.
    pub republished_by: Option<EntityNo>,
    /// What it is a rewrite of.
    pub derived_from: Vec<EntityNo>,
    /// Its topics.
    pub topics: Vec<TopicNo>,
    /// Passages of other sources that its date rests on.
    pub date_cites: Vec<Passage>,
    /// The claims made in it, by paragraph.
    pub claims: Vec<ClaimNo>,
    /// Notes on it and on its paragraphs, by paragraph.
    pub notes: Vec<NoteNo>,
    /// Entities that the article or its digest names, by first paragraph.
    pub mentions: Vec<SourceMention>,
    /// Records that cite it or link to it.
    pub backlinks: Vec<Backlink>,
}

/// The text of an article, as its capture has it.
#[derive(Debug)]
pub struct SourceText {
    /// Its paragraphs, ¶1 first.
    pub paragraphs: Vec<String>,
    /// The entities that it names; a mention's run is the paragraph's index.
    pub mentions: Vec<FoundMention>,
}

/// An entity named in a source, with the paragraphs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceMention {
    /// Who or what.
    pub entity: EntityNo,
    /// Where.
    pub named: Arc<Named>,
}

/// Where a source names something, and by which names.
#[derive(Debug, PartialEq, Eq)]
pub struct Named {
    /// Where, sorted.
    pub places: Box<[NamedPlace]>,
    /// The names that the article uses, the most frequent first; none where the lock does not say.
    pub names: Box<[NameCount]>,
}

/// Paragraphs that name something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct NamedPlace {
    /// The paragraphs.
    pub paragraphs: Paragraphs,
    /// How often the article names it there; 0 where only our digest does.
    pub times: u32,
}

/// A name and how often it stands somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameCount {
    /// The name, as its record writes it.
    pub name: Arc<str>,
    /// How often.
    pub times: u32,
}

/// An entity and what speaks of it.
#[derive(Debug)]
pub struct Entity {
    /// As written.
    pub record: EntityRecord,
    /// One neutral line.
    pub summary: LinkedTexts,
    /// Its roles, each with the passage that states it.
    pub roles: Vec<Role>,
    /// Topics it belongs to.
    pub topics: Vec<TopicNo>,
    /// Where sources name it.
    pub mentions: Vec<EntityMention>,
    /// Claims it makes.
    pub claims_by: Vec<ClaimNo>,
    /// Claims it relays.
    pub claims_relayed: Vec<ClaimNo>,
    /// Claims about it.
    pub claims_about: Vec<ClaimNo>,
    /// Events it takes part in or that take place there, by date.
    pub events: Vec<EventNo>,
    /// Sources it published or republished, or that derive from it.
    pub sources: Vec<SourceNo>,
    /// Other entities named in the same paragraphs, the most frequent first.
    pub appears_with: Vec<Companion>,
    /// Records whose prose names it, and topics that list it; not what has a list of its own here.
    pub backlinks: Vec<Backlink>,
    /// Notes on it.
    pub notes: Vec<NoteNo>,
}

/// What a source says somebody was.
#[derive(Debug, Clone)]
pub struct Role {
    /// The passage that states it.
    pub passage: Passage,
    /// What.
    pub text: Texts,
    /// Where the passage is cited.
    pub place: Place,
}

/// An entity named in the same paragraphs as another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Companion {
    /// Who or what.
    pub entity: EntityNo,
    /// In how many paragraphs.
    pub count: usize,
    /// The first of these paragraphs, by source.
    pub passages: Vec<Passage>,
}

/// A source that names an entity, with the paragraphs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntityMention {
    /// The source.
    pub source: SourceNo,
    /// Where.
    pub named: Arc<Named>,
}

/// An event.
#[derive(Debug)]
pub struct Event {
    /// As written.
    pub record: EventRecord,
    /// What.
    pub summary: LinkedTexts,
    /// Where.
    pub places: Vec<EntityNo>,
    /// Who.
    pub involved: Vec<EntityNo>,
    /// Its topics.
    pub topics: Vec<TopicNo>,
    /// The passages that report it.
    pub cites: Vec<Passage>,
    /// Passages that its date rests on.
    pub date_cites: Vec<Passage>,
    /// Claims about it.
    pub claims: Vec<ClaimNo>,
    /// Notes on it.
    pub notes: Vec<NoteNo>,
    /// Records whose prose shows it or links to it.
    pub backlinks: Vec<Backlink>,
}

/// Who speaks.
#[derive(Debug, Clone)]
pub enum Speaker {
    /// An entity.
    Entity(EntityNo),
    /// Somebody unnamed, described as the source does.
    Unnamed(Texts),
    /// Nobody is named, which was reported.
    Missing,
}

/// A claim.
#[derive(Debug)]
pub struct Claim {
    /// As written.
    pub record: Arc<ClaimRecord>,
    /// The source it is made in.
    pub source: SourceNo,
    /// Who speaks.
    pub speaker: Speaker,
    /// Who relays it.
    pub via: Vec<EntityNo>,
    /// What it is about.
    pub about: Vec<RecordRef>,
    /// The disputes it belongs to, with the position's number.
    pub positions: Vec<(DisputeNo, usize)>,
    /// Claims it contradicts or that contradict it, both ways.
    pub contradicts: Vec<ClaimNo>,
    /// Notes on it.
    pub notes: Vec<NoteNo>,
}

impl Claim {
    /// The paragraph it is first made in.
    #[must_use]
    pub fn paragraph(&self) -> Option<Paragraphs> {
        self.record.paragraphs.first().map(|p| p.value)
    }
}

/// A dispute.
#[derive(Debug)]
pub struct Dispute {
    /// As written.
    pub record: DisputeRecord,
    /// What is at stake.
    pub summary: LinkedTexts,
    /// Its topics.
    pub topics: Vec<TopicNo>,
    /// The positions.
    pub positions: Vec<Position>,
    /// Notes on it.
    pub notes: Vec<NoteNo>,
    /// Records whose prose shows it or links to it.
    pub backlinks: Vec<Backlink>,
}

/// A position and what stands behind it.
#[derive(Debug)]
pub struct Position {
    /// The answer in a few words.
    pub label: Texts,
    /// The claims that hold it.
    pub claims: Vec<ClaimNo>,
    /// The sources of its claims, sorted.
    pub sources: Vec<SourceNo>,
    /// The voices that they are.
    pub voices: Vec<Voice>,
}

impl Position {
    /// How many voices stand behind it once rewrites of one outlet, and repetitions of one statement, count as one.
    #[must_use]
    pub fn independent(&self) -> usize {
        self.voices.len()
    }
}

/// A term.
#[derive(Debug)]
pub struct Term {
    /// As written.
    pub record: TermRecord,
    /// What it is.
    pub summary: LinkedTexts,
    /// Look-alikes that differ, by its own word or theirs.
    pub distinct_from: Vec<TermNo>,
    /// Its topics.
    pub topics: Vec<TopicNo>,
    /// For each name, in the record's order, where it is used.
    pub uses: Vec<NameUses>,
    /// Notes on it.
    pub notes: Vec<NoteNo>,
    /// Records whose prose shows it or links to it.
    pub backlinks: Vec<Backlink>,
}

/// Where a name of a concept is used.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NameUses {
    /// The passages that the editors list, in their order.
    pub listed: Vec<Passage>,
    /// Its uses, by source: where the editors list any, those; else where articles, or failing that digests, have it.
    pub used: Vec<NameUse>,
    /// Where articles have the same words and the editors list others: perhaps in another sense.
    pub elsewhere: Vec<NameUse>,
}

/// A use of a name in a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct NameUse {
    /// Where.
    pub passage: Passage,
    /// How often it stands there; `None` where only the editors say that it does.
    pub times: Option<u32>,
}

/// What a note speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteTarget {
    /// A record.
    Record(RecordRef),
    /// Paragraphs of a source.
    Passage(Passage),
}

/// A note.
#[derive(Debug)]
pub struct Note {
    /// As written.
    pub record: NoteRecord,
    /// What it speaks of.
    pub on: Option<NoteTarget>,
    /// Its text.
    pub documents: LinkedDocuments,
}

/// A page of its own.
#[derive(Debug)]
pub struct Page {
    /// As written.
    pub record: PageRecord,
    /// Its text.
    pub documents: LinkedDocuments,
    /// Notes on it.
    pub notes: Vec<NoteNo>,
    /// Records whose prose links to it.
    pub backlinks: Vec<Backlink>,
}

impl Dossier {
    /// Lets go of what only linking asks for, and a large dossier holds much of. What another holds too stays.
    pub(super) fn forget_what_is_linked(&mut self) {
        for (_, source) in self.sources.iter_mut() {
            source.capture.as_mut().and_then(Arc::get_mut).into_iter().for_each(CaptureRecord::forget_what_is_linked);
            for document in source.documents.values_mut().flatten() {
                let texts = document.summary.iter_mut().chain([&mut document.body]);
                texts.filter_map(Arc::get_mut).for_each(LinkedProse::forget_what_is_linked);
            }
        }
    }

    /// Lets go of what only checks ask for, and pages do not. What another holds too stays.
    pub fn forget_what_is_checked(&mut self) {
        let captures = self.sources.iter_mut().filter_map(|(_, source)| source.capture.as_mut());
        captures.filter_map(Arc::get_mut).for_each(CaptureRecord::forget_what_is_checked);
    }

    /// The ids that a record had before.
    #[must_use]
    pub fn formerly(&self, record: RecordRef) -> &[Spanned<RecordId>] {
        match record {
            RecordRef::Topic(no) => &self.topics[no].record.formerly,
            RecordRef::Source(no) => &self.sources[no].record.formerly,
            RecordRef::Entity(no) => &self.entities[no].record.formerly,
            RecordRef::Event(no) => &self.events[no].record.formerly,
            RecordRef::Dispute(no) => &self.disputes[no].record.formerly,
            RecordRef::Term(no) => &self.terms[no].record.formerly,
            RecordRef::Claim(_) | RecordRef::Note(_) | RecordRef::Page(_) => &[],
        }
    }

    /// The id of a record.
    #[must_use]
    pub fn id(&self, record: RecordRef) -> &RecordId {
        match record {
            RecordRef::Topic(no) => &self.topics[no].record.id.value,
            RecordRef::Source(no) => &self.sources[no].record.id.value,
            RecordRef::Entity(no) => &self.entities[no].record.id.value,
            RecordRef::Event(no) => &self.events[no].record.id.value,
            RecordRef::Claim(no) => &self.claims[no].record.id.value,
            RecordRef::Dispute(no) => &self.disputes[no].record.id.value,
            RecordRef::Term(no) => &self.terms[no].record.id.value,
            RecordRef::Note(no) => &self.notes[no].record.id.value,
            RecordRef::Page(no) => &self.pages[no].record.id.value,
        }
    }
}
