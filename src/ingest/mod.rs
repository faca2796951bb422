//! `malaf ingest`: an original → `captures/` and `captures.lock`. Beside the pipeline; it never changes what exists.
//!
//! An original is copied byte for byte; its paragraphs are judged by rules that are data ([`rules`]), each decision with
//! its reason in words. The same bytes again change nothing; other bytes under a known name are an error.

mod judge;
mod rules;

pub use judge::{Judged, judge};

use crate::Error;
use crate::capture::{CaptureRecord, CapturesLock, ParagraphRecord, lines};
use crate::language::words;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// What came of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is new and was taken.
    Taken(CaptureRecord),
    /// The same bytes were there already.
    Known,
    /// It cannot be taken; why, in words for the editor.
    Refused(String),
}

/// A capture larger than this is no article (somewhat arbitrary).
const LARGEST: u64 = 16 * 1024 * 1024;

/// Takes one file into the dossier in `root`; `lock` is changed to match and written by the caller.
///
/// # Errors
/// Where the disk refuses. What is wrong with the file itself is an [`Outcome::Refused`].
pub fn ingest(root: &Path, file: &Path, lock: &mut CapturesLock) -> Result<Outcome, Error> {
    let Some(name) = file.file_name().and_then(|name| name.to_str()) else {
        return Ok(Outcome::Refused("its name is not UTF-8".to_owned()));
    };
    let size = fs::metadata(file).map_err(Error::file("read", file))?.len();
    if size > LARGEST {
        return Ok(Outcome::Refused("it is larger than 16 MB".to_owned()));
    }
    let bytes = fs::read(file).map_err(Error::file("read", file))?;
    let record = match record(name, &bytes) {
        Ok(record) => record,
        Err(why) => return Ok(Outcome::Refused(why)),
    };
    if let Some(known) = lock.find(name) {
        if known.sha256 != record.sha256 {
            return Ok(Outcome::Refused(format!(
                "the lock knows another capture of this name, with SHA-256 {}; an original never changes: give the new one \
                 another name",
                known.sha256
            )));
        }
        if *known == record && same_file(&root.join("captures").join(name), &bytes) {
            return Ok(Outcome::Known);
        }
    }
    store(root, name, &bytes)?;
    lock.insert(record.clone());
    Ok(Outcome::Taken(record))
}

fn record(name: &str, bytes: &[u8]) -> Result<CaptureRecord, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8 text".to_owned())?;
    if text.contains('\0') {
        return Err("it holds NUL bytes, so it is no text".to_owned());
    }
    let judged = judge(&lines(text.trim_start_matches('\u{feff}')).collect::<Vec<_>>());
    if judged.is_empty() {
        return Err("it holds no text".to_owned());
    }
    let paragraphs = judged.into_iter().map(|judged| ParagraphRecord {
        n: judged.n,
        role: judged.role,
        words: u32::try_from(words(judged.text).count()).unwrap_or(u32::MAX),
    });
    Ok(CaptureRecord {
        file: name.to_owned(),
        sha256: Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect(),
        encoding: "UTF-8".to_owned(),
        paragraphs: paragraphs.collect(),
    })
}

fn same_file(path: &Path, bytes: &[u8]) -> bool {
    fs::read(path).is_ok_and(|there| there == bytes)
}

/// Copies the original, never over another.
fn store(root: &Path, name: &str, bytes: &[u8]) -> Result<(), Error> {
    let folder = root.join("captures");
    fs::create_dir_all(&folder).map_err(Error::file("create the folder", &folder))?;
    let path = folder.join(name);
    if same_file(&path, bytes) {
        return Ok(());
    }
    let mut file =
        fs::OpenOptions::new().write(true).create_new(true).open(&path).map_err(Error::file("create", &path))?;
    std::io::Write::write_all(&mut file, bytes).map_err(Error::file("write", &path))
}
