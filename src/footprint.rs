//! What a build read and wrote, by name, size and time: where both are as they were, nothing need be read or written.
//!
//! Beside the pipeline. It is kept below `.malaf/` in the dossier's folder, as one line a question, and only after a
//! build that found nothing wrong: what was found would have to be said again. It is never trusted beyond that: whatever
//! differs, is missing, cannot be listed or was written a moment ago makes the build a whole one.

use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// All that a build reads below the dossier's folder.
const READ: [&str; 7] =
    ["site.toml", "captures.lock", "translations.lock", "content", "captures", "templates", "themes"];

/// The first line, with the format's version.
const HEADER: &str = "malaf footprint 1";

/// A file that was written within this time may be written again without any sign of it: clocks of file systems tick.
#[cfg(unix)]
const TICK: Duration = Duration::from_millis(50);
#[cfg(not(unix))]
const TICK: Duration = Duration::from_secs(2);

/// What a build is about to read.
#[derive(Debug)]
pub struct Footprint {
    place: PathBuf,
    out: PathBuf,
    read: String,
    is_settled: bool,
}

impl Footprint {
    /// The footprint of a build of `root` into `out`; `asked` is whatever else the site depends on. `None` where it
    /// cannot be told: a folder that cannot be listed, a link that leads elsewhere.
    pub fn before(root: &Path, out: &Path, asked: &str) -> Option<Self> {
        let (root, out) = (std::path::absolute(root).ok()?, std::path::absolute(out).ok()?);
        let now = SystemTime::now();
        let program = std::env::current_exe().ok()?;
        let program = Stamp::of(&program, &fs::metadata(&program).ok()?)?;
        let mut stamps = vec![program];
        for name in READ {
            stamps.extend(stamps_at(&root.join(name)).ok()?);
        }
        let is_settled = stamps.iter().all(|stamp| stamp.is_older_than(now));
        let asked = format!("{HEADER}\n{}\n{}\n{asked}\n", root.display(), out.display());
        let name = hexadecimal(&Sha256::digest(asked.as_bytes()));
        Some(Self {
            place: root.join(".malaf").join("footprints").join(name.get(..16)?),
            out,
            read: digest(&asked, stamps),
            is_settled,
        })
    }

    /// How many files the site has, where it stands as the last build of the same wrote it.
    pub fn stands(&self) -> Option<usize> {
        let kept = fs::read_to_string(&self.place).ok()?;
        let mut lines = kept.lines();
        let sound = lines.next() == Some(HEADER) && lines.next() == Some(self.read.as_str());
        let (wrote, files) = (lines.next()?, lines.next()?.parse().ok()?);
        (sound && self.wrote()? == wrote).then_some(files)
    }

    /// Keeps what was read and what now stands in the output folder. That it cannot be kept makes the next build a
    /// whole one, and is no failure of this one.
    pub fn keep(&self, files: usize) {
        if let (true, Some(wrote)) = (self.is_settled, self.wrote()) {
            let text = format!("{HEADER}\n{}\n{wrote}\n{files}\n", self.read);
            let folder = self.place.parent().unwrap_or(&self.place);
            let aside = self.place.with_extension("next");
            // Nobody's version control need know of it.
            let ignored = || fs::write(folder.join(".gitignore"), "*\n");
            let kept = fs::create_dir_all(folder).and_then(|()| ignored()).and_then(|()| fs::write(&aside, text));
            let _ = kept.and_then(|()| fs::rename(&aside, &self.place));
        }
    }

    fn wrote(&self) -> Option<String> {
        Some(digest(HEADER, stamps_at(&self.out).ok()?))
    }
}

/// A file by what changes with it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Stamp {
    path: PathBuf,
    size: u64,
    modified: Duration,
    /// When the system last noted any change, and of which file: no program can set these.
    noted: Option<(Duration, u64)>,
}

impl Stamp {
    fn of(path: &Path, metadata: &Metadata) -> Option<Self> {
        let modified = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        Some(Self { path: path.to_path_buf(), size: metadata.len(), modified, noted: noted(metadata) })
    }

    fn is_older_than(&self, now: SystemTime) -> bool {
        let youngest = self.noted.map_or(self.modified, |(noted, _)| noted.max(self.modified));
        UNIX_EPOCH.checked_add(youngest + TICK).is_some_and(|settled| settled < now)
    }
}

#[cfg(unix)]
fn noted(metadata: &Metadata) -> Option<(Duration, u64)> {
    use std::os::unix::fs::MetadataExt;
    let (seconds, parts) = (u64::try_from(metadata.ctime()).ok()?, u32::try_from(metadata.ctime_nsec()).ok()?);
    Some((Duration::new(seconds, parts), metadata.ino()))
}

#[cfg(not(unix))]
fn noted(_: &Metadata) -> Option<(Duration, u64)> {
    None
}

/// The file at `path`, or all below the folder; nothing where there is neither.
fn stamps_at(path: &Path) -> io::Result<Vec<Stamp>> {
    match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_dir() => stamps_below(path),
        Ok(metadata) => stamp(path, &metadata).map(|stamp| vec![stamp]),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

fn stamps_below(folder: &Path) -> io::Result<Vec<Stamp>> {
    let (mut stamps, mut folders) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            folders.push(entry.path());
        } else {
            stamps.push(stamp(&entry.path(), &entry.metadata()?)?);
        }
    }
    let below: Vec<Vec<Stamp>> = folders.par_iter().map(|folder| stamps_below(folder)).collect::<io::Result<_>>()?;
    stamps.extend(below.into_iter().flatten());
    Ok(stamps)
}

/// What a link leads to may change without any sign here.
fn stamp(path: &Path, metadata: &Metadata) -> io::Result<Stamp> {
    let unclear = || io::Error::other("neither a file nor a folder");
    if metadata.is_file() { Stamp::of(path, metadata).ok_or_else(unclear) } else { Err(unclear()) }
}

fn digest(head: &str, mut stamps: Vec<Stamp>) -> String {
    stamps.sort_unstable();
    let mut hasher = Sha256::new_with_prefix(head.as_bytes());
    for Stamp { path, size, modified, noted } in stamps {
        hasher.update(path.as_os_str().as_encoded_bytes());
        let (at, file) = noted.unwrap_or_default();
        // A path holds no NUL.
        hasher.update([0]);
        hasher.update(size.to_le_bytes());
        hasher.update(modified.as_nanos().to_le_bytes());
        hasher.update(at.as_nanos().to_le_bytes());
        hasher.update(file.to_le_bytes());
    }
    hexadecimal(&hasher.finalize())
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
