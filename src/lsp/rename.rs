//! A record's id, renamed everywhere: in keys, links, citations, placed records and paths, in `translations.lock`, and
//! the folder or file whose name the id is.

use super::occurrences::{files_of, occurrences};
use super::place::{Sheet, Thing};
use super::snapshot::Snapshot;
use crate::diagnostic::FileId;
use crate::parse::{RecordFiles, RecordId};
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

/// What is to stand where in one file.
pub type Edits = Vec<(Range<usize>, String)>;

/// What is to be done.
#[derive(Debug, PartialEq, Eq)]
pub struct Renaming {
    /// The edits of each file.
    pub edits: BTreeMap<FileId, Edits>,
    /// The folder or file that gets another name, below the dossier's folder: from, to.
    pub moved: Option<(String, String)>,
}

/// The id that would be renamed, with its place.
#[must_use]
pub fn prepare(snapshot: &Snapshot, sheet: &Sheet<'_>, offset: usize) -> Option<(String, Range<usize>)> {
    match sheet.thing(offset)? {
        Thing::Record(id, range) if is_known(snapshot, &id) => Some((id, range)),
        _ => None,
    }
}

/// What renaming the id at an offset comes to.
///
/// # Errors
/// Says in a phrase why it cannot be.
pub fn rename(
    snapshot: &Snapshot,
    root: &Path,
    sheet: &Sheet<'_>,
    offset: usize,
    name: &str,
) -> Result<Renaming, String> {
    let (id, _) = prepare(snapshot, sheet, offset).ok_or("no record's id stands here")?;
    let name = RecordId::new(name)?;
    if name.as_str() == id {
        return Ok(Renaming { edits: BTreeMap::new(), moved: None });
    }
    if is_known(snapshot, name.as_str()) {
        return Err(format!("`{name}` names another record already"));
    }
    let mut edits: BTreeMap<FileId, Edits> = BTreeMap::new();
    for occurrence in occurrences(snapshot, &id) {
        edits.entry(occurrence.file).or_default().push((occurrence.range(), name.as_str().to_owned()));
    }
    let moved = files_of(snapshot, &id).and_then(|files| moved(snapshot, files, &name));
    if let Some((from, to)) = &moved {
        if std::fs::symlink_metadata(root.join(to)).is_ok() {
            return Err(format!("`{to}` is there already"));
        }
        if let Some((file, of_lock)) = in_translations(snapshot, from, to) {
            edits.insert(file, of_lock);
        }
    }
    Ok(Renaming { edits, moved })
}

fn is_known(snapshot: &Snapshot, id: &str) -> bool {
    files_of(snapshot, id).is_some() || occurrences(snapshot, id).iter().any(|occurrence| occurrence.own)
}

fn moved(snapshot: &Snapshot, files: &RecordFiles, name: &RecordId) -> Option<(String, String)> {
    let any = files.toml.or(files.claims).or(files.texts.first().copied())?;
    let parts: Vec<&str> = snapshot.files.path(any).split('/').collect();
    match parts.as_slice() {
        ["content", folder, file] => {
            Some((format!("content/{folder}/{file}"), format!("content/{folder}/{name}.toml")))
        }
        ["content", folder, id, _] => Some((format!("content/{folder}/{id}"), format!("content/{folder}/{name}"))),
        _ => None,
    }
}

/// The lock names texts by their path; without this every translation of the record would count as never accepted.
fn in_translations(snapshot: &Snapshot, from: &str, to: &str) -> Option<(FileId, Edits)> {
    let file = snapshot.files.find("translations.lock")?;
    let text = snapshot.files.text(file);
    let folder = format!("{from}/");
    let mut at = 0;
    let mut edits = Vec::new();
    for line in text.split_inclusive('\n') {
        if line.starts_with(&folder) {
            edits.push((at..at + from.len(), to.to_owned()));
        }
        at += line.len();
    }
    (!edits.is_empty()).then_some((file, edits))
}
