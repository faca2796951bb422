//! Where an id is written, to the letter: for references and for renaming.

use super::cursor::whole_ids;
use super::snapshot::Snapshot;
use crate::diagnostic::FileId;
use crate::parse::{IdSyntax, RecordFiles, WrittenId};
use std::collections::BTreeSet;
use std::ops::Range;

/// One place at which an id is written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Occurrence {
    /// The file.
    pub file: FileId,
    /// The bytes of the id alone.
    pub start: usize,
    /// Behind its last.
    pub end: usize,
    /// Whether it gives the record its id here.
    pub own: bool,
}

impl Occurrence {
    /// As a range of bytes.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// Every place at which `id` is written in the records and texts.
#[must_use]
pub fn occurrences(snapshot: &Snapshot, id: &str) -> BTreeSet<Occurrence> {
    let written = snapshot.ids().written.iter().filter(|written| written.id.as_str() == id);
    written.flat_map(|written| exact(snapshot, written)).collect()
}

fn exact(snapshot: &Snapshot, written: &WrittenId) -> Vec<Occurrence> {
    let text = snapshot.files.text(written.place.file);
    let slice = text.get(written.place.range()).unwrap_or_default();
    let base = written.place.start as usize;
    let id = written.id.as_str();
    let fits = |before: &str| match written.syntax {
        IdSyntax::Own | IdSyntax::Value => before.trim_matches(['"', '\'', '@', ' ']).is_empty(),
        IdSyntax::Wikilink => before.trim_end().ends_with("[["),
        IdSyntax::Citation => before.ends_with('@'),
        IdSyntax::Placed => before.trim_end().ends_with(':'),
        IdSyntax::Path => before.ends_with(['/', '(']),
    };
    let found = whole_ids(slice, id).filter(|(_, before)| fits(before));
    let found = found.map(|(at, _)| Occurrence {
        file: written.place.file,
        start: base + at,
        end: base + at + id.len(),
        own: written.syntax == IdSyntax::Own,
    });
    found.collect()
}

/// The record's own files; claims have none.
#[must_use]
pub fn files_of<'s>(snapshot: &'s Snapshot, id: &str) -> Option<&'s RecordFiles> {
    snapshot.ids().records.iter().find(|record| record.id.as_str() == id)
}
