//! What reading takes over from one reading of the dossier to the next: records whose files, and the settings they are
//! read with, are the very same.

use super::document::Documents;
use super::id::RecordKind;
use super::language::{Language, LanguageNo};
use super::tree::{Tree, Unit, read_tree};
use super::{Record, RecordId};
use crate::capture::CapturesLock;
use crate::diagnostic::{Diagnostics, FileId, Files};
use crate::load::Loaded;
use crate::memo::{Keeping, Memo, Same};
use crate::translation::TranslationsLock;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What was read of which texts.
#[derive(Default)]
pub struct Memory {
    /// The text of `site.toml`.
    settings: Option<Arc<str>>,
    tree: Option<KnownTree>,
    pub(super) units: Memo<UnitKey, Arc<(Option<Record>, Diagnostics)>>,
    pub(super) index: Memo<Vec<Text>, Arc<(Documents, Diagnostics)>>,
    pub(super) captures: Memo<Option<FileKey>, (Arc<CapturesLock>, Diagnostics)>,
    pub(super) translations: Memo<Option<FileKey>, (Arc<TranslationsLock>, Diagnostics)>,
    keeping: Keeping,
}

/// The paths that were sorted into records, those refused, and what came of it.
type KnownTree = (Vec<Arc<str>>, BTreeSet<FileId>, Arc<Tree>, Diagnostics);

/// A text, with the number that places in it name.
type FileKey = (FileId, Same<str>);
/// The same in a language.
type Text = (LanguageNo, FileKey);
/// All that a record is read from.
pub(super) type UnitKey = (RecordKind, RecordId, Option<FileKey>, Option<FileKey>, Vec<Text>);

impl Memory {
    /// Of many readings, or of one.
    #[must_use]
    pub fn new(keeping: Keeping) -> Self {
        Self {
            settings: None,
            tree: None,
            keeping,
            units: Memo::new(keeping),
            index: Memo::new(keeping),
            captures: Memo::new(keeping),
            translations: Memo::new(keeping),
        }
    }

    /// A new reading begins; with other settings nothing that was read holds.
    pub(super) fn turn(&mut self, settings: &Arc<str>) {
        self.units.turn();
        self.index.turn();
        self.captures.turn();
        self.translations.turn();
        if self.settings.as_ref() != Some(settings) {
            self.units.clear();
            self.index.clear();
            self.tree = None;
        }
        self.settings = Some(Arc::clone(settings));
    }
}

impl Memory {
    /// Which files belong to which records: as before, where there are the same files.
    pub(super) fn tree(&mut self, loaded: &Loaded, languages: &[Language], faults: &mut Diagnostics) -> Arc<Tree> {
        let paths = || loaded.files.iter().map(|(_, entry)| &entry.path);
        if let Some((known, refused, tree, said)) = &self.tree
            && *refused == loaded.refused
            && known.len() == loaded.files.len()
            && known.iter().zip(paths()).all(|(one, other)| Arc::ptr_eq(one, other))
        {
            faults.append(said.clone());
            return Arc::clone(tree);
        }
        let mut said = Diagnostics::new();
        let tree = Arc::new(read_tree(&loaded.files, &loaded.refused, languages, &mut said));
        faults.append(said.clone());
        let known = (paths().cloned().collect(), loaded.refused.clone(), Arc::clone(&tree), said);
        self.tree = (self.keeping == Keeping::TheLast).then_some(known);
        tree
    }
}

/// A text, with its number.
pub(super) fn file_key(files: &Files, file: FileId) -> FileKey {
    (file, Same::new(files.shared(file)))
}

/// Texts in languages.
pub(super) fn texts_key(files: &Files, texts: &[(LanguageNo, FileId)]) -> Vec<Text> {
    texts.iter().map(|(no, file)| (*no, file_key(files, *file))).collect()
}

/// All that a record is read from.
pub(super) fn unit_key(files: &Files, unit: &Unit) -> UnitKey {
    let key = |file: Option<FileId>| file.map(|file| file_key(files, file));
    (unit.kind, unit.id.value.clone(), key(unit.toml), key(unit.claims), texts_key(files, &unit.documents))
}
