//! Few files of a large site that changed: these alone are moved into the published folder, each in one step.
//!
//! Swapping folders would link every file of the site anew. While files are moved the list of ours names the old ones
//! and the new ones, so that a build which finds an interrupted one knows them all, and puts right what differs.

use super::manifest::{MANIFEST, Manifest};
use crate::Error;
use crate::aside::write_whole;
use std::fs;
use std::io;
use std::path::Path;

/// Whether files can be moved to these paths of `out`, or removed there, one by one: no folder stands where a file is to
/// stand, and no file or link where a folder is.
#[must_use]
pub fn fits<'p>(out: &Path, mut paths: impl Iterator<Item = &'p String>) -> bool {
    paths.all(|path| {
        let target = out.join(path);
        let is_free = fs::symlink_metadata(&target).map_or(true, |there| there.is_file());
        let mut folders = target.ancestors().skip(1).take_while(|folder| *folder != out);
        is_free && folders.all(|folder| fs::symlink_metadata(folder).map_or(true, |there| there.is_dir()))
    })
}

/// Moves the `changed` files of `next` into `out`, and removes what `old` lists and `new` does not.
///
/// # Errors
/// Where the disk refuses; the next build then puts right what differs.
pub fn apply((next, out): (&Path, &Path), changed: &[String], (old, new): (&Manifest, &Manifest)) -> Result<(), Error> {
    let list = out.join(MANIFEST);
    if old != new {
        let both = Manifest { paths: old.paths.union(&new.paths).cloned().collect() };
        write_whole(&list, both.to_text().as_bytes())?;
    }
    changed.iter().try_for_each(|path| place(&next.join(path), &out.join(path)))?;
    old.paths.difference(&new.paths).try_for_each(|path| remove(out, path))?;
    if old != new {
        write_whole(&list, new.to_text().as_bytes())?;
    }
    fs::remove_dir_all(next).map_err(Error::file("remove", next))
}

fn place(from: &Path, to: &Path) -> Result<(), Error> {
    let folder = to.parent().unwrap_or(to);
    fs::create_dir_all(folder).map_err(Error::file("create the folder", folder))?;
    fs::rename(from, to).map_err(Error::file("move into place", to))
}

/// Removes a file, and the folders that are empty without it.
fn remove(out: &Path, path: &str) -> Result<(), Error> {
    let target = out.join(path);
    match fs::remove_file(&target) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(Error::file("remove", &target)(error)),
        _ => {}
    }
    for folder in target.ancestors().skip(1).take_while(|folder| *folder != out) {
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(())
}
