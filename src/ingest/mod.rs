//! `malaf ingest`: an original → `captures/` and `captures.lock`. Beside the pipeline; it never changes what exists.
//!
//! Bytes become paragraphs ([`reader`]); each paragraph is judged by rules that are data ([`rules`]), each decision with
//! its reason in words; then the facts are looked for, each with the paragraphs it rests on ([`facts`]). An original is
//! copied byte for byte. The same bytes again change nothing; other bytes under a known name are an error.

mod bibliography;
mod described;
mod draft;
mod duplicates;
mod facts;
mod file;
mod judge;
mod originals;
mod reader;
mod rules;
mod verify;

pub use bibliography::{BibliographyItem, read_bibliography, why_by_bibliography};
pub use described::described_as_json;
pub use draft::{DossierSays, draft, toml_string};
pub use facts::{DateFact, DateStatus, Facts, Named};
pub use file::{LARGEST, read_bytes};
pub use judge::Judged;
pub use originals::{AtHand, Originals};
pub use reader::{Hint, Metadata, ReadCapture, read};
pub use verify::{Sidecar, Verdict, sidecars, verify};

use crate::Error;
use crate::aside::write_whole;
use crate::capture::{CaptureRecord, CapturesLock, FingerprintSet, ParagraphRecord};
use crate::language::words;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// What came of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is new and was taken, or the lock's record of it was made anew.
    Taken(Box<Described>),
    /// The same bytes were there already.
    Known,
    /// It cannot be taken; why, in words for the editor.
    Refused(String),
}

/// A capture with all that was found in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Described {
    /// Its file name.
    pub file: String,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// Its paragraphs and what the file says of itself.
    pub read: ReadCapture,
}

impl Described {
    /// Reads a capture's bytes.
    ///
    /// # Errors
    /// Why it cannot be read, in words for the editor.
    pub fn new(name: &str, bytes: &[u8]) -> Result<Self, String> {
        let read = read(name, bytes)?;
        if read.paragraphs.is_empty() {
            return Err("it holds no text".to_owned());
        }
        Ok(Self { file: name.to_owned(), sha256: sha256(bytes), read })
    }

    /// Every paragraph with its role and the reason.
    pub fn judged(&self) -> Vec<Judged<'_>> {
        let paragraphs: Vec<(&str, Hint)> =
            self.read.paragraphs.iter().map(|(text, hint)| (text.as_str(), *hint)).collect();
        judge::judge(&paragraphs)
    }

    /// Title, publisher, byline and date.
    pub fn facts(&self) -> Facts {
        facts::find_facts(&self.judged(), &self.read.metadata)
    }

    /// What the lock keeps of it, but for the names in it, which only a dossier knows.
    pub fn record(&self) -> CaptureRecord {
        let paragraphs = self.judged().into_iter().map(|judged| ParagraphRecord {
            n: judged.n,
            role: judged.role,
            words: u32::try_from(words(judged.text).count()).unwrap_or(u32::MAX),
            fingerprints: if judged.role.may_be_quoted() {
                FingerprintSet::of(&self.sha256, judged.text)
            } else {
                FingerprintSet::default()
            },
        });
        CaptureRecord {
            file: self.file.clone(),
            sha256: self.sha256.clone(),
            encoding: self.read.encoding.to_owned(),
            paragraphs: paragraphs.collect(),
            mentions: None,
        }
    }
}

/// SHA-256 in lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Takes one file into the dossier in `root`; `lock` is changed to match and written by the caller.
///
/// # Errors
/// Where the disk refuses. What is wrong with the file itself is an [`Outcome::Refused`].
pub fn ingest(root: &Path, file: &Path, lock: &mut CapturesLock) -> Result<Outcome, Error> {
    let (name, bytes) = match read_bytes(file)? {
        Ok(read) => read,
        Err(why) => return Ok(Outcome::Refused(why)),
    };
    let described = match Described::new(&name, &bytes) {
        Ok(described) => described,
        Err(why) => return Ok(Outcome::Refused(why)),
    };
    let mut record = described.record();
    let stored = root.join("captures").join(&name);
    if let Some(known) = lock.find(&name) {
        if known.sha256 != record.sha256 {
            return Ok(Outcome::Refused(format!(
                "the lock knows another capture of this name, with SHA-256 {}; an original never changes: give the new one \
                 another name",
                known.sha256
            )));
        }
        record.mentions.clone_from(&known.mentions);
        if **known == record && same_file(&stored, &bytes) {
            return Ok(Outcome::Known);
        }
    }
    if let Err(why) = store(root, &name, &bytes)? {
        return Ok(Outcome::Refused(why));
    }
    lock.insert(record);
    Ok(Outcome::Taken(Box::new(described)))
}

fn same_file(path: &Path, bytes: &[u8]) -> bool {
    let is_file = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file());
    is_file && fs::read(path).is_ok_and(|there| there == bytes)
}

/// Copies the original, never over another, and whole or not at all.
fn store(root: &Path, name: &str, bytes: &[u8]) -> Result<Result<(), String>, Error> {
    let folder = root.join("captures");
    fs::create_dir_all(&folder).map_err(Error::file("create the folder", &folder))?;
    let path = folder.join(name);
    if same_file(&path, bytes) {
        return Ok(Ok(()));
    }
    if fs::symlink_metadata(&path).is_ok() {
        return Ok(Err(format!(
            "`captures/{name}` holds something else already, and an original is never overwritten: give the new one another \
             name"
        )));
    }
    write_whole(&path, bytes)?;
    Ok(Ok(()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn is_whole(name: &str, bytes: &[u8]) {
        if let Ok(described) = Described::new(name, bytes) {
            let record = described.record();
            assert_eq!(record.paragraphs.len(), described.read.paragraphs.len());
            let count = record.paragraphs.len();
            let facts = described.facts();
            let named = [facts.title, facts.publisher, facts.byline].into_iter().flatten();
            let rests_on =
                named.filter_map(|named| named.paragraph).chain(facts.date.into_iter().flat_map(|d| d.paragraphs));
            assert!(rests_on.into_iter().all(|n| n.get() as usize <= count));
            let lock = CapturesLock::new(vec![record]);
            assert_eq!(CapturesLock::parse(&lock.to_text()), Ok(lock));
        }
    }

    proptest! {
        #[test]
        fn no_bytes_break_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            is_whole("x.txt", &bytes);
        }

        #[test]
        fn no_text_breaks_the_judge(text in "(بقلم|نشر في|المصدر :|آخر تحديث|3 آب 2017|منذ|By | - |\\\\(رويترز\\\\)|«|»|\\n|كلمة وكلمة |a word and more\\\\. |©){0,40}") {
            is_whole("x.md", text.as_bytes());
        }

        #[test]
        fn no_page_breaks_the_walk(inner in "(<p>|</p>|<div class='share'>|</div>|<h1>|<time datetime='2019-05-12'>|<br>|<table>|<li>|<!--|-->|<a|>|words |كلمة |&amp;|&#x0;|<script>|</script>){0,40}") {
            is_whole("x.html", format!("<!doctype html><html><body>{inner}").as_bytes());
        }

        #[test]
        fn no_archive_breaks_the_reader(inner in "(WARC-Type: response\r\n|Content-Length: 20\r\n|\r\n|HTTP/1.1 200 OK\r\n|Content-Type: text/html\r\n|Transfer-Encoding: chunked\r\n|5\r\n|<html>){0,20}") {
            is_whole("x.warc", format!("WARC/1.0\r\n{inner}").as_bytes());
        }
    }
}
