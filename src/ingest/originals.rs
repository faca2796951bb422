//! The captures at hand: what a clone of the dossier may lack, and what no page is made of unless its rights say so.

use super::{Described, read_bytes, sha256};
use crate::capture::CaptureRecord;
use crate::stamp::Stamp;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// The folder of originals, which may be absent.
#[derive(Debug, Clone)]
pub struct Originals {
    folder: PathBuf,
    is_there: bool,
    /// What was read of which file, where that is remembered.
    known: Option<Arc<AllKnown>>,
}

/// What was read of captures, by file.
type AllKnown = Mutex<BTreeMap<String, Arc<Known>>>;

/// A capture that was read, as long as its file is as it was.
#[derive(Debug)]
struct Known {
    stamp: Stamp,
    hash: String,
    described: OnceLock<Result<Box<Described>, String>>,
}

/// A capture as it is at hand, against what the lock says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AtHand {
    /// There is no such file.
    Absent,
    /// Its bytes are those that the lock knows.
    Same(Box<Described>),
    /// They are not; why, in words for the editor.
    Changed(String),
}

impl Originals {
    /// The originals of the dossier in `root`.
    pub fn below(root: &Path) -> Self {
        let folder = root.join("captures");
        Self { is_there: folder.symlink_metadata().is_ok(), folder, known: None }
    }

    /// The like; what was read of a file is not read again while its name, size and times stay.
    pub fn remembered_below(root: &Path) -> Self {
        Self { known: Some(Arc::default()), ..Self::below(root) }
    }

    /// The same, looked at again.
    #[must_use]
    pub fn again(&self) -> Self {
        Self { is_there: self.folder.symlink_metadata().is_ok(), ..self.clone() }
    }

    /// Reads the capture that `record` speaks of.
    pub fn read(&self, record: &CaptureRecord) -> AtHand {
        if let Some(known) = self.known(&record.file) {
            if known.hash != record.sha256 {
                return AtHand::Changed(format!("its SHA-256 is {}", known.hash));
            }
            return match known.described.get_or_init(|| self.describe(&record.file)) {
                Ok(described) if described.sha256 == known.hash => AtHand::Same(described.clone()),
                Ok(described) => AtHand::Changed(format!("its SHA-256 is {}", described.sha256)),
                Err(why) => AtHand::Changed(why.clone()),
            };
        }
        match self.bytes(&record.file) {
            None => AtHand::Absent,
            Some(Err(why)) => AtHand::Changed(why),
            Some(Ok(bytes)) => match sha256(&bytes) {
                hash if hash != record.sha256 => AtHand::Changed(format!("its SHA-256 is {hash}")),
                _ => match Described::new(&record.file, &bytes) {
                    Ok(described) => AtHand::Same(Box::new(described)),
                    Err(why) => AtHand::Changed(why),
                },
            },
        }
    }

    /// The hash of a capture's bytes; `None` where it is not at hand.
    pub fn hash(&self, file: &str) -> Option<Result<String, String>> {
        match self.known(file) {
            Some(known) => Some(Ok(known.hash.clone())),
            None => Some(self.bytes(file)?.map(|bytes| sha256(&bytes))),
        }
    }

    /// What is remembered of a file, which is read where nothing is. `None` where nothing can be remembered of it.
    fn known(&self, file: &str) -> Option<Arc<Known>> {
        let all = self.known.as_ref()?;
        let path = self.path(file)?;
        let stamp = Stamp::read(&path, &path.symlink_metadata().ok()?).ok().filter(Stamp::is_settled)?;
        let held = || all.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = held().get(file).filter(|known| known.stamp == stamp) {
            return Some(Arc::clone(known));
        }
        let hash = sha256(&self.bytes(file)?.ok()?);
        let known = Arc::new(Known { stamp, hash, described: OnceLock::new() });
        held().insert(file.to_owned(), Arc::clone(&known));
        Some(known)
    }

    fn describe(&self, file: &str) -> Result<Box<Described>, String> {
        let bytes = self.bytes(file).unwrap_or_else(|| Err("it is no longer there".to_owned()))?;
        Described::new(file, &bytes).map(Box::new)
    }

    /// A name from a record must not lead out of the folder.
    fn path(&self, file: &str) -> Option<PathBuf> {
        let path = Path::new(file);
        let is_name = path.components().count() == 1 && path.file_name().is_some();
        (self.is_there && is_name).then(|| self.folder.join(path))
    }

    fn bytes(&self, file: &str) -> Option<Result<Vec<u8>, String>> {
        let path = self.path(file)?;
        path.symlink_metadata().ok()?;
        Some(match read_bytes(&path) {
            Ok(read) => read.map(|(_, bytes)| bytes),
            Err(error) => Err(error.to_string()),
        })
    }
}
