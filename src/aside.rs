//! Files written whole or not at all, and locks that say who holds them.
//!
//! A text is written beside its file and renamed over it. What stands at the name beside it is never written through: a
//! copy of somebody else's dossier may hold a link there that leads to a file of ours.

use crate::Error;
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes `bytes` to `path`, over what stands there: whole, also where the machine stops in the midst of it.
///
/// # Errors
/// Where the disk refuses; what stood there then still does.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let aside = beside(path, "next");
    remove_if_there(&aside).map_err(Error::file("remove", &aside))?;
    let written = write_new(&aside, bytes).and_then(|()| fs::rename(&aside, path));
    if written.is_err() {
        let _ = fs::remove_file(&aside);
    }
    written.map_err(Error::file("write", path))
}

/// Where malaf keeps what is its own in the dossier at `root`.
pub fn own_folder(root: &Path) -> PathBuf {
    root.join(".malaf")
}

/// Writes what a later run may find useful into a folder below [`own_folder`], of which nobody's version control need know.
/// It may be lost at any time, so that nothing waits for the disk.
///
/// # Errors
/// Where a link stands in the place of the folder, or the disk refuses.
pub fn write_cache(path: &Path, text: &str) -> io::Result<()> {
    let aside = beside(path, "next");
    create_own_folder(path.parent().unwrap_or(path))?;
    remove_if_there(&aside)?;
    create_new(&aside, text.as_bytes())?;
    fs::rename(&aside, path)
}

/// Makes a folder in [`own_folder`], of which nobody's version control need know.
///
/// # Errors
/// Where a link stands in its place, or the disk refuses.
pub fn create_own_folder(folder: &Path) -> io::Result<()> {
    if folder.is_symlink() || folder.parent().is_some_and(Path::is_symlink) {
        return Err(io::Error::other("it is a symbolic link"));
    }
    fs::create_dir_all(folder)?;
    match create_new(&folder.join(".gitignore"), b"*\n") {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A rename may reach the disk before the bytes do.
    create_new(path, bytes)?.sync_all()
}

/// Where nothing stands, not even a link.
fn create_new(path: &Path, bytes: &[u8]) -> io::Result<File> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    Ok(file)
}

/// Removes a file; that there is none is no failure.
pub fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// `.public.next` beside `public`.
pub fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or("site".as_ref()));
    name.push(".");
    name.push(suffix);
    path.with_file_name(name)
}

/// One process at a time writes something. The operating system lets go of the lock when its holder ends, however it ends;
/// who ends well takes the file away, too.
#[derive(Debug)]
pub struct Lock {
    /// Held, and closed last.
    _file: File,
    path: PathBuf,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While the lock is held: who opened the file meanwhile sees that it stands there no more, and opens another.
        if cfg!(unix) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

impl Lock {
    /// Takes the lock in the file `path`, for writing `what`.
    ///
    /// # Errors
    /// Where another process holds it, or the disk refuses.
    pub fn take(path: &Path, what: &Path) -> Result<Self, Error> {
        let lost = || Error::file("lock", path)(io::Error::other("others take it away again and again"));
        (0..ATTEMPTS).find_map(|_| Self::try_take(path, what).transpose()).unwrap_or_else(|| Err(lost()))
    }

    /// The lock; `None` where another process took the file away between opening and locking it.
    fn try_take(path: &Path, what: &Path) -> Result<Option<Self>, Error> {
        if path.is_symlink() {
            return Err(Error::file("lock", path)(io::Error::other("it is a symbolic link")));
        }
        let mut options = OpenOptions::new();
        let opened = options.create(true).truncate(false).read(true).write(true).open(path);
        let mut file = opened.map_err(Error::file("open", path))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => {
                let holder = fs::read_to_string(path).unwrap_or_default();
                return Err(Error::Busy { out: what.to_path_buf(), holder: holder.trim().to_owned() });
            }
            Err(fs::TryLockError::Error(error)) => return Err(Error::file("lock", path)(error)),
        }
        if !stands_at(&file, path) {
            return Ok(None);
        }
        file.set_len(0).map_err(Error::file("write", path))?;
        writeln!(file, "process {}", std::process::id()).map_err(Error::file("write", path))?;
        Ok(Some(Self { _file: file, path: path.to_path_buf() }))
    }
}

/// So often a file may be taken away under our hands.
const ATTEMPTS: usize = 100;

/// Whether the open file is the one that stands at `path`.
#[cfg(unix)]
fn stands_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let key = |found: &fs::Metadata| (found.dev(), found.ino());
    let pair = file.metadata().and_then(|open| fs::symlink_metadata(path).map(|there| key(&open) == key(&there)));
    pair.unwrap_or(false)
}

/// Where an open file cannot be taken away, it stands there.
#[cfg(not(unix))]
fn stands_at(_: &File, _: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_stays_beside_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("captures.lock");
        write_whole(&path, b"one").expect("written");
        write_whole(&path, b"two").expect("written");
        assert_eq!(fs::read(&path).expect("there"), b"two");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_place_beside_is_not_written_through() {
        let folder = tempfile::tempdir().expect("a folder");
        let theirs = folder.path().join("theirs");
        fs::write(&theirs, "years of work").expect("written");
        for name in [".captures.lock.next", ".public.lock"] {
            std::os::unix::fs::symlink(&theirs, folder.path().join(name)).expect("a link");
        }
        write_whole(&folder.path().join("captures.lock"), b"one").expect("written");
        assert!(Lock::take(&folder.path().join(".public.lock"), folder.path()).is_err());
        assert_eq!(fs::read(&theirs).expect("there"), b"years of work");
    }

    #[test]
    fn who_comes_second_is_told_who_holds_the_lock() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("lock");
        let first = Lock::take(&path, folder.path()).expect("free");
        let second = Lock::take(&path, folder.path()).expect_err("held").to_string();
        assert!(second.contains(&format!("process {}", std::process::id())), "{second}");
        drop(first);
        assert!(Lock::take(&path, folder.path()).is_ok());
        #[cfg(unix)]
        assert!(!path.exists(), "nothing stays behind");
    }

    /// Many take and leave the same lock; two never hold it at once, although each takes the file away.
    #[test]
    fn a_lock_that_is_taken_away_with_its_file_is_held_by_one_at_a_time() {
        use std::sync::atomic::{AtomicUsize, Ordering};
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("lock");
        let (holders, taken) = (AtomicUsize::new(0), AtomicUsize::new(0));
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    // However busy the disk is, each comes to hold it five times.
                    let locks = (0..1_000_000).filter_map(|_| {
                        std::thread::yield_now();
                        Lock::take(&path, folder.path()).ok()
                    });
                    for lock in locks.take(5) {
                        assert_eq!(holders.fetch_add(1, Ordering::SeqCst), 0);
                        taken.fetch_add(1, Ordering::SeqCst);
                        std::thread::yield_now();
                        holders.fetch_sub(1, Ordering::SeqCst);
                        drop(lock);
                    }
                });
            }
        });
        assert_eq!(taken.load(Ordering::SeqCst), 40);
    }
}
