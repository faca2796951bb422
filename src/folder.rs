//! What stands in a folder, at any depth, in a fixed order. The one door to `walkdir`.

use crate::Error;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Something in a folder that is no folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its whole path.
    pub path: PathBuf,
    /// Its path below the folder, with `/` on every system.
    pub below: String,
    /// What it is.
    pub kind: EntryKind,
}

/// A file, or a link to somewhere, which is never followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// A regular file.
    File,
    /// A symbolic link.
    Link,
}

/// Everything below `folder`, sorted; nothing where there is no such folder, or a link to one. What goes while it is
/// being listed was never there.
///
/// # Errors
/// Where a folder cannot be listed.
pub fn entries(folder: &Path) -> Result<Vec<Entry>, Error> {
    if !folder.is_dir() || folder.is_symlink() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) if error.io_error().is_some_and(|io| io.kind() == ErrorKind::NotFound) => continue,
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_path_buf();
                return Err(Error::file("list", &path)(error.into()));
            }
        };
        let kind = match entry.file_type() {
            kind if kind.is_file() => EntryKind::File,
            kind if kind.is_symlink() => EntryKind::Link,
            _ => continue,
        };
        let below = slashed(folder, entry.path());
        found.push(Entry { path: entry.into_path(), below, kind });
    }
    Ok(found)
}

/// `path` below `folder`, with `/`.
fn slashed(folder: &Path, path: &Path) -> String {
    let below = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}
