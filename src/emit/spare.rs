//! The folder that the site stood in before the last build changed places with it. It is kept, so that the next build
//! need not make as many folders and links as the site has files, nor take as many away: it puts right what differs.
//!
//! What a spare folder holds is never trusted. A file in it counts as the published one only if both are one file (of
//! one number on one disk); whatever else stands there gives way. A name in it may be another name of a published file,
//! so nothing is ever written into a file that is there: it goes, and a new one comes.

use crate::Error;
use crate::aside::{create_own_folder, remove_if_there};
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::fs::{self, File, Metadata};
use std::io;
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
    /// The spare folder at `place`, below the folder that is malaf's own.
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
    /// empty one where nothing may be kept, or what is there cannot be read.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn begin(&self, next: &Path) -> Result<Base, Error> {
        if let Some(place) = self.place() {
            if fs::symlink_metadata(next).is_err() {
                // There may be none yet, or on another disk.
                let _ = fs::rename(place, next);
            }
            if let Ok(base) = Base::read(next) {
                return Ok(base);
            }
        }
        remove_folder(next)?;
        fs::create_dir(next).map_err(Error::file("create the folder", next))?;
        Ok(Base::default())
    }

    /// Keeps `folder` for the next build, or takes it away where it is not `worth` its room on the disk. Gives whether it
    /// was kept.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn keep(&self, folder: &Path, worth: bool) -> Result<bool, Error> {
        let is_kept = self.place().is_some_and(|place| worth && moved(folder, place).is_ok());
        if !is_kept {
            remove_folder(folder)?;
        }
        Ok(is_kept)
    }

    /// Takes away what was kept.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn forget(&self) -> Result<(), Error> {
        self.place().map_or(Ok(()), remove_folder)
    }
}

fn moved(folder: &Path, place: &Path) -> io::Result<()> {
    create_own_folder(place.parent().unwrap_or(place))?;
    fs::rename(folder, place)
}

impl Base {
    fn read(folder: &Path) -> io::Result<Self> {
        if folder.is_symlink() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        below(folder, Path::new(""))
    }

    /// Whether nothing stands there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && self.folders.is_empty()
    }

    /// Whether a file stood there at `path`.
    #[must_use]
    pub fn has(&self, path: &Path) -> bool {
        self.files.contains_key(path)
    }

    /// Whether the file that stood there at `path` is the one at `published`.
    #[must_use]
    pub fn is_same(&self, path: &Path, published: &Path) -> bool {
        let known = self.files.get(path);
        known.is_some_and(|known| fs::symlink_metadata(published).is_ok_and(|there| identity(&there) == Some(*known)))
    }

    /// Takes away files of `folder` that stood there before and are not `wanted`, and then folders in which no file is.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn remove_strays<'w>(&self, folder: &Path, wanted: impl Iterator<Item = &'w Path>) -> Result<(), Error> {
        let (mut files, mut folders) = (HashSet::new(), HashSet::new());
        for path in wanted {
            files.insert(path);
            // Where a folder is known, so are those around it.
            let around = path.ancestors().skip(1);
            around.take_while(|folder| folders.insert(*folder)).for_each(drop);
        }
        let is_stray = |path: &&PathBuf| !files.contains(path.as_path()) && !folders.contains(path.as_path());
        let strays: Vec<&PathBuf> = self.files.keys().filter(is_stray).collect();
        strays.par_iter().try_for_each(|path| gone(folder, path, fs::remove_file))?;
        self.folders.iter().filter(is_stray).try_for_each(|path| gone(folder, path, fs::remove_dir_all))
    }
}

/// Removes what stands at `path` below `folder`, unless it went already, or what stood around it.
fn gone(folder: &Path, path: &Path, remove: impl Fn(PathBuf) -> io::Result<()>) -> Result<(), Error> {
    match remove(folder.join(path)) {
        Err(error) if !matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            Err(Error::file("remove", &folder.join(path))(error))
        }
        _ => Ok(()),
    }
}

/// What stands in the folder `path` below `root`, at any depth: files, and folders. Links are taken
/// away: the site has none, and those of others are made anew.
fn below(root: &Path, path: &Path) -> io::Result<Base> {
    let mut base = Base::default();
    for entry in fs::read_dir(root.join(path))? {
        let entry = entry?;
        let (kind, path) = (entry.file_type()?, path.join(entry.file_name()));
        if kind.is_dir() {
            base.folders.push(path);
        } else if let Some(identity) = identity(&entry.metadata()?).filter(|_| kind.is_file()) {
            base.files.insert(path, identity);
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    let inner: Vec<Base> = base.folders.par_iter().map(|path| below(root, path)).collect::<io::Result<_>>()?;
    for more in inner {
        base.files.extend(more.files);
        base.folders.extend(more.folders);
    }
    Ok(base)
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

/// Takes away whatever stands at `path`; of a link, the link.
///
/// # Errors
/// Where the disk refuses.
pub fn clear(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Ok(there) if there.is_dir() => fs::remove_dir_all(path),
        Ok(_) => remove_if_there(path),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// The folder `path` below `root`, with those around it; files that stand in its way go.
///
/// # Errors
/// Where the disk refuses.
pub fn create_folder(root: &Path, path: &Path) -> io::Result<()> {
    fs::create_dir_all(path).or_else(|_| {
        let mut around: Vec<&Path> = path.ancestors().take_while(|part| *part != root).collect();
        around.reverse();
        let in_the_way =
            around.into_iter().filter(|part| fs::symlink_metadata(part).is_ok_and(|there| !there.is_dir()));
        in_the_way.into_iter().try_for_each(remove_if_there)?;
        fs::create_dir_all(path)
    })
}

/// Takes a folder away with all that is in it; that there is none is no failure.
///
/// # Errors
/// Where the disk refuses.
pub fn remove_folder(folder: &Path) -> Result<(), Error> {
    match fs::remove_dir_all(folder) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Error::file("remove", folder)(error)),
    }
}
