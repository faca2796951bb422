//! The captures at hand: what a clone of the dossier may lack, and what no page is made of unless its rights say so.

use super::{Described, read_bytes, sha256};
use crate::capture::CaptureRecord;
use std::path::{Path, PathBuf};

/// The folder of originals, which may be absent.
#[derive(Debug, Clone)]
pub struct Originals {
    folder: PathBuf,
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
        Self { folder: root.join("captures") }
    }

    /// Reads the capture that `record` speaks of.
    pub fn read(&self, record: &CaptureRecord) -> AtHand {
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
        Some(self.bytes(file)?.map(|bytes| sha256(&bytes)))
    }

    fn bytes(&self, file: &str) -> Option<Result<Vec<u8>, String>> {
        // A name from a record must not lead out of the folder.
        let path = Path::new(file);
        let is_name = path.components().count() == 1 && path.file_name().is_some();
        let path = self.folder.join(path);
        if !is_name || path.symlink_metadata().is_err() {
            return None;
        }
        Some(match read_bytes(&path) {
            Ok(read) => read.map(|(_, bytes)| bytes),
            Err(error) => Err(error.to_string()),
        })
    }
}
