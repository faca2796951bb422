//! `malaf verify`: recomputes what the lock says from the originals, and lists what archivists put beside them.

use super::{AtHand, Originals};
use crate::Error;
use crate::capture::{CaptureRecord, CapturesLock};
use crate::folder::{EntryKind, entries};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// What became of one capture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Its bytes, and everything that the lock says of them, are the same.
    Same,
    /// It is not at hand.
    Absent,
    /// Its bytes are not those that were ingested; how.
    Changed(String),
    /// Its bytes are the same and the lock says something else of them; what.
    LockDiffers(String),
}

/// A file beside the captures that is none of them: a web archive, a time stamp, a log of custody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sidecar {
    /// Its path below `captures/`.
    pub path: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// Verifies every capture of the lock, in its order.
pub fn verify(originals: &Originals, lock: &CapturesLock) -> Vec<(String, Verdict)> {
    lock.iter().map(|record| (record.file.clone(), verdict(originals, record))).collect()
}

fn verdict(originals: &Originals, record: &CaptureRecord) -> Verdict {
    match originals.read(record) {
        AtHand::Absent => Verdict::Absent,
        AtHand::Changed(how) => Verdict::Changed(how),
        AtHand::Same(described) => difference(record, &described.record()).map_or(Verdict::Same, Verdict::LockDiffers),
    }
}

fn difference(locked: &CaptureRecord, found: &CaptureRecord) -> Option<String> {
    if locked.encoding != found.encoding {
        return Some(format!("the encoding is {}", found.encoding));
    }
    if locked.paragraphs.len() != found.paragraphs.len() {
        return Some(format!("it has {} paragraphs", found.paragraphs.len()));
    }
    let other = locked.paragraphs.iter().zip(&found.paragraphs).find(|(locked, found)| locked != found)?.1;
    Some(format!("{} is a {} of {} words, or has other fingerprints", other.n, other.role.as_str(), other.words))
}

/// Every file in the folder of captures that the lock does not know, hashed; hidden ones left out.
///
/// # Errors
/// Where one cannot be read.
pub fn sidecars(root: &Path, lock: &CapturesLock) -> Result<Vec<Sidecar>, Error> {
    let found = entries(&root.join("captures"))?;
    let foreign = found.into_iter().filter(|entry| {
        entry.kind == EntryKind::File && !entry.below.starts_with('.') && lock.find(&entry.below).is_none()
    });
    foreign.map(|entry| Ok(Sidecar { sha256: hash_of(&entry.path)?, path: entry.below })).collect()
}

/// The hash of a file of any size: a web archive may not fit in memory.
fn hash_of(path: &Path) -> Result<String, Error> {
    use sha2::{Digest, Sha256};
    let mut file = File::open(path).map_err(Error::file("read", path))?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match file.read(&mut buffer).map_err(Error::file("read", path))? {
            0 => break,
            read => hasher.update(buffer.get(..read).unwrap_or_default()),
        }
    }
    Ok(super::hexadecimal(&hasher.finalize()))
}

#[cfg(test)]
mod tests {
    use super::super::sha256;
    use super::*;

    #[test]
    fn a_large_file_is_hashed_like_a_small_one() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        let bytes = vec![7_u8; 200_000];
        std::fs::write(file.path(), &bytes).expect("written");
        assert_eq!(hash_of(file.path()).expect("readable"), sha256(&bytes));
    }
}
