//! A file by what changes with it: its name, size and times. Nothing of it is read.

use sha2::{Digest, Sha256};
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A file that was written within this time may be written again without any sign of it: clocks of file systems tick.
#[cfg(unix)]
const TICK: Duration = Duration::from_millis(50);
#[cfg(not(unix))]
const TICK: Duration = Duration::from_secs(2);

/// A file by what changes with it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    path: PathBuf,
    size: u64,
    modified: Duration,
    /// When the system last noted any change, and of which file: no program can set these.
    noted: Option<(Duration, u64)>,
}

impl Stamp {
    /// The program that runs: another may make another site.
    pub fn of_program() -> Option<Self> {
        let program = std::env::current_exe().ok()?;
        Self::of(&program, &fs::metadata(&program).ok()?)
    }

    /// The stamp of a file; what a link leads to may change without any sign at the link.
    ///
    /// # Errors
    /// Where it is no file, or has no dates.
    pub fn read(path: &Path, metadata: &Metadata) -> io::Result<Self> {
        let unclear = || io::Error::other("neither a file nor a folder");
        if metadata.is_file() { Self::of(path, metadata).ok_or_else(unclear) } else { Err(unclear()) }
    }

    fn of(path: &Path, metadata: &Metadata) -> Option<Self> {
        let modified = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        Some(Self { path: path.to_path_buf(), size: metadata.len(), modified, noted: noted(metadata) })
    }

    /// Whether the file has long been as it is: one written a moment ago may be written again without any sign of it.
    pub fn is_older_than(&self, now: SystemTime) -> bool {
        let youngest = self.noted.map_or(self.modified, |(noted, _)| noted.max(self.modified));
        UNIX_EPOCH.checked_add(youngest + TICK).is_some_and(|settled| settled < now)
    }

    /// Whether the file has by now long been as it is.
    pub fn is_settled(&self) -> bool {
        self.is_older_than(SystemTime::now())
    }

    /// Puts everything of it into a hash.
    pub fn hash_into(&self, hasher: &mut Sha256) {
        hasher.update(self.path.as_os_str().as_encoded_bytes());
        let (at, file) = self.noted.unwrap_or_default();
        // A path holds no NUL.
        hasher.update([0]);
        hasher.update(self.size.to_le_bytes());
        hasher.update(self.modified.as_nanos().to_le_bytes());
        hasher.update(at.as_nanos().to_le_bytes());
        hasher.update(file.to_le_bytes());
    }

    /// A short text that is another where anything of it is.
    pub fn mark(&self) -> String {
        let mut hasher = Sha256::new();
        self.hash_into(&mut hasher);
        hexadecimal(hasher.finalize().get(..16).unwrap_or_default())
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

/// Waits until what was written before this has long been as it is.
pub fn let_settle() {
    std::thread::sleep(TICK + TICK / 5);
}

/// Bytes in the usual notation.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
