//! What a built site consists of, file by file with its hash, so that a published copy can be compared with it.
//!
//! It stands beside the output folder and not in it: whoever can change the copy could change it along. Of the inputs it
//! holds one hash for all and none of their names, as a draft's name may not be known yet.

use crate::Error;
use crate::aside::write_whole;
use crate::diagnostic::Files;
use crate::folder::{self, EntryKind};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The format's name and version.
const FORMAT: &str = "malaf attestation 1";

/// What a site consists of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attestation {
    /// The format.
    pub format: String,
    /// The version of malaf that built the site.
    pub malaf: String,
    /// The texts that it was built of.
    pub inputs: Inputs,
    /// SHA-256 of every file, by its path below the folder.
    pub files: BTreeMap<String, String>,
}

/// The texts that a site was built of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inputs {
    /// How many.
    pub count: usize,
    /// SHA-256 over the lines `<sha256>  <path>` of all, sorted by path: what `sha256sum` prints.
    pub sha256: String,
}

/// How a copy differs from what was attested.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// A file has other bytes.
    Altered(String),
    /// A file is there that was not.
    Added(String),
    /// A file is not there.
    Missing(String),
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Altered(path) => write!(f, "altered: {path}"),
            Self::Added(path) => write!(f, "added: {path}"),
            Self::Missing(path) => write!(f, "missing: {path}"),
        }
    }
}

/// Where the attestation of the site in `out` stands: `public.attestation.json` beside `public`.
#[must_use]
pub fn path_of(out: &Path) -> PathBuf {
    // `.` and `site/..` have no name of their own.
    let out = out.canonicalize().unwrap_or_else(|_| out.to_path_buf());
    let mut name = out.file_name().unwrap_or("site".as_ref()).to_os_string();
    name.push(".attestation.json");
    out.with_file_name(name)
}

impl Attestation {
    /// The attestation of the site in `out`, which was built of `inputs`.
    ///
    /// # Errors
    /// Where a file cannot be read.
    pub fn of(out: &Path, inputs: &Files) -> Result<Self, Error> {
        Ok(Self {
            format: FORMAT.to_owned(),
            malaf: env!("CARGO_PKG_VERSION").to_owned(),
            inputs: Inputs::of(inputs),
            files: hashes(out)?,
        })
    }

    /// Writes it to `path`, the same bytes for the same site.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn write(&self, path: &Path) -> Result<(), Error> {
        let text = serde_json::to_string_pretty(self).map_err(|error| Error::Internal(error.to_string()))?;
        write_whole(path, format!("{text}\n").as_bytes())
    }

    /// Reads it.
    ///
    /// # Errors
    /// Where it cannot be read, or is no attestation of this format.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let text = fs::read_to_string(path).map_err(Error::file("read", path))?;
        let other = |why: String| Error::file("read", path)(io::Error::new(io::ErrorKind::InvalidData, why));
        let read: Self = serde_json::from_str(&text).map_err(|error| other(format!("no attestation: {error}")))?;
        if read.format == FORMAT {
            return Ok(read);
        }
        Err(other(format!("it is of the format `{}`, and this malaf reads `{FORMAT}`", read.format)))
    }

    /// How the copy in `folder` differs, sorted.
    ///
    /// # Errors
    /// Where a file of the copy cannot be read.
    pub fn compare(&self, folder: &Path) -> Result<Vec<Difference>, Error> {
        if !folder.is_dir() {
            return Err(Error::file("list", folder)(io::Error::other("it is no folder")));
        }
        let there = hashes(folder)?;
        let mut found: Vec<Difference> = Vec::new();
        for (path, hash) in &self.files {
            match there.get(path) {
                None => found.push(Difference::Missing(path.clone())),
                Some(other) if other != hash => found.push(Difference::Altered(path.clone())),
                Some(_) => {}
            }
        }
        found.extend(there.into_keys().filter(|path| !self.files.contains_key(path)).map(Difference::Added));
        found.sort();
        Ok(found)
    }
}

impl Inputs {
    fn of(files: &Files) -> Self {
        let mut all = Sha256::new();
        for (_, file) in files.iter() {
            all.update(format!("{}  {}\n", hexadecimal(&Sha256::digest(file.text.as_bytes())), file.path));
        }
        Self { count: files.len(), sha256: hexadecimal(&all.finalize()) }
    }
}

/// The hash of every file below `folder`; of a link, that it is one.
fn hashes(folder: &Path) -> Result<BTreeMap<String, String>, Error> {
    let hash = |entry: folder::Entry| match entry.kind {
        EntryKind::Link => Ok((entry.below, "a symbolic link".to_owned())),
        EntryKind::File => {
            let bytes = fs::read(&entry.path).map_err(Error::file("read", &entry.path))?;
            Ok((entry.below, hexadecimal(&Sha256::digest(&bytes))))
        }
    };
    folder::entries(folder)?.into_par_iter().map(hash).collect()
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
