//! The folder that is being written, beside the published one.

use super::compressed::{Coding, is_page, may_shrink};
use super::draft::Draft;
use super::manifest::{MANIFEST, Manifest};
use super::memory::{Key, Made, Memory};
use super::shard::Shard;
use super::spare::{Base, Spare, Wanted, create_folder, file_length, remove, write_new};
use super::{Fill, Output};
use crate::Error;
use crate::aside::{Lock, beside};
use crate::folder;
use crate::stamp;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard};

/// A site being written.
#[derive(Debug)]
pub struct Site {
    out: PathBuf,
    next: PathBuf,
    asked: Asked,
    lock: Lock,
    previous: Option<Manifest>,
    /// What stood in the folder that is being written.
    base: Base,
    files: Mutex<BTreeMap<String, Known>>,
    folders: Mutex<BTreeSet<PathBuf>>,
}

/// What is known of a file so far.
#[derive(Debug, Default)]
struct Known {
    /// What became of it; none before it is part of the site.
    placed: Option<Placed>,
    /// What it is made from, if it is a page.
    page: Option<PageMade>,
}

impl Known {
    /// Whether it is a file of the folder that is being written.
    fn stands_here(&self) -> bool {
        matches!(self.placed, Some(Placed::Kept | Placed::Written))
    }
}

#[derive(Debug, Clone, Copy)]
struct PageMade {
    key: Key,
    /// Whether the memory held it, so that it was not made.
    is_remembered: bool,
}

/// How a site is to be written.
#[derive(Debug, Default)]
pub struct Asked {
    /// Which part of the files.
    pub shard: Shard,
    /// Whether texts have compressed copies.
    pub compress: bool,
    /// What the last build made pages from.
    pub memory: Memory,
    /// Where the folder of the last but one build may be.
    pub spare: Spare,
}

/// What a finished build did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Emitted {
    /// Files of the site.
    pub files: usize,
    /// Of these, the new ones and those whose bytes differ from before.
    pub changed: usize,
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Placed {
    /// It stands already.
    Kept,
    /// It is new or was changed.
    Written,
    /// Another part of the site holds it.
    Elsewhere,
}

/// How what was written is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// The site stands as it should.
    Nothing,
    /// The folders change places.
    Swap,
}

/// Files of which the system notes that something was done with them.
enum Touched<'f> {
    All,
    These(BTreeSet<&'f str>),
}

impl Touched<'_> {
    fn has(&self, path: &str) -> bool {
        match self {
            Self::All => true,
            Self::These(paths) => paths.contains(path),
        }
    }
}

/// Where more than one file in so many was written, the folder before takes more room on the disk than it saves work
/// (somewhat arbitrary).
const WORTH: usize = 4;

impl Site {
    /// Begins a site that will stand at `out`.
    ///
    /// # Errors
    /// Where `out` holds something that malaf did not write, another build holds it, or the disk refuses.
    pub fn begin(out: &Path, asked: Asked) -> Result<Self, Error> {
        let out = std::path::absolute(out).map_err(Error::file("find", out))?;
        if out.is_symlink() {
            let why = io::Error::other("it is a symbolic link: name the folder itself with --out");
            return Err(Error::file("write", &out)(why));
        }
        // What is not ours is refused before anything is written beside it, and read again when nobody else can change it.
        read_previous(&out)?;
        let parent = out.parent().unwrap_or(&out).to_path_buf();
        fs::create_dir_all(&parent).map_err(Error::file("create the folder", &parent))?;
        let lock = Lock::take(&beside(&out, "lock"), &out)?;
        recover(&out)?;
        let previous = read_previous(&out)?;
        let next = beside(&out, "next");
        // What an interrupted build left is ours by its name, and never published as it is.
        let base = if previous.is_some() {
            asked.spare.begin(&next)?
        } else {
            asked.spare.forget();
            Spare::default().begin(&next)?
        };
        Ok(Self { out, next, asked, lock, previous, base, files: Mutex::default(), folders: Mutex::default() })
    }

    /// Writes one file, or remembers that it stands already, and where copies are asked for, a compressed one beside it for
    /// each coding that makes it smaller; safe to call from many threads.
    ///
    /// # Errors
    /// Where the disk refuses, or two outputs have one path.
    pub fn write(&self, output: &Output) -> Result<(), Error> {
        let placed = self.place(output)?;
        if !self.asked.compress || !is_page(&output.path) && !may_shrink(output) {
            return Ok(());
        }
        Coding::ALL.into_iter().try_for_each(|coding| self.write_copy(output, coding, placed))
    }

    /// As [`Self::write`], of a file that comes in pieces: unless copies are asked for, it is never held as a whole.
    ///
    /// # Errors
    /// As [`Self::write`], and where `fill` fails.
    pub fn fill(&self, path: &str, fill: Fill<'_>) -> Result<(), Error> {
        if self.asked.compress {
            return self.write(&Output::filled(path, fill)?);
        }
        self.note(path)?;
        if !self.asked.shard.holds(path) {
            return Ok(());
        }
        let target = self.next.join(path);
        self.create_folder_of(&target)?;
        let mut draft = Draft::begin(&target, self.is_ours(path).then(|| self.out.join(path)));
        let filled = fill(&mut draft).and_then(|()| draft.finish());
        let is_written = filled.map_err(Error::file("write", &target))?;
        self.placed(path, if is_written { Placed::Written } else { Placed::Kept })
    }

    /// Whether the page at `path` was made from the same by the last build and stands as it was written: then it is part
    /// of the site and need not be made.
    ///
    /// # Errors
    /// Where two outputs have one path.
    pub fn stands(&self, path: &str, key: &Key) -> Result<bool, Error> {
        // Copies are files of their own, and have no key.
        let may_stand = !self.asked.compress && self.asked.shard.holds(path) && self.is_ours(path);
        let is_remembered = may_stand && self.asked.memory.holds(&self.out, path, key);
        let page = Some(PageMade { key: *key, is_remembered });
        locked(&self.files)?.entry(path.to_owned()).or_default().page = page;
        if is_remembered {
            self.note(path)?;
            self.placed(path, Placed::Kept)?;
        }
        Ok(is_remembered)
    }

    fn write_copy(&self, output: &Output, coding: Coding, placed: Placed) -> Result<(), Error> {
        let path = coding.copy_of(&output.path);
        if placed == Placed::Kept && self.is_ours(&path) && is_copy(&self.out.join(&path), output, coding) {
            self.note(&path)?;
            return self.placed(&path, Placed::Kept);
        }
        let copy = coding.compress(&output.bytes).map_err(Error::file("compress", Path::new(&output.path)))?;
        // Other machines know of a page without having made it, so that its copies do not depend on what is in it.
        if !is_page(&output.path) && !coding.saves(&copy, &output.bytes) {
            return Ok(());
        }
        if placed == Placed::Elsewhere {
            self.note(&path)
        } else {
            self.place_here(&Output { path, bytes: copy }).map(drop)
        }
    }

    fn is_ours(&self, path: &str) -> bool {
        self.previous.as_ref().is_some_and(|manifest| manifest.paths.contains(path))
    }

    fn place(&self, output: &Output) -> Result<Placed, Error> {
        if self.asked.shard.holds(&output.path) {
            return self.place_here(output);
        }
        self.note(&output.path)?;
        Ok(Placed::Elsewhere)
    }

    fn place_here(&self, output: &Output) -> Result<Placed, Error> {
        self.note(&output.path)?;
        if self.is_ours(&output.path) && same_bytes(&self.out.join(&output.path), &output.bytes) {
            self.placed(&output.path, Placed::Kept)?;
            return Ok(Placed::Kept);
        }
        let target = self.next.join(&output.path);
        self.create_folder_of(&target)?;
        write_new(&target, &output.bytes)?;
        self.placed(&output.path, Placed::Written)?;
        Ok(Placed::Written)
    }

    /// Notes that the site has a page at `path`, which another part of it holds.
    ///
    /// # Errors
    /// Where two outputs have one path.
    pub fn list(&self, path: &str) -> Result<(), Error> {
        self.note(path)?;
        let copied: &[Coding] = if self.asked.compress && is_page(path) { &Coding::ALL } else { &[] };
        copied.iter().try_for_each(|coding| self.note(&coding.copy_of(path)))
    }

    /// Notes that the site has a file at `path`; until more is known, another part of it holds it.
    fn note(&self, path: &str) -> Result<(), Error> {
        let mut files = locked(&self.files)?;
        let known = match files.get_mut(path) {
            Some(known) => known,
            None => files.entry(path.to_owned()).or_default(),
        };
        match known.placed.replace(Placed::Elsewhere) {
            None => Ok(()),
            Some(_) => Err(Error::Internal(format!("two outputs have the path `{path}`"))),
        }
    }

    /// Says what became of a file that was noted.
    fn placed(&self, path: &str, placed: Placed) -> Result<(), Error> {
        if let Some(known) = locked(&self.files)?.get_mut(path) {
            known.placed = Some(placed);
        }
        Ok(())
    }

    /// Publishes what was written in one step. Where the site stands as it should, nothing is touched.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn publish(self) -> Result<Emitted, Error> {
        let files = std::mem::take(&mut *locked(&self.files)?);
        let there = files.iter().filter(|(_, known)| known.placed.is_some());
        let new = Manifest { paths: there.map(|(path, _)| path.clone()).collect() };
        let changed = files.values().filter(|known| known.placed == Some(Placed::Written)).count();
        let emitted = Emitted { files: new.paths.len(), changed };
        let way = self.way(changed, &new);
        let touched = match way {
            Way::Nothing => {
                let is_kept = self.asked.spare.keep(&self.next, !self.base.is_empty());
                if is_kept || self.base.is_empty() { Touched::These(BTreeSet::new()) } else { Touched::All }
            }
            Way::Swap => {
                let linked = self.carry_over_kept(&files)?;
                write_new(&self.next.join(MANIFEST), new.to_text().as_bytes())?;
                if self.previous.is_some() {
                    let here = files.iter().filter(|(_, known)| known.stands_here()).map(|(path, _)| path.as_str());
                    let mut wanted = Wanted::of(here.chain([MANIFEST]).map(Path::new));
                    self.carry_over_foreign(&new, &mut wanted)?;
                    self.base.remove_strays(&self.next, &wanted)?;
                }
                // With the old folder goes a name of each file that stays.
                if self.swap(emitted)? { Touched::These(linked) } else { Touched::All }
            }
        };
        self.remember(way, &files, &touched);
        drop(self.lock);
        Ok(emitted)
    }

    /// Gives up: the published site stays, and nothing is left beside it.
    pub fn abandon(self) {
        self.asked.spare.keep(&self.next, !self.base.is_empty());
    }

    /// Readers see the site as it was or as it is, and never a part of each: what differs is not moved in file by file.
    fn way(&self, changed: usize, new: &Manifest) -> Way {
        let stands = changed == 0 && self.previous.as_ref() == Some(new);
        if stands { Way::Nothing } else { Way::Swap }
    }

    /// That a file got or lost a name is noted at it by the system.
    fn remember(&self, way: Way, files: &BTreeMap<String, Known>, touched: &Touched<'_>) {
        let pages = files.iter().filter_map(|(path, known)| Some((path, known.page?)));
        if way == Way::Nothing && pages.clone().all(|(_, page)| page.is_remembered) {
            return;
        }
        if way == Way::Swap && self.previous.is_some() {
            // Files were written or linked a moment ago, and what was touched a moment ago is not remembered.
            stamp::let_settle();
        }
        let made = pages.map(|(path, page)| Made {
            path,
            key: page.key,
            is_touched: !page.is_remembered || touched.has(path),
        });
        self.asked.memory.keep(&self.out, &made.collect::<Vec<_>>());
    }

    fn create_folder_of(&self, target: &Path) -> Result<(), Error> {
        let folder = target.parent().unwrap_or(&self.next);
        let known = locked(&self.folders)?.contains(folder);
        if known {
            return Ok(());
        }
        create_folder(&self.next, folder).map_err(Error::file("create the folder", folder))?;
        locked(&self.folders)?.insert(folder.to_path_buf());
        Ok(())
    }

    /// Files that malaf did not write stay: they are linked, or copied, into the new folder, and `wanted` there. A file gives
    /// way where the site has a folder of its name, or a file of the name of its folder.
    fn carry_over_foreign(&self, new: &Manifest, wanted: &mut Wanted) -> Result<(), Error> {
        let Some(previous) = &self.previous else {
            return Ok(());
        };
        let mut foreign = Vec::new();
        for entry in folder::entries(&self.out)? {
            let path = &entry.below;
            if path == MANIFEST || previous.paths.contains(path) || new.paths.contains(path) {
                continue;
            }
            // Its name may be no text, so that it is the file itself that is carried over.
            let below = entry.path.strip_prefix(&self.out).unwrap_or(&entry.path);
            if wanted.has_no_place_for(below) {
                continue;
            }
            if !self.base.is_same(below, &entry.path) {
                self.carry_over(below)?;
            }
            foreign.push(below.to_path_buf());
        }
        foreign.iter().for_each(|path| wanted.add(path));
        Ok(())
    }

    /// Files that are as they were. Gives the paths of those that were not in the new folder yet.
    fn carry_over_kept<'f>(&self, files: &'f BTreeMap<String, Known>) -> Result<BTreeSet<&'f str>, Error> {
        let kept = files.par_iter().filter(|(_, known)| known.placed == Some(Placed::Kept));
        let missing = kept.filter(|(path, _)| {
            let path = Path::new(path);
            !self.base.is_same(path, &self.out.join(path))
        });
        let linked = missing.map(|(path, _)| self.carry_over(Path::new(path)).map(|()| path.as_str()));
        linked.collect()
    }

    /// Links a file of the published site into the new folder, or copies it where the disk has no links.
    fn carry_over(&self, path: &Path) -> Result<(), Error> {
        let (old, target) = (self.out.join(path), self.next.join(path));
        self.create_folder_of(&target)?;
        if !self.base.is_empty() {
            remove(&target)?;
        }
        let linked = fs::hard_link(&old, &target).or_else(|_| copy(&old, &target));
        linked.map_err(Error::file("copy", &old))
    }

    /// In one step where the system has one; else there is a moment in which the site stands under its other name alone,
    /// and a build that finds it so puts it back. Gives whether the old folder is kept.
    fn swap(&self, emitted: Emitted) -> Result<bool, Error> {
        let old = beside(&self.out, "old");
        remove(&old)?;
        let worth = emitted.changed <= emitted.files / WORTH;
        if self.out.exists() && exchange(&self.next, &self.out) {
            return Ok(self.asked.spare.keep(&self.next, worth));
        }
        if self.out.exists() {
            fs::rename(&self.out, &old).map_err(Error::file("move aside", &self.out))?;
        }
        if let Err(error) = fs::rename(&self.next, &self.out) {
            // Put the published site back before saying so.
            let _ = fs::rename(&old, &self.out);
            return Err(Error::file("move into place", &self.next)(error));
        }
        Ok(self.asked.spare.keep(&old, worth))
    }
}

/// Two folders change places at once; false where the system or its disk cannot.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> bool {
    false
}

/// A swap that was interrupted between its two renames left the published site under its other name.
fn recover(out: &Path) -> Result<(), Error> {
    let old = beside(out, "old");
    if !out.exists() && old.join(MANIFEST).is_file() {
        fs::rename(&old, out).map_err(Error::file("move back", &old))?;
    }
    Ok(())
}

/// An output folder is ours if it carries the marker, and free if it is empty or absent.
fn read_previous(out: &Path) -> Result<Option<Manifest>, Error> {
    let marker = out.join(MANIFEST);
    if fs::symlink_metadata(&marker).is_ok() && file_length(&marker).is_none() {
        return Err(Error::ForeignOutput(out.to_path_buf()));
    }
    match fs::read_to_string(&marker) {
        Ok(text) => Manifest::parse(&text).map(Some).ok_or_else(|| Error::ForeignOutput(out.to_path_buf())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let mut entries = match fs::read_dir(out) {
                Ok(entries) => entries,
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
                Err(error) => return Err(Error::file("list", out)(error)),
            };
            match entries.next() {
                None => Ok(None),
                Some(_) => Err(Error::ForeignOutput(out.to_path_buf())),
            }
        }
        Err(error) => Err(Error::file("read", &marker)(error)),
    }
}

/// A link, the link itself: what it leads to is not read.
fn copy(old: &Path, target: &Path) -> io::Result<()> {
    #[cfg(unix)]
    if old.is_symlink() {
        return std::os::unix::fs::symlink(fs::read_link(old)?, target);
    }
    fs::copy(old, target).map(drop)
}

/// Whether a file, and no link to one, is a compressed copy of an output.
fn is_copy(path: &Path, output: &Output, coding: Coding) -> bool {
    // Where packing does not pay, a copy is a little longer.
    file_length(path).is_some_and(|length| length <= 2 * output.bytes.len() as u64 + 1024)
        && fs::read(path).is_ok_and(|packed| coding.is_copy(&packed, &output.bytes))
}

/// Whether a file, and no link to one, has these bytes.
fn same_bytes(path: &Path, bytes: &[u8]) -> bool {
    file_length(path) == Some(bytes.len() as u64) && fs::read(path).is_ok_and(|old| old == bytes)
}

fn locked<T>(mutex: &Mutex<T>) -> Result<MutexGuard<'_, T>, Error> {
    mutex.lock().map_err(|_| Error::Internal("a thread that was writing the site ended in a panic".to_owned()))
}
