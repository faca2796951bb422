//! The folder that the site stood in before the last build changed places with it. It is kept, so that the next build
//! need not make as many folders and links as the site has files, nor take as many away: it puts right what differs.
//!
//! What a spare folder holds is never trusted. A file in it counts as the published one only if both are one file (of
//! one number on one disk), a folder only with the rights of a new one; whatever else stands there gives way. A name in
//! it may be another name of a published file, so nothing is ever written into a file that is there: it goes, and a new
//! one comes.

use crate::Error;
use crate::aside::{create_own_folder, remove_if_there};
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Where a spare folder is kept, if anywhere.
#[derive(Debug, Default)]
pub struct Spare(Option<PathBuf>);

/// What stands in the folder that a site is put together in, by path below it.
#[derive(Debug, Default)]
pub struct Base {
    files: HashMap<PathBuf, Identity>,
    folders: Vec<PathBuf>,
}

/// A disk, and a file's number on it.
type Identity = (u64, u64);

impl Spare {
    /// The spare folder at `place`, below the folder that is malaf's own. A dossier has one: where another is kept beside
    /// it, of a site that stands elsewhere, that goes.
    #[must_use]
    pub fn at(place: PathBuf) -> Self {
        Self(Some(place))
    }

    /// A place that no link leads away from.
    fn place(&self) -> Option<&Path> {
        let place = self.0.as_deref().filter(|_| cfg!(unix))?;
        place.ancestors().take(3).all(|part| !part.is_symlink()).then_some(place)
    }

    /// Makes `next` a folder to put a site together in: of what is spare, or of what an interrupted build left there; an
    /// empty one where nothing may be kept, or what is there cannot be taken over.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn begin(&self, next: &Path) -> Result<Base, Error> {
        if let Some(place) = self.place() {
            let is_free = fs::symlink_metadata(next).is_err();
            // It may be on another disk.
            let is_taken = is_free && place.is_dir() && fs::rename(place, next).is_ok();
            match Base::take_over(next) {
                Ok(base) => return Ok(base),
                // What cannot be read cannot be taken away either.
                Err(_) if is_taken => drop(fs::rename(next, place)),
                Err(_) => {}
            }
        }
        remove(next)?;
        fs::create_dir(next).map_err(Error::file("create the folder", next))?;
        Ok(Base::default())
    }

    /// Keeps `folder` for the next build, or takes it away where it is not `worth` its room on the disk. Gives whether it
    /// was kept. The site is published by then: what cannot be taken away now is by the next build.
    pub fn keep(&self, folder: &Path, worth: bool) -> bool {
        let is_kept = self.place().is_some_and(|place| worth && moved(folder, place).is_ok());
        if !is_kept {
            let _ = clear(folder);
        }
        is_kept
    }

    /// Takes away what was kept, as far as it can be.
    pub fn forget(&self) {
        if let Some(place) = self.place() {
            let _ = clear(place);
        }
    }
}

fn moved(folder: &Path, place: &Path) -> io::Result<()> {
    let around = place.parent().unwrap_or(place);
    match fs::read_dir(around) {
        Ok(mut others) => others.try_for_each(|other| clear(&other?.path()))?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    create_own_folder(around)?;
    fs::rename(folder, place)
}

impl Base {
    /// What stands in `folder`, as far as a site may be put together of it: links are taken away, as the site has none and
    /// those of others are made anew, and folders get the rights of new ones.
    fn take_over(folder: &Path) -> io::Result<Self> {
        if folder.is_symlink() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        let rights = Rights::of_new(folder)?;
        rights.give(folder)?;
        let mut base = Self::default();
        // Level by level: folders may stand one in the other as deep as a disk can name them.
        let mut level = vec![PathBuf::new()];
        while !level.is_empty() {
            let listed = level.par_iter().map(|path| list(folder, path, rights)).collect::<io::Result<Vec<Self>>>()?;
            level.clear();
            for found in listed {
                base.files.extend(found.files);
                level.extend(found.folders);
            }
            base.folders.extend(level.iter().cloned());
        }
        Ok(base)
    }

    /// Whether nothing stands there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && self.folders.is_empty()
    }

    /// Whether the file that stood there at `path` is the one at `published`.
    #[must_use]
    pub fn is_same(&self, path: &Path, published: &Path) -> bool {
        let known = self.files.get(path);
        known.is_some_and(|known| fs::symlink_metadata(published).is_ok_and(|there| identity(&there) == Some(*known)))
    }

    /// Takes away from `folder` what stood there before and is not `wanted`.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn remove_strays(&self, folder: &Path, wanted: &Wanted) -> Result<(), Error> {
        let is_stray = |path: &&PathBuf| !wanted.files.contains(*path) && !wanted.folders.contains(*path);
        let strays: Vec<&PathBuf> = self.files.keys().filter(is_stray).collect();
        strays.par_iter().try_for_each(|path| gone(folder, path, fs::remove_file))?;
        self.folders.iter().filter(is_stray).try_for_each(|path| gone(folder, path, fs::remove_dir_all))
    }
}

/// The files that a folder is to hold, and the folders around them.
#[derive(Debug, Default)]
pub struct Wanted {
    files: HashSet<PathBuf>,
    folders: HashSet<PathBuf>,
}

impl Wanted {
    /// These files.
    #[must_use]
    pub fn of<'p>(paths: impl Iterator<Item = &'p Path>) -> Self {
        let mut wanted = Self::default();
        paths.for_each(|path| wanted.add(path));
        wanted
    }

    /// One more.
    pub fn add(&mut self, path: &Path) {
        self.files.insert(path.to_path_buf());
        // Where a folder is known, so are those around it.
        for folder in path.ancestors().skip(1) {
            if !self.folders.insert(folder.to_path_buf()) {
                break;
            }
        }
    }

    /// Whether there is no place for a file at `path`: a folder is to stand there, or a file where its folder would.
    #[must_use]
    pub fn has_no_place_for(&self, path: &Path) -> bool {
        self.folders.contains(path) || path.ancestors().skip(1).any(|folder| self.files.contains(folder))
    }
}

/// Removes what stands at `path` below `folder`, unless it went already, or what stood around it.
fn gone(folder: &Path, path: &Path, remove: impl Fn(PathBuf) -> io::Result<()>) -> Result<(), Error> {
    match remove(folder.join(path)) {
        Err(error) if !is_absence(&error) => Err(Error::file("remove", &folder.join(path))(error)),
        _ => Ok(()),
    }
}

/// Whether an error says that there is nothing, or a file where a folder would be.
fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// What stands in the folder `path` below `root` itself.
fn list(root: &Path, path: &Path, rights: Rights) -> io::Result<Base> {
    let mut base = Base::default();
    for entry in fs::read_dir(root.join(path))? {
        let entry = entry?;
        let (kind, path) = (entry.file_type()?, path.join(entry.file_name()));
        if kind.is_dir() {
            rights.give(&entry.path())?;
            base.folders.push(path);
        } else if let Some(identity) = identity(&entry.metadata()?).filter(|_| kind.is_file()) {
            base.files.insert(path, identity);
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(base)
}

/// Who may do what with a new folder.
#[cfg(unix)]
#[derive(Debug, Clone, Copy)]
struct Rights(u32);

#[cfg(unix)]
impl Rights {
    /// Those that the system gives to a new folder beside `folder`.
    fn of_new(folder: &Path) -> io::Result<Self> {
        use std::os::unix::fs::PermissionsExt;
        let probe = folder.with_extension("new");
        clear(&probe)?;
        fs::create_dir(&probe)?;
        let rights = fs::metadata(&probe)?.permissions().mode();
        fs::remove_dir(&probe)?;
        Ok(Self(rights))
    }

    fn give(self, folder: &Path) -> io::Result<()> {
        use std::os::unix::fs::PermissionsExt;
        let there = fs::symlink_metadata(folder)?.permissions().mode();
        if there == self.0 { Ok(()) } else { fs::set_permissions(folder, fs::Permissions::from_mode(self.0)) }
    }
}

#[cfg(not(unix))]
#[derive(Debug, Clone, Copy)]
struct Rights;

#[cfg(not(unix))]
impl Rights {
    fn of_new(_: &Path) -> io::Result<Self> {
        Ok(Self)
    }

    fn give(self, _: &Path) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems number no files")]
fn identity(metadata: &Metadata) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    Some((metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> Option<Identity> {
    None
}

/// A new file at `path`, in the place of whatever stands there.
///
/// # Errors
/// Where the disk refuses.
pub fn new_file(path: &Path) -> io::Result<File> {
    match File::create_new(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            clear(path)?;
            File::create_new(path)
        }
        created => created,
    }
}

/// A new file at `path` with these bytes, in the place of whatever stands there.
///
/// # Errors
/// Where the disk refuses.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    new_file(path).and_then(|mut file| file.write_all(bytes)).map_err(Error::file("write", path))
}

/// How long the file at `path` is; none where a link or anything else stands there, which might never end.
#[must_use]
pub fn file_length(path: &Path) -> Option<u64> {
    fs::symlink_metadata(path).ok().filter(Metadata::is_file).map(|there| there.len())
}

/// Takes away whatever stands at `path`; of a link, the link.
///
/// # Errors
/// Where the disk refuses.
pub fn clear(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Ok(there) if there.is_dir() => fs::remove_dir_all(path),
        Ok(_) => remove_if_there(path),
        Err(error) if is_absence(&error) => Ok(()),
        Err(error) => Err(error),
    }
}

/// The folder `path` below `root`, with those around it; files that stand in its way go.
///
/// # Errors
/// Where the disk refuses.
pub fn create_folder(root: &Path, path: &Path) -> io::Result<()> {
    fs::create_dir_all(path).or_else(|_| {
        let around = path.ancestors().take_while(|part| *part != root);
        // Another thread may be taking the same away; whether a folder can be made is seen by making it.
        around.filter(|part| !part.is_dir()).for_each(|part| drop(fs::remove_file(part)));
        fs::create_dir_all(path)
    })
}

/// Takes away whatever stands at `path`.
///
/// # Errors
/// Where the disk refuses.
pub fn remove(path: &Path) -> Result<(), Error> {
    clear(path).map_err(Error::file("remove", path))
}
