//! Stage two: files → typed records with places. Knows how things are written, and looks nothing up.
//!
//! Every file is read on its own, in parallel; a fault in one hides none in another. References are still names here
//! ([`RecordId`], [`RawTarget`]); the linker turns them into numbers of records.

mod address;
mod characters;
mod config;
mod document;
mod fields;
mod hosting;
mod id;
mod language;
mod limits;
mod memory;
mod prose;
mod records;
mod shape;
mod tree;
mod written;

pub use address::{AddressFault, AddressKinds, check_address, scheme};
pub use config::{BaseUrl, Config, DataSettings, Fallback, Offline, Rights, Translations};
pub use document::{Document, Documents};
pub use hosting::{Hosting, SecurityContact};
pub use id::{RecordId, RecordKind};
pub use language::{Language, LanguageNo, PerLanguage, Texts};
pub use limits::{Limit, Limits};
pub use memory::Memory;
pub use prose::{
    Alert, Block, BlockKind, Inline, Paragraphs, PlacedKind, Prose, QUOTATION_MARKS, RawTarget, Reference, ReferenceNo,
    target_of_path,
};
pub use records::*;
pub use shape::{Citable, FileKind, Key, Shape, Table};
pub use written::{IdSyntax, Ids, RecordFiles, WrittenId, WrittenTable};

use crate::capture::{CapturesLock, LockError};
use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Files, Place};
use crate::load::Loaded;
use crate::translation::{TranslationsLock, TranslationsLockError};
use fields::{Context, read_table};
use memory::{file_key, texts_key, unit_key};
use rayon::prelude::*;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tree::{Tree, Unit, read_tree};
use written::Written;

/// Everything that was written, typed.
#[derive(Debug)]
pub struct Parsed {
    /// `site.toml`.
    pub config: Config,
    /// The front page.
    pub index: Documents,
    /// The records, each kind sorted by id.
    pub records: Records,
    /// Records that were written and are not among those, by id: a reference to one is no slip.
    pub left_out: BTreeMap<RecordId, LeftOut>,
    /// `captures.lock`.
    pub lock: Arc<CapturesLock>,
    /// `translations.lock`.
    pub translations: Arc<TranslationsLock>,
}

/// Why a record that was written is not part of the dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// It could not be read, which was reported.
    Broken,
    /// It is a draft.
    Draft,
}

impl Parsed {
    /// Leaves out sources with `draft = true`, and their claims.
    pub fn leave_out_drafts(&mut self) {
        let (drafts, kept) = std::mem::take(&mut self.records.sources).into_iter().partition(|source| source.draft);
        self.records.sources = kept;
        let drafts: Vec<Arc<SourceRecord>> = drafts;
        for source in drafts {
            let claims = source.claims.iter().map(|claim| &claim.id);
            self.left_out.extend(claims.chain([&source.id]).map(|id| (id.value.clone(), LeftOut::Draft)));
        }
    }
}

/// The records of a dossier, each kind sorted by id.
#[derive(Debug, Default)]
#[expect(missing_docs, reason = "each field is named for the records it holds")]
pub struct Records {
    pub topics: Vec<TopicRecord>,
    pub sources: Vec<Arc<SourceRecord>>,
    pub entities: Vec<EntityRecord>,
    pub events: Vec<EventRecord>,
    pub disputes: Vec<DisputeRecord>,
    pub terms: Vec<TermRecord>,
    pub notes: Vec<NoteRecord>,
    pub pages: Vec<PageRecord>,
}

#[derive(Clone)]
enum Record {
    Topic(TopicRecord),
    Source(Arc<SourceRecord>),
    Entity(Box<EntityRecord>),
    Event(Box<EventRecord>),
    Dispute(DisputeRecord),
    Term(TermRecord),
    Note(NoteRecord),
    Page(PageRecord),
}

/// Reads everything; `None` where there is no usable `site.toml`, which was reported.
pub fn parse(loaded: &Loaded, faults: &mut Diagnostics) -> Option<Parsed> {
    parse_with(loaded, &mut Memory::default(), faults)
}

/// The like; what `memory` knows as it is now is taken over.
pub fn parse_with(loaded: &Loaded, memory: &mut Memory, faults: &mut Diagnostics) -> Option<Parsed> {
    let files = &loaded.files;
    let Some(site) = files.find("site.toml") else {
        faults.push(Diagnostic {
            rule: "missing-site",
            severity: crate::diagnostic::Severity::Error,
            place: None,
            message: format!("there is no site.toml in `{}`", loaded.root.display()),
            related: Vec::new(),
            hint: Some("run malaf in a dossier's folder, or name it with --root".to_owned()),
            mends: Vec::new(),
        });
        return None;
    };
    if loaded.refused.contains(&site) {
        return None;
    }
    memory.turn(files.shared(site));
    let config = config::read_config(files, site, faults)?;
    let tree = memory.tree(loaded, &config.languages, faults);
    if tree.units.is_empty() && tree.index.is_empty() && loaded.refused.is_empty() {
        // A folder that was moved or not copied would replace the published site with an empty one.
        let fault = Diagnostic::error("missing-site", Place::start_of(site), "nothing stands in `content/`");
        faults.push(fault.hint("put the records there: docs/writing.md shows each kind"));
    }
    let read = |unit: &Unit| {
        let read = memory.units.get_or(unit_key(files, unit), || Arc::new(read_unit(files, &config, unit)));
        Arc::unwrap_or_clone(read)
    };
    let sound = |name: &str| files.find(name).filter(|file| !loaded.refused.contains(file));
    let key = |name: &str| sound(name).map(|file| file_key(files, file));
    let locks = || {
        let captures = memory
            .captures
            .get_or(key("captures.lock"), || read_lock(loaded, "captures.lock", CapturesLock::parse, LockError::line));
        let translations = memory.translations.get_or(key("translations.lock"), || {
            read_lock(loaded, "translations.lock", TranslationsLock::parse, TranslationsLockError::line)
        });
        (captures, translations)
    };
    let units = || tree.units.par_iter().map(read).collect::<Vec<(Option<Record>, Diagnostics)>>();
    let (((lock, of_lock), (translations, of_translations)), read) = rayon::join(locks, units);
    let mut records = Records::default();
    let mut left_out: BTreeMap<RecordId, LeftOut> =
        tree.incomplete.iter().map(|id| (id.clone(), LeftOut::Broken)).collect();
    for (unit, (record, found)) in tree.units.iter().zip(read) {
        if let Some(claims) = unit.claims.filter(|_| found.has_errors()) {
            left_out.extend(ids_written_in(files.text(claims)).map(|id| (id, LeftOut::Broken)));
        }
        faults.append(found);
        match record {
            Some(record) => records.add(record),
            None => drop(left_out.insert(unit.id.value.clone(), LeftOut::Broken)),
        }
    }
    let index = memory.index.get_or(texts_key(files, &tree.index), || {
        let sinks = Sinks::default();
        let index = read_documents(files, &config, &tree.index, &sinks);
        Arc::new((index, sinks.faults.into_inner()))
    });
    let (index, found) = Arc::unwrap_or_clone(index);
    faults.append(found);
    faults.append(of_lock);
    faults.append(of_translations);
    Some(Parsed { config, index, records, left_out, lock, translations })
}

impl Records {
    /// What the record of that id is, if there is one.
    #[must_use]
    pub fn kind_of(&self, id: &RecordId) -> Option<RecordKind> {
        let claims = self.sources.iter().flat_map(|source| &source.claims);
        let mut ids = (self.topics.iter().map(|r| (&r.id, RecordKind::Topic)))
            .chain(self.sources.iter().map(|r| (&r.id, RecordKind::Source)))
            .chain(self.entities.iter().map(|r| (&r.id, RecordKind::Entity)))
            .chain(self.events.iter().map(|r| (&r.id, RecordKind::Event)))
            .chain(claims.map(|r| (&r.id, RecordKind::Claim)))
            .chain(self.disputes.iter().map(|r| (&r.id, RecordKind::Dispute)))
            .chain(self.terms.iter().map(|r| (&r.id, RecordKind::Term)))
            .chain(self.notes.iter().map(|r| (&r.id, RecordKind::Note)))
            .chain(self.pages.iter().map(|r| (&r.id, RecordKind::Page)));
        ids.find(|(other, _)| other.value == *id).map(|(_, kind)| kind)
    }

    fn add(&mut self, record: Record) {
        match record {
            Record::Topic(topic) => self.topics.push(topic),
            Record::Source(source) => self.sources.push(source),
            Record::Entity(entity) => self.entities.push(*entity),
            Record::Event(event) => self.events.push(*event),
            Record::Dispute(dispute) => self.disputes.push(dispute),
            Record::Term(term) => self.terms.push(term),
            Record::Note(note) => self.notes.push(note),
            Record::Page(page) => self.pages.push(page),
        }
    }
}

/// The ids of a file that could not be read as a whole, as far as their lines can be.
fn ids_written_in(text: &str) -> impl Iterator<Item = RecordId> {
    text.lines().filter_map(|line| {
        let (key, value) = line.split_once('=')?;
        let value = value.trim().strip_prefix('"')?.split('"').next()?;
        (key.trim() == "id").then(|| RecordId::new(value).ok()).flatten()
    })
}

/// What readers say besides the record.
#[derive(Default)]
struct Sinks {
    faults: RefCell<Diagnostics>,
    written: Option<RefCell<Written>>,
}

impl Sinks {
    fn context<'a>(&'a self, file: FileId, text: &'a str, config: &'a Config) -> Context<'a> {
        let (languages, limits) = (config.languages.as_slice(), config.limits);
        Context { file, text, languages, limits, faults: &self.faults, written: self.written.as_ref() }
    }
}

/// Where every id is written, in every file that can be read, drafts too; nothing where there is no usable `site.toml`.
#[must_use]
pub fn written_ids(files: &Files) -> Ids {
    let mut quiet = Diagnostics::new();
    let config = files.find("site.toml").and_then(|site| config::read_config(files, site, &mut quiet));
    let Some(config) = config else {
        return Ids::default();
    };
    let tree = read_tree(files, &BTreeSet::new(), &config.languages, &mut quiet);
    let noted = written_in(files, &config, &tree, None);
    let mut written: Vec<WrittenId> = noted.into_iter().flat_map(|noted| noted.ids).collect();
    written.sort();
    written.dedup();
    let files_of = |unit: Unit| RecordFiles {
        kind: unit.kind,
        id: unit.id.value,
        toml: unit.toml,
        claims: unit.claims,
        texts: unit.documents.into_iter().map(|(_, file)| file).collect(),
    };
    Ids { written, records: tree.units.into_iter().map(files_of).collect() }
}

/// Where the keys of every table stand, in every record and front matter that can be read, or in the record of one file.
#[must_use]
pub fn written_tables(files: &Files, config: &Config, only: Option<FileId>) -> Vec<WrittenTable> {
    let tree = read_tree(files, &BTreeSet::new(), &config.languages, &mut Diagnostics::new());
    written_in(files, config, &tree, only).into_iter().flat_map(|noted| noted.tables).collect()
}

/// What the readers note in each record, or in that of one file, and on the front page.
fn written_in(files: &Files, config: &Config, tree: &Tree, only: Option<FileId>) -> Vec<Written> {
    let is_wanted = |unit: &&Unit| only.is_none_or(|file| unit.has(file));
    let noting = || Sinks { written: Some(RefCell::default()), ..Sinks::default() };
    let noted = |sinks: Sinks| sinks.written.map(RefCell::into_inner).unwrap_or_default();
    let of_unit = |unit: &Unit| {
        let sinks = noting();
        let _ = read_record(files, config, unit, &sinks);
        noted(sinks)
    };
    let mut all: Vec<Written> = tree.units.par_iter().filter(is_wanted).map(of_unit).collect();
    let sinks = noting();
    let _ = read_documents(files, config, &tree.index, &sinks);
    all.push(noted(sinks));
    all
}

fn read_unit(files: &Files, config: &Config, unit: &Unit) -> (Option<Record>, Diagnostics) {
    let sinks = Sinks::default();
    let record = read_record(files, config, unit, &sinks);
    (record, sinks.faults.into_inner())
}

fn read_record(files: &Files, config: &Config, unit: &Unit, sinks: &Sinks) -> Option<Record> {
    let id = unit.id.clone();
    let documents = read_documents(files, config, &unit.documents, sinks);
    let claims = unit.claims.map(|file| read_file(files, config, file, sinks, read_claims));
    let mut claims: Vec<_> = claims.unwrap_or_default().into_iter().map(Arc::new).collect();
    // They were collected in the room of the records themselves.
    claims.shrink_to_fit();
    let Some(file) = unit.toml else {
        return match unit.kind {
            RecordKind::Page => Some(Record::Page(PageRecord { id, documents })),
            _ => Some(Record::Topic(TopicRecord {
                id,
                formerly: Vec::new(),
                order: None,
                related: Vec::new(),
                entities: Vec::new(),
                terms: Vec::new(),
                documents,
            })),
        };
    };
    read_file(files, config, file, sinks, |fields| match unit.kind {
        RecordKind::Topic => read_topic(fields, id, documents).map(Record::Topic),
        RecordKind::Source => read_source(fields, id, claims, documents).map(|s| Record::Source(Arc::new(s))),
        RecordKind::Entity => read_entity(fields, id).map(|e| Record::Entity(Box::new(e))),
        RecordKind::Event => read_event(fields, id).map(|e| Record::Event(Box::new(e))),
        RecordKind::Dispute => read_dispute(fields, id).map(Record::Dispute),
        RecordKind::Term => read_term(fields, id).map(Record::Term),
        RecordKind::Note => read_note(fields, id, documents).map(Record::Note),
        RecordKind::Page | RecordKind::Claim => None,
    })
}

fn read_file<T>(
    files: &Files,
    config: &Config,
    file: FileId,
    sinks: &Sinks,
    read: impl FnOnce(&mut fields::Fields<'_>) -> T,
) -> T {
    let text = files.text(file);
    read_table(&sinks.context(file, text, config), 0..text.len(), read)
}

fn read_documents(files: &Files, config: &Config, found: &[(LanguageNo, FileId)], sinks: &Sinks) -> Documents {
    PerLanguage::from_fn(&config.languages, |language| {
        let (_, file) = found.iter().find(|(no, _)| *no == language.no)?;
        let text = files.text(*file);
        document::read_document(&sinks.context(*file, text, config))
    })
}

/// A lock file; an empty one where there is none, or none that can be read, which is reported at its line.
fn read_lock<L: Default, E: std::fmt::Display>(
    loaded: &Loaded,
    name: &str,
    parse: fn(&str) -> Result<L, E>,
    line: fn(&E) -> usize,
) -> (Arc<L>, Diagnostics) {
    let files = &loaded.files;
    let mut faults = Diagnostics::new();
    let Some(file) = files.find(name).filter(|file| !loaded.refused.contains(file)) else {
        return (Arc::default(), faults);
    };
    let lock = parse(files.text(file)).unwrap_or_else(|error| {
        let line_start = line_start(files.text(file), line(&error));
        let place = Place::new(file, line_start..line_start);
        faults.push(Diagnostic::error("lock-syntax", place, error.to_string()));
        L::default()
    });
    (Arc::new(lock), faults)
}

fn line_start(text: &str, line: usize) -> usize {
    text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum()
}
