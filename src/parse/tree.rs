//! Which file below `content/` belongs to which record.

use super::id::{RecordId, RecordKind, TAKEN};
use super::language::{Language, LanguageNo};
use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Files, Place, Spanned};
use std::collections::{BTreeMap, BTreeSet};

/// The files of one record.
#[derive(Debug, Clone)]
pub struct Unit {
    /// What it is.
    pub kind: RecordKind,
    /// Its id, from the folder's or file's name.
    pub id: Spanned<RecordId>,
    /// Its TOML file; pages have none.
    pub toml: Option<FileId>,
    /// A source's claims.
    pub claims: Option<FileId>,
    /// Its Markdown files.
    pub documents: Vec<(LanguageNo, FileId)>,
}

impl Unit {
    /// Whether the file is one of its own.
    pub fn has(&self, file: FileId) -> bool {
        let texts = self.documents.iter().map(|(_, file)| file);
        self.toml.iter().chain(&self.claims).chain(texts).any(|one| *one == file)
    }
}

/// Every record's files, by kind and id, and the front page's.
#[derive(Debug, Default)]
pub struct Tree {
    /// The records.
    pub units: Vec<Unit>,
    /// Records without the file that makes them one, which was reported.
    pub incomplete: Vec<RecordId>,
    /// `content/index/`.
    pub index: Vec<(LanguageNo, FileId)>,
}

/// Sorts the files below `content/` into records; what belongs to none is reported.
pub fn read_tree(files: &Files, refused: &BTreeSet<FileId>, languages: &[Language], faults: &mut Diagnostics) -> Tree {
    let mut sorter = Sorter { languages, faults, units: BTreeMap::new(), index: Vec::new() };
    let mut incomplete = Vec::new();
    for (file, entry) in files.iter() {
        // What is wrong with a refused file was said; what it would have said is not known.
        if refused.contains(&file) {
            incomplete.extend(id_in_path(&entry.path));
            continue;
        }
        if let Some(path) = entry.path.strip_prefix("content/") {
            let parts: Vec<&str> = path.split('/').collect();
            sorter.sort(file, &parts);
        }
    }
    let Sorter { units, index, .. } = sorter;
    let mut units: Vec<Unit> = units.into_values().collect();
    units.retain(|unit| {
        let is_whole = has_record(unit, files, refused, faults);
        incomplete.extend((!is_whole).then(|| unit.id.value.clone()));
        is_whole
    });
    Tree { units, incomplete, index }
}

/// The id of the record that a file belongs to, by its path alone.
fn id_in_path(path: &str) -> Option<RecordId> {
    let name = path.split('/').nth(2)?;
    RecordId::new(name.strip_suffix(".toml").unwrap_or(name)).ok()
}

struct Sorter<'a> {
    languages: &'a [Language],
    faults: &'a mut Diagnostics,
    units: BTreeMap<(RecordKind, String), Unit>,
    index: Vec<(LanguageNo, FileId)>,
}

impl Sorter<'_> {
    fn sort(&mut self, file: FileId, parts: &[&str]) {
        match parts {
            ["index", name] => {
                if let Some(no) = self.language(file, name) {
                    self.index.push((no, file));
                }
            }
            [folder, name] => self.single(file, folder, name),
            [folder, id, name] => self.in_folder(file, folder, id, name),
            _ => self.unexpected(file, "content/<kind>/<id>/…, no deeper"),
        }
    }

    /// Kinds that are one TOML file: entities, events, disputes, terms.
    fn single(&mut self, file: FileId, folder: &str, name: &str) {
        let kind = kind_of(folder).filter(|kind| one_file(*kind));
        let (Some(kind), Some(id)) = (kind, name.strip_suffix(".toml")) else {
            return self.unexpected(
                file,
                "a folder with the record's files, or <id>.toml for entities, events, disputes and terms",
            );
        };
        if let Some(unit) = self.unit(kind, id, file) {
            unit.toml = Some(file);
        }
    }

    fn in_folder(&mut self, file: FileId, folder: &str, id: &str, name: &str) {
        let Some(kind) = kind_of(folder).filter(|kind| !one_file(*kind)) else {
            return self.unexpected(file, "topics, sources, notes and pages have a folder a record");
        };
        let record_file = record_file(kind);
        if Some(name) == record_file {
            if let Some(unit) = self.unit(kind, id, file) {
                unit.toml = Some(file);
            }
        } else if kind == RecordKind::Source && name == "claims.toml" {
            if let Some(unit) = self.unit(kind, id, file) {
                unit.claims = Some(file);
            }
        } else if let Some(no) = self.language(file, name)
            && let Some(unit) = self.unit(kind, id, file)
        {
            unit.documents.push((no, file));
        }
    }

    fn language(&mut self, file: FileId, name: &str) -> Option<LanguageNo> {
        let tag = name.strip_suffix(".md");
        let language = self.languages.iter().find(|l| Some(l.tag.as_str()) == tag);
        if language.is_none() {
            let tags: Vec<String> = self.languages.iter().map(|l| format!("{}.md", l.tag.as_str())).collect();
            self.unexpected(file, &format!("the record's TOML file, or {}", tags.join(", ")));
        }
        language.map(|l| l.no)
    }

    fn unit(&mut self, kind: RecordKind, id: &str, file: FileId) -> Option<&mut Unit> {
        let place = Place::start_of(file);
        let sound = RecordId::new(id).and_then(|id| match kind {
            RecordKind::Page if TAKEN.contains(&id.as_str()) => {
                Err(format!("`{id}` cannot be the id of a page: the site has a folder of this name"))
            }
            _ => Ok(id),
        });
        match sound {
            Ok(id) => Some(self.units.entry((kind, id.as_str().to_owned())).or_insert_with(|| Unit {
                kind,
                id: Spanned::new(id, place),
                toml: None,
                claims: None,
                documents: Vec::new(),
            })),
            Err(message) => {
                let hint = RecordId::suggestion(id)
                    .filter(|near| near.as_str() != id)
                    .map(|near| format!("rename it to `{near}`"));
                self.faults.push(Diagnostic::error("invalid-id", place, message).maybe_hint(hint));
                None
            }
        }
    }

    fn unexpected(&mut self, file: FileId, expected: &str) {
        let place = Place::start_of(file);
        let fault = Diagnostic::warning("unexpected-file", place, "this file belongs to no record and is not read");
        self.faults.push(fault.hint(format!("expected here: {expected}")));
    }
}

fn kind_of(folder: &str) -> Option<RecordKind> {
    RecordKind::WITH_FOLDER.into_iter().find(|kind| kind.folder() == Some(folder))
}

fn one_file(kind: RecordKind) -> bool {
    matches!(kind, RecordKind::Entity | RecordKind::Event | RecordKind::Dispute | RecordKind::Term)
}

fn record_file(kind: RecordKind) -> Option<&'static str> {
    match kind {
        RecordKind::Source => Some("source.toml"),
        RecordKind::Topic => Some("topic.toml"),
        RecordKind::Note => Some("note.toml"),
        _ => None,
    }
}

fn has_record(unit: &Unit, files: &Files, refused: &BTreeSet<FileId>, faults: &mut Diagnostics) -> bool {
    let wanted = record_file(unit.kind);
    // A topic without a TOML file is a topic with nothing to say but its text.
    let missing = unit.toml.is_none() && matches!(unit.kind, RecordKind::Source | RecordKind::Note);
    let is_refused = |name: &str| {
        let path = format!("content/{}/{}/{name}", unit.kind.folder().unwrap_or_default(), unit.id.value);
        files.find(&path).is_some_and(|file| refused.contains(&file))
    };
    if let (true, Some(name)) = (missing, wanted.filter(|name| !is_refused(name))) {
        let message = format!("the {} `{}` has no `{name}`", unit.kind.as_str(), unit.id.value);
        faults.push(Diagnostic::error("missing-record", unit.id.place, message));
    }
    !missing
}
