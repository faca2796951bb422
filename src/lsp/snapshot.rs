//! The dossier as it was read last, with what editors hold unsaved instead of what the disk holds. Immutable: questions
//! are answered from the last one while the next is being read.

use crate::Error;
use crate::check::{Mended, mended};
use crate::diagnostic::{Diagnostic, FileId, Files};
use crate::link::{Dossier, RecordRef};
use crate::load::Unsaved;
use crate::parse::{Ids, written_ids};
use crate::pipeline::{Drafts, Examined, Options, Session};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// What was read.
#[derive(Debug)]
pub struct Snapshot {
    /// The texts.
    pub files: Files,
    /// What is wrong, by place.
    pub diagnostics: Vec<Diagnostic>,
    /// The dossier and its records by id; the one before where `site.toml` is half typed.
    linked: Option<Arc<Linked>>,
    /// Whether the dossier is of these very texts.
    is_current: bool,
    ids: OnceLock<Ids>,
}

/// A dossier and its records by id.
#[derive(Debug)]
struct Linked {
    dossier: Dossier,
    records: BTreeMap<String, RecordRef>,
}

impl Snapshot {
    /// Readings of the dossier in `root`, drafts included: a draft is what editors work on.
    #[must_use]
    pub fn session(root: &Path) -> Session {
        Session::new(root, &Options { drafts: Drafts::Include, ..Options::default() })
    }

    /// Reads the dossier.
    ///
    /// # Errors
    /// Where a file or folder cannot be read.
    pub fn read(session: &mut Session, unsaved: &Unsaved, before: Option<&Self>) -> Result<Self, Error> {
        let Examined { files, dossier, diagnostics, .. } = session.examine_unsaved(unsaved)?;
        let linked = dossier.map(|dossier| Arc::new(Linked { records: by_id(&dossier), dossier }));
        let is_current = linked.is_some();
        let linked = linked.or_else(|| before.and_then(|before| before.linked.clone()));
        Ok(Self { files, diagnostics, linked, is_current, ids: OnceLock::new() })
    }

    /// The dossier; none where none was ever usable.
    #[must_use]
    pub fn dossier(&self) -> Option<&Dossier> {
        self.linked.as_ref().map(|linked| &linked.dossier)
    }

    /// The record of an id.
    #[must_use]
    pub fn record(&self, id: &str) -> Option<(&Dossier, RecordRef)> {
        let linked = self.linked.as_ref()?;
        linked.records.get(id).map(|record| (&linked.dossier, *record))
    }

    /// Every record, by id.
    pub fn records(&self) -> impl Iterator<Item = (&str, RecordRef)> {
        let records = self.linked.iter().flat_map(|linked| &linked.records);
        records.map(|(id, record)| (id.as_str(), *record))
    }

    /// Where every id is written; found when it is first asked for.
    pub fn ids(&self) -> &Ids {
        self.ids.get_or_init(|| written_ids(&self.files))
    }

    /// What `--fix` would write of a file, if anything.
    pub fn mended(&self, file: FileId) -> Option<Mended> {
        let dossier = self.dossier().filter(|_| self.is_current);
        mended(dossier, &self.files, &self.diagnostics, Some(file)).pop()
    }
}

fn by_id(dossier: &Dossier) -> BTreeMap<String, RecordRef> {
    let records = (dossier.topics.numbers().map(RecordRef::Topic))
        .chain(dossier.sources.numbers().map(RecordRef::Source))
        .chain(dossier.entities.numbers().map(RecordRef::Entity))
        .chain(dossier.events.numbers().map(RecordRef::Event))
        .chain(dossier.claims.numbers().map(RecordRef::Claim))
        .chain(dossier.disputes.numbers().map(RecordRef::Dispute))
        .chain(dossier.terms.numbers().map(RecordRef::Term))
        .chain(dossier.notes.numbers().map(RecordRef::Note))
        .chain(dossier.pages.numbers().map(RecordRef::Page));
    records.map(|record| (dossier.id(record).as_str().to_owned(), record)).collect()
}
