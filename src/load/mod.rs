//! Stage one: a folder → the files in it. Reads, and never writes.
//!
//! Only text that an author writes is read here: `site.toml`, `content/`, the locks, the site's own `templates/` and
//! `themes/`. What cannot be read as UTF-8 is a diagnostic; a folder that cannot be listed is an error.

mod embedded;
mod memory;

pub use embedded::{Asset, Assets, Starter};
pub use memory::{Look, Memory};

use crate::Error;
use crate::diagnostic::{Diagnostic, Diagnostics, File, FileId, Files, Place};
use crate::folder::{self, EntryKind};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// All that was read.
#[derive(Debug)]
pub struct Loaded {
    /// The dossier's folder.
    pub root: PathBuf,
    /// The author's texts.
    pub files: Files,
    /// Those of them whose text could not be taken, which was reported: they stand there with an empty one.
    pub refused: BTreeSet<FileId>,
    /// Templates and themes: the embedded ones with the site's own over them, by name.
    pub assets: Arc<Assets>,
}

/// A file larger than this is no editor's text (somewhat arbitrary; offsets must fit in 32 bits in any case).
const LARGEST: u64 = 16 * 1024 * 1024;
/// What the program keeps beside the content, at the top of the folder.
pub const LOCKS: [&str; 2] = ["captures.lock", "translations.lock"];
/// A lock grows with the corpus: about 3 KB an article.
const LARGEST_LOCK: u64 = 512 * 1024 * 1024;

/// What is said of a link.
const LINK: &str = "this is a symbolic link, which is not followed: put the file itself here";

/// Texts that an editor holds and has not saved, by path below the dossier's folder.
pub type Unsaved = BTreeMap<String, String>;

/// Reads the dossier in `root`.
///
/// # Errors
/// Where a folder cannot be listed or a file cannot be read.
pub fn load(root: &Path, faults: &mut Diagnostics) -> Result<Loaded, Error> {
    load_with(root, &Unsaved::new(), Look::Everywhere, &mut Memory::default(), faults)
}

/// The like, with some texts instead of what the disk holds; what `memory` knows as it is now is taken over.
///
/// # Errors
/// Where a folder cannot be listed or a file cannot be read.
pub fn load_with(
    root: &Path,
    unsaved: &Unsaved,
    look: Look<'_>,
    memory: &mut Memory,
    faults: &mut Diagnostics,
) -> Result<Loaded, Error> {
    let known = match look {
        Look::At(paths) if unsaved.is_empty() => memory.after(root, paths)?,
        Look::At(_) | Look::Everywhere => None,
    };
    let loaded = known.map_or_else(|| load_all(root, unsaved, memory, faults), Ok)?;
    memory.keep(&loaded);
    Ok(loaded)
}

fn load_all(root: &Path, unsaved: &Unsaved, memory: &Memory, faults: &mut Diagnostics) -> Result<Loaded, Error> {
    let mut found: Vec<(String, PathBuf)> = Vec::new();
    let mut refused: Vec<(String, &'static str)> = Vec::new();
    for name in std::iter::once("site.toml").chain(LOCKS) {
        let path = root.join(name);
        if path.is_symlink() {
            refused.push((name.to_owned(), LINK));
        } else if path.is_file() {
            found.push((name.to_owned(), path));
        }
    }
    // A copy of somebody else's dossier must not make us read, or publish, what stands elsewhere on this machine.
    for name in ["content", "templates", "themes"] {
        if root.join(name).is_symlink() {
            refused.push((name.to_owned(), LINK));
        }
    }
    for entry in folder::entries(&root.join("content"))? {
        let path = format!("content/{}", entry.below);
        match entry.kind {
            _ if is_hidden(&entry.below) => {}
            _ if entry.path.to_str().is_none() => refused.push((path, "its name is not UTF-8: give it another")),
            EntryKind::File => found.push((path, entry.path)),
            EntryKind::Link => refused.push((path, LINK)),
        }
    }
    for folder in ["templates", "themes"] {
        let entries = folder::entries(&root.join(folder))?.into_iter();
        let texts = entries.filter(|entry| entry.kind == EntryKind::File && is_theme_text(&entry.path));
        found.extend(texts.map(|entry| (format!("{folder}/{}", entry.below), entry.path)));
    }
    let read: Vec<Result<Read, Error>> =
        found.into_par_iter().map(|(path, file)| read_text(path, &file, memory)).collect();
    let mut texts = Vec::with_capacity(read.len());
    for read in read {
        match read? {
            Read::Text(file) => texts.push(file),
            Read::Refused(path, why) => refused.push((path, why)),
            Read::Gone => {}
        }
    }
    texts.retain(|file: &File| !unsaved.contains_key(&*file.path));
    refused.retain(|(path, _)| !unsaved.contains_key(path));
    let held = |(path, text): (&String, &String)| memory.file(path, text.clone());
    texts.extend(unsaved.iter().map(held));
    // A refused file is listed with an empty text, so that a diagnostic can name it.
    texts.extend(refused.iter().map(|(path, _)| File { path: path.as_str().into(), text: "".into() }));
    let files = Files::new(texts);
    let mut numbers = BTreeSet::new();
    for (path, why) in refused {
        if let Some(file) = files.find(&path) {
            numbers.insert(file);
            faults.push(Diagnostic::error("unreadable-file", Place::start_of(file), why));
        }
    }
    let assets = memory.same_assets(Assets::load(root)?);
    Ok(Loaded { root: root.to_path_buf(), files, refused: numbers, assets })
}

/// Holds those of `wanted` again whose texts were set aside; false where one is no longer what was read before, or cannot
/// be read any more.
#[must_use]
pub fn bring_back(root: &Path, files: &mut Files, wanted: &BTreeSet<FileId>) -> bool {
    let aside: Vec<FileId> = wanted.iter().copied().filter(|file| files.is_aside(*file)).collect();
    aside.into_iter().all(|file| {
        let path = root.join(files.path(file));
        // What stands there now may be a link, or wait for ever to be read.
        let is_file = path.symlink_metadata().is_ok_and(|there| there.is_file());
        let bytes = if is_file { read_most(&path, LARGEST + 1).unwrap_or_default() } else { Vec::new() };
        String::from_utf8(bytes).is_ok_and(|text| files.bring_back(file, &text))
    })
}

/// Editors and systems leave files behind whose names begin with a dot.
fn is_hidden(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.'))
}

/// Files of templates and themes that diagnostics speak of.
fn is_theme_text(file: &Path) -> bool {
    file.extension().is_some_and(|e| e == "html" || e == "ftl" || e == "css")
}

enum Read {
    Text(File),
    Refused(String, &'static str),
    /// It went between being listed and being read.
    Gone,
}

fn read_text(path: String, file: &Path, memory: &Memory) -> Result<Read, Error> {
    let is_text = file.extension().is_some_and(|e| e == "md" || e == "toml" || e == "lock");
    if !is_text && !is_theme_text(file) {
        return Ok(Read::Text(memory.file(&path, String::new())));
    }
    let (largest, why) = match file.extension() {
        Some(end) if end == "lock" => (LARGEST_LOCK, "this file is larger than 512 MB"),
        _ => (LARGEST, "this file is larger than 16 MB"),
    };
    let bytes = match read_most(file, largest + 1) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Read::Gone),
        read => read.map_err(Error::file("read", file))?,
    };
    if bytes.len() as u64 > largest {
        return Ok(Read::Refused(path, why));
    }
    Ok(match String::from_utf8(bytes) {
        Ok(text) => Read::Text(memory.file(&path, text)),
        Err(_) => Read::Refused(path, "this file is not UTF-8 text"),
    })
}

/// What a file holds, up to `most` bytes.
fn read_most(file: &Path, most: u64) -> std::io::Result<Vec<u8>> {
    let opened = std::fs::File::open(file)?;
    // What the size says only saves room: the file may grow while it is read.
    let size = opened.metadata()?.len().min(most);
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default() + 1);
    opened.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_changed_meanwhile_is_not_taken_for_the_one_that_was_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("content/a.md");
        std::fs::create_dir_all(folder.path().join("content")).unwrap();
        std::fs::write(&path, "one").unwrap();
        let mut files = Files::one("content/a.md", "one");
        let wanted = files.iter().map(|(no, _)| no).collect();
        files.set_aside(|_, _| true);
        std::fs::write(&path, "other").unwrap();
        assert!(!bring_back(folder.path(), &mut files, &wanted));
        std::fs::write(&path, b"\xff").unwrap();
        assert!(!bring_back(folder.path(), &mut files, &wanted));
        std::fs::remove_file(&path).unwrap();
        assert!(!bring_back(folder.path(), &mut files, &wanted));
        std::fs::create_dir(&path).unwrap();
        assert!(!bring_back(folder.path(), &mut files, &wanted));
        std::fs::remove_dir(&path).unwrap();
        std::fs::write(&path, "one").unwrap();
        assert!(bring_back(folder.path(), &mut files, &wanted));
        assert_eq!(files.get("content/a.md").map(|file| &*file.text), Some("one"));
    }
}
